import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RowId } from '../../../../src/log/rows/rowId';
import { makeRange } from '../../../../src/log/csv/lines';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { billLines } from '../../support/billing';
import { EditedDocument, type Replacement } from '../../support/editedDocument';
import { formatEntry, buildLog } from '../../support/logBuilder';
import { runs } from '../../support/fuzzRuns';

/** Opens a log in an editor. */
function openLog(text: string) {
  const document = new EditedDocument(text);
  const billed = billLines(document);
  const log = billed.logs[0]!;
  return {
    document,
    rows(): RowId[] {
      const rows: RowId[] = [];
      log.walk((row) => rows.push(row) > 0);
      return rows;
    },
    offsetOf(line: number): number {
      let offset = 0;
      for (let above = 0; above < line; above++) {
        offset += document.lineAt(above).length + 1;
      }
      return offset;
    },
    change(replacements: readonly Replacement[]): void {
      billed.applyEdits(log, toLineEdits(document.change(replacements)));
    },
    replace(startLine: number, startColumn: number, endLine: number, endColumn: number, text: string): void {
      const changes = document.replace(makeRange(startLine, startColumn, endLine, endColumn), text);
      billed.applyEdits(log, toLineEdits(changes));
    },
  };
}

const ENTRIES = ['1', '2', '3', '4', '5'].map((minutes) => ({ minutes }));

describe('A row of a log has the same ID', () => {
  it('after one of its cells is edited', () => {
    const log = openLog(buildLog(...ENTRIES));
    const before = log.rows();
    log.replace(3, 0, 3, 8, '2/2/2024');
    log.replace(3, 9, 3, 11, 'P2');
    assert.deepEqual(log.rows(), before);
  });

  it('after one of its cells changes to several lines and back to one line', () => {
    const log = openLog(buildLog(...ENTRIES));
    const before = log.rows();
    log.replace(2, 0, 2, 8, '"1\n2\n3"');
    assert.deepEqual(log.rows(), before);
    log.replace(2, 0, 4, 2, '1/3/2024');
    assert.deepEqual(log.rows(), before);
  });

  it('after a row is added above or below it', () => {
    const log = openLog(buildLog(...ENTRIES));
    const before = log.rows();
    log.replace(3, 0, 3, 0, `${formatEntry({ minutes: '99' })}\n`);
    const above = log.rows();
    assert.deepEqual([...above.slice(0, 3), ...above.slice(4)], before);
    const end = log.document.lineAt(1).length;
    log.replace(1, end, 1, end, `\n${formatEntry({ minutes: '98' })}`);
    const below = log.rows();
    assert.deepEqual([...below.slice(0, 2), ...below.slice(3)], above);
  });

  it('after rows above it are deleted', () => {
    const log = openLog(buildLog(...ENTRIES));
    const before = log.rows();
    log.replace(1, 0, 3, 0, '');
    assert.deepEqual(log.rows(), [before[0], ...before.slice(3)]);
  });

  it('after it is duplicated, and the copy below it has a new ID', () => {
    const log = openLog(buildLog(...ENTRIES));
    const before = log.rows();
    const text = log.document.lineAt(3);
    log.replace(3, text.length, 3, text.length, `\n${text}`);
    const after = log.rows();
    assert.deepEqual([...after.slice(0, 4), ...after.slice(5)], before);
    assert.ok(!before.includes(after[4]!));
  });

  it('after single rows are edited, added, and deleted anywhere', () => {
    const step = fc.record({
      kind: fc.constantFrom('cell', 'add', 'delete'),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      minutes: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
        const log = openLog(buildLog(...ENTRIES).trimEnd());
        const expected = log.rows();
        for (const [number, { kind, at, minutes }] of steps.entries()) {
          const line = 1 + Math.floor(at * (expected.length - 1));
          if (expected.length === 1 || kind === 'add') {
            const above = Math.min(line, expected.length) - 1;
            const end = log.document.lineAt(above).length;
            // All rows differ, because two equal rows can't be distinguished.
            log.replace(above, end, above, end, `\n${formatEntry({ minutes: String(minutes), staff: `S${number}` })}`);
            expected.splice(above + 1, 0, log.rows()[above + 1]!);
          } else if (kind === 'cell') {
            log.replace(line, 0, line, 0, String(minutes));
          } else {
            log.replace(line - 1, log.document.lineAt(line - 1).length, line, log.document.lineAt(line).length, '');
            expected.splice(line, 1);
          }
          assert.deepEqual(log.rows(), expected);
        }
        assert.equal(new Set(expected).size, expected.length);
      }),
      runs(100),
    );
  });

  it('after one event with several replacements adds and removes other rows', () => {
    const change = fc.record({
      gap: fc.integer({ min: 1, max: 90 }),
      removed: fc.integer({ min: 0, max: 3 }),
      added: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 12, size: 'max' }), (changes) => {
        const count = 3000;
        const log = openLog(buildLog(...Array.from({ length: count }, (_, row) => ({ staff: `S${row}` }))).trimEnd());
        let rest = log.rows();
        const expected: (RowId | 'new')[] = [];
        let line = 0;
        const replacements = changes.map(({ gap, removed, added }) => {
          // Replaces whole lines, from the start of one line to the start of another.
          line += gap;
          expected.push(...rest.slice(0, gap), ...new Array<'new'>(added).fill('new'));
          rest = rest.slice(gap + removed);
          const start = log.offsetOf(line);
          line += removed;
          return { start, end: log.offsetOf(line), text: `${formatEntry({ staff: 'new' })}\n`.repeat(added) };
        });
        expected.push(...rest);
        log.change(replacements);
        const rows = log.rows();
        assert.equal(rows.length, expected.length);
        assert.deepEqual(
          rows.filter((row, index) => expected[index] !== 'new' && expected[index] !== row),
          [],
        );
      }),
      runs(30),
    );
  });
});
