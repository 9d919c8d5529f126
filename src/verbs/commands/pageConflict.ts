import { findLogs } from '../../files/findLogs';
import { failure, type Failed } from '../../text/result';
import type { CommandContext } from '../context';
import { createDefaults, readCell } from '../monthEnd/cellCommands';
import { listOtherFiles } from '../monthEnd/cellFiles';
import { readMonthEnd } from '../monthEnd/monthEndFile';
import { readSettingsOf } from '../monthEnd/runMonthEnd';
import { readRunSettings } from '../runSettings';
import type { Verb } from '../runVerb';
import { findOutputConflict } from './outputFile';

/** The files that a command, or the settings of a month end, name. */
interface NamedFiles {
  readonly logs: readonly string[];
  readonly config: string | undefined;
  /** Other files that are read or written, such as a report. */
  readonly others: readonly string[];
}

/**
 * Returns a failure if the page of a month end would overwrite the month end, or a file that its settings or a cell name: a log, a
 * setting, a closed month, a record of claims, or a file that a cell reads or writes.
 *
 * Failures: those of `findOutputConflict`, `output-is-the-month-end`, and `output-is-in-use`.
 *
 * @param text the month end
 */
export async function findPageConflict(
  context: CommandContext,
  page: string,
  file: string,
  text: string,
  resolve: (path: string) => string,
): Promise<Failed | undefined> {
  const { isSameFile } = context;
  const location = { file: page };
  if (isSameFile(file, page)) {
    return failure('output-is-the-month-end', 'This is the month end. Choose another file.', location);
  }
  // Most cells read the same logs by the same settings.
  const checked = new Set<string>();
  for (const named of listNamedFiles(text, resolve)) {
    if (named.others.some((other) => isSameFile(other, page))) {
      return failure('output-is-in-use', 'A cell reads or writes this file. Choose another file.', location);
    }
    const key = JSON.stringify([named.logs, named.config]);
    if (checked.has(key)) {
      continue;
    }
    checked.add(key);
    const { logs } = await findLogs(context.files, named.logs);
    // Settings that can't be read are reported by the commands. The file that was named is still a setting.
    const settings = await readRunSettings(context, logs, named.config);
    const settingsFiles = settings.ok ? settings.value.settingsFiles : [];
    const all = named.config === undefined ? settingsFiles : [named.config, ...settingsFiles];
    const conflict = await findOutputConflict(context, page, logs, all);
    if (conflict) {
      return conflict;
    }
  }
  return undefined;
}

function listNamedFiles(text: string, resolve: (path: string) => string): readonly NamedFiles[] {
  const pieces = readMonthEnd(text);
  const settings = readSettingsOf(pieces);
  const defaults = createDefaults(settings, resolve);
  const { configuration } = settings;
  const ofSettings = {
    logs: settings.logs.map(resolve),
    config: configuration === undefined ? undefined : resolve(configuration),
    others: [],
  };
  const ofCells = pieces
    .filter(({ kind }) => kind === 'cell')
    .flatMap(({ content }) => readCell(content, defaults))
    .flatMap(({ verb }) => (verb.ok ? [listFilesOfVerb(verb.value)] : []));
  return [ofSettings, ...ofCells];
}

function listFilesOfVerb(verb: Verb): NamedFiles {
  const logs = 'logs' in verb ? verb.logs : [];
  const config = 'config' in verb ? verb.config : undefined;
  const output = 'output' in verb ? verb.output : undefined;
  return { logs, config, others: [...listOtherFiles(verb), ...(output === undefined ? [] : [output])] };
}
