import type * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { readLogStatuses } from '../../files/hashLogs';
import { readPacketSource } from '../../files/packetSource';
import { createPacketPages } from '../../report/packet/packet';
import { packetHtml } from '../../report/packet/packetHtml';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import type { Host } from '../feature';
import { letOthersRun, readLogFiles } from '../logs/logFiles';
import { workspaceFiles } from '../vscode/workspaceFiles';

/**
 * Creates the page of a packet. The saved files are read again together with their hashes, so that the figures can't come from
 * another text than the one that is hashed.
 *
 * Failures: those of the files, `canceled`, and `months-missing` if the saved logs no longer have the patient-months.
 */
export async function createPacketFile(
  { sessions }: Host,
  uris: readonly vscode.Uri[],
  findMonths: (billed: BilledLogs) => readonly PatientMonth[],
  token: vscode.CancellationToken,
): Promise<Result<string>> {
  const before = await readLogStatuses(workspaceFiles, uris);
  if (!before.ok) {
    return before;
  }
  const read = await readLogFiles(sessions, uris, token);
  if (!read) {
    return failure('canceled', t`Reading the logs was canceled.`);
  }
  const [failed] = read.failed;
  if (failed) {
    return { ok: false, failure: failed.failure };
  }
  const source = await readPacketSource(workspaceFiles, read, {
    before: before.value,
    createdOn: sessions.today,
    pause: letOthersRun,
  });
  if (!source.ok) {
    return source;
  }
  const months = findMonths(read.billed);
  return months.length === 0
    ? failure('months-missing', t`The saved log no longer has the patient-month. Save the log, and try again.`)
    : success(packetHtml(source.value, createPacketPages(source.value, months)));
}
