import { BilledLogs } from '../billing/billedLogs';
import { billingRules, type BillingRules } from '../billing/rules/billingRules';
import type { PayerProfile } from '../billing/rules/payerProfile';
import {
  createBillingRules,
  createVocabulary,
  createChecks,
  createReadingOptions,
  type Configuration,
} from '../configuration/configuration';
import { CONFIGURATION_FILE } from '../configuration/configurationFileName';
import { makeRange } from '../log/csv/lines';
import { readHeader } from '../log/header/header';
import { LOG_PROBLEMS, type Problem } from '../log/problems/problems';
import type { Roster } from '../log/rows/roster';
import type { SheetPlaces } from '../log/workbook/sheetPlaces';
import type { CalendarDate } from '../log/values/calendarDate';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';
import { fileFailure } from './fileFailures';
import type { FileSystem } from './fileSystem';
import type { FailedPath } from './findLogs';
import { openLog, type OpenedLog } from './openLog';
import { removeDuplicateFiles } from './uniqueFiles';

/** The configuration that applies to a log. */
export interface LogSettings<Path> {
  /** Undefined where there is no configuration file. */
  readonly file: Path | undefined;
  readonly configuration: Configuration;
  /** Undefined where the configuration names no roster, or one that can't be read. */
  readonly roster: Roster | undefined;
  /** What the configuration has wrong and isn't applied, as a sentence; '' if everything is applied. */
  readonly notice: string;
  /** Why no log can be read with these settings, as sentences; undefined or '' if logs can be read. */
  readonly obstacle?: string;
}

export interface ReadLogsOptions<Path> {
  readonly today: CalendarDate;
  /** Returns the settings of a log. All logs must use the configuration file of the first one. */
  readonly findSettings: (log: Path) => Promise<LogSettings<Path>>;
  /** The profile for every payer, in place of the configured ones. */
  readonly rule?: PayerProfile | undefined;
  /**
   * `stop`: reading fails at the first file that can't be read. `skip`: such a file is listed in `failed`, and so is a file
   * without the header of a log.
   */
  readonly unreadableFiles: 'stop' | 'skip';
  /** How workbooks are read; without it, they're files that can't be read. */
  readonly workbooks?: { readonly sheet: string | undefined };
  /** Called before each file is read. */
  readonly onFile?: (log: Path) => void;
  /** Called after each chunk of a file, so that other work can be done. */
  readonly pause?: () => Promise<void>;
  readonly isCanceled?: () => boolean;
}

/** Several logs read as one. */
export interface ReadLogs<Path> {
  readonly billed: BilledLogs;
  /** In the order of the logs in `billed`. */
  readonly files: readonly Path[];
  /** For each of them the sheet if it's a workbook. */
  readonly sheets: readonly (SheetPlaces | undefined)[];
  /** For each of them the problems of its encoding. */
  readonly encodingProblems: readonly (readonly Problem[])[];
  readonly failed: readonly FailedPath<Path>[];
  /** The settings of each file, including files that can't be read. */
  readonly settings: readonly LogSettings<Path>[];
}

/**
 * Reads logs as one, in the order given, each file once.
 *
 * Failures: those of the files, `different-configuration`, `not-a-log`, `file-changed`, and `canceled`.
 */
export async function readLogs<Path>(
  files: FileSystem<Path>,
  paths: readonly Path[],
  options: ReadLogsOptions<Path>,
): Promise<Result<ReadLogs<Path>>> {
  const unique = await removeDuplicateFiles(files, paths);
  const settings = await Promise.all(unique.map((path) => options.findSettings(path)));
  const [shared] = settings;
  if (!shared) {
    return failure('no-logs', t`There's no time log to read.`);
  }
  const { configuration } = shared;
  const checks = createChecks(configuration);
  const billed = new BilledLogs(selectRules(options.rule, configuration, options.today), checks);
  const read: Path[] = [];
  const failed: FailedPath<Path>[] = [];
  const encodingProblems: Problem[][] = [];
  const sheets: (SheetPlaces | undefined)[] = [];
  for (const [index, path] of unique.entries()) {
    if (options.isCanceled?.() === true) {
      return canceled();
    }
    options.onFile?.(path);
    const log = await openSharedLog(files, path, [shared, settings[index] ?? shared], options);
    if (!log.ok) {
      if (options.unreadableFiles === 'stop') {
        return log;
      }
      failed.push({ path, failure: log.failure });
      continue;
    }
    const added = await addLog(billed, log.value, shared, options);
    if (!added) {
      return canceled();
    }
    if (!log.value.isUnchanged()) {
      return fileFailure('file-changed', files.display(path));
    }
    read.push(path);
    sheets.push(log.value.sheet);
    encodingProblems.push(log.value.isAssumedEncoding ? checks.applyTo(assumedEncodingProblem()) : []);
  }
  return success({ billed, files: read, sheets, encodingProblems, failed, settings });
}

/** Returns the rules of the configuration, or those of one profile for every payer. Fees and words always come from the configuration. */
export function selectRules(
  rule: PayerProfile | undefined,
  configuration: Configuration,
  today: CalendarDate,
): BillingRules {
  return rule
    ? billingRules({
        defaultProfile: rule,
        today,
        fees: configuration.fees,
        vocabulary: createVocabulary(configuration),
      })
    : createBillingRules(configuration, today);
}

/** Opens a log to be read together with the first one. */
async function openSharedLog<Path>(
  files: FileSystem<Path>,
  path: Path,
  [shared, settings]: readonly [LogSettings<Path>, LogSettings<Path>],
  { unreadableFiles, workbooks }: ReadLogsOptions<Path>,
): Promise<Result<OpenedLog>> {
  const name = files.display(path);
  if (shared.obstacle !== undefined && shared.obstacle !== '') {
    return failure('configuration-damaged', shared.obstacle, { file: name });
  }
  if (optionalKey(files, settings.file) !== optionalKey(files, shared.file)) {
    return failure(
      'different-configuration',
      t`This log uses a different ${CONFIGURATION_FILE} than the first log. Read it separately.`,
      { file: name },
    );
  }
  const { columnMapping } = createReadingOptions(shared.configuration);
  const opened = await openLog(files, path, workbooks && { ...workbooks, columnMapping });
  if (!opened.ok || unreadableFiles === 'stop') {
    return opened;
  }
  const header = readHeader(opened.value.lines, columnMapping);
  const message = header.problems[0]?.message ?? t`This file isn't a time log.`;
  return header.isReadable ? opened : failure('not-a-log', message, { file: name });
}

function optionalKey<Path>(files: FileSystem<Path>, path: Path | undefined): string | undefined {
  return path === undefined ? undefined : files.key(path);
}

/** Adds a log. Returns false when reading was canceled before its end. */
async function addLog<Path>(
  billed: BilledLogs,
  { lines, bytes }: OpenedLog,
  { configuration, roster }: LogSettings<Path>,
  { today, pause, isCanceled }: ReadLogsOptions<Path>,
): Promise<boolean> {
  const reading = billed.addInSteps(lines, { today, ...createReadingOptions(configuration, roster) }, bytes);
  while (reading.next().done !== true) {
    await pause?.();
    if (isCanceled?.() === true) {
      return false;
    }
  }
  return true;
}

function canceled(): Result<never> {
  return failure('canceled', t`Reading the logs was canceled.`);
}

function assumedEncodingProblem(): Problem {
  return {
    code: 'CB008',
    severity: LOG_PROBLEMS.CB008.severity,
    range: makeRange(0, 0, 0, 0),
    message: t`This file isn't in UTF-8 and was read as Windows-1252. If names have wrong letters, save it as CSV UTF-8.`,
  };
}
