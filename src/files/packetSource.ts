import { createReadingOptions } from '../configuration/configuration';
import type { CalendarDate } from '../log/values/calendarDate';
import { ClaimHistories } from '../report/claims/claimHistory';
import type { PacketSource } from '../report/packet/packet';
import { createPacketEvents } from '../report/packet/packetEvents';
import { failure, success, type Result } from '../text/result';
import { readClaimRecords } from './claimRecords';
import type { FileSystem } from './fileSystem';
import { hashLogs, type LogStatuses } from './hashLogs';
import type { ReadLogs } from './readLogs';

export interface PacketSourceOptions {
  /** The status of each log before it was read. */
  readonly before: LogStatuses;
  readonly createdOn: CalendarDate;
  /** Called after each part of a log, so that other work can be done. */
  readonly pause?: () => Promise<void>;
}

/**
 * Creates the source of a packet from logs that were read: their hashes, and what the records of claims next to them have.
 *
 * Failures: those of the files, and `damaged-record`, because a packet that lacks events would be wrong without notice.
 */
export async function readPacketSource<Path>(
  files: FileSystem<Path>,
  { billed, files: logs, settings }: ReadLogs<Path>,
  { before, createdOn, pause }: PacketSourceOptions,
): Promise<Result<PacketSource>> {
  const hashes = await hashLogs(files, logs, before, pause);
  if (!hashes.ok) {
    return hashes;
  }
  const [shared] = settings;
  const { mrnForms } = shared ? createReadingOptions(shared.configuration) : {};
  const records = await readClaimRecords(files, logs, mrnForms);
  for (const { path, record } of records.files) {
    const error = record.problems.find(({ severity }) => severity === 'error');
    if (error) {
      return failure('damaged-record', error.message, {
        file: files.display(path),
        line: error.range.start.line + 1,
      });
    }
  }
  const hasRecord = records.files.some(({ text }) => text !== undefined);
  const histories = new ClaimHistories(records.files.map(({ record }) => record.events));
  return success({
    billed,
    logs: hashes.value,
    createdOn,
    findHistory: hasRecord
      ? ({ mrn, month }) => createPacketEvents(histories.find(mrn, month)?.events ?? [])
      : undefined,
  });
}
