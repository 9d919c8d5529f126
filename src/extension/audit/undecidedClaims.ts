import * as vscode from 'vscode';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { NO_HISTORIES } from '../../report/claims/claimHistory';
import { describeUndecided, listUndecidedClaims } from '../../report/readiness/undecidedClaims';
import type { ReportLine } from '../../report/reportLine';
import { claimsOfSession, decideClaims } from '../logs/claimActions';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

function listOfSession({ billed, claims }: LogSession, month: CalendarMonth): readonly ReportLine[] {
  return listUndecidedClaims(billed, claims?.histories ?? NO_HISTORIES, month);
}

/** Returns `claims not decided: 2 to check, 1 held`, or '' if everything is decided. */
export function describeUndecidedClaims(session: LogSession, month: CalendarMonth): string {
  return describeUndecided(listOfSession(session, month));
}

/**
 * Shows which claims of a month aren't decided before it's closed, and records what the user decides about them.
 *
 * @returns false if the user canceled
 */
export async function decideBeforeClosing(session: LogSession, month: CalendarMonth): Promise<boolean> {
  const undecided = listOfSession(session, month);
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
