import type * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import type { RecordedClaims } from '../../billing/readiness/sentClaim';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { MrnForms } from '../../log/values/mrnForms';
import type { ClaimHistories } from '../../report/claims/claimHistory';
import type { RecordFile } from '../../files/claimRecords';
import { recordFileName } from '../../report/claims/recordFileName';
import { getFileName } from '../vscode/fileNames';
import { workspaceFiles } from '../vscode/workspaceFiles';

/** The records of claims next to logs, as they were read. */
export interface ClaimsOfLogs {
  readonly files: readonly RecordFile<vscode.Uri>[];
  /** For each log, the number of its record in `files`. */
  readonly numberOfLog: readonly number[];
  readonly histories: ClaimHistories;
  /** Why the records can't be used, as a sentence; '' if they can. */
  readonly damage: string;
  /** Returns a person's decisions and the claims that went out, by the current figures of the logs. */
  createRecordedClaims(billed: BilledLogs): RecordedClaims;
  /** Returns how to find whether the claim of a patient-month is shown as one to correct. */
  createCorrectionFinder(billed: BilledLogs): (mrn: string, month: CalendarMonth) => boolean;
}

/** Returns where the records of claims of logs are, without following links. */
export function listRecordUris(logs: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return logs.map((log) => workspaceFiles.resolve(workspaceFiles.parent(log) ?? log, recordFileName(getFileName(log))));
}

/** Reads the records of claims next to logs. Returns undefined if there are none: most logs have none, and need no code for them. */
export async function readClaimsOfLogs(
  logs: readonly vscode.Uri[],
  mrnForms: MrnForms | undefined,
): Promise<ClaimsOfLogs | undefined> {
  const saved = logs.filter(({ scheme }) => scheme !== 'untitled');
  const found = await Promise.all(listRecordUris(saved).map((uri) => workspaceFiles.stat(uri)));
  // Another failure than a missing file is one of the record: a claim that it has must not go out again.
  if (found.every((status) => !status.ok && status.failure.code === 'file-not-found')) {
    return undefined;
  }
  const parts = await import('./claimParts');
  const { readClaimRecords, findDamage, ClaimHistories, createRecordedClaims, createCorrectionFinder } = parts;
  const { files, numberOfLog } = await readClaimRecords(workspaceFiles, logs, mrnForms);
  const histories = new ClaimHistories(files.map(({ record }) => record.events));
  const damage = findDamage(workspaceFiles, files);
  return {
    files,
    numberOfLog,
    histories,
    damage: damage ? damage.message : '',
    createRecordedClaims: (billed) => createRecordedClaims(billed, histories),
    createCorrectionFinder: (billed) => createCorrectionFinder(billed, histories),
  };
}
