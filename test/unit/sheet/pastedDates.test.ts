import assert from 'node:assert/strict';
import { TextLines } from '../../../src/log/csv/lines';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import { checkPastedDates } from '../../../src/sheet/pastedDates';
import { billWithOptions } from '../support/billing';

const log = (dates: readonly string[], options: Omit<TimeLogOptions, 'today' | 'number'> = {}) =>
  billWithOptions(options, TextLines.of(['Date,MRN,Minutes', ...dates.map((date) => `${date},A,20`)].join('\n')))
    .logs[0]!;

const paste = (into: ReturnType<typeof log>, ...dates: readonly string[]): string | undefined => {
  const checked = checkPastedDates(
    dates.map((date) => [date, 'A', '20']),
    into,
  );
  return checked.ok ? undefined : checked.failure.message;
};

describe('Copied dates', () => {
  const monthFirst = log(['3/14/2024', '3/15/2024']);

  it('in another order than the log’s aren’t pasted, because some would become other days', () => {
    assert.equal(
      paste(monthFirst, '13/3/2024', '14/3/2024', '4/3/2024'),
      'The copied dates have the day first, but the Date column has the month first, so some would become other days. ' +
        'Nothing was pasted. Write the copied dates as YYYY-MM-DD.',
    );
    assert.match(
      paste(log(['14/3/2024', '15/3/2024']), '3/14/2024', '3/15/2024', '3/4/2024') ?? '',
      /have the month first/,
    );
    assert.match(paste(log([], { dateOrder: 'monthFirst' }), '13/3/2024', '14/3/2024', '4/3/2024') ?? '', /day first/);
  });

  it('are pasted if they don’t show another order, or if all show it and become errors', () => {
    assert.equal(paste(monthFirst, '4/3/2024', '13/3/2024', '3/16/2024'), undefined);
    assert.equal(paste(monthFirst, '2024-03-13', '13-Mar-2024'), undefined);
    assert.equal(paste(monthFirst, '13/3/2024', '14/3/2024'), undefined);
  });

  it('decide the order of a log that doesn’t show it', () => {
    assert.equal(paste(log([]), '13/3/2024', '14/3/2024', '4/3/2024'), undefined);
  });
});
