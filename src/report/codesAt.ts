import { monthCodes, type MonthCodes } from '../billing/rules/monthCodes';
import { NO_MINUTES, addMinutes, compareMinutes, type Minutes } from '../log/values/minutes';
import type { NextCode } from '../billing/rules/codes';
import type { ReportLine } from './reportLine';

type LineRules = Pick<ReportLine, 'kind' | 'month' | 'profile' | 'otherCodes'>;

/** The codes that a line would have with another total of minutes, by its payer's rules; undefined where it can earn none. */
export function codesAt({ kind, month, profile, otherCodes }: LineRules, total: Minutes): MonthCodes | undefined {
  return kind === 'initial' || kind === 'subsequent'
    ? monthCodes(profile, { kind, month, total, otherCodes })
    : undefined;
}

/** Nobody looks for more thresholds in a month than this. */
const MOST_THRESHOLDS = 60;
const ONE_TICK: Minutes = { ticks: 1, fine: 0 };

/** The totals at which a line earns its codes, in order, up to the first that its minutes have not reached. */
export function findThresholds(line: LineRules & Pick<ReportLine, 'minutes'>): readonly NextCode[] {
  const thresholds: NextCode[] = [];
  let total = NO_MINUTES;
  for (let next = codesAt(line, total)?.next; next && thresholds.length < MOST_THRESHOLDS;) {
    thresholds.push(next);
    // A threshold that must be passed is not yet reached at its own minutes.
    total = next.isBeyond ? addMinutes(next.at, ONE_TICK) : next.at;
    if (compareMinutes(total, line.minutes) > 0) {
      break;
    }
    next = codesAt(line, total)?.next;
  }
  return thresholds;
}
