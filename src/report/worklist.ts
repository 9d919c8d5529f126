import type { BilledLogs } from '../billing/billedLogs';
import { listFacts } from '../billing/factList';
import { countProblemTotals } from '../billing/problemList';
import { countDaysInMonth, monthOf, type CalendarDate, type CalendarMonth } from '../log/values/calendarDate';
import { compareMinutes } from '../log/values/minutes';
import type { Severity } from '../log/problems/problems';
import { NO_HISTORIES, type ClaimHistories } from './claims/claimHistory';
import { listDeniedLines, type DeniedLine } from './claims/deniedLines';
import { findMidpointGain, type MidpointGain } from './midpoint';
import { listWordsToDecide, type WordToDecide } from './doubtfulWordList';
import { sumByProgram, type ProgramMinutes } from './programMinutes';
import type { BillingReport, ReportLine } from './reportLine';
import { listRulesNotices } from './rulesNotices';

/** Something to fix before submitting claims, and where to look first. */
export interface ProblemToFix {
  readonly code: string;
  readonly severity: Severity;
  /** The sentence, with the number of rows and months. */
  readonly message: string;
  /** The latest month that it concerns; undefined if no row of it has a patient and a date. */
  readonly month: CalendarMonth | undefined;
  /** How many rows or months show it, at least 1. */
  readonly count: number;
  /** The index of the log to look at first, and the line from 1. */
  readonly log: number;
  readonly line: number;
}

/** What is left to do: problems to fix, those of the latest month first, and the patients nearest to their next code. */
export interface Worklist {
  readonly toFix: readonly ProblemToFix[];
  /** How many more there are than `toFix` lists. */
  readonly moreToFix: number;
  /** The month of `nearest`: the chosen month, or the latest one; undefined if there are no months. */
  readonly month: CalendarMonth | undefined;
  /** Days left in that month, including today; undefined unless it's the current month. */
  readonly daysLeft: number | undefined;
  /** Lines of that month with the fewest minutes to their next code, nearest first. */
  readonly nearest: readonly ReportLine[];
  /** What the lines of the report would earn more by the CPT midpoint, if they would. */
  readonly midpoint: MidpointGain | undefined;
  /** Why the rules of some months aren't known. */
  readonly notices: readonly string[];
  /** The words whose meaning the team has to decide, the most frequent first. */
  readonly words: readonly WordToDecide[];
  /** The minutes by program; empty if all time is CoCM time. */
  readonly programs: readonly ProgramMinutes[];
  /** The lines that payers denied, and about which no person has decided since. */
  readonly denied: readonly DeniedLine[];
  /** How many more there are than `denied` lists. */
  readonly moreDenied: number;
}

/** The most problems to list. No one works through more before a new report. */
const MOST_PROBLEMS = 200;

/** The most patients to list. No one calls more patients before the month ends. */
const MOST_NEAREST = 25;

const NO_MONTHS: ReadonlySet<CalendarMonth> = new Set();

/**
 * Creates the worklist of a report.
 *
 * @param closedMonths months whose problems come after those of all other months
 * @param histories what the records of claims have
 */
export function createWorklist(
  billed: BilledLogs,
  report: BillingReport,
  closedMonths: ReadonlySet<CalendarMonth> = NO_MONTHS,
  histories: ClaimHistories = NO_HISTORIES,
): Worklist {
  const month = report.choice.month ?? report.months[0];
  const nearest = report.lines
    .filter((line) => line.month === month && line.next !== undefined)
    .sort((a, b) => (a.next && b.next ? compareMinutes(a.next.remaining, b.next.remaining) : 0))
    .slice(0, MOST_NEAREST);
  const { rules } = billed.ledger;
  const toFix = listProblemsToFix(billed, closedMonths);
  const denied = listDeniedLines(billed, histories, report.choice.month);
  const { errors, warnings, information } = countProblemTotals(billed);
  return {
    toFix,
    moreToFix: errors + warnings + information - toFix.length,
    month,
    daysLeft: daysLeft(month, rules.today),
    nearest,
    midpoint: findMidpointGain(report, rules.fees),
    notices: listRulesNotices(report),
    words: listWordsToDecide(billed),
    programs: sumByProgram(billed, report),
    denied: denied.slice(0, MOST_PROBLEMS),
    moreDenied: Math.max(0, denied.length - MOST_PROBLEMS),
  };
}

function daysLeft(month: CalendarMonth | undefined, today: CalendarDate | undefined): number | undefined {
  if (month === undefined || today === undefined || monthOf(today) !== month) {
    return undefined;
  }
  return countDaysInMonth(Math.floor(month / 100), month % 100) - (today % 100) + 1;
}

/** Lists the facts in the order in which a person works through them. */
function listProblemsToFix(billed: BilledLogs, closedMonths: ReadonlySet<CalendarMonth>): ProblemToFix[] {
  return listFacts(billed, { closedMonths, hasHints: false, limit: MOST_PROBLEMS }).map(
    ({ problem, log, month, extent }) => ({
      code: problem.code,
      severity: problem.severity,
      message: problem.message,
      month: month?.month,
      count: Math.max(extent.rows, extent.months),
      log,
      line: problem.range.start.line + 1,
    }),
  );
}
