import { monthCodes, type MonthCodes } from '../billing/rules/monthCodes';
import { NO_MINUTES, addMinutes, compareMinutes, type Minutes } from '../log/values/minutes';
import type { NextCode } from '../billing/rules/codes';
import type { ReportLine } from './reportLine';

type LineRules = Pick<ReportLine, 'kind' | 'month' | 'profile' | 'otherCodes'>;

/** Returns the codes a line would have with another total of minutes, or undefined if its month can't earn any. */
export function codesAt({ kind, month, profile, otherCodes }: LineRules, total: Minutes): MonthCodes | undefined {
  return kind === 'initial' || kind === 'subsequent'
    ? monthCodes(profile, { kind, month, total, otherCodes })
    : undefined;
}

/** The most thresholds to find, which is more than a month has in practice. */
const MOST_THRESHOLDS = 60;
const ONE_TICK: Minutes = { ticks: 1, fine: 0 };

/** Returns the totals at which a line earns its codes, in order, up to the first one that its minutes don't reach. */
export function findThresholds(line: LineRules & Pick<ReportLine, 'minutes'>): readonly NextCode[] {
  const thresholds: NextCode[] = [];
  let total = NO_MINUTES;
  for (let next = codesAt(line, total)?.next; next && thresholds.length < MOST_THRESHOLDS;) {
    thresholds.push(next);
    // A threshold that must be exceeded isn't reached at exactly its minutes.
    total = next.isBeyond ? addMinutes(next.at, ONE_TICK) : next.at;
    if (compareMinutes(total, line.minutes) > 0) {
      break;
    }
    next = codesAt(line, total)?.next;
  }
  return thresholds;
}
