import { findDamage, readClaimRecords, type RecordAccess, type RecordFile } from '../../files/claimRecords';
import { ClaimHistories } from '../../report/claims/claimHistory';
import { followRecords } from '../../report/readiness/recordedClaims';
import type { Result } from '../../text/result';
import type { CommandContext } from '../context';
import type { CommandLogs } from './logsOfCommand';

/** The records of claims of a command's logs. */
export interface CommandRecords {
  readonly files: readonly RecordFile<string>[];
  /** For each log, the number of its record. */
  readonly numberOfLog: readonly number[];
  readonly histories: ClaimHistories;
}

/** Returns how the records of claims next to a command's logs are read and written. */
export function accessRecords({ files, settings }: CommandLogs, context: CommandContext): RecordAccess<string> {
  return {
    files: context.files,
    writer: context.writer,
    logs: files,
    mrnForms: settings[0]?.configuration.mrnForms,
    now: context.now,
  };
}

/**
 * Reads the records of claims next to logs, so that the states of claims follow a person's decisions. Fails with `damaged-record` if one
 * of them has an error, because a state without its decision would be wrong without notice.
 */
export async function applyRecords(logs: CommandLogs, context: CommandContext): Promise<Result<CommandRecords>> {
  const { mrnForms } = accessRecords(logs, context);
  const { files, numberOfLog } = await readClaimRecords(context.files, logs.files, mrnForms);
  const damage = findDamage(context.files, files);
  if (damage) {
    return { ok: false, failure: damage };
  }
  const histories = new ClaimHistories(files.map(({ record }) => record.events));
  followRecords(logs.billed, histories);
  return { ok: true, value: { files, numberOfLog, histories } };
}
