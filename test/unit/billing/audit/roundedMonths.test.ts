import assert from 'node:assert/strict';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { TextLines } from '../../../../src/log/csv/lines';
import { applyEdit } from '../../support/edits';
import { TODAY } from '../../support/billing';

/** Returns the problems with a code in a log with this column of durations, for a patient since the month before. */
function findMessages(code: string, column: string, values: readonly string[], mostMonthMinutes?: number): string[] {
  const rows = values.map((value) => `2/5/2024,P1,${value},1/3/2024`);
  const billed = new BilledLogs(billingRules({ mostMonthMinutes }));
  const log = billed.add(TextLines.of([`Date,MRN,${column},Initial Assessment`, ...rows].join('\n')), { today: TODAY });
  return listProblems(billed, log).flatMap((problem) => (problem.code === code ? [problem.message] : []));
}

describe('Rounded hours', () => {
  it('are a warning if the month may have earned a code that it lost', () => {
    const [message = ''] = findMessages('CB159', 'Hours', ['0.33', '0.33', '0.33']);
    assert.match(message, /its 59\.4 minutes can be 58\.5 to 60\.3\./);
    assert.match(message, /no code or 99493\./);
  });

  for (const [title, column, values, count] of [
    ['the month might not have earned its code', 'Hours', ['0.5', '0.5'], 1],
    ['the month might not have earned an add-on', 'Hours', ['1.00', '0.50'], 1],
    ['the month is one entry of a whole hour', 'Hours', ['1'], 1],
    ['the hours have a decimal comma', 'Hours', ['"0,33"', '"0,33"', '"0,33"'], 1],
    ['the highest minutes are just below the threshold', 'Hours', ['0.33', '0.33', '0.32'], 0],
    ['the lowest minutes are just above the threshold', 'Hours', ['0.34', '0.34', '0.34'], 0],
    ['the codes are the same', 'Hours', ['0.33', '0.80'], 0],
    ['the decimals are exact enough', 'Hours', ['0.3333333', '0.3333333', '0.3333333'], 0],
    ['the log has minutes', 'Minutes', ['20', '20', '20'], 0],
    ['the log has decimal minutes', 'Minutes', ['19.9', '20.1', '20.0'], 0],
    ['hours and minutes are written with a colon', 'Hours', ['0:20', '0:20', '0:20'], 0],
    ['the log has seconds', 'Seconds', ['1200', '1200', '1200'], 0],
  ] as const) {
    it(`are ${count === 1 ? 'a warning' : 'not a problem'} if ${title}`, () => {
      assert.equal(findMessages('CB159', column, values).length, count);
    });
  }

  it('are compared again if an edit shows more decimal places in the column', () => {
    const text = ['Date,MRN,Hours,Initial Assessment', '2/5/2024,P1,0.9,1/3/2024', '2/6/2024,P2,2,1/3/2024'].join('\n');
    const edit = { range: { start: { line: 2, column: 12 }, end: { line: 2, column: 13 } }, text: '2.125' };
    const edited = applyEdit(text, edit);
    let lines = TextLines.of(text);
    const view = {
      get lineCount(): number {
        return lines.lineCount;
      },
      lineAt: (line: number): string => lines.lineAt(line),
    };
    const billed = new BilledLogs(billingRules());
    const log = billed.add(view, { today: TODAY });
    const count = (): number => listProblems(billed, log).filter(({ code }) => code === 'CB159').length;
    assert.equal(count(), 1);
    lines = TextLines.of(edited);
    billed.applyEdits(log, [{ startLine: 2, oldEndLine: 2, newEndLine: 2 }]);
    assert.equal(count(), 0);
  });
});

describe('The minutes of a patient-month', () => {
  const hours = (count: number): string[] => Array.from({ length: count }, () => '240');

  it('are a warning above 20 hours, or above the configured minutes', () => {
    assert.equal(findMessages('CB158', 'Minutes', hours(5)).length, 0);
    assert.match(findMessages('CB158', 'Minutes', [...hours(5), '1'])[0] ?? '', /^Feb 2024 has 1201 minutes/);
    assert.equal(findMessages('CB158', 'Minutes', [...hours(5), '1'], 1201).length, 0);
    assert.equal(findMessages('CB158', 'Minutes', ['60', '61'], 120).length, 1);
  });
});
