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
export const PLAIN_RULES = billingRules({ hasAudit: false });

/** The rules with one time rule for every payer. */
export function rulesOf({ id }: TimeRule): BillingRules {
  return billingRules({ defaultProfile: NAMED_PROFILES.get(id) });
}

/** Reads logs as one, by the rule for full time. */
export function billedLines(...logs: readonly Lines[]): BilledLogs {
  return billedBy(PLAIN_RULES, ...logs);
}

/** Reads logs as one, by these rules. */
export function billedBy(rules: BillingRules, ...logs: readonly Lines[]): BilledLogs {
  const billed = new BilledLogs(rules);
  logs.forEach((lines) => billed.add(lines, { today: TODAY }));
  return billed;
}

/** As {@link billedLines}, with options as a configuration gives them. */
export function billedWith(options: Omit<TimeLogOptions, 'today' | 'number'>, ...logs: readonly Lines[]): BilledLogs {
  const billed = new BilledLogs(PLAIN_RULES);
  logs.forEach((lines) => billed.add(lines, { ...options, today: TODAY }));
  return billed;
}

export function billedText(...texts: readonly string[]): BilledLogs {
  return billedLines(...texts.map((text) => TextLines.of(text)));
}

/** The lines of the report of these logs. */
export function reportLines(...texts: readonly string[]): readonly ReportLine[] {
  return billingReport(billedText(...texts)).lines;
}

/** `P1 2024-01 70 99492`, a line for each patient-month in the order of the report. */
export function shortReport(...texts: readonly string[]): string[] {
  return reportLines(...texts).map(
    (line) => `${line.mrn} ${formatIsoMonth(line.month)} ${formatMinutes(line.minutes)} ${codesText(line.codes)}`,
  );
}

/** The problems of the first of these logs. */
export function problemsOf(...texts: readonly string[]): Problem[] {
  const billed = billedText(...texts);
  return listProblems(billed, billed.logs[0]!);
}

/** `CB011 1:0-1:9`: the code and the range, lines and columns from 0. */
export function shortProblems(...texts: readonly string[]): string[] {
  return problemsOf(...texts).map(({ code, range }) => `${code} ${shortRange(range)}`);
}

export function shortRange({ start, end }: TextRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** `CB011 9/31/2024`: the code and the characters it stands on. */
export function markedTexts(text: string): string[] {
  return problemsOf(text).map(({ code, range }) => `${code} ${textAt(TextLines.of(text), range)}`);
}

/** The characters of a range, line ends as LF. */
export function textAt(lines: Lines, { start, end }: TextRange): string {
  const texts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const whole = lines.lineAt(line);
    texts.push(whole.slice(line === start.line ? start.column : 0, line === end.line ? end.column : whole.length));
  }
  return texts.join('\n');
}

/** The report of these logs as it goes into a file. */
export function exported(billed: BilledLogs, choice: ReportChoice = WHOLE_REPORT): ExportedReport {
  const logNames = billed.logs.map((_, index) => `log-${index + 1}.timelog.csv`);
  return { report: billingReport(billed, choice), billed, logNames, madeOn: TODAY };
}
