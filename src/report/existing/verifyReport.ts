import type { BilledLogs } from '../../billing/billedLogs';
import type { MonthKind, PatientMonth } from '../../billing/months/patientMonth';
import type { BillingRules } from '../../billing/rules/billingRules';
import { NOTHING_EARNED, type EarnedCodes } from '../../billing/rules/codes';
import { monthCodes } from '../../billing/rules/monthCodes';
import { getTimeRule } from '../../billing/rules/payerProfile';
import { formatMonthName, monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { compareMinutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { minutesDifference } from '../../wording/figureWords';
import { codesText, kindText } from '../../wording/monthFigures';
import { cellProblem, reportProblem } from './reportProblems';
import type { ExistingLine, ExistingReport } from './reportReader';
import { isDamagedMrn } from '../../log/values/mrnText';
import { SimilarMonths } from './similarMonths';
import { t } from '../../text/text';

/** Returns the kind of a patient-month by the Initial Assessment column of its line. */
function kindByAssessment(month: CalendarMonth, assessment: CalendarDate | undefined): MonthKind {
  if (assessment === undefined) {
    return 'noAssessment';
  }
  const initial = monthOf(assessment);
  return month === initial ? 'initial' : month > initial ? 'subsequent' : 'beforeAssessment';
}

/** Returns the codes that the minutes of a line earn by the payer's rules and the line's Initial Assessment column. */
function earnedCodes(line: ExistingLine, rules: BillingRules): EarnedCodes {
  const { month, initialAssessment, minutes, texts } = line;
  const kind = kindByAssessment(month, initialAssessment);
  return kind === 'initial' || kind === 'subsequent'
    ? monthCodes(rules.getProfile(texts.Payer), { kind, month, total: minutes, otherCodes: new Set() }).codes
    : NOTHING_EARNED;
}

/** Returns the codes in a line: one base code at most. */
export function statedCodes({ has99492, has99493, otherBase, addOnUnits }: ExistingLine): EarnedCodes {
  return { base: has99492 ? '99492' : has99493 ? '99493' : otherBase, addOnUnits };
}

/**
 * Checks that the codes of each line follow from its minutes. With logs, also reports lines that differ from the logs, lines
 * that are missing, and lines without entries in the logs. Problems are in the order of the file.
 *
 * @param rules the rules by which each payer's months are billed
 * @param logs the logs of the report, read by the same rules, or undefined to check the report without them
 */
export function verifyReport(report: ExistingReport, rules: BillingRules, logs?: BilledLogs): Problem[] {
  const firsts = new Map<string, ExistingLine>();
  const months = logs ? logs.ledger.months().filter(({ summary }) => summary.entryCount > 0) : [];
  const logMonths = new Map(months.map((month) => [keyOf(month), month]));
  const lineKeys = new Set(report.lines.map(keyOf));
  // A log reads only those MRNs that its team's rules allow, so an MRN of the log isn't damaged.
  const damaged = new Set(
    report.lines.flatMap((line) =>
      isDamagedMrn(line.mrn) && !logMonths.has(keyOf(line)) ? [line.rangeOfCell('MRN').start.line] : [],
    ),
  );
  const problems = report.problems.filter(({ code, range }) => code !== 'CB405' || damaged.has(range.start.line));
  const similarInLog = new SimilarMonths(months.filter((month) => !lineKeys.has(keyOf(month))));
  const similarInReport = new SimilarMonths(report.lines.filter((line) => !logMonths.has(keyOf(line))));
  for (const line of report.lines) {
    const first = firsts.get(keyOf(line));
    if (first) {
      problems.push(repeatedLineProblem(line, first));
    } else {
      firsts.set(keyOf(line), line);
    }
    const inLog = logMonths.get(keyOf(line));
    const lineProblems = inLog && isDecidedByLog(line, inLog, rules) ? [] : checkLine(line, rules);
    problems.push(...lineProblems);
    if (logs && !inLog) {
      const isSimilar = similarInLog.findMrn(line) !== undefined;
      problems.push(cellProblem('CB422', line.rangeOfCell, formatMonthName(line.month), isSimilar));
    } else if (inLog) {
      problems.push(...compareWithLog(line, inLog, lineProblems.length === 0));
    }
  }
  for (const [key, month] of logMonths) {
    if (logs && !firsts.has(key)) {
      problems.push(missingLineProblem(month, logs, report, similarInReport.findMrn(month) !== undefined));
    }
  }
  return problems.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/**
 * Whether the log has the same minutes and initial assessment as the line but assigns other codes than they would earn. Then
 * other months or other billed codes, which the line doesn't show, decide the codes.
 */
function isDecidedByLog(
  line: ExistingLine,
  { codes, summary, assessment }: PatientMonth,
  rules: BillingRules,
): boolean {
  const earned = earnedCodes(line, rules);
  return (
    !(line.has99492 && line.has99493) &&
    compareMinutes(line.minutes, summary.minutes) === 0 &&
    line.initialAssessment === assessment &&
    (earned.base !== codes.base || earned.addOnUnits !== codes.addOnUnits)
  );
}

function checkLine(line: ExistingLine, rules: BillingRules): Problem[] {
  const expected = earnedCodes(line, rules);
  const kind = kindByAssessment(line.month, line.initialAssessment);
  const reason =
    kind === 'initial' || kind === 'subsequent'
      ? t`its minutes earn ${codesText(expected)} (${kindText(kind)}, rule "${getTimeRule(rules.getProfile(line.texts.Payer), line.month).name}")`
      : kind === 'noAssessment'
        ? t`a month without an initial assessment earns no code`
        : t`a month before the initial assessment earns no code`;
  if (line.has99492 && line.has99493) {
    return [reportProblem('CB411', line.rangeOfCell('99493'), 'both', reason)];
  }
  const stated = statedCodes(line);
  if (stated.base !== expected.base) {
    const column = stated.base ?? expected.base ?? '99493';
    return [reportProblem('CB411', line.rangeOfCell(column), statedCodesText(stated), reason)];
  }
  if (stated.addOnUnits !== expected.addOnUnits) {
    return [cellProblem('CB412', line.rangeOfCell, statedCodesText(stated), reason)];
  }
  return [];
}

/** Returns the codes of a report line in words, including units without a base code. */
export function statedCodesText(codes: EarnedCodes): string {
  const { base, addOnUnits } = codes;
  return base === undefined && addOnUnits > 0 ? t`${addOnUnits} × 99494 without a base code` : codesText(codes);
}

function compareWithLog(line: ExistingLine, inLog: PatientMonth, isConsistent: boolean): Problem[] {
  const problems: Problem[] = [];
  const { minutes } = inLog.summary;
  if (compareMinutes(line.minutes, minutes) !== 0) {
    const difference = minutesDifference(minutes, line.minutes);
    problems.push(cellProblem('CB421', line.rangeOfCell, difference, codesText(inLog.codes)));
  }
  if (line.initialAssessment !== inLog.assessment) {
    problems.push(cellProblem('CB424', line.rangeOfCell, inLog.assessment === undefined ? 'noneOrSeveral' : 'one'));
  }
  const stated = statedCodes(line);
  const differs = stated.base !== inLog.codes.base || stated.addOnUnits !== inLog.codes.addOnUnits;
  if (problems.length === 0 && isConsistent && differs) {
    const range = line.rangeOfCell(stated.base ?? '99493');
    problems.push(reportProblem('CB425', range, codesText(inLog.codes), statedCodesText(stated)));
  }
  return problems;
}

function repeatedLineProblem(line: ExistingLine, first: ExistingLine): Problem {
  const firstLine = first.rangeOfCell('MRN').start.line + 1;
  return cellProblem('CB404', line.rangeOfCell, formatMonthName(line.month), firstLine);
}

/** A missing line is reported on the header. The location of its first entry in the log shows which patient it is. */
function missingLineProblem(
  { month, codes, summary }: PatientMonth,
  logs: BilledLogs,
  { header }: ExistingReport,
  hasSimilarMrn: boolean,
): Problem {
  const firstEntry = logs.formatLocation(summary.firstRow);
  return reportProblem('CB423', header, formatMonthName(month), codesText(codes), firstEntry, hasSimilarMrn);
}

function keyOf({ mrn, month }: { readonly mrn: string; readonly month: CalendarMonth }): string {
  return `${month} ${mrn}`;
}
