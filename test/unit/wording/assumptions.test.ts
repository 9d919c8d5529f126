import assert from 'node:assert/strict';
import { columnMapping } from '../../../src/log/header/columns';
import { TextLines } from '../../../src/log/csv/lines';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import { listAssumptions, type Assumptions } from '../../../src/wording/assumptions';
import { billWithOptions } from '../support/billing';

function assumed(text: string, options: Omit<TimeLogOptions, 'today' | 'number'> = {}): Assumptions {
  return listAssumptions(billWithOptions(options, TextLines.of(text)).logs[0]!);
}

describe('What the reader took for granted', () => {
  it('is told: order of dates, delimiter, decimal mark, header, names of columns', () => {
    assert.deepEqual(assumed('Log of May\nDOS;Patient ID;Minutes;Room\n3/4/2024;A1;20;12\n'), {
      short: 'Month first (assumed)',
      lines: [
        'Dates: month first, assumed: no date with a number above 12 shows the order',
        'Between fields: semicolon',
        'Decimal mark: point or comma',
        'Header: line 2',
        'Columns: DOS as Date, Patient ID as MRN',
        'Not read: Room',
      ],
    });
  });

  it('is no assumption where the log shows it, or the configuration says it', () => {
    const log = (date: string): string => `Date,MRN,Minutes\n${date},A1,20\n`;
    assert.deepEqual(
      [assumed(log('25/4/2024')).short, assumed(log('3/4/2024'), { dateOrder: 'dayFirst' }).short],
      ['Day first', 'Day first'],
    );
    const [dates] = assumed(log('3/4/2024'), { dateOrder: 'dayFirst' }).lines;
    assert.equal(dates, 'Dates: day first, as the configuration says; no date with a number above 12 shows the order');
    assert.equal(assumed('Date,MRN,Minutes\n25/4/2024,A1,20\n4/25/2024,A1,20\n').short, 'Month first (assumed)');
  });

  it('names the columns that the configuration tells, and no more of them than a tooltip bears', () => {
    const rooms = Array.from({ length: 20 }, (_, room) => `Room ${room}`).join(',');
    const options = { columnMapping: columnMapping([['Tracked', 'minutes']]) };
    const { lines } = assumed(`Date,MRN,Tracked,${rooms}\n`, options);
    assert.ok(lines.includes('Columns: Tracked as Minutes'));
    assert.match(lines.at(-1) ?? '', /^Not read: Room 0, .*Room 11 and 8 more$/);
  });
});
