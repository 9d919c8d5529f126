import type { BilledLogs } from '../billing/billedLogs';
import { BILLING_PROBLEMS } from '../billing/billingProblems';
import { REPEATED_ROW } from '../billing/ledger/repeatedRows';
import { findFirstProblems, countProblems, type ProblemCount } from '../billing/problemList';
import { daysInMonth, monthOf, type CalendarDate, type CalendarMonth } from '../log/values/calendarDate';
import { compareMinutes } from '../log/values/minutes';
import { LOG_PROBLEMS, type Severity } from '../log/problems/problems';
import type { BillingReport, ReportLine } from './reportLine';
import { type Phrase, say } from '../text/text';

/** A kind of problem to mend before claims go out, with the first place it stands. */
export interface ProblemToFix {
  readonly code: string;
  readonly severity: Severity;
  /** In a few words. */
  readonly title: string;
  readonly count: number;
  /** The number of the log among those read as one, from 0, and the line from 1, of the first of them. */
  readonly log: number;
  readonly line: number;
}

/** What is left to do: what to mend, most severe first, and the patients nearest to their next code. */
export interface Worklist {
  readonly toFix: readonly ProblemToFix[];
  /** The month that `nearest` is of: the chosen one, else the latest; undefined where there is none. */
  readonly month: CalendarMonth | undefined;
  /** Days left in that month, today included; undefined for a month that is not the current one. */
  readonly daysLeft: number | undefined;
  /** Lines of that month that lack least to their next code, the nearest first. */
  readonly nearest: readonly ReportLine[];
}

/** More patients than this nobody calls before the month ends. */
const MOST_NEAREST = 25;

const TITLES: Readonly<Record<string, { readonly title: Phrase }>> = {
  ...LOG_PROBLEMS,
  ...BILLING_PROBLEMS,
  [REPEATED_ROW.code]: REPEATED_ROW,
};

export function createWorklist(billed: BilledLogs, report: BillingReport): Worklist {
  const month = report.choice.month ?? report.months[0];
  const nearest = report.lines
    .filter((line) => line.month === month && line.next !== undefined)
    .sort((a, b) => (a.next && b.next ? compareMinutes(a.next.remaining, b.next.remaining) : 0))
    .slice(0, MOST_NEAREST);
  return { toFix: toMend(billed), month, daysLeft: daysLeft(month, billed.ledger.rules.today), nearest };
}

function daysLeft(month: CalendarMonth | undefined, today: CalendarDate | undefined): number | undefined {
  if (month === undefined || today === undefined || monthOf(today) !== month) {
    return undefined;
  }
  return daysInMonth(Math.floor(month / 100), month % 100) - (today % 100) + 1;
}

function titleOf(code: string): string {
  const title = TITLES[code]?.title;
  return title ? say(title) : code;
}

function toMend(billed: BilledLogs): ProblemToFix[] {
  const kinds = new Map<string, ProblemCount>();
  for (const kind of countProblems(billed).filter(({ severity }) => severity !== 'hint')) {
    const known = kinds.get(kind.code);
    kinds.set(kind.code, known ? { ...known, count: known.count + kind.count } : kind);
  }
  const places = findFirstProblems(billed, [...kinds.keys()]);
  const found = [...kinds.values()].flatMap((kind): ProblemToFix[] => {
    const place = places.get(kind.code);
    return place ? [{ ...kind, ...place, title: titleOf(kind.code) }] : [];
  });
  const rank = ({ severity }: ProblemToFix): number => (severity === 'error' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1));
}
