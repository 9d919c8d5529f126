import assert from 'node:assert/strict';
import { createColumnMapping } from '../../../src/log/header/columns';
import { TextLines } from '../../../src/log/csv/lines';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import { listAssumed, listAssumptions, type Assumptions } from '../../../src/wording/assumptions';
import { billText, billWithOptions } from '../support/billing';

function assumed(text: string, options: Omit<TimeLogOptions, 'today' | 'number'> = {}): Assumptions {
  return listAssumptions(billWithOptions(options, TextLines.of(text)).logs[0]!);
}

describe('assumptions about the format of a log', () => {
  it('are the date order, the delimiter, the decimal separator, the header, and the column names', () => {
    assert.deepEqual(assumed('Log of May\nDOS;Patient ID;Minutes;Room\n3/4/2024;A1;20;12\n'), {
      short: 'Month first (assumed)',
      lines: [
        'Dates: month first (assumed; no date has a number above 12 to show the order)',
        'Delimiter: semicolon',
        'Decimal separator: period or comma',
        'Header: line 2',
        'Columns: DOS as Date, Patient ID as MRN',
        'Columns not read: Room',
      ],
    });
  });

  it('do not include a date order that the log shows or the configuration sets', () => {
    const log = (date: string): string => `Date,MRN,Minutes\n${date},A1,20\n`;
    assert.deepEqual(
      [assumed(log('25/4/2024')).short, assumed(log('3/4/2024'), { dateOrder: 'dayFirst' }).short],
      ['Day first', 'Day first'],
    );
    const [dates] = assumed(log('3/4/2024'), { dateOrder: 'dayFirst' }).lines;
    assert.equal(dates, "Dates: day first (from the configuration; the dates don't show the order)");
    assert.equal(assumed('Date,MRN,Minutes\n25/4/2024,A1,20\n4/25/2024,A1,20\n').short, 'Month first (assumed)');
  });

  it('include columns mapped in the configuration, and at most 12 ignored columns', () => {
    const rooms = Array.from({ length: 20 }, (_, room) => `Room ${room}`).join(',');
    const options = { columnMapping: createColumnMapping([['Tracked', 'minutes']]) };
    const { lines } = assumed(`Date,MRN,Tracked,${rooms}\n`, options);
    assert.ok(lines.includes('Columns: Tracked as Minutes'));
    assert.match(lines.at(-1) ?? '', /^Columns not read: Room 0, .*Room 11 and 8 more$/);
  });
});

describe('The assumptions about durations', () => {
  for (const [header, rows, assumed] of [
    ['Date,MRN,Minutes', ['1/13/2024,P1,20'], []],
    ['Date,MRN,Hours', ['1/13/2024,P1,0.5'], []],
    [
      'Date,MRN,Duration',
      ['1/13/2024,P1,20'],
      ['Duration: in minutes (assumed; neither its name nor its values show another unit)'],
    ],
    ['Date,MRN,Duration', ['1/13/2024,P1,0:20'], []],
    ['Date,MRN,Seconds', ['1/13/2024,P1,1200'], []],
    ['Date,Time,MRN,Hours', ['1/13/2024,8:30,P1,0.5'], ['Time: times of day, not read as minutes (assumed)']],
    ['Date,Time,MRN,Minutes', ['1/13/2024,8:30,P1,20'], ['Time: not read as minutes (assumed)']],
  ] as const) {
    it(`of ${header} with ${rows.join()} are: ${assumed.join() || 'none'}`, () => {
      const [log] = billText([header, ...rows].join('\n')).logs;
      assert.deepEqual(listAssumed(log!), assumed);
    });
  }
});
