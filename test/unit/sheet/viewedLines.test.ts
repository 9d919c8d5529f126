import assert from 'node:assert/strict';
import { toLineEdits } from '../../../src/log/csv/lineEdits';
import { TextLines } from '../../../src/log/csv/lines';
import type { RowId } from '../../../src/log/rows/rowId';
import { NO_FILTER, type RowFilter, type ViewChoice } from '../../../src/sheet/viewChoice';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { billLines } from '../support/billing';
import { EditedDocument } from '../support/editedDocument';
import { buildLog, HEADER_LINE } from '../support/logBuilder';

const [MRN, MINUTES] = ['MRN', 'Minutes'].map((name) => HEADER_LINE.split(',').indexOf(name)) as [number, number];

const SAMPLE = buildLog(
  { date: '2/1/2024', mrn: 'P2', minutes: '61', staff: 'R. Alvarez', assessment: '1/2/2024', lastName: 'Haddad' },
  { date: '1/9/2024', mrn: 'P1', minutes: '9', payer: 'Humana' },
  { date: '1/3/2024', mrn: 'P1', minutes: '58' },
  { date: 'soon', mrn: 'P1', minutes: '5' },
  { date: '2/3/2024', mrn: 'P1', minutes: '100' },
);

function viewed(text = SAMPLE) {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  const [log] = billed.logs;
  return { view: new ViewedLines({ billed, log: log! }), billed, log: log!, lines };
}

/** Describes the lines of a view: a row by its line in the file, a header by its title. */
function outline({ view, log }: ReturnType<typeof viewed>): string[] {
  return Array.from({ length: view.lineCount }, (_, index) => {
    const line = view.at(index);
    switch (line?.kind) {
      case 'row':
        return `row ${log.lineOf(line.row)}`;
      case 'band':
        return `${line.month.mrn} ${line.month.month}${line.isFolded ? ' folded' : ''}`;
      case 'patient':
        return `${line.months[0]?.mrn}: ${line.months.length}${line.isFolded ? ' folded' : ''}`;
      default:
        return `unplaced ${line?.rowCount}${line?.isFolded ? ' folded' : ''}`;
    }
  });
}

function choice(parts: Partial<Omit<ViewChoice, 'filter'>> & { filter?: Partial<RowFilter> }): ViewChoice {
  return { grouping: 'patientMonth', sort: undefined, ...parts, filter: { ...NO_FILTER, ...parts.filter } };
}

describe('the lines of a view', () => {
  it('are grouped by patient and month, with unplaced rows first and rows by date', () => {
    assert.deepEqual(outline(viewed()), [
      'unplaced 1',
      'row 4',
      'P1 202402',
      'row 5',
      'P1 202401',
      'row 3',
      'row 2',
      'P2 202402',
      'row 1',
    ]);
  });

  it('can be grouped by patient, or in file order', () => {
    const log = viewed();
    log.view.choose(choice({ grouping: 'patient' }));
    assert.deepEqual(outline(log), ['unplaced 1', 'row 4', 'P1: 2', 'row 3', 'row 2', 'row 5', 'P2: 1', 'row 1']);
    log.view.choose(choice({ grouping: 'file' }));
    assert.deepEqual(outline(log), ['row 1', 'row 2', 'row 3', 'row 4', 'row 5']);
  });

  it('can be folded and unfolded, and revealing a row unfolds its group', () => {
    const log = viewed();
    assert.equal(log.view.foldLine(4), true);
    assert.equal(log.view.foldLine(6), false);
    assert.deepEqual(outline(log).slice(3), ['row 5', 'P1 202401 folded', 'P2 202402', 'row 1']);
    assert.deepEqual(log.view.foldedGroups, [2]);
    const hidden = log.log.rowAtLine(3)!;
    assert.equal(log.view.indexOfRow(hidden), undefined);
    assert.equal(log.view.unfoldRow(hidden), true);
    assert.equal(log.view.indexOfRow(hidden), 5);
    log.view.foldAll(true);
    assert.deepEqual(outline(log), ['unplaced 1 folded', 'P1 202402 folded', 'P1 202401 folded', 'P2 202402 folded']);
    log.view.foldAll(false);
    assert.equal(log.view.lineCount, 9);
  });

  it('have the index of a row in every view', () => {
    const log = viewed();
    for (const grouping of ['patientMonth', 'patient', 'file'] as const) {
      log.view.choose(choice({ grouping, sort: { column: 4, descending: true } }));
      for (let index = 0; index < log.view.lineCount; index++) {
        const line = log.view.at(index);
        assert.equal(line?.kind === 'row' ? log.view.indexOfRow(line.row) : index, index);
      }
    }
  });

  const filters: [string, Partial<RowFilter>, number[]][] = [
    ['a text in any column, whatever the case', { text: 'haddad' }, [1]],
    ['a month', { month: 202401 }, [2, 3]],
    ['a payer', { payers: ['Humana'] }, [2]],
    ['staff', { staff: ['R. Alvarez'] }, [1]],
    ['errors', { problem: 'error' }, [4]],
    ['one problem by its code', { problem: 'CB108' }, [3]],
    ['the code of the month', { code: '99493' }, [1, 5]],
    ['an add-on code', { code: '99494' }, [5]],
    ['months without a code', { code: 'none' }, [2, 3]],
    ['months near their next code', { near: 5 }, [2, 3]],
    ['values of a column, as they are read', { values: [{ column: MRN, values: ['P2'] }] }, [1]],
    [
      'values of two columns',
      {
        values: [
          { column: MRN, values: ['P1', 'P2'] },
          { column: MINUTES, values: ['61', '100'] },
        ],
      },
      [1, 5],
    ],
    ['several conditions at once', { month: 202402, code: '99494' }, [5]],
  ];
  for (const [name, filter, expected] of filters) {
    it(`are filtered by ${name}`, () => {
      const log = viewed();
      log.view.choose(choice({ grouping: 'file', filter }));
      assert.deepEqual(
        outline(log),
        expected.map((line) => `row ${line}`),
      );
      assert.equal(log.view.shownEntries, expected.length);
    });
  }

  it('are filtered by every row of a word that is reported once', () => {
    const log = viewed(
      buildLog({}, { activity: 'SCR' }, { activity: 'Pottery', mrn: 'P2' }, { activity: 's.c.r.', mrn: 'P3' }),
    );
    log.view.choose(choice({ grouping: 'file', filter: { problem: 'CB145' } }));
    assert.deepEqual(outline(log), ['row 2', 'row 3', 'row 4']);
  });

  it('are sorted within groups as dates, exact minutes, and texts with numbers, with empty cells last', () => {
    const log = viewed();
    const rows = (column: number, descending: boolean): string[] => {
      log.view.choose(choice({ grouping: 'file', sort: { column, descending } }));
      return outline(log);
    };
    assert.deepEqual(rows(4, false), ['row 4', 'row 2', 'row 3', 'row 1', 'row 5']);
    assert.deepEqual(rows(0, true), ['row 5', 'row 1', 'row 2', 'row 3', 'row 4']);
    assert.deepEqual(rows(7, false), ['row 1', 'row 3', 'row 4', 'row 5', 'row 2']);
    log.view.choose(choice({ sort: { column: 4, descending: true } }));
    assert.deepEqual(outline(log).slice(4, 7), ['P1 202401', 'row 3', 'row 2']);
  });
});

describe('a filter while the log is edited', () => {
  function edited() {
    const document = new EditedDocument(SAMPLE);
    const billed = billLines(document);
    const log = billed.logs[0]!;
    const view = new ViewedLines({ billed, log });
    view.choose(choice({ grouping: 'file', filter: { payers: ['Humana'] } }));
    const replace = (from: string, to: string): void => {
      const start = document.text.indexOf(from);
      billed.applyEdits(log, toLineEdits(document.change([{ start, end: start + from.length, text: to }])));
    };
    const shown = (): number[] => {
      view.refresh();
      const rows: RowId[] = [];
      view.walk((row) => rows.push(row) > 0);
      return rows.map((row) => log.lineOf(row));
    };
    return { replace, view, shown };
  }

  it('keeps a row that no longer matches after an edit until it is applied again', () => {
    const { replace, view, shown } = edited();
    assert.deepEqual(shown(), [2]);
    replace('Humana', 'Cigna');
    assert.deepEqual(shown(), [2]);
    view.choose(view.choice);
    assert.deepEqual(shown(), []);
  });

  it('shows an added row, and hides a row again if its edit is undone', () => {
    const { replace, shown } = edited();
    replace('R. Alvarez', 'D. Osei');
    assert.deepEqual(shown(), [1, 2]);
    replace('D. Osei', 'R. Alvarez');
    assert.deepEqual(shown(), [2]);
  });
});
