import assert from 'node:assert/strict';
import type { CalendarDate } from '../../../../src/log/values/calendarDate';
import { findMonthEndProblems } from '../../../../src/verbs/monthEnd/cellProblems';
import { MONTH_END_PROBLEMS } from '../../../../src/verbs/monthEnd/monthEndProblems';
import { readMonthEnd, type MonthEndPiece } from '../../../../src/verbs/monthEnd/monthEndFile';
import { createMonthEndText } from '../../../../src/verbs/monthEnd/newMonthEnd';

const TODAY = 20260410 as CalendarDate;
const FILES: readonly string[] = ['march.timelog.csv', 'team.json', 'logs'];
const SETTINGS = 'logs: [march.timelog.csv]\nmonth: 2026-03';

const find = (pieces: readonly Pick<MonthEndPiece, 'kind' | 'content'>[]): ReturnType<typeof findMonthEndProblems> =>
  findMonthEndProblems(pieces, { today: TODAY, exists: (path) => Promise.resolve(FILES.includes(path)) });

/** Returns each problem as its code, its line, and the marked text. */
async function mark(settings: string, ...cells: string[]): Promise<readonly string[]> {
  const pieces = [
    { kind: 'settings', content: settings } as const,
    ...cells.map((content) => ({ kind: 'cell', content }) as const),
  ];
  const found = await find(pieces);
  return found.flatMap((problems, index) =>
    problems.map(
      ({ code, line, start, end }) =>
        `${code} ${line} ${(pieces[index]?.content.split('\n')[line] ?? '').slice(start, end)}`,
    ),
  );
}

describe('the problems of a month end before it runs', () => {
  it('are none in a new month end of the last month', async () => {
    const pieces = readMonthEnd(createMonthEndText(202603 as never, ['march.timelog.csv']));
    assert.deepEqual((await find(pieces)).flat(), []);
  });

  it('mark a command that the command line does not know', async () => {
    assert.deepEqual(await mark(SETTINGS, '# Look\ncheck\n  bill --all'), ['CB470 2 bill']);
  });

  it('mark an option that the command does not have', async () => {
    assert.deepEqual(await mark(SETTINGS, 'ready --payer Medicare'), ['CB470 0 --payer']);
    assert.deepEqual(await mark(SETTINGS, 'check --sate=held'), ['CB470 0 --sate=held']);
  });

  it('mark a whole command with a value that cannot be read, or with an open quote', async () => {
    assert.deepEqual(await mark(SETTINGS, '  ready --state late ', 'report --payer "A'), [
      'CB470 0 ready --state late',
      'CB470 0 report --payer "A',
    ]);
  });

  it('mark commands that a cell cannot run', async () => {
    assert.deepEqual(await mark(SETTINGS, 'report -o a.csv --watch', 'run a.cocm-month.md'), [
      'CB470 0 report -o a.csv --watch',
      'CB470 0 run a.cocm-month.md',
    ]);
  });

  it('have the sentence of the command line', async () => {
    const [problems = []] = await find([{ kind: 'cell', content: 'check --state held' }]);
    assert.equal(problems.at(-1)?.message, 'check has no option --state.');
  });

  it('mark a log and a configuration of the settings that do not exist', async () => {
    assert.deepEqual(await mark('logs:\n  - xa.csv\n  - "a.csv"\n  - logs\nconfiguration: none.json', 'check'), [
      'CB472 1 xa.csv',
      'CB472 2 a.csv',
      'CB472 4 none.json',
    ]);
  });

  it('mark a file that a command names and that does not exist', async () => {
    assert.deepEqual(await mark(SETTINGS, 'check may.csv "june 1.csv" logs --config=no.json'), [
      'CB472 0 may.csv',
      'CB472 0 "june 1.csv"',
      'CB472 0 --config=no.json',
    ]);
  });

  it('do not mark a file that a cell writes', async () => {
    assert.deepEqual(await mark(SETTINGS, 'report -o out.csv', 'verify-report out.csv'), []);
  });

  it('mark the chart that does not exist', async () => {
    assert.deepEqual(await mark(SETTINGS, 'chart minutes-by-moon\nchart minutes-by-staff\nchart logs\nchart'), [
      'CB474 0 minutes-by-moon',
    ]);
  });

  for (const [month, codes] of [
    ['2026-03', []],
    ['2026-04', ['CB473']],
    ['2026-05', ['CB473']],
  ] as const) {
    it(`in April 2026, for ${month}: ${codes.join() || 'none'}`, async () => {
      assert.deepEqual(
        await mark(`logs: [march.timelog.csv]\nmonth: ${month}`, 'check'),
        codes.map((code) => `${code} 1 month: ${month}`),
      );
      assert.deepEqual(
        await mark(SETTINGS, `totals --month ${month}`, `totals --month=${month}`),
        codes.flatMap((code) => [`${code} 0 ${month}`, `${code} 0 --month=${month}`]),
      );
    });
  }

  it('have the problems of the settings, or of the first cell without settings', async () => {
    assert.deepEqual(await mark('logs: [march.timelog.csv]\nmonth: March', 'check'), ['CB471 1 month: March']);
    const problems = await find([
      { kind: 'text', content: '# March' },
      { kind: 'cell', content: 'check' },
    ]);
    assert.deepEqual(
      problems.map((ofPiece) => ofPiece.map(({ code }) => code)),
      [[], ['CB471']],
    );
  });

  it('have the severity of their code', async () => {
    const found = await find([
      { kind: 'settings', content: 'logs: [none.csv]\nmonth: 2026-04\nx' },
      { kind: 'cell', content: 'bill\nchart none' },
    ]);
    const codes = found.flat().map(({ code, severity }) => [code, severity] as const);
    assert.deepEqual(Object.fromEntries(codes), MONTH_END_PROBLEMS);
  });
});
