import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import type { TimeLog } from '../log/timeLog';

/** Neighbouring rows of one patient-month; blank lines and the like between them belong to it. */
export interface MonthRun {
  readonly month: PatientMonth;
  /** From 0, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The stretches of a log in which one patient-month's rows stand together, from top to bottom. */
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
