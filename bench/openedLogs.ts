import { BilledLogs } from '../src/billing/billedLogs';
import { billingRules } from '../src/billing/billingRules';
import { listProblems, problemTotals } from '../src/billing/problemList';
import { dateOf, type CalendarDate } from '../src/log/calendarDate';
import type { Lines } from '../src/log/lines';
import { piecesOf } from '../src/log/logPieces';
import type { TimeLog } from '../src/log/timeLog';
import { billingReport } from '../src/report/billingReport';
import { reportCsv } from '../src/report/reportCsv';
import { EditedDocument } from '../test/unit/support/editedDocument';

/** VS Code lists so many problems of a file. */
export const LISTED = 999;

function today(): CalendarDate {
  const reading = dateOf(2026, 11, 24);
  if (!reading.ok) {
    throw new Error('There is such a day.');
  }
  return reading.date;
}

export interface OpenedLog {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
}

/** A log as the extension reads it from a document: its text at once, its lines when they are asked for. */
export function openLog(text: string, lines: Lines = new EditedDocument(text)): OpenedLog {
  const billed = new BilledLogs(billingRules({ today: today() }));
  const log = billed.add(lines, { today: today() }, piecesOf(new TextEncoder().encode(text)));
  return { billed, log };
}

/** What is told of a log: its report, its problems and how many there are. */
export function told({ billed, log }: OpenedLog): string {
  return JSON.stringify([reportCsv(billingReport(billed)), listProblems(billed, log), problemTotals(billed)]);
}
