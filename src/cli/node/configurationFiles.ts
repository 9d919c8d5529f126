import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { CONFIGURATION_FILE, STANDARD_CONFIGURATION, readingOptions } from '../../configuration/configuration';
import { readConfiguration } from '../../configuration/configurationReading';
import type { Configuration } from '../../configuration/configuration';
import { readRoster, unreadableRoster } from '../../configuration/rosterReading';
import { localDateOf } from '../../log/values/calendarDate';
import { TextLines } from '../../log/csv/lines';
import { readLogText } from '../../log/csv/encoding';
import type { Problem } from '../../log/problems/problems';
import type { Roster } from '../../log/rows/roster';
import { UnreadableInput, whyUnreadable } from '../../files/unreadableInput';

/** A problem of a file that is not a log, with the file's name as people write it. */
export interface FileProblem {
  readonly file: string;
  readonly problem: Problem;
}

/** What holds for a run, and what is wrong with the files that say so. */
export interface RunConfiguration {
  readonly configuration: Configuration;
  readonly roster: Roster | undefined;
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
  return found === undefined
    ? { configuration: STANDARD_CONFIGURATION, roster: undefined, problems: [] }
    : readFile(found);
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
  const ofRoster = rosterOf(file, configuration);
  return {
    configuration,
    roster: ofRoster.roster,
    problems: [...problems.map((problem) => ({ file, problem })), ...ofRoster.problems],
  };
}

/** The roster that a configuration names. One that cannot be read is a problem of the configuration. */
function rosterOf(
  configurationFile: string,
  configuration: Configuration,
): { roster: Roster | undefined; problems: FileProblem[] } {
  const named = configuration.roster;
  if (!named) {
    return { roster: undefined, problems: [] };
  }
  const file = isAbsolute(named.path) ? named.path : join(dirname(configurationFile), named.path);
  const text = textOf(file);
  if (typeof text !== 'string') {
    return {
      roster: undefined,
      problems: [{ file: configurationFile, problem: unreadableRoster(named.range, text.why) }],
    };
  }
  const { roster, problems } = readRoster(TextLines.of(text), localDateOf(new Date()), readingOptions(configuration));
  return { roster, problems: problems.map((problem) => ({ file, problem })) };
}

function textOf(file: string): string | { readonly why: string } {
  try {
    const reading = readLogText(readFileSync(file));
    return reading.ok ? reading.text : { why: reading.sentence };
  } catch (error) {
    return { why: whyUnreadable(error) };
  }
}
