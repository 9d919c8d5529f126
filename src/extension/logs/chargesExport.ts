import * as vscode from 'vscode';
import { formatIsoMonth, type CalendarMonth } from '../../log/values/calendarDate';
import type { BatchFormat } from '../../report/outgoing/batchFiles';
import type { IncompleteClaim } from '../../report/outgoing/claimFile';
import type { ClaimPlan } from '../../report/claims/claimPlan';
import { addToFileName } from '../../text/fileNames';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { grouped } from '../../wording/figureWords';
import { getFileName } from '../vscode/fileNames';
import { isFile } from '../vscode/fileTexts';
import { saveDocuments } from '../vscode/saveDocuments';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { createAccess, isUnsaved, type ClaimSource } from './claimActions';
import {
  askForChargesFormat,
  CHARGE_LINES,
  findChargesFormat,
  planBatch,
  type ChargesExportOptions,
} from './chargesFormat';
import type * as claimParts from './claimParts';

type ClaimParts = typeof claimParts;

interface WrittenBatch {
  readonly plan: ClaimPlan;
  readonly targets: readonly vscode.Uri[];
  readonly incomplete: readonly IncompleteClaim[];
}

/**
 * Writes the charges that haven't gone out to new files, and records them as a batch, so that they don't go out again.
 *
 * @returns whether charges were written and recorded
 */
export async function exportNewCharges(source: ClaimSource, options: ChargesExportOptions): Promise<boolean> {
  const saved = await saveDocuments(source.uris, t`Save the log first. Charges are those of the saved file.`);
  if (!saved || isUnsaved(source)) {
    return false;
  }
  // The files can have changed since they were read.
  await source.refresh();
  const parts = await import('./claimParts');
  const format = options.to
    ? findChargesFormat(source, parts, options.format ?? CHARGE_LINES)
    : await askForChargesFormat(source, parts, options);
  const target = format && (options.to ?? (await askForFile(source, options.month, format)));
  if (!target) {
    return false;
  }
  const batch = parts.batchName(source.today, Math.floor(Math.random() * 2 ** 32));
  const recorded = await recordBatch(source, parts, { ...options, batch, format, target });
  if (!recorded.ok) {
    void vscode.window.showErrorMessage(t`The charges aren't exported. ${recorded.failure.message}`);
    return false;
  }
  await source.refresh();
  reportExport(source, recorded.value, parts, batch, options);
  return recorded.value.plan.claims.length > 0;
}

function recordBatch(
  source: ClaimSource,
  parts: ClaimParts,
  options: Omit<ChargesExportOptions, 'format'> & {
    readonly batch: string;
    readonly format: BatchFormat;
    readonly target: vscode.Uri;
  },
): Promise<Result<WrittenBatch>> {
  const { batch, format, month, target } = options;
  const access = createAccess(source, parts);
  return parts.updateClaimRecords(access, (records, numberOfLog) => {
    const time = access.now().text;
    const created = planBatch(source, parts, { records, numberOfLog, month, format, batch, time, isRecorded: true });
    if (!created.ok) {
      return created;
    }
    const { plan, files, incomplete } = created.value;
    const outputs = files.map(({ suffix, text }) => ({ uri: addSuffix(target, suffix), text }));
    return success({
      drafts: parts.recordPlan(plan, batch),
      value: { plan, targets: outputs.map(({ uri }) => uri), incomplete },
      // First the charges, then the record: charges that are recorded and lost would never be billed.
      before: () => (plan.claims.length === 0 ? Promise.resolve(success(undefined)) : writeNewFiles(outputs)),
    });
  });
}

/** Adds the suffix of a file of a batch to the name that the user chose, before its extension. */
function addSuffix(target: vscode.Uri, suffix: string): vscode.Uri {
  return vscode.Uri.joinPath(target, '..', addToFileName(getFileName(target), suffix));
}

/**
 * Writes files that don't exist yet, because nothing shows that the charges in an existing one were sent. If one of several can't be
 * written, those before it stay, and nothing is recorded.
 */
async function writeNewFiles(
  outputs: readonly { readonly uri: vscode.Uri; readonly text: string }[],
): Promise<Result<undefined>> {
  for (const { uri } of outputs) {
    if (await isFile(uri)) {
      return failure(
        'output-exists',
        t`${getFileName(uri)} exists. Charges that are recorded go to a new file, so that no earlier ones are lost. Nothing was recorded.`,
        { file: getFileName(uri) },
      );
    }
  }
  for (const { uri, text } of outputs) {
    const written = await workspaceWriter.writeWhole(uri, text);
    if (!written.ok) {
      return written;
    }
  }
  return success(undefined);
}

function reportExport(
  source: ClaimSource,
  { plan, targets, incomplete }: WrittenBatch,
  parts: ClaimParts,
  batch: string,
  { texts, to }: ChargesExportOptions,
): void {
  const [target] = targets;
  const names = targets.map(getFileName).join(', ');
  const written = plan.claims.length === 0 ? [] : [t`Saved as ${names} and recorded as batch ${batch}.`];
  const sentences = [parts.planSentence(plan), ...written, ...parts.waitingSentences(plan)];
  const open = t`Open`;
  const show = t`Show What They Lack`;
  const choices = target && to === undefined && plan.claims.length > 0 ? [open] : [];
  const answer =
    incomplete.length > 0
      ? vscode.window.showWarningMessage(
          [
            ...sentences,
            incomplete.length === 1
              ? t`1 claim isn't in the files, because it lacks something.`
              : t`${grouped(String(incomplete.length))} claims aren't in the files, because they lack something.`,
          ].join(' '),
          show,
          ...choices,
        )
      : vscode.window.showInformationMessage(sentences.join(' '), ...choices);
  void answer.then(async (chosen) => {
    if (chosen === show) {
      const names = source.files.map(getFileName);
      await texts.show(t`Incomplete claims`, parts.incompleteClaimsText(incomplete, source.billed, names));
    } else if (chosen === open && target) {
      await vscode.window.showTextDocument(target);
    }
  });
}

async function askForFile(
  { uris: [first, ...others] }: ClaimSource,
  month: CalendarMonth | undefined,
  format: BatchFormat,
): Promise<vscode.Uri | undefined> {
  if (!first) {
    return undefined;
  }
  const log = others.length > 0 ? '' : `${getFileName(first).replace(/(\.timelog)?\.csv$/i, '')}-`;
  const ofMonth = month === undefined ? '' : `-${formatIsoMonth(month)}`;
  const [name, extension] = format.kind === '837p' ? [t`837P`, '837'] : [t`CSV`, 'csv'];
  return vscode.window.showSaveDialog({
    title: t`Export New Charges`,
    saveLabel: t`Export and Record`,
    defaultUri: vscode.Uri.joinPath(first, '..', `${log}new-charges${ofMonth}.${extension}`),
    filters: { [name]: [extension] },
  });
}
