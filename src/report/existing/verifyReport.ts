import type { BilledLogs } from '../../billing/billedLogs';
import type { MonthKind, PatientMonth } from '../../billing/months/patientMonth';
import type { BillingRules } from '../../billing/rules/billingRules';
import { NOTHING_EARNED, type EarnedCodes } from '../../billing/rules/codes';
import { monthCodes } from '../../billing/rules/monthCodes';
import { formatMonthName, monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { compareMinutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { minutesDifference } from '../../wording/figureWords';
import { codesText, kindText } from '../../wording/monthFigures';
import { placeInLogs } from '../placeInLogs';
import { reportProblem } from './reportProblems';
import type { ExistingLine, ExistingReport } from './reportReader';
import { t } from '../../text/text';

/** The report's own word on what each patient-month is: only its Initial Assessment column is asked. */
function kindByAssessment(month: CalendarMonth, assessment: CalendarDate | undefined): MonthKind {
  if (assessment === undefined) {
    return 'noAssessment';
  }
  const initial = monthOf(assessment);
  return month === initial ? 'initial' : month > initial ? 'subsequent' : 'beforeAssessment';
}

/** The codes that a line's minutes earn by the rules for its payer, by its own Initial Assessment column. */
function codesByLine(line: ExistingLine, rules: BillingRules): EarnedCodes {
  const { month, initialAssessment, minutes, texts } = line;
  const kind = kindByAssessment(month, initialAssessment);
  return kind === 'initial' || kind === 'subsequent'
    ? monthCodes(rules.getProfile(texts.Payer), { kind, month, total: minutes, otherCodes: new Set() }).codes
    : NOTHING_EARNED;
}

/** The codes that stand in a line, where they make sense: one base code at most. */
export function statedCodes({ has99492, has99493, otherBase, addOnUnits }: ExistingLine): EarnedCodes {
  return { base: has99492 ? '99492' : has99493 ? '99493' : otherBase, addOnUnits };
}

/**
 * Every line of a report whose codes do not follow from its minutes; with the logs beside it also every line whose figures
 * are not those of the logs, every line that is missing and every one too many. Problems are in the order of the file.
 *
 * @param rules by which each payer's months are billed
 * @param logs the logs the report was made from, read by the same rules; undefined to judge the report by itself
 */
export function verifyReport(report: ExistingReport, rules: BillingRules, logs?: BilledLogs): Problem[] {
  const problems = [...report.problems];
  const firsts = new Map<string, ExistingLine>();
  const months = logs ? logs.ledger.months().filter(({ summary }) => summary.entryCount > 0) : [];
  const logMonths = new Map(months.map((month) => [keyOf(month), month]));
  for (const line of report.lines) {
    const first = firsts.get(keyOf(line));
    if (first) {
      problems.push(repeated(line, first));
    } else {
      firsts.set(keyOf(line), line);
    }
    const inLog = logMonths.get(keyOf(line));
    const own = inLog && isForLogToSay(line, inLog, rules) ? [] : problemsOfLine(line, rules);
    problems.push(...own, ...(logs ? problemsBesideLog(line, inLog, own.length === 0) : []));
  }
  for (const [key, month] of logMonths) {
    if (logs && !firsts.has(key)) {
      problems.push(missing(month, logs, report));
    }
  }
  return problems.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/**
 * Whether the log has the line's figures and yet gives other codes than they do by themselves: other months or codes billed
 * besides decide them, which the line does not know of.
 */
function isForLogToSay(line: ExistingLine, { codes, summary, assessment }: PatientMonth, rules: BillingRules): boolean {
  const alone = codesByLine(line, rules);
  return (
    !(line.has99492 && line.has99493) &&
    compareMinutes(line.minutes, summary.minutes) === 0 &&
    line.initialAssessment === assessment &&
    (alone.base !== codes.base || alone.addOnUnits !== codes.addOnUnits)
  );
}

function problemsOfLine(line: ExistingLine, rules: BillingRules): Problem[] {
  const expected = codesByLine(line, rules);
  const kind = kindByAssessment(line.month, line.initialAssessment);
  const because =
    kind === 'initial' || kind === 'subsequent'
      ? t`its minutes give ${codesText(expected)} (${kindText(kind)}, rule "${rules.getProfile(line.texts.Payer).timeRule.name}")`
      : kind === 'noAssessment'
        ? t`without an initial assessment a month earns no code`
        : t`a month before the initial assessment earns no code`;
  if (line.has99492 && line.has99493) {
    return [
      reportProblem(
        'CB411',
        line.rangeOfCell('99493'),
        t`99492 and 99493 cannot both be billed for a month: ${because}.`,
      ),
    ];
  }
  const given = statedCodes(line);
  if (given.base !== expected.base) {
    const column = given.base ?? expected.base ?? '99493';
    return [
      reportProblem('CB411', line.rangeOfCell(column), t`The line has ${statedCodesText(given)}, but ${because}.`),
    ];
  }
  if (given.addOnUnits !== expected.addOnUnits) {
    return [
      reportProblem('CB412', line.rangeOfCell('99494'), t`The line has ${statedCodesText(given)}, but ${because}.`),
    ];
  }
  return [];
}

/** The codes of a line of a report in words, also units that stand without a base code. */
export function statedCodesText(codes: EarnedCodes): string {
  const { base, addOnUnits } = codes;
  return base === undefined && addOnUnits > 0 ? t`${addOnUnits} × 99494 without a base code` : codesText(codes);
}

function problemsBesideLog(line: ExistingLine, inLog: PatientMonth | undefined, isSound: boolean): Problem[] {
  if (!inLog) {
    const message = t`The log has no entry that counts for this patient in ${formatMonthName(line.month)}.`;
    return [reportProblem('CB422', line.rangeOfCell('MRN'), message)];
  }
  const problems: Problem[] = [];
  const { minutes } = inLog.summary;
  if (compareMinutes(line.minutes, minutes) !== 0) {
    const message = t`The log has ${minutesDifference(minutes, line.minutes)} than this line, and gives ${codesText(inLog.codes)}.`;
    problems.push(reportProblem('CB421', line.rangeOfCell('Minutes'), message));
  }
  if (line.initialAssessment !== inLog.assessment) {
    const message =
      inLog.assessment === undefined
        ? t`The log has no one initial assessment for this patient’s episode of care, so it gives no code.`
        : t`The initial assessment is not the one in the log.`;
    problems.push(reportProblem('CB424', line.rangeOfCell('Initial Assessment'), message));
  }
  const given = statedCodes(line);
  const differs = given.base !== inLog.codes.base || given.addOnUnits !== inLog.codes.addOnUnits;
  if (problems.length === 0 && isSound && differs) {
    const message = t`The log gives ${codesText(inLog.codes)} for this month; the line has ${statedCodesText(given)}.`;
    problems.push(reportProblem('CB425', line.rangeOfCell(given.base ?? '99493'), message));
  }
  return problems;
}

function repeated(line: ExistingLine, first: ExistingLine): Problem {
  const at = first.rangeOfCell('MRN').start.line + 1;
  return reportProblem(
    'CB404',
    line.rangeOfCell('MRN'),
    t`This patient's ${formatMonthName(line.month)} stands in line ${at} already. A month is billed once.`,
  );
}

/** A missing line has no place of its own: the header stands for it, and the line in the log says whose it is. */
function missing({ month, codes, summary }: PatientMonth, logs: BilledLogs, { header }: ExistingReport): Problem {
  const message = t`A patient-month of the log is missing: ${formatMonthName(month)}, ${codesText(codes)}; its first entry is ${placeInLogs(logs, summary.firstRow)}.`;
  return reportProblem('CB423', header, message);
}

function keyOf({ mrn, month }: { readonly mrn: string; readonly month: CalendarMonth }): string {
  return `${month} ${mrn}`;
}
