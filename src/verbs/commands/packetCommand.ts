import { findLogs } from '../../files/findLogs';
import { readLogStatuses } from '../../files/hashLogs';
import { openLog } from '../../files/openLog';
import { readPacketSource } from '../../files/packetSource';
import { readClaimList, type ClaimList } from '../../report/packet/claimList';
import { createPacketPages } from '../../report/packet/packet';
import { packetHtml } from '../../report/packet/packetHtml';
import { choosePacketMonths, type PacketMonths } from '../../report/packet/packetMonths';
import { failure, success, type Result } from '../../text/result';
import { counted } from '../../wording/figureWords';
import type { CommandContext } from '../context';
import { failedOutcome, formatFailure, type Outcome } from '../outcome';
import type { PacketCommand } from '../packetArguments';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { writeOutput } from './outputFile';

/**
 * `cocm-billing packet`: writes the page for an audit. 1 when the logs have errors, or when something that was asked for isn't in
 * them; 2 when there's nothing to write.
 */
export async function runPacket(command: PacketCommand, context: CommandContext): Promise<Outcome> {
  const { files } = context;
  const list = await readClaims(command, context);
  if (!list.ok) {
    return failedOutcome(list.failure);
  }
  const { logs } = await findLogs(files, command.logs);
  const before = await readLogStatuses(files, logs);
  // A log that can't be found is a failure of reading it, which names every reason.
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  if (!before.ok) {
    return failedOutcome(before.failure);
  }
  const source = await readPacketSource(files, read.value, { before: before.value, createdOn: context.today() });
  if (!source.ok) {
    return failedOutcome(source.failure);
  }
  const { month, mrns, output } = command;
  const { billed } = read.value;
  const chosen = choosePacketMonths(billed, { month, mrns, claims: list.value?.claims });
  const missing = listMissing(command, list.value, chosen);
  if (chosen.months.length === 0) {
    return failedOutcome({ code: 'nothing-to-write', message: `Not written. ${describeEmpty(chosen)}` }, ...missing);
  }
  const end = createOutcome(read.value);
  const outcome: Outcome = {
    ...end,
    exitCode: missing.length > 0 ? 1 : end.exitCode,
    stderr: [
      end.stderr,
      ...missing.map((one) => `${formatFailure(one)}\n`),
      describeWithoutCode(chosen),
      formatAssumptions(read.value),
    ].join(''),
  };
  return writeOutput(
    context,
    output,
    packetHtml(source.value, createPacketPages(source.value, chosen.months)),
    outcome,
  );
}

async function readClaims(
  { claims, output }: PacketCommand,
  { files, isSameFile }: CommandContext,
): Promise<Result<ClaimList | undefined>> {
  if (claims === undefined) {
    return success(undefined);
  }
  if (isSameFile(claims, output)) {
    return failure('output-is-a-log', 'This is the list of claims. Choose another file.', { file: output });
  }
  const opened = await openLog(files, claims);
  if (!opened.ok) {
    return opened;
  }
  const list = readClaimList(opened.value.lines);
  return list.ok ? list : failure(list.failure.code, list.failure.message, { ...list.failure.location, file: claims });
}

/** Returns what was asked for but isn't in the packet, by line. Never an MRN, because the lines can end up in a build log. */
function listMissing(
  { claims: file = '' }: PacketCommand,
  list: ClaimList | undefined,
  { missingClaims, missingMrns }: PacketMonths,
): { readonly code: string; readonly message: string; readonly location?: { file: string; line: number } }[] {
  const unreadable = (list?.unreadable ?? []).map(({ line, message }) => ({
    code: 'unreadable-claim',
    message: `Not in the packet. ${message}`,
    location: { file, line },
  }));
  const claims = missingClaims.map(({ line }) => ({
    code: 'missing-claim',
    message: 'Not in the packet. The logs have no row for this patient and month.',
    location: { file, line },
  }));
  const mrns = missingMrns.map((place) => ({
    code: 'missing-mrn',
    message: `--mrn number ${place} has no patient-month in the packet. MRNs are case-sensitive, and zeros make a difference.`,
  }));
  return [...[...unreadable, ...claims].sort((a, b) => a.location.line - b.location.line), ...mrns];
}

function describeEmpty({ withoutCode }: PacketMonths): string {
  return withoutCode === 0
    ? 'The logs have no patient-month for these options.'
    : `No code is earned in ${counted(withoutCode, 'patient-month')}, so there's no claim. With --from-claims, they have a page.`;
}

function describeWithoutCode({ withoutCode }: PacketMonths): string {
  return withoutCode === 0
    ? ''
    : `Not in the packet because no code is earned: ${counted(withoutCode, 'patient-month')}.\n`;
}
