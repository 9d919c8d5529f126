import type { ChargeLayout } from '../../billing/outgoing/chargeLayout';
import { DEFAULT_CONFIGURATION } from '../../configuration/configuration';
import type { ClaimRecord } from '../../report/claims/claimEvent';
import type { PlannedClaim } from '../../report/claims/claimPlan';
import { newChargesCsv } from '../../report/exports/newCharges';
import { createClaimFiles, type ClaimFiles } from '../../report/outgoing/claimFile';
import { findControlNumber } from '../../report/outgoing/controlNumber';
import { layoutFile } from '../../report/outgoing/layoutFile';
import { createPlannedClaims, type OutgoingClaim } from '../../report/outgoing/outgoingClaim';
import { failure, success, type Result } from '../../text/result';
import type { ChargesCommand } from '../chargesArguments';
import type { CommandContext } from '../context';
import { formatFailure } from '../outcome';
import { getFileExtension } from '../outputFormat';
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
 * Failures: `billing-incomplete` if the configuration lacks what every 837P file needs.
 */
export function createChargeFiles(
  logs: CommandLogs,
  claims: readonly PlannedClaim[],
  options: ChargeFilesOptions,
): Result<ChargeFiles> {
  const { command, batch, layout } = options;
  const { output: path = '', format } = command;
  const { amounts } = (logs.settings[0]?.configuration ?? DEFAULT_CONFIGURATION).charges;
  if (format === '837p') {
    const outgoing = claims.map((claim) => ({
      claim,
      outgoing: createPlannedClaims([claim], batch, logs.billed, amounts),
    }));
    return createProfessionalFiles(logs, outgoing, options);
  }
  const text = layout
    ? layoutFile(createPlannedClaims(claims, batch, logs.billed, amounts), layout)
    : newChargesCsv(claims, batch, logs.billed);
  return success({ files: [{ path, text }], claims, incomplete: '' });
}

function createProfessionalFiles(
  logs: CommandLogs,
  planned: readonly { readonly claim: PlannedClaim; readonly outgoing: readonly OutgoingClaim[] }[],
  { command, context, records }: ChargeFilesOptions,
): Result<ChargeFiles> {
  const parties = (logs.settings[0]?.configuration ?? DEFAULT_CONFIGURATION).billing;
  const [day = '', time = ''] = context.now().text.split('T');
  const created = createClaimFiles(
    planned.flatMap(({ outgoing }) => outgoing),
    parties,
    {
      controlNumber: findControlNumber(records),
      day: day.replaceAll('-', ''),
      time: time.slice(0, 5).replace(':', ''),
    },
  );
  if (created.partyNeeds.length > 0) {
    return failure(
      'billing-incomplete',
      `Nothing was written. 837P needs in "billing" of the configuration: ${created.partyNeeds.join(', ')}.`,
      logs.settings[0]?.file === undefined ? undefined : { file: logs.settings[0].file },
    );
  }
  if (command.selection === 'record' && parties.usage === 'T') {
    return failure(
      'test-file',
      'Nothing was written or recorded. The files would be tests, which payers don\'t pay. Set "usage" of "billing" to "production", or leave out --record.',
    );
  }
  const written = new Set(created.files.flatMap(({ claims }) => claims));
  return success({
    files: nameFiles(created, command.output ?? ''),
    claims: planned.flatMap(({ claim, outgoing }) => (outgoing.some((one) => written.has(one)) ? [claim] : [])),
    incomplete: created.incomplete.map(({ claim, needs }) => `${formatIncomplete(logs, claim, needs)}\n`).join(''),
  });
}

/** Names a claim by the line of its latest entry, because the output can end up in a build log. */
function formatIncomplete({ billed, files }: CommandLogs, claim: OutgoingClaim, needs: readonly string[]): string {
  const month = billed.ledger.patientMonth(claim.mrn, claim.month) ?? billed.ledger.monthsOf(claim.mrn).at(-1);
  const row = month?.summary.latestRow;
  const location =
    row === undefined
      ? undefined
      : { file: files[billed.table.logNumberOf(row)] ?? '', line: billed.logOf(row).lineOf(row) + 1 };
  const message = `This patient-month isn't in the file. Its claim lacks: ${needs.join(', ')}.`;
  return formatFailure({ code: 'claim-incomplete', message, ...(location && { location }) });
}

/** Adds the name of the payer to the name of each file. */
function nameFiles({ files }: ClaimFiles, output: string): ChargeFile[] {
  const extension = getFileExtension(output);
  const base = extension === '' ? output : output.slice(0, -extension.length);
  const used = new Map<string, number>();
  return files.map(({ payer, text }) => {
    const name =
      payer
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'payer';
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { path: `${base}-${name}${count === 1 ? '' : `-${count}`}${extension === '' ? '.837' : extension}`, text };
  });
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
