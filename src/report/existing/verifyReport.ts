import { addAll } from '../../text/lists';
import type { BilledLogs } from '../../billing/billedLogs';
import type { MonthKind, PatientMonth } from '../../billing/months/patientMonth';
import type { BillingRules } from '../../billing/rules/billingRules';
import { NOTHING_EARNED, type EarnedCodes } from '../../billing/rules/codes';
import { dateOfService } from '../../billing/rules/dateOfService';
import { findFilingDeadline, isNearDeadline, isPastDeadline } from '../../billing/rules/filingLimit';
import { filingLimitText } from '../../billing/audit/monthTexts';
import { monthCodes } from '../../billing/rules/monthCodes';
import { findValue, getTimeRule } from '../../billing/rules/payerProfile';
import {
  formatDate,
  formatMonthName,
  monthOf,
  type CalendarDate,
  type CalendarMonth,
} from '../../log/values/calendarDate';
import { compareMinutes, roundToPrinted } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { minutesDifference } from '../../wording/figureWords';
import { codesText, kindText } from '../../wording/monthFigures';
import {
  findConflictingCodes,
  findRepeatedLines,
  findSecondAssessments,
  getMonthKey,
  statedCodes,
} from './lineConflicts';
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
    ? monthCodes(rules.getProfile(texts.Payer), { kind, month, total: minutes, otherCodes: line.otherCodes }).codes
    : NOTHING_EARNED;
}

/**
 * Checks that the codes of each line follow from its minutes. With logs, also reports lines that differ from the logs, lines
 * that are missing, and lines without entries in the logs. Problems are in the order of the file.
 *
 * @param rules the rules by which each payer's months are billed
 * @param logs the logs of the report, read by the same rules, or undefined to check the report without them
 */
export function verifyReport(report: ExistingReport, rules: BillingRules, logs?: BilledLogs): Problem[] {
  const months = logs ? logs.ledger.months().filter(({ summary }) => summary.entryCount > 0) : [];
  const logMonths = new Map(months.map((month) => [getMonthKey(month), month]));
  const lineKeys = new Set(report.lines.map(getMonthKey));
  // A log reads only those MRNs that its team's rules allow, so an MRN of the log isn't damaged.
  const damaged = new Set(
    report.lines.flatMap((line) =>
      isDamagedMrn(line.mrn) && !logMonths.has(getMonthKey(line)) ? [line.rangeOfCell('MRN').start.line] : [],
    ),
  );
  const problems = report.problems.filter(({ code, range }) => code !== 'CB405' || damaged.has(range.start.line));
  const similarInLog = new SimilarMonths(months.filter((month) => !lineKeys.has(getMonthKey(month))));
  const similarInReport = new SimilarMonths(report.lines.filter((line) => !logMonths.has(getMonthKey(line))));
  addAll(problems, findRepeatedLines(report.lines));
  const secondAssessments = findSecondAssessments(report.lines);
  for (const line of report.lines) {
    const inLog = logMonths.get(getMonthKey(line));
    const lineProblems = inLog && isDecidedByLog(line, inLog, rules) ? [] : checkLine(line, rules);
    addAll(problems, [...lineProblems, ...findUnitsBeyondCap(line, rules), ...findLateClaim(line, inLog, rules)]);
    const second = inLog ? undefined : secondAssessments.get(line);
    if (second) {
      problems.push(second);
    }
    if (logs && !inLog) {
      const isSimilar = similarInLog.findMrn(line) !== undefined;
      problems.push(cellProblem('CB422', line.rangeOfCell, formatMonthName(line.month), isSimilar));
    } else if (inLog) {
      addAll(problems, compareWithLog(line, inLog, lineProblems.length === 0));
    }
  }
  for (const [key, month] of logMonths) {
    if (logs && !lineKeys.has(key)) {
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
    findConflictingCodes(line).length === 0 &&
    compareMinutes(line.minutes, roundToPrinted(summary.minutes)) === 0 &&
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
  if (line.has99492 && line.has99493 && line.otherBases.length === 0) {
    return [reportProblem('CB411', line.rangeOfCell('99493'), 'both', reason)];
  }
  const conflicting = findConflictingCodes(line);
  const [, second] = conflicting;
  if (second !== undefined) {
    const wrong = conflicting.find((code) => code !== expected.base) ?? second;
    return [reportProblem('CB406', line.rangeOfCell(wrong), conflicting.join(' + '), reason)];
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

/** Names the units over the payer's limit in the month of the line or, without one, over what's usual (sources.md 1.4). */
function findUnitsBeyondCap({ addOnUnits, month, texts, rangeOfCell }: ExistingLine, rules: BillingRules): Problem[] {
  const cap = findValue(rules.getProfile(texts.Payer).addOnCaps, month);
  if (cap !== undefined) {
    return addOnUnits <= cap ? [] : [cellProblem('CB413', rangeOfCell, addOnUnits, cap)];
  }
  const { usualAddOnUnits } = rules;
  return usualAddOnUnits === undefined || addOnUnits <= usualAddOnUnits
    ? []
    : [cellProblem('CB176', rangeOfCell, addOnUnits)];
}

/**
 * Names the last day to file the line's claim if it's near or has passed (sources.md 7). Without the log, the date of service is the
 * last that the payer's rule allows.
 */
function findLateClaim(line: ExistingLine, inLog: PatientMonth | undefined, rules: BillingRules): Problem[] {
  const { dateOfService: rule, filingLimit: limit } = rules.getProfile(line.texts.Payer);
  if (!limit || rules.today === undefined || statedCodes(line).base === undefined) {
    return [];
  }
  const latest = dateOfService(rule === 'lastBusinessDay' ? rule : 'lastDayOfMonth', line.month, firstDay(line.month));
  const deadline = inLog?.filing ?? findFilingDeadline(limit, latest, rules.today);
  const isPast = isPastDeadline(deadline);
  return isPast || isNearDeadline(deadline, limit)
    ? [
        cellProblem(
          'CB174',
          line.rangeOfCell,
          formatMonthName(line.month),
          formatDate(deadline.lastDay),
          filingLimitText(limit),
          isPast,
        ),
      ]
    : [];
}

function firstDay(month: CalendarMonth): CalendarDate {
  return (month * 100 + 1) as CalendarDate;
}

/** Returns the codes of a report line in words, including units without a base code. */
export function statedCodesText(codes: EarnedCodes): string {
  const { base, addOnUnits } = codes;
  return base === undefined && addOnUnits > 0 ? t`${addOnUnits} × 99494 without a base code` : codesText(codes);
}

function compareWithLog(line: ExistingLine, inLog: PatientMonth, isConsistent: boolean): Problem[] {
  const problems: Problem[] = [];
  const minutes = roundToPrinted(inLog.summary.minutes);
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
