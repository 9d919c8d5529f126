import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { RANKS } from '../../../src/billing/factCandidates';
import { listFacts, type FactChoice } from '../../../src/billing/factList';
import { listFactPlaces } from '../../../src/billing/factPlaces';
import { countProblemTotals, countProblems, listProblems } from '../../../src/billing/problemList';
import { Checks, type Suppression } from '../../../src/billing/problems/checks';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { readCents } from '../../../src/billing/rules/feeSchedule';
import { TextLines } from '../../../src/log/csv/lines';
import { toLineEdits } from '../../../src/log/csv/lineEdits';
import { arbitraryEdits, arbitraryLog, arbitraryLogWithOptionalColumns, placeEdit } from '../support/arbitraryLogs';
import { TODAY, month } from '../support/billing';
import { captureState } from '../support/capturedState';
import { EditedDocument } from '../support/editedDocument';
import { runs } from '../support/fuzzRuns';

const HEADER = 'Date,MRN,Minutes,Activity,Payer,Initial Assessment,Referring Provider NPI,Problems List';

interface Cells {
  readonly date: string;
  readonly mrn: string;
  readonly minutes: string;
  readonly activity: string;
  readonly payer: string;
  readonly assessment: string;
  readonly npi: string;
  readonly problems: string;
}

const VALID: Cells = {
  date: '1/3/2024',
  mrn: 'P1',
  minutes: '70',
  activity: 'Psychiatric Consultation',
  payer: 'Cigna',
  assessment: '1/3/2024',
  npi: '1234567893',
  problems: 'F33.1',
};

const AUDITED = billingRules({ today: TODAY });

const textOf = (...rows: readonly Partial<Cells>[]): string =>
  [HEADER, ...rows.map((row) => Object.values({ ...VALID, ...row }).join(','))].join('\n');

function billWith(checks: Checks, ...texts: readonly string[]): BilledLogs {
  const billed = new BilledLogs(AUDITED, checks);
  texts.forEach((text) => billed.add(TextLines.of(text), { today: TODAY }));
  return billed;
}

const bill = (...texts: readonly string[]): BilledLogs => billWith(Checks.STANDARD, ...texts);

/** Lists facts such as `2 CB106 In all: 3 rows.`: the line, the code, and how far they reach. */
function summarize(billed: BilledLogs, choice: FactChoice = {}): string[] {
  return listFacts(billed, { hasHints: false, ...choice }).map(({ problem: { code, range, message } }) =>
    [range.start.line + 1, code, /In all: .*$/.exec(message)?.[0] ?? ''].join(' ').trim(),
  );
}

const WRONG = '1234567890';

describe('A fact', () => {
  it('is an NPI that fails its check digit, with the number of its rows and patients, at its latest month', () => {
    const billed = bill(
      textOf(
        { npi: WRONG },
        { npi: WRONG, date: '1/4/2024', minutes: '1' },
        { npi: WRONG, mrn: 'P2' },
        { npi: WRONG, mrn: 'P2', date: '2/3/2024' },
        { npi: '2222222222', date: '2/3/2024' },
      ),
    );
    assert.deepEqual(summarize(billed), ['5 CB106 In all: 4 rows, 2 patients, Jan 2024 to Feb 2024.', '6 CB106']);
  });

  it('is one for both logs that have it', () => {
    const billed = bill(textOf({ npi: WRONG }), textOf({ npi: WRONG, mrn: 'P2', date: '2/3/2024' }));
    const facts = listFacts(billed, { hasHints: false }).filter(({ problem }) => problem.code === 'CB106');
    assert.deepEqual(
      facts.map(({ log, extent }) => [log, extent.rows, extent.patients]),
      [[1, 2, 2]],
    );
  });

  it('is a missing diagnosis of an episode, however many months it has', () => {
    const months = ['1/3/2024', '2/3/2024', '3/3/2024'].map((date) => ({ date, problems: '' }));
    assert.deepEqual(summarize(bill(textOf(...months))), ['4 CB127 In all: 3 months, Jan 2024 to Mar 2024.']);
    const later = { date: '11/3/2024', assessment: '11/3/2024', problems: '' };
    assert.deepEqual(summarize(bill(textOf(...months, later))), [
      '5 CB127',
      '4 CB127 In all: 3 months, Jan 2024 to Mar 2024.',
    ]);
  });

  it('is a month without a psychiatric consultation, because claims are denied month by month', () => {
    const months = ['1/3/2024', '2/3/2024'].map((date) => ({ date, activity: 'Call' }));
    assert.deepEqual(summarize(bill(textOf(...months))), ['3 CB123', '2 CB123']);
  });

  it('is a row with an error, because each row is corrected separately', () => {
    assert.deepEqual(summarize(bill(textOf({}, { minutes: 'x' }, { minutes: 'y' }, { date: 'z' }))), [
      '5 CB010',
      '3 CB014',
      '4 CB014',
    ]);
  });

  it('has a row of each patient-month as a place, the latest month first', () => {
    const billed = bill(textOf({ npi: WRONG }, { npi: WRONG, date: '2/3/2024' }, { npi: WRONG, date: '1/2/2024' }));
    const [fact] = listFacts(billed, { hasHints: false });
    assert.deepEqual(
      listFactPlaces(billed, fact!).map(({ month: at, rows }) => [
        at?.month,
        rows.map((row) => billed.logs[0]!.lineOf(row) + 1),
      ]),
      [
        [month('2024-02'), [3]],
        [month('2024-01'), [2, 4]],
      ],
    );
  });
});

describe('Facts are in the order of', () => {
  it('months that aren’t closed, the latest first, and then closed months', () => {
    const billed = bill(textOf(...['1/3/2024', '2/3/2024', '3/3/2024'].map((date) => ({ date, activity: 'Call' }))));
    const closedMonths = new Set([month('2024-03'), month('2024-01')]);
    assert.deepEqual(summarize(billed, { closedMonths }), ['3 CB123', '4 CB123', '2 CB123']);
  });

  it('severity within a month, and then of the units that are at stake', () => {
    const rows = [
      { mrn: 'A', activity: 'Call' },
      { mrn: 'B', activity: 'Call', minutes: '160' },
      { mrn: 'C', minutes: 'x' },
    ];
    assert.deepEqual(summarize(bill(textOf(...rows))), ['4 CB014', '3 CB123', '2 CB123']);
  });

  it('the amounts that are at stake, if there are fees', () => {
    const rows = [
      { mrn: 'A', activity: 'Call', date: '2/3/2024' },
      { mrn: 'B', activity: 'Call', date: '2/3/2024', assessment: '2/3/2024' },
    ];
    const list = (initial: string): string[] => {
      const amounts = new Map([
        ['99492', readCents(initial)!],
        ['99493', readCents('100')!],
      ] as const);
      const fees = [{ profile: undefined, from: undefined, to: undefined, amounts }];
      const billed = new BilledLogs(billingRules({ today: TODAY, fees }));
      billed.add(TextLines.of(textOf(...rows)), { today: TODAY });
      return summarize(billed);
    };
    assert.deepEqual(list('99'), ['2 CB123', '3 CB123', '2 CB121']);
    assert.deepEqual(list('101'), ['3 CB123', '2 CB123', '2 CB121']);
  });

  it('the list up to any limit, with hints last', () => {
    fc.assert(
      fc.property(arbitraryLogWithOptionalColumns(15), arbitraryLog(5), fc.nat({ max: 12 }), (text, second, limit) => {
        const billed = bill(text, second);
        const all = listFacts(billed);
        const codes = all.map(({ problem }) => problem);
        assert.deepEqual(
          listFacts(billed, { limit }).map(({ problem }) => problem),
          codes.slice(0, limit),
        );
        const hints = codes.findIndex(({ severity }) => severity === 'hint');
        assert.ok(hints < 0 || codes.slice(hints).every(({ severity }) => RANKS[severity] === RANKS.hint));
      }),
      runs(100),
    );
  });
});

describe('The facts of any logs', () => {
  it('are as many as are counted, and their places are the rows that are marked', () => {
    fc.assert(
      fc.property(arbitraryLogWithOptionalColumns(15), arbitraryLog(5), (text, second) => {
        const billed = bill(text, second);
        const facts = listFacts(billed).filter(({ problem }) => problem.code !== 'CB110');
        const counts = new Map<string, number>();
        for (const { problem } of facts) {
          counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
        }
        const counted = new Map<string, number>();
        for (const { code, count } of countProblems(billed).filter((each) => each.code !== 'CB110')) {
          counted.set(code, (counted.get(code) ?? 0) + count);
        }
        assert.deepEqual(sortTexts(counts), sortTexts(counted));
        const marked = billed.logs.flatMap((log, number) =>
          listProblems(billed, log).map(({ code, range }) => `${number}:${range.start.line} ${code}`),
        );
        const placed = facts.flatMap((fact) => {
          const { code, range } = fact.problem;
          return fact.row === undefined
            ? [`${fact.log}:${range.start.line} ${code}`]
            : listFactPlaces(billed, fact).flatMap(({ rows }) =>
                rows.map((row) => `${billed.table.logNumberOf(row)}:${billed.logOf(row).lineOf(row)} ${code}`),
              );
        });
        assert.deepEqual([...new Set(placed)].sort(), [...new Set(marked.map(toRowLine(billed)))].sort());
      }),
      runs(150),
    );
  });

  it('are the same after any edits as after reading again, with the checks of claims', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryLogWithOptionalColumns(12), arbitraryEdits(5), (text, events) => {
        const document = new EditedDocument(text);
        const billed = new BilledLogs(AUDITED);
        const log = billed.add(document, { today: TODAY });
        for (const event of events) {
          billed.applyEdits(log, toLineEdits(document.change(placeEdit(event, document))));
          assert.deepEqual(captureState(billed), captureState(bill(document.text)));
        }
      }),
      runs(100),
    );
  });
});

/** Marks of a problem can begin below the first line of their row. */
function toRowLine(billed: BilledLogs): (mark: string) => string {
  return (mark) => {
    const [log = 0, line = 0] = mark.split(' ')[0]!.split(':').map(Number);
    const row = billed.logs[log]!.rowAtLine(line)!;
    const isHeader = line <= billed.logs[log]!.header.line;
    return `${log}:${isHeader ? line : billed.logs[log]!.lineOf(row)} ${mark.split(' ')[1]}`;
  };
}

function sortTexts(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].map(([code, count]) => `${code} ${count}`).sort();
}

describe('A suppression', () => {
  const suppress = (at: Partial<Suppression>): Checks =>
    new Checks(new Map(), [{ code: 'CB106', mrn: undefined, month: undefined, reason: 'checked', ...at }]);
  const text = textOf({ npi: WRONG }, { npi: WRONG, mrn: 'P2', date: '2/3/2024' }, { npi: WRONG, date: 'x' });

  it('for a patient or a month takes its rows out of the fact, and moves it to another row', () => {
    const codes = (checks: Checks): string[] =>
      summarize(billWith(checks, text)).filter((line) => line.includes('CB106'));
    assert.deepEqual(codes(Checks.STANDARD), ['3 CB106 In all: 3 rows, 2 patients, Jan 2024 to Feb 2024.']);
    assert.deepEqual(codes(suppress({ mrn: 'P2' })), ['2 CB106 In all: 2 rows.']);
    assert.deepEqual(codes(suppress({ month: month('2024-01') })), ['3 CB106 In all: 2 rows.']);
    assert.deepEqual(codes(suppress({})), []);
  });

  it('leaves the fact in the totals only if any of its rows is left', () => {
    const count = (checks: Checks): number => countProblemTotals(billWith(checks, textOf({ npi: WRONG }))).warnings;
    assert.equal(count(Checks.STANDARD), 1);
    assert.equal(count(suppress({ mrn: 'P2' })), 1);
    assert.equal(count(suppress({ mrn: 'P1', month: month('2024-01') })), 0);
  });
});
