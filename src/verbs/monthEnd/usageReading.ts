import { NAMED_PROFILES } from '../../billing/rules/builtInProfiles';
import { USAGE } from '../usage';

/** How a command is written, and what it does, as `cocm-billing --help` shows it. */
export interface CommandUsage {
  /** Without the name of the program. */
  readonly synopsis: string;
  readonly description: string;
}

const [SYNOPSES = '', DESCRIPTIONS = '', ...NOTES] = USAGE.slice(USAGE.indexOf('\n') + 1).split(/\n\n/);

/** Returns how a command is written; undefined if there's no command with this name. */
export function readCommandUsage(command: string): CommandUsage | undefined {
  const synopsis = findEntry(SYNOPSES, `  cocm-billing ${command} `, / {3,}/);
  const description = findEntry(DESCRIPTIONS, `${command} `, / {2,}/);
  return synopsis === undefined || description === undefined
    ? undefined
    : { synopsis: `${command} ${synopsis}`, description };
}

/** Returns an option of a command as the synopsis shows it, such as `--state ready|check|held`; only its name if it isn't shown. */
export function describeOption({ synopsis }: CommandUsage, option: string): string {
  const value = findValue(synopsis, option);
  return value === undefined ? option : `${option} ${value}`;
}

/** Returns the values that an option of a command can have; empty for any text. */
export function listOptionValues({ synopsis }: CommandUsage, option: string): readonly string[] {
  const value = findValue(synopsis, option);
  return value === 'RULE'
    ? [...NAMED_PROFILES.keys()]
    : (value ?? '').split('|').filter((one) => /^[a-z\d][a-z\d-]*$/.test(one));
}

/** Returns the sentences of the help about an option of a command, in order. */
export function findSentences({ description }: CommandUsage, option: string): readonly string[] {
  const text = [description, ...NOTES.map(joinLines)].join(' ');
  const mention = new RegExp(`(?<![\\w-])${option}(?![\\w-])`);
  return text.split(/(?<=\.)\s+(?=[A-Z-])/).filter((sentence) => mention.test(sentence));
}

function findValue(synopsis: string, option: string): string | undefined {
  const [, shown] = new RegExp(`(?<![\\w-])${option} ([^\\s\\]]+)`).exec(synopsis) ?? [];
  return shown?.split('|-')[0];
}

/** Returns the text after a start, with the lines below it that have the indent. */
function findEntry(text: string, start: string, indent: RegExp): string | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(start));
  if (at < 0) {
    return undefined;
  }
  const below = lines.slice(at + 1);
  const length = below.findIndex((line) => line.search(indent) !== 0);
  const entry = [lines[at]?.slice(start.length) ?? '', ...(length < 0 ? below : below.slice(0, length))];
  return joinLines(entry.join('\n'));
}

function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
