import assert from 'node:assert/strict';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { Checks, type ProblemLevel } from '../../../../src/billing/problems/checks';
import { findFirstProblems, countProblems, countProblemTotals } from '../../../../src/billing/problemList';
import { repeatedRowProblem } from '../../../../src/billing/ledger/repeatedRows';
import { TextLines } from '../../../../src/log/csv/lines';
import { RULES_WITHOUT_AUDIT, TODAY, billText, month } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const ROWS = [{ minutes: '40' }, { date: '1/4/2024', minutes: '31' }, { mrn: 'A2', minutes: '70' }] as const;
const FIRST = buildLog(...ROWS, ROWS[0]);
const SECOND = buildLog({ mrn: 'A7' }, ROWS[2], { ...ROWS[1], minutes: '32' });

function billWithChecks(checks: Checks): BilledLogs {
  const billed = new BilledLogs(RULES_WITHOUT_AUDIT, checks);
  [FIRST, SECOND].forEach((text) => billed.add(TextLines.of(text), { today: TODAY }));
  return billed;
}

describe('Rows that are repeated in another log', () => {
  it('are found in the later log, and never in a single log', () => {
    const billed = billText(FIRST, SECOND);
    assert.deepEqual(
      billed.repeatedRows.map(({ log, line, of }) => [log, line, of.log, of.line]),
      [[1, 3, 0, 4]],
    );
    assert.deepEqual(billText(FIRST).repeatedRows, []);
    assert.equal(findFirstProblems(billed, ['CB110']).get('CB110')?.line, 3);
    assert.match(repeatedRowProblem(billed.repeatedRows[0]!).message, /to line 4 of log 1\./);
    assert.match(repeatedRowProblem(billed.repeatedRows[0]!, () => '"may.csv"').message, /to line 4 of "may.csv"\./);
  });

  it('are counted as warnings, or with the severity and suppressions in the configuration', () => {
    const levels = (level: ProblemLevel): Checks => new Checks(new Map([['CB110', level]]), []);
    const countOf = (checks: Checks): unknown =>
      countProblems(billWithChecks(checks)).find(({ code }) => code === 'CB110');
    assert.deepEqual(countOf(Checks.STANDARD), { code: 'CB110', severity: 'warning', count: 1 });
    assert.deepEqual(countOf(levels('error')), { code: 'CB110', severity: 'error', count: 1 });
    assert.equal(countOf(levels('off')), undefined);
    const accepted = { code: 'CB110', mrn: 'A2', month: month('2024-01'), reason: 'one session, two patients' };
    assert.equal(countOf(new Checks(new Map(), [accepted])), undefined);
    assert.deepEqual(countOf(new Checks(new Map(), [{ ...accepted, mrn: 'A7' }])), countOf(Checks.STANDARD));
    const { warnings } = countProblemTotals(billWithChecks(Checks.STANDARD));
    assert.equal(countProblemTotals(billWithChecks(levels('off'))).warnings, warnings - 1);
  });
});
