import * as vscode from 'vscode';
import type { ReadinessState } from '../../billing/readiness/readiness';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import type { ReportLine } from '../../report/reportLine';
import { grouped } from '../../wording/figureWords';
import { claimsOfSession, decideClaims } from '../logs/claimActions';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** Lists the claims of a month that are held or to be checked, haven't gone out, and have no valid decision. */
export function listUndecidedClaims({ billed, claims }: LogSession, month: CalendarMonth): readonly ReportLine[] {
  return billingReport(billed, { month }).lines.filter(({ mrn, readiness }) => {
    const isOpen = readiness !== undefined && readiness.state !== 'ready' && readiness.decision?.isCurrent !== true;
    return isOpen && (claims?.histories.find(mrn, month)?.openClaims.length ?? 0) === 0;
  });
}

/** Returns `not decided: 2 to check, 1 held`, or '' if everything is decided. */
export function describeUndecided(lines: readonly ReportLine[]): string {
  const count = (state: ReadinessState): number => lines.filter(({ readiness }) => readiness?.state === state).length;
  const [toCheck, onHold] = [count('check'), count('held')];
  const parts = [
    ...(toCheck > 0 ? [t`${grouped(String(toCheck))} to check`] : []),
    ...(onHold > 0 ? [t`${grouped(String(onHold))} held`] : []),
  ];
  return parts.length === 0 ? '' : t`claims not decided: ${parts.join(', ')}`;
}

/**
 * Shows which claims of a month aren't decided before it's closed, and records what the user decides about them.
 *
 * @returns false if the user canceled
 */
export async function decideBeforeClosing(session: LogSession, month: CalendarMonth): Promise<boolean> {
  const undecided = listUndecidedClaims(session, month);
  if (undecided.length === 0) {
    return true;
  }
  const toCheck = undecided.filter(({ readiness }) => readiness?.state === 'check');
  const chosen = await vscode.window.showQuickPick(
    [
      { label: t`Close Without Deciding`, detail: t`No decision is recorded.`, decision: undefined, lines: [] },
      {
        label: t`Hold and Close`,
        detail: t`Records that these claims are kept back, with a reason.`,
        decision: 'held' as const,
        lines: undecided,
      },
      ...(toCheck.length > 0
        ? [
            {
              label: t`Approve and Close`,
              detail: t`Records that the claims to check can go out, with a reason. Claims that a finding holds stay held.`,
              decision: 'approved' as const,
              lines: toCheck,
            },
          ]
        : []),
    ],
    { title: t`Close ${formatMonthName(month)}`, placeHolder: describeUndecided(undecided) },
  );
  if (!chosen) {
    return false;
  }
  return chosen.decision === undefined || decideClaims(claimsOfSession(session), chosen.decision, chosen.lines);
}
