import { BilledLogs } from '../../../src/billing/billedLogs';
import { listProblems } from '../../../src/billing/problemList';
import { billingRules, type BillingRules } from '../../../src/billing/rules/billingRules';
import { NAMED_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import type { TimeRule } from '../../../src/billing/rules/timeRules';
import type { CalendarDate, CalendarMonth } from '../../../src/log/values/calendarDate';
import { makeDate, formatIsoMonth, readMonth } from '../../../src/log/values/calendarDate';
import { TextLines, type Lines, type TextRange } from '../../../src/log/csv/lines';
import { formatMinutes } from '../../../src/log/values/minutes';
import type { Problem } from '../../../src/log/problems/problems';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import type { ExportedReport } from '../../../src/report/exports/exportedReport';
import { WHOLE_REPORT, type ReportChoice } from '../../../src/report/reportChoice';
import { codesText } from '../../../src/wording/monthFigures';
import { billingReport } from '../../../src/report/billingReport';
import type { ReportLine } from '../../../src/report/reportLine';

/** Returns a date. @throws if the calendar doesn't have it */
export function day(year: number, month: number, dayOfMonth: number): CalendarDate {
  const reading = makeDate(year, month, dayOfMonth);
  if (!reading.ok) {
    throw new Error("The calendar doesn't have this date.");
  }
  return reading.date;
}

/** Reads a month such as `2024-01`. @throws if it isn't a month */
export function month(text: string): CalendarMonth {
  const read = readMonth(text);
  if (read === undefined) {
    throw new Error(`${text} isn't a month.`);
  }
  return read;
}

/** Today's date in the tests. */
export const TODAY = day(2026, 1, 15);

/** The full-time rule without the audit of each month, for tests of a log's entries and problems. */
export const RULES_WITHOUT_AUDIT = billingRules({ hasAudit: false });

/** Returns rules that apply one time rule to every payer. */
export function makeRules({ id }: TimeRule): BillingRules {
  return billingRules({ defaultProfile: NAMED_PROFILES.get(id) });
}

/** Bills logs together by the full-time rule. */
export function billLines(...logs: readonly Lines[]): BilledLogs {
  return billWithRules(RULES_WITHOUT_AUDIT, ...logs);
}

/** Bills logs together by the given rules. */
export function billWithRules(rules: BillingRules, ...logs: readonly Lines[]): BilledLogs {
  const billed = new BilledLogs(rules);
  logs.forEach((lines) => billed.add(lines, { today: TODAY }));
  return billed;
}

/** Bills logs together by the full-time rule, with options as a configuration file sets them. */
export function billWithOptions(
  options: Omit<TimeLogOptions, 'today' | 'number'>,
  ...logs: readonly Lines[]
): BilledLogs {
  const billed = new BilledLogs(RULES_WITHOUT_AUDIT);
  logs.forEach((lines) => billed.add(lines, { ...options, today: TODAY }));
  return billed;
}

/** Bills the texts of logs together by the full-time rule. */
export function billText(...texts: readonly string[]): BilledLogs {
  return billLines(...texts.map((text) => TextLines.of(text)));
}

/** Returns the report lines of logs. */
export function makeReportLines(...texts: readonly string[]): readonly ReportLine[] {
  return billingReport(billText(...texts)).lines;
}

/** Returns a text such as `P1 2024-01 70 99492` for each patient-month, in the order of the report. */
export function summarizeReport(...texts: readonly string[]): string[] {
  return makeReportLines(...texts).map(
    (line) => `${line.mrn} ${formatIsoMonth(line.month)} ${formatMinutes(line.minutes)} ${codesText(line.codes)}`,
  );
}

/** Returns the problems in the first log. */
export function findProblems(...texts: readonly string[]): Problem[] {
  const billed = billText(...texts);
  return listProblems(billed, billed.logs[0]!);
}

/** Returns the code and range of each problem in the first log, such as `CB011 1:0-1:9`. Lines and columns count from 0. */
export function summarizeProblems(...texts: readonly string[]): string[] {
  return findProblems(...texts).map(({ code, range }) => `${code} ${formatRange(range)}`);
}

/** Returns a range as text, such as `1:0-1:9`. */
export function formatRange({ start, end }: TextRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** Returns the code and the marked characters of each problem, such as `CB011 9/31/2024`. */
export function findMarkedTexts(text: string): string[] {
  return findProblems(text).map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

/** Returns the characters in a range, with LF as the line end. */
export function readRange(lines: Lines, { start, end }: TextRange): string {
  const texts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const whole = lines.lineAt(line);
    texts.push(whole.slice(line === start.line ? start.column : 0, line === end.line ? end.column : whole.length));
  }
  return texts.join('\n');
}

/** Returns the report of logs as it's exported to a file. */
export function makeExportedReport(billed: BilledLogs, choice: ReportChoice = WHOLE_REPORT): ExportedReport {
  const logNames = billed.logs.map((_, index) => `log-${index + 1}.timelog.csv`);
  return { report: billingReport(billed, choice), billed, logNames, createdOn: TODAY };
}
