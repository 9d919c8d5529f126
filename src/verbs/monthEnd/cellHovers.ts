import { findWords } from './cellCommands';
import { describeOption, findSentences, listOptionValues, readCommandUsage } from './usageReading';

/** What is shown about a word of a cell. */
export interface CellHover {
  /** The place of the word in the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** How the command or the option is written. */
  readonly synopsis: string;
  /** What it does, as `cocm-billing --help` shows it; can be empty. */
  readonly text: string;
}

/**
 * Describes the command or the option at a place in a line of a cell.
 *
 * @param character in UTF-16 code units
 * @returns undefined at other places
 */
export function describeCellWord(line: string, character: number): CellHover | undefined {
  const words = findWords(line);
  if (!words.ok || line.trimStart().startsWith('#')) {
    return undefined;
  }
  const [command] = words.value;
  const found = words.value.find(({ start, end }) => start <= character && character < end);
  const usage = command && readCommandUsage(command.word);
  if (!usage || !found) {
    return undefined;
  }
  const { start, end } = found;
  if (found === command) {
    return { start, end, synopsis: usage.synopsis, text: usage.description };
  }
  const [written = ''] = found.word.split('=');
  if (!/^-(?:o|-[\w-]+)$/.test(written)) {
    return undefined;
  }
  const option = written === '--output' ? '-o' : written;
  const synopsis = describeOption(usage, option);
  const values = synopsis.endsWith(' RULE') ? `RULE: ${listOptionValues(usage, option).join(', ')}.` : '';
  const sentences = findSentences(usage, option);
  return { start, end, synopsis, text: [...sentences, values].filter((text) => text !== '').join(' ') };
}
