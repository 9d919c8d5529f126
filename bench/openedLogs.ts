import { BilledLogs } from '../src/billing/billedLogs';
import { billingRules } from '../src/billing/rules/billingRules';
import { listProblems, countProblemTotals } from '../src/billing/problemList';
import { makeDate, type CalendarDate } from '../src/log/values/calendarDate';
import type { Lines } from '../src/log/csv/lines';
import { splitIntoChunks } from '../src/log/bytes/chunks';
import type { TimeLog } from '../src/log/timeLog';
import { billingReport } from '../src/report/billingReport';
import { reportCsv } from '../src/report/exports/reportCsv';
import { EditedDocument } from '../test/unit/support/editedDocument';

/** The number of problems that VS Code lists for a file, less the one that counts the rest. */
export const MAX_LISTED_PROBLEMS = 999;

function today(): CalendarDate {
  const reading = makeDate(2026, 11, 24);
  if (!reading.ok) {
    throw new Error('The date is not valid.');
  }
  return reading.date;
}

export interface OpenedLog {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
}

/** Opens a log as the extension reads it from a document: all of its text at once, and single lines on request. */
export function openLog(text: string, lines: Lines = new EditedDocument(text)): OpenedLog {
  const billed = new BilledLogs(billingRules({ today: today() }));
  const log = billed.add(lines, { today: today() }, splitIntoChunks(new TextEncoder().encode(text)));
  return { billed, log };
}

/** Serializes what is shown for a log: the report, the problems, and their counts. */
export function serializeResults({ billed, log }: OpenedLog): string {
  return JSON.stringify([reportCsv(billingReport(billed)), listProblems(billed, log), countProblemTotals(billed)]);
}
