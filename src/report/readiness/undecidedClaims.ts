import type { BilledLogs } from '../../billing/billedLogs';
import type { ReadinessState } from '../../billing/readiness/readiness';
import type { CalendarMonth } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import { grouped } from '../../wording/figureWords';
import { billingReport } from '../billingReport';
import type { ReportLine } from '../reportLine';
import type { ClaimHistories } from '../claims/claimHistory';

/** Lists the claims of a month that are held or to be checked, haven't gone out, and have no valid decision. */
export function listUndecidedClaims(
  billed: BilledLogs,
  histories: ClaimHistories,
  month: CalendarMonth,
): readonly ReportLine[] {
  return billingReport(billed, { month }).lines.filter(({ mrn, readiness }) => {
    const isWaiting = readiness?.state === 'check' || readiness?.state === 'held';
    return (
      isWaiting && readiness.decision?.isCurrent !== true && (histories.find(mrn, month)?.openClaims.length ?? 0) === 0
    );
  });
}

/** Returns `claims not decided: 2 to check, 1 held`, or '' if everything is decided. */
export function describeUndecided(lines: readonly ReportLine[]): string {
  const count = (state: ReadinessState): number => lines.filter(({ readiness }) => readiness?.state === state).length;
  const [toCheck, onHold] = [count('check'), count('held')];
  const parts = [
    ...(toCheck > 0 ? [t`${grouped(String(toCheck))} to check`] : []),
    ...(onHold > 0 ? [t`${grouped(String(onHold))} held`] : []),
  ];
  return parts.length === 0 ? '' : t`claims not decided: ${parts.join(', ')}`;
}
