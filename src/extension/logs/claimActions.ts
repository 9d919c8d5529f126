import * as vscode from 'vscode';
import type { CalendarDate } from '../../log/values/calendarDate';
import type { BilledLogs } from '../../billing/billedLogs';
import type { Configuration } from '../../configuration/configuration';
import type { RecordAccess } from '../../files/claimRecords';
import type { DecisionKind } from '../../report/claims/claimEvent';
import type { DecisionTarget } from '../../report/claims/decisions';
import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { workspaceWriter } from '../vscode/workspaceWriter';
import type * as claimParts from './claimParts';

import type { LogSession } from './logSession';
import { readClaimsOfSession } from './sessionClaims';

type ClaimParts = typeof claimParts;

/** Logs whose claims a person decides about or exports. */
export interface ClaimSource {
  /** All requested files. */
  readonly uris: readonly vscode.Uri[];
  /** The files that were read, in the order of the logs in `billed`. */
  readonly files: readonly vscode.Uri[];
  readonly billed: BilledLogs;
  readonly today: CalendarDate;
  readonly configuration: Configuration;
  /** Reads files and their records of claims again. An open log is current, so only its record is read. */
  refresh(): Promise<void>;
}

/** Returns the claims of an open log. */
export function claimsOfSession(session: LogSession): ClaimSource {
  const uris = [session.document.uri];
  return {
    uris,
    files: uris,
    billed: session.billed,
    today: session.today,
    configuration: session.settings.configuration,
    refresh: () => readClaimsOfSession(session),
  };
}

/**
 * Records a person's decision about claims, and shows what was recorded.
 *
 * @param requestedKind the decision; without it, the user is asked
 * @param requestedReason the reason; without it, the user is asked
 * @returns false if the user canceled or nothing could be recorded
 */
export async function decideClaims(
  source: ClaimSource,
  requestedKind: DecisionKind | undefined,
  targets: readonly DecisionTarget[],
  requestedReason?: string,
): Promise<boolean> {
  if (isUnsaved(source)) {
    void vscode.window.showInformationMessage(t`Save the log first. Its record of claims is a file next to it.`);
    return false;
  }
  if (targets.length === 0) {
    void vscode.window.showInformationMessage(
      t`No code is earned in these lines, so there's no claim to decide about.`,
    );
    return false;
  }
  const kind = requestedKind ?? (await askForKind(targets.length));
  if (!kind) {
    return false;
  }
  const reason = requestedReason ?? (kind === 'withdrawn' ? '' : await askForReason(kind, targets.length));
  if (reason === undefined) {
    return false;
  }
  const parts = await import('./claimParts');
  const recorded = await parts.recordDecisions(createAccess(source, parts), source.billed, { kind, reason, targets });
  if (!recorded.ok) {
    void vscode.window.showErrorMessage(t`The decision isn't recorded. ${recorded.failure.message}`);
    return false;
  }
  await source.refresh();
  const sentences = [parts.decisionSentence(kind, recorded.value), ...parts.skippedSentences(recorded.value)];
  void vscode.window.showInformationMessage(sentences.join(' '));
  return true;
}

async function askForKind(count: number): Promise<DecisionKind | undefined> {
  const choices: readonly { readonly label: string; readonly detail: string; readonly decision: DecisionKind }[] = [
    {
      label: t`Approve`,
      detail: t`Claims to check can go out. Claims that a finding holds stay held.`,
      decision: 'approved',
    },
    { label: t`Hold`, detail: t`The claims are kept back.`, decision: 'held' },
    {
      label: t`Release`,
      detail: t`The claims can go out in spite of the reasons that hold them.`,
      decision: 'released',
    },
    { label: t`Withdraw`, detail: t`The decisions no longer apply.`, decision: 'withdrawn' },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t`Decide about ${counted(count, 'claim')}`,
    placeHolder: t`The decision is valid until the figures of a month change`,
  });
  return chosen?.decision;
}

async function askForReason(kind: Exclude<DecisionKind, 'withdrawn'>, count: number): Promise<string | undefined> {
  const claims = counted(count, 'claim');
  return vscode.window.showInputBox({
    title: kind === 'approved' ? t`Approve ${claims}` : kind === 'held' ? t`Hold ${claims}` : t`Release ${claims}`,
    prompt: t`The reason is recorded with today's date.`,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? t`A decision needs a reason.` : undefined),
  });
}

/** Returns how the records of claims of these logs are read and written. */
export function createAccess(source: ClaimSource, { toEventTime }: ClaimParts): RecordAccess<vscode.Uri> {
  return {
    files: workspaceFiles,
    writer: workspaceWriter,
    logs: source.files,
    mrnForms: source.configuration.mrnForms,
    now: () => toEventTime(new Date()),
  };
}

/** Whether a log has no file yet, so that it has no place for a record of claims. */
export function isUnsaved({ uris }: ClaimSource): boolean {
  return uris.some(({ scheme }) => scheme === 'untitled');
}
