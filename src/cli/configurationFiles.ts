import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CONFIGURATION_FILE, STANDARD_CONFIGURATION, readConfiguration } from '../configuration/configuration';
import type { Configuration } from '../configuration/configuration';
import { readLogText } from '../log/logText';
import type { Problem } from '../log/problems';
import { UnreadableInput, whyUnreadable } from './unreadableInput';

/** A problem of a file that is not a log, with the file's name as people write it. */
export interface FileProblem {
  readonly file: string;
  readonly problem: Problem;
}

/** What holds for a run, and what is wrong with the files that say so. */
export interface RunConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly FileProblem[];
}

/**
 * The configuration of a run: the file that was named, or the nearest `cocm-billing.json` beside or above the logs. All logs
 * of a run are read as one, so they must share it.
 */
export function configurationFor(
  logs: readonly string[],
  named: string | undefined,
): RunConfiguration | UnreadableInput {
  const found = named ?? sharedConfiguration(logs);
  if (found instanceof UnreadableInput) {
    return found;
  }
  return found === undefined ? { configuration: STANDARD_CONFIGURATION, problems: [] } : readFile(found);
}

function sharedConfiguration(logs: readonly string[]): string | UnreadableInput | undefined {
  const [first, ...others] = logs.map((log) => ({ log, file: nearestConfiguration(log) }));
  const other = others.find(({ file }) => file !== first?.file);
  if (first && other) {
    return new UnreadableInput(
      `${other.log}: is under another ${CONFIGURATION_FILE} than ${first.log}; read them apart, or name one with --config`,
    );
  }
  // People know the file by its way from where they are.
  return first?.file === undefined ? undefined : shortest(first.file);
}

function nearestConfiguration(log: string): string | undefined {
  let folder: string;
  try {
    folder = dirname(realpathSync(log));
  } catch {
    // A log that is not there is told of when it is read.
    return undefined;
  }
  for (;;) {
    const file = join(folder, CONFIGURATION_FILE);
    if (existsSync(file)) {
      return file;
    }
    const above = dirname(folder);
    if (above === folder) {
      return undefined;
    }
    folder = above;
  }
}

function shortest(file: string): string {
  const way = relative('', file);
  return way.length < file.length ? way : file;
}

function readFile(file: string): RunConfiguration | UnreadableInput {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return new UnreadableInput(`${file}: ${whyUnreadable(error)}`);
  }
  const text = readLogText(bytes);
  if (!text.ok) {
    return new UnreadableInput(`${file}: not a text file; the configuration is a JSON file`);
  }
  const { configuration, problems } = readConfiguration(text.text);
  return { configuration, problems: problems.map((problem) => ({ file, problem })) };
}
