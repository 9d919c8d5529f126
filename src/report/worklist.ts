import type { BilledLogs } from '../billing/billedLogs';
import { BILLING_PROBLEMS } from '../billing/billingProblems';
import { REPEATED_ROW } from '../billing/ledger/repeatedRows';
import { findFirstProblems, countProblems, type ProblemCount } from '../billing/problemList';
import { countDaysInMonth, monthOf, type CalendarDate, type CalendarMonth } from '../log/values/calendarDate';
import { compareMinutes } from '../log/values/minutes';
import { LOG_PROBLEMS, type Severity } from '../log/problems/problems';
import { findMidpointGain, type MidpointGain } from './midpoint';
import { listWordsToDecide, type WordToDecide } from './doubtfulWordList';
import { sumByProgram, type ProgramMinutes } from './programMinutes';
import type { BillingReport, ReportLine } from './reportLine';
import { listRulesNotices } from './rulesNotices';
import { type Phrase, formatPhrase } from '../text/text';

/** A kind of problem to fix before submitting claims, and where it first occurs. */
export interface ProblemToFix {
  readonly code: string;
  readonly severity: Severity;
  /** A few words. */
  readonly title: string;
  readonly count: number;
  /** The index of the log with the first problem of this kind, and its line from 1. */
  readonly log: number;
  readonly line: number;
}

/** What is left to do: problems to fix, most severe first, and the patients nearest to their next code. */
export interface Worklist {
  readonly toFix: readonly ProblemToFix[];
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
}

/** The most patients to list. No one calls more patients before the month ends. */
const MOST_NEAREST = 25;

const TITLES: Readonly<Record<string, { readonly title: Phrase }>> = {
  ...LOG_PROBLEMS,
  ...BILLING_PROBLEMS,
  [REPEATED_ROW.code]: REPEATED_ROW,
};

/** Creates the worklist of a report. */
export function createWorklist(billed: BilledLogs, report: BillingReport): Worklist {
  const month = report.choice.month ?? report.months[0];
  const nearest = report.lines
    .filter((line) => line.month === month && line.next !== undefined)
    .sort((a, b) => (a.next && b.next ? compareMinutes(a.next.remaining, b.next.remaining) : 0))
    .slice(0, MOST_NEAREST);
  const { rules } = billed.ledger;
  return {
    toFix: listProblemsToFix(billed),
    month,
    daysLeft: daysLeft(month, rules.today),
    nearest,
    midpoint: findMidpointGain(report, rules.fees),
    notices: listRulesNotices(report),
    words: listWordsToDecide(billed),
    programs: sumByProgram(billed, report),
  };
}

function daysLeft(month: CalendarMonth | undefined, today: CalendarDate | undefined): number | undefined {
  if (month === undefined || today === undefined || monthOf(today) !== month) {
    return undefined;
  }
  return countDaysInMonth(Math.floor(month / 100), month % 100) - (today % 100) + 1;
}

function getTitle(code: string): string {
  const title = TITLES[code]?.title;
  return title ? formatPhrase(title) : code;
}

function listProblemsToFix(billed: BilledLogs): ProblemToFix[] {
  const kinds = new Map<string, ProblemCount>();
  for (const kind of countProblems(billed).filter(({ severity }) => severity !== 'hint')) {
    const known = kinds.get(kind.code);
    kinds.set(kind.code, known ? { ...known, count: known.count + kind.count } : kind);
  }
  const places = findFirstProblems(billed, [...kinds.keys()]);
  const found = [...kinds.values()].flatMap((kind): ProblemToFix[] => {
    const place = places.get(kind.code);
    return place ? [{ ...kind, ...place, title: getTitle(kind.code) }] : [];
  });
  const rank = ({ severity }: ProblemToFix): number => (severity === 'error' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1));
}
