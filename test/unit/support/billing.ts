import { BilledLogs } from '../../../src/billing/billedLogs';
import { listProblems } from '../../../src/billing/problemList';
import { billingRules, type BillingRules } from '../../../src/billing/rules/billingRules';
import { NAMED_PROFILES } from '../../../src/billing/rules/builtInProfiles';
import type { TimeRule } from '../../../src/billing/rules/timeRules';
import type { CalendarDate, CalendarMonth } from '../../../src/log/values/calendarDate';
import { dateOf, formatIsoMonth, readMonth } from '../../../src/log/values/calendarDate';
import { TextLines, type Lines, type TextRange } from '../../../src/log/csv/lines';
import { formatMinutes } from '../../../src/log/values/minutes';
import type { Problem } from '../../../src/log/problems/problems';
import type { TimeLogOptions } from '../../../src/log/timeLog';
import type { ExportedReport } from '../../../src/report/exports/exportedReport';
import { WHOLE_REPORT, type ReportChoice } from '../../../src/report/reportChoice';
import { codesText } from '../../../src/wording/monthFigures';
import { billingReport } from '../../../src/report/billingReport';
import type { ReportLine } from '../../../src/report/reportLine';

export function day(year: number, month: number, dayOfMonth: number): CalendarDate {
  const reading = dateOf(year, month, dayOfMonth);
  if (!reading.ok) {
    throw new Error('The test names a day that does not exist.');
  }
  return reading.date;
}

export function month(text: string): CalendarMonth {
  const read = readMonth(text);
  if (read === undefined) {
    throw new Error(`${text} is no month.`);
  }
  return read;
}

/** The day on which the tests read their logs. */
export const TODAY = day(2026, 1, 15);

/** The rule for full time, without the audit of each month: for tests of what a log says. */
export const RULES_WITHOUT_AUDIT = billingRules({ hasAudit: false });

/** The rules with one time rule for every payer. */
export function makeRules({ id }: TimeRule): BillingRules {
  return billingRules({ defaultProfile: NAMED_PROFILES.get(id) });
}

/** Reads logs as one, by the rule for full time. */
export function billLines(...logs: readonly Lines[]): BilledLogs {
  return billWithRules(RULES_WITHOUT_AUDIT, ...logs);
}

/** Reads logs as one, by these rules. */
export function billWithRules(rules: BillingRules, ...logs: readonly Lines[]): BilledLogs {
  const billed = new BilledLogs(rules);
  logs.forEach((lines) => billed.add(lines, { today: TODAY }));
  return billed;
}

/** As {@link billLines}, with options as a configuration gives them. */
export function billWithOptions(
  options: Omit<TimeLogOptions, 'today' | 'number'>,
  ...logs: readonly Lines[]
): BilledLogs {
  const billed = new BilledLogs(RULES_WITHOUT_AUDIT);
  logs.forEach((lines) => billed.add(lines, { ...options, today: TODAY }));
  return billed;
}

export function billText(...texts: readonly string[]): BilledLogs {
  return billLines(...texts.map((text) => TextLines.of(text)));
}

/** The lines of the report of these logs. */
export function makeReportLines(...texts: readonly string[]): readonly ReportLine[] {
  return billingReport(billText(...texts)).lines;
}

/** `P1 2024-01 70 99492`, a line for each patient-month in the order of the report. */
export function summarizeReport(...texts: readonly string[]): string[] {
  return makeReportLines(...texts).map(
    (line) => `${line.mrn} ${formatIsoMonth(line.month)} ${formatMinutes(line.minutes)} ${codesText(line.codes)}`,
  );
}

/** The problems of the first of these logs. */
export function findProblems(...texts: readonly string[]): Problem[] {
  const billed = billText(...texts);
  return listProblems(billed, billed.logs[0]!);
}

/** `CB011 1:0-1:9`: the code and the range, lines and columns from 0. */
export function summarizeProblems(...texts: readonly string[]): string[] {
  return findProblems(...texts).map(({ code, range }) => `${code} ${formatRange(range)}`);
}

export function formatRange({ start, end }: TextRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** `CB011 9/31/2024`: the code and the characters it stands on. */
export function findMarkedTexts(text: string): string[] {
  return findProblems(text).map(({ code, range }) => `${code} ${readRange(TextLines.of(text), range)}`);
}

/** The characters of a range, line ends as LF. */
export function readRange(lines: Lines, { start, end }: TextRange): string {
  const texts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const whole = lines.lineAt(line);
    texts.push(whole.slice(line === start.line ? start.column : 0, line === end.line ? end.column : whole.length));
  }
  return texts.join('\n');
}

/** The report of these logs as it goes into a file. */
export function makeExportedReport(billed: BilledLogs, choice: ReportChoice = WHOLE_REPORT): ExportedReport {
  const logNames = billed.logs.map((_, index) => `log-${index + 1}.timelog.csv`);
  return { report: billingReport(billed, choice), billed, logNames, createdOn: TODAY };
}
