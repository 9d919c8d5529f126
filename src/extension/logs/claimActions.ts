import * as vscode from 'vscode';
import { formatIsoMonth, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import type { BilledLogs } from '../../billing/billedLogs';
import type { MrnForms } from '../../log/values/mrnForms';
import type { RecordAccess } from '../../files/claimRecords';
import type { DecisionKind } from '../../report/claims/claimEvent';
import type { ClaimPlan } from '../../report/claims/claimPlan';
import type { DecisionTarget } from '../../report/claims/decisions';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import { getFileName } from '../vscode/fileNames';
import { isFile } from '../vscode/fileTexts';
import { saveDocuments } from '../vscode/saveDocuments';
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
  /** The spellings of MRNs in the records. */
  readonly mrnForms: MrnForms | undefined;
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
    mrnForms: session.settings.configuration.mrnForms,
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

/**
 * Writes the charges that haven't gone out to a new file, and records them as a batch, so that they don't go out again.
 *
 * @param month only this month; undefined for all
 * @param to the file; without it, the user is asked
 * @returns whether charges were written and recorded
 */
export async function exportNewCharges(
  source: ClaimSource,
  month: CalendarMonth | undefined,
  to?: vscode.Uri,
): Promise<boolean> {
  const saved = await saveDocuments(source.uris, t`Save the log first. Charges are those of the saved file.`);
  if (!saved || isUnsaved(source)) {
    return false;
  }
  // The files can have changed since they were read.
  await source.refresh();
  const parts = await import('./claimParts');
  const batch = parts.batchName(source.today, Math.floor(Math.random() * 2 ** 32));
  const target = to ?? (await askForFile(source, month));
  if (!target) {
    return false;
  }
  const { billed } = source;
  const recorded = await parts.updateClaimRecords(createAccess(source, parts), (records, numberOfLog) => {
    const histories = new parts.ClaimHistories(records.map(({ events }) => events));
    const plan = parts.planClaims(billed, histories, { month, numberOfLog });
    return success({
      drafts: parts.recordPlan(plan, batch),
      value: plan,
      // First the charges, then the record: charges that are recorded and lost would never be billed.
      before: () =>
        plan.claims.length === 0
          ? Promise.resolve(success(undefined))
          : writeNewFile(target, parts.newChargesCsv(plan.claims, batch, billed)),
    });
  });
  if (!recorded.ok) {
    void vscode.window.showErrorMessage(t`The charges aren't exported. ${recorded.failure.message}`);
    return false;
  }
  await source.refresh();
  reportExport(recorded.value, parts, batch, target, to === undefined);
  return recorded.value.claims.length > 0;
}

function reportExport(
  plan: ClaimPlan,
  { planSentence, waitingSentences }: ClaimParts,
  batch: string,
  target: vscode.Uri,
  isAsked: boolean,
): void {
  const written = plan.claims.length === 0 ? [] : [t`Saved as ${getFileName(target)} and recorded as batch ${batch}.`];
  const message = [planSentence(plan), ...written, ...waitingSentences(plan)].join(' ');
  const open = t`Open`;
  void vscode.window
    .showInformationMessage(message, ...(isAsked && plan.claims.length > 0 ? [open] : []))
    .then((chosen) => (chosen === open ? vscode.window.showTextDocument(target) : undefined));
}

/** Writes a file that doesn't exist yet, because nothing shows that the charges in an existing one were sent. */
async function writeNewFile(target: vscode.Uri, text: string): Promise<Result<undefined>> {
  return (await isFile(target))
    ? failure(
        'output-exists',
        t`${getFileName(target)} exists. Charges that are recorded go to a new file, so that no earlier ones are lost. Nothing was recorded.`,
        { file: getFileName(target) },
      )
    : workspaceWriter.writeWhole(target, text);
}

function createAccess(source: ClaimSource, { toEventTime }: ClaimParts): RecordAccess<vscode.Uri> {
  return {
    files: workspaceFiles,
    writer: workspaceWriter,
    logs: source.files,
    mrnForms: source.mrnForms,
    now: () => toEventTime(new Date()),
  };
}

function isUnsaved({ uris }: ClaimSource): boolean {
  return uris.some(({ scheme }) => scheme === 'untitled');
}

async function askForFile(
  { uris: [first, ...others] }: ClaimSource,
  month: CalendarMonth | undefined,
): Promise<vscode.Uri | undefined> {
  if (!first) {
    return undefined;
  }
  const log = others.length > 0 ? '' : `${getFileName(first).replace(/(\.timelog)?\.csv$/i, '')}-`;
  const ofMonth = month === undefined ? '' : `-${formatIsoMonth(month)}`;
  return vscode.window.showSaveDialog({
    title: t`Export New Charges`,
    saveLabel: t`Export and Record`,
    defaultUri: vscode.Uri.joinPath(first, '..', `${log}new-charges${ofMonth}.csv`),
    filters: { [t`CSV`]: ['csv'] },
  });
}
