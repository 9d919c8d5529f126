import assert from 'node:assert/strict';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { TextLines } from '../../../src/log/csv/lines';
import { billingReport } from '../../../src/report/billingReport';
import { createWorklist } from '../../../src/report/worklist';
import { TODAY, month } from '../support/billing';
import { buildLog } from '../support/logBuilder';

describe('The problems of the worklist', () => {
  const text = buildLog(
    ...['1/3/2024', '2/3/2024', '3/3/2024'].map((date) => ({ date, minutes: '80', activity: 'Call' })),
  );

  function listMonths(closed: readonly string[]): (number | undefined)[] {
    const billed = new BilledLogs(billingRules({ today: TODAY }));
    billed.add(TextLines.of(text), { today: TODAY });
    const closedMonths = new Set(closed.map((name) => month(name)));
    const { toFix } = createWorklist(billed, billingReport(billed), closedMonths);
    return toFix.filter(({ code }) => code === 'CB123').map((problem) => problem.month);
  }

  it('are those of the latest month first', () => {
    assert.deepEqual(listMonths([]), [202403, 202402, 202401]);
  });

  it('are those of months that aren’t closed before those of closed months', () => {
    assert.deepEqual(listMonths(['2024-03', '2024-01']), [202402, 202403, 202401]);
  });
});
