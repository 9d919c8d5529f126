import assert from 'node:assert/strict';
import { TextLines } from '../../../src/log/csv/lines';
import { totalsText, logTotals } from '../../../src/report/reportFigures';
import { filteredTotalsText } from '../../../src/report/filteredTotals';
import { billLines } from '../support/billing';
import { buildLog } from '../support/logBuilder';

describe('the totals of a filter', () => {
  const text = buildLog(
    { minutes: '70.5' },
    { date: '1/9/2024', minutes: '11.25' },
    { date: '2/20/2024', minutes: '20' },
    { minutes: '' },
  );
  const billed = billLines(TextLines.of(text));
  const log = billed.logs[0]!;
  const rowAt = (line: number) => log.rowAtLine(line)!;

  it('are next to those of the log, without rows that do not count', () => {
    assert.equal(
      filteredTotalsText(billed, [rowAt(2), rowAt(4)]),
      '1 of 2 patient-months  ·  11.25 of 101.75 min  ·  1 of 1 × 99492  ·  0 of 0 × 99493  ·  0 of 0 × 99494',
    );
  });

  it('of all rows have the figures of the log', () => {
    const all = filteredTotalsText(billed, [1, 2, 3, 4].map(rowAt));
    assert.equal(all.replace(/[\d,.]+ of /g, ''), totalsText(logTotals(billed)));
    assert.equal(filteredTotalsText(billed, []).startsWith('0 of 2 patient-months  ·  0 of 101.75 min'), true);
  });
});
