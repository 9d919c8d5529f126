import { readFileSync } from 'node:fs';
import { TextLines } from '../../../src/log/csv/lines';
import { rowProblemCodes } from '../../../src/log/problems/problems';
import { formatMinutes } from '../../../src/log/values/minutes';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import { billWithOptions } from './billing';

/** Returns the minutes of each entry of a log, or the codes of its errors. */
export function readEntries(text: string, options: Omit<TimeLogOptions, 'today' | 'number'> = {}): string[] {
  const { table, logs } = billWithOptions(options, TextLines.of(text));
  const entries: string[] = [];
  logs[0]?.walk((row) => {
    if (table.isEntry(row)) {
      const { flags } = table.problemBitsOf(row);
      entries.push(
        flags === 0 ? formatMinutes(table.minutesOf(row)) : rowProblemCodes({ flags, warnings: 0 }).join(' '),
      );
    }
    return true;
  });
  return entries;
}

/** Reads a log of test/fixtures/real-logs. */
export function readRealLog(name: string): string {
  return readFileSync(`test/fixtures/real-logs/${name}`, 'utf8');
}
