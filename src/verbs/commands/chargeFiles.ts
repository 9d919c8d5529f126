import type { ChargeLayout } from '../../billing/outgoing/chargeLayout';
import { DEFAULT_CONFIGURATION } from '../../configuration/configuration';
import type { ClaimRecord } from '../../report/claims/claimEvent';
import type { PlannedClaim } from '../../report/claims/claimPlan';
import { createBatchFiles } from '../../report/outgoing/batchFiles';
import { findClaimPlace } from '../../report/outgoing/incompleteText';
import type { OutgoingClaim } from '../../report/outgoing/outgoingClaim';
import { addToFileName, getFileExtension } from '../../text/fileNames';
import { failure, success, type Result } from '../../text/result';
import type { ChargesCommand } from '../chargesArguments';
import type { CommandContext } from '../context';
import { formatFailure } from '../outcome';
import type { CommandLogs } from './logsOfCommand';

/** A file to write. */
export interface ChargeFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a batch. */
export interface ChargeFiles {
  readonly files: readonly ChargeFile[];
  /** The claims that are in the files. */
  readonly claims: readonly PlannedClaim[];
  /** The claims that aren't, one line for each with what it lacks. */
  readonly incomplete: string;
}

/** What the files of a batch are created from. */
export interface ChargeFilesOptions {
  readonly command: ChargesCommand;
  readonly context: CommandContext;
  readonly batch: string;
  readonly layout: ChargeLayout | undefined;
  readonly records: readonly ClaimRecord[];
}

/**
 * Creates the files of a batch: one CSV file, or one 837P file for each payer.
 *
 * Failures: those of `createBatchFiles`.
 */
export function createChargeFiles(
  logs: CommandLogs,
  claims: readonly PlannedClaim[],
  { command, context, batch, layout, records }: ChargeFilesOptions,
): Result<ChargeFiles> {
  const [settings] = logs.settings;
  const { charges, billing } = settings?.configuration ?? DEFAULT_CONFIGURATION;
  const created = createBatchFiles(claims, logs.billed, {
    format: command.format === '837p' ? { kind: '837p' } : layout ? { kind: 'layout', layout } : { kind: 'charges' },
    batch,
    amounts: charges.amounts,
    parties: billing,
    records,
    time: context.now().text,
    isRecorded: command.selection === 'record',
  });
  if (!created.ok) {
    return settings?.file === undefined
      ? created
      : { ok: false, failure: { ...created.failure, location: { file: settings.file } } };
  }
  const { files, incomplete } = created.value;
  const { output: named = '' } = command;
  const output = command.format === '837p' && getFileExtension(named) === '' ? `${named}.837` : named;
  return success({
    files: files.map(({ suffix, text }) => ({ path: addToFileName(output, suffix), text })),
    claims: created.value.claims,
    incomplete: incomplete.map(({ claim, needs }) => `${formatIncomplete(logs, claim, needs)}\n`).join(''),
  });
}

/** Names a claim by the line of its latest entry, because the output can end up in a build log. */
function formatIncomplete({ billed, files }: CommandLogs, claim: OutgoingClaim, needs: readonly string[]): string {
  const place = findClaimPlace(billed, claim);
  const location = place && { file: files[place.log] ?? '', line: place.line };
  const message = `This patient-month isn't in the file. Its claim lacks: ${needs.join(', ')}.`;
  return formatFailure({ code: 'claim-incomplete', message, ...(location && { location }) });
}

/**
 * Writes files that don't exist yet: nothing shows that the charges in an existing file were sent. If one of several can't be written, those
 * before it stay, and nothing is recorded.
 *
 * Failures: `output-exists`, and those of the system.
 */
export async function writeNewFiles(
  { files: fileSystem, writeFile }: CommandContext,
  files: readonly ChargeFile[],
): Promise<Result<undefined>> {
  for (const { path } of files) {
    if ((await fileSystem.stat(path)).ok) {
      return failure(
        'output-exists',
        'This file exists. Charges that are recorded go to a new file, so that no earlier ones are lost. Nothing was recorded.',
        { file: path },
      );
    }
  }
  for (const { path, text } of files) {
    const written = await writeFile(path, text);
    if (!written.ok) {
      return written;
    }
  }
  return success(undefined);
}
