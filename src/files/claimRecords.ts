import { TextLines, makeRange } from '../log/csv/lines';
import type { MrnForms } from '../log/values/mrnForms';
import { EMPTY_RECORD, type ClaimRecord, type EventDraft } from '../report/claims/claimEvent';
import { claimProblem } from '../report/claims/claimProblems';
import type { EventTime } from '../report/claims/eventTime';
import { recordFileName } from '../report/claims/recordFileName';
import { readClaimRecord } from '../report/claims/recordReader';
import { appendEvents, stampEvents } from '../report/claims/recordWriter';
import { success, type Failure, type Result } from '../text/result';
import { t } from '../text/text';
import type { FileSystem } from './fileSystem';
import type { FileWriter, Unlock } from './fileWriter';
import { readDecodedText } from './openLog';

/** The record of claims next to a log. */
export interface RecordFile<Path> {
  readonly path: Path;
  readonly record: ClaimRecord;
  /** The text of the file with its byte order mark; undefined if there's no file. */
  readonly text: string | undefined;
}

/** The records of claims of logs that are read together. */
export interface RecordFiles<Path> {
  /** Each file once: `a.csv` and `a.timelog.csv` in a folder share a record. */
  readonly files: readonly RecordFile<Path>[];
  /** For each log, the number of its record in `files`. */
  readonly numberOfLog: readonly number[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Returns the path of the record of claims next to a log. A link to a log has the record of the log that it leads to. */
export async function findRecordPath<Path>(files: FileSystem<Path>, log: Path): Promise<Path> {
  const canonical = await files.canonicalize(log);
  const folder = files.parent(log);
  const canonicalFolder = files.parent(canonical);
  const isLink =
    folder === undefined ||
    canonicalFolder === undefined ||
    files.name(log) !== files.name(canonical) ||
    files.key(await files.canonicalize(folder)) !== files.key(canonicalFolder);
  const target = isLink ? canonical : log;
  return files.resolve((isLink ? canonicalFolder : folder) ?? target, recordFileName(files.name(target)));
}

/**
 * Reads the records of claims next to logs. A missing file is a record without events. A file that can't be read is a record with
 * the problem CB440, because a claim that it has could go out again.
 */
export async function readClaimRecords<Path>(
  files: FileSystem<Path>,
  logs: readonly Path[],
  mrnForms?: MrnForms,
): Promise<RecordFiles<Path>> {
  const paths = await Promise.all(logs.map((log) => findRecordPath(files, log)));
  const keys = await Promise.all(paths.map(async (path) => files.key(await files.canonicalize(path))));
  const distinct = [...new Set(keys)];
  const read = await Promise.all(
    distinct.map(async (key) => {
      const path = paths[keys.indexOf(key)];
      return path === undefined ? [] : [await readRecordFile(files, path, mrnForms)];
    }),
  );
  return { files: read.flat(), numberOfLog: keys.map((key) => distinct.indexOf(key)) };
}

async function readRecordFile<Path>(
  files: FileSystem<Path>,
  path: Path,
  mrnForms: MrnForms | undefined,
): Promise<RecordFile<Path>> {
  const decoded = await readDecodedText(files, path);
  if (!decoded.ok) {
    return decoded.failure.code === 'file-not-found'
      ? { path, record: EMPTY_RECORD, text: undefined }
      : { path, record: createUnreadableRecord(decoded.failure), text: undefined };
  }
  const { text, hasBom } = decoded.value;
  return {
    path,
    record: readClaimRecord(TextLines.of(text), mrnForms),
    text: hasBom ? BYTE_ORDER_MARK + text : text,
  };
}

function createUnreadableRecord({ message }: Failure): ClaimRecord {
  const sentence = t`The record of claims can't be read. ${message}`;
  return { events: [], problems: [claimProblem('CB440', makeRange(0, 0, 0, 0), sentence)] };
}

/** What a change of the records adds to each of them. */
export interface RecordAdditions<Value> {
  /** By the number of the record. */
  readonly drafts: ReadonlyMap<number, readonly EventDraft[]>;
  readonly value: Value;
  /** Runs before the records are written. If it fails, nothing is recorded. */
  readonly before?: () => Promise<Result<undefined>>;
}

/** How records are found, read, and written. */
export interface RecordAccess<Path> {
  readonly files: FileSystem<Path>;
  readonly writer: FileWriter<Path>;
  readonly logs: readonly Path[];
  readonly mrnForms?: MrnForms | undefined;
  readonly now: () => EventTime;
}

/**
 * Adds events to the records of claims. While `decide` runs, no other program of this kind can write the records, so two exports at
 * once can't give out the same charges. Each file is written whole or not at all.
 *
 * @param decide decides what to add, by the current records
 * @returns the failure `damaged-record` with the first line in error, or that of the file that can't be written
 */
export async function updateClaimRecords<Path, Value>(
  access: RecordAccess<Path>,
  decide: (records: readonly ClaimRecord[], numberOfLog: readonly number[]) => Result<RecordAdditions<Value>>,
): Promise<Result<Value>> {
  const { files, logs } = access;
  const paths = await Promise.all(logs.map((log) => findRecordPath(files, log)));
  const locked = await lockAll(access, paths);
  if (!locked.ok) {
    return locked;
  }
  try {
    return await updateLocked(access, decide);
  } finally {
    await Promise.all(locked.value.map((unlock) => unlock()));
  }
}

/** Locks all files in one order, so that two programs never wait for each other. */
async function lockAll<Path>({ files, writer }: RecordAccess<Path>, paths: readonly Path[]): Promise<Result<Unlock[]>> {
  const byKey = new Map(paths.map((path) => [files.key(path), path]));
  const unlocks: Unlock[] = [];
  for (const [, path] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lock = await writer.lock(path);
    if (!lock.ok) {
      await Promise.all(unlocks.map((unlock) => unlock()));
      return lock;
    }
    unlocks.push(lock.value);
  }
  return success(unlocks);
}

async function updateLocked<Path, Value>(
  { files, writer, logs, mrnForms, now }: RecordAccess<Path>,
  decide: (records: readonly ClaimRecord[], numberOfLog: readonly number[]) => Result<RecordAdditions<Value>>,
): Promise<Result<Value>> {
  const { files: read, numberOfLog } = await readClaimRecords(files, logs, mrnForms);
  const damaged = findDamage(files, read);
  if (damaged) {
    return { ok: false, failure: damaged };
  }
  const records = read.map(({ record }) => record);
  const decided = decide(records, numberOfLog);
  if (!decided.ok) {
    return decided;
  }
  const { drafts, value, before } = decided.value;
  const prepared = (await before?.()) ?? success(undefined);
  if (!prepared.ok) {
    return prepared;
  }
  const earlier = records.flatMap(({ events }) => events);
  for (const [number, { path, text }] of read.entries()) {
    const added = drafts.get(number) ?? [];
    if (added.length > 0) {
      const written = await writer.writeWhole(path, appendEvents(text, stampEvents(earlier, added, now())));
      if (!written.ok) {
        return written;
      }
    }
  }
  return success(value);
}

/** Returns the failure `damaged-record` for the first line in error of a record; undefined if all can be used. */
export function findDamage<Path>(files: FileSystem<Path>, records: readonly RecordFile<Path>[]): Failure | undefined {
  for (const { path, record } of records) {
    const problem = record.problems.find(({ severity }) => severity === 'error');
    if (problem) {
      const { message, range, code } = problem;
      const location = { file: files.display(path), line: range.start.line + 1 };
      const sentence = t`${message} (${code}) The record of claims is damaged, so nothing was exported or recorded.`;
      return { code: 'damaged-record', message: sentence, location };
    }
  }
  return undefined;
}
