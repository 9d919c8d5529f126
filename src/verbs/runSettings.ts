import { DEFAULT_CONFIGURATION, addFeesOfFile, createReadingOptions } from '../configuration/configuration';
import { configurationNotice } from '../configuration/configurationNotice';
import { CONFIGURATION_FILE } from '../configuration/configurationFileName';
import { readConfiguration } from '../configuration/configurationReading';
import { createUnreadableFeeFileProblem, readFeeFile } from '../configuration/feeFileReading';
import { createUnreadableRosterProblem, readRosters, type RosterSource } from '../configuration/rosterReading';
import type { FeeFile } from '../configuration/sections/feeFile';
import type { RosterFile } from '../configuration/sections/roster';
import type { FileSystem } from '../files/fileSystem';
import { findNearestConfiguration } from '../files/nearestConfiguration';
import { openNamedFile, readText } from '../files/openLog';
import type { LogSettings } from '../files/readLogs';
import type { Problem } from '../log/problems/problems';
import { failure, success, type Failure, type Result } from '../text/result';
import type { CommandContext } from './context';

/** A problem of a file that is not a log. */
export interface FileProblem {
  /** The file's path as the user writes it. */
  readonly file: string;
  readonly problem: Problem;
}

/** The settings of a run, and the problems of the files they come from. */
export interface RunSettings extends LogSettings<string> {
  readonly problems: readonly FileProblem[];
  /** The configuration file and the files that it names. */
  readonly settingsFiles: readonly string[];
  /** Why figures can't be calculated by the configuration; undefined if they can. */
  readonly damage: Failure | undefined;
}

const NO_SETTINGS: RunSettings = {
  file: undefined,
  configuration: DEFAULT_CONFIGURATION,
  roster: undefined,
  notice: '',
  problems: [],
  settingsFiles: [],
  damage: undefined,
};

/**
 * Reads the settings of a run from the configuration file that was named, or else from the nearest `cocm-billing.json` next to
 * or above the logs. The logs of a run are read as one, so they must share it.
 */
export async function readRunSettings(
  context: CommandContext,
  logs: readonly string[],
  config: string | undefined,
): Promise<Result<RunSettings>> {
  const found = config === undefined ? await findSharedConfiguration(context.files, logs) : success(config);
  if (!found.ok) {
    return found;
  }
  if (found.value === undefined) {
    return success(NO_SETTINGS);
  }
  return readSettings(context, config ?? context.shortenPath(found.value));
}

async function findSharedConfiguration(
  files: FileSystem<string>,
  logs: readonly string[],
): Promise<Result<string | undefined>> {
  const folders = await Promise.all(logs.map(async (log) => files.parent(await files.canonicalize(log))));
  const byFolder = new Map<string | undefined, string | undefined>();
  for (const folder of new Set(folders)) {
    byFolder.set(folder, folder === undefined ? undefined : await findNearestConfiguration(files, folder));
  }
  const shared = byFolder.get(folders[0]);
  const different = folders.findIndex((folder) => byFolder.get(folder) !== shared);
  if (different >= 0) {
    return failure(
      'different-configuration',
      `This log uses a different ${CONFIGURATION_FILE} than ${logs[0] ?? ''}. Read them separately, or name one file with --config.`,
      { file: logs[different] ?? '' },
    );
  }
  return success(shared);
}

async function readSettings(context: CommandContext, file: string): Promise<Result<RunSettings>> {
  const text = await readText(context.files, file);
  if (!text.ok) {
    return text.failure.code === 'not-text'
      ? failure('not-text', 'This is not a text file. A configuration is a JSON file.', { file })
      : text;
  }
  const { configuration, problems, isDamaged } = readConfiguration(text.value);
  const settings: RunSettings = {
    file,
    configuration,
    roster: undefined,
    notice: '',
    problems: problems.map((problem) => ({ file, problem })),
    settingsFiles: [file],
    damage: isDamaged ? describeDamage(file, problems) : undefined,
  };
  const { feeFile, roster } = configuration;
  const withFees = feeFile ? await addFees(context, settings, file, feeFile) : settings;
  const complete = roster.length > 0 ? await addRoster(context, withFees, file, roster) : withFees;
  return success({ ...complete, notice: configurationNotice(complete.problems.map(({ problem }) => problem)) });
}

function describeDamage(file: string, problems: readonly Problem[]): Failure {
  const [problem] = problems;
  const line = problem && problem.range.start.line + 1;
  const message = `${problem?.message ?? ''} Figures by the wrong rules would be wrong, so nothing was calculated.`;
  return { code: 'configuration-damaged', message, location: { file, ...(line !== undefined && { line }) } };
}

/** Adds the roster that a configuration names. A file of it that can't be read is a problem of the configuration. */
async function addRoster(
  { files, today }: CommandContext,
  settings: RunSettings,
  configurationFile: string,
  named: readonly RosterFile[],
): Promise<RunSettings> {
  const sources: (RosterSource & { readonly file: string })[] = [];
  const found: FileProblem[] = [];
  for (const { path, range, columns } of named) {
    const file = files.resolve(files.parent(configurationFile) ?? '', path);
    const opened = await openNamedFile(files, file);
    if (opened.ok) {
      sources.push({ file, path, columns, lines: opened.value.lines });
    } else {
      found.push({ file: configurationFile, problem: createUnreadableRosterProblem(range, opened.failure.message) });
    }
  }
  const { roster, problems } = readRosters(sources, today(), createReadingOptions(settings.configuration));
  const inFiles = sources.flatMap(({ file }, index) => (problems[index] ?? []).map((problem) => ({ file, problem })));
  return {
    ...settings,
    roster: sources.length > 0 ? roster : undefined,
    problems: [...settings.problems, ...found, ...inFiles],
    settingsFiles: [...settings.settingsFiles, ...sources.map(({ file }) => file)],
  };
}

/** Adds the fees of the file that a configuration names. A file that can't be read is a problem of the configuration. */
async function addFees(
  { files }: CommandContext,
  settings: RunSettings,
  configurationFile: string,
  feeFile: FeeFile,
): Promise<RunSettings> {
  const file = files.resolve(files.parent(configurationFile) ?? '', feeFile.path);
  const opened = await openNamedFile(files, file);
  if (!opened.ok) {
    const problem = createUnreadableFeeFileProblem(feeFile.range, opened.failure.message);
    return { ...settings, problems: [...settings.problems, { file: configurationFile, problem }] };
  }
  const { fees, problems } = readFeeFile(opened.value.lines, feeFile);
  return {
    ...settings,
    configuration: addFeesOfFile(settings.configuration, fees),
    problems: [...settings.problems, ...problems.map((problem) => ({ file, problem }))],
    settingsFiles: [...settings.settingsFiles, file],
  };
}
