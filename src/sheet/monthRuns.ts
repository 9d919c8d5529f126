import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import type { TimeLog } from '../log/timeLog';

/** Adjacent rows of one patient-month, including blank lines and similar lines between them. */
export interface MonthRun {
  readonly month: PatientMonth;
  /** From 0, inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Finds the parts of a log with adjacent rows of one patient-month, from top to bottom. */
export function monthRuns({ ledger, table }: BilledLogs, log: TimeLog): MonthRun[] {
  const runs: { month: PatientMonth; firstLine: number; lastLine: number }[] = [];
  let current: (typeof runs)[number] | undefined;
  log.walk((row, line) => {
    if (!table.isEntry(row)) {
      return true;
    }
    const month = ledger.monthOf(row);
    const lastLine = line + table.lineCountOf(row) - 1;
    if (month && current?.month === month) {
      current.lastLine = lastLine;
    } else {
      current = month && { month, firstLine: line, lastLine };
      if (current) {
        runs.push(current);
      }
    }
    return true;
  });
  return runs;
}
