import { success, type Result } from '../text/result';
import { usageFailure } from './optionValues';

/** An option of the command line. */
export interface OptionKind {
  /** `boolean`: the option has no value. */
  readonly type: 'string' | 'boolean';
  /** One letter, which is written after a single hyphen. */
  readonly short?: string;
  /** Whether the option can be given several times. */
  readonly multiple?: boolean;
}

export type OptionValue = string | boolean | readonly string[];

/** Words that were read: options by name, and the other words in order. */
export interface WordsRead {
  readonly values: ReadonlyMap<string, OptionValue>;
  readonly positionals: readonly string[];
}

/**
 * Reads the words of a command as POSIX and GNU programs do: `--name value`, `--name=value`, `-n value`, `-n5`, several letters after
 * one hyphen, and `--` before words that start with a hyphen. A failure has code `usage`.
 */
export function readWords(words: readonly string[], kinds: Readonly<Record<string, OptionKind>>): Result<WordsRead> {
  const values = new Map<string, OptionValue>();
  const positionals: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      return success({ values, positionals: [...positionals, ...words.slice(index + 1)] });
    }
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word);
      continue;
    }
    const parts = word.startsWith('--') ? [readLong(word)] : readShort(word, kinds);
    for (const { name, value: written, shown } of parts) {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      if (!kind) {
        return usageFailure(`Unknown option '${shown}'.`);
      }
      if (kind.type === 'boolean') {
        if (written !== undefined) {
          return usageFailure(`Option '${describe(name, kind)}' does not take an argument.`);
        }
        values.set(name, true);
        continue;
      }
      const next = words[index + 1];
      const value = written ?? next;
      if (value === undefined) {
        return usageFailure(`Option '${describe(name, kind)} <value>' argument missing.`);
      }
      if (written === undefined) {
        if (value.startsWith('-') && value !== '-') {
          return usageFailure(`Option '${shown}' argument is ambiguous.`);
        }
        index++;
      }
      const before = values.get(name);
      values.set(name, kind.multiple === true ? [...(typeof before === 'object' ? before : []), value] : value);
    }
  }
  return success({ values, positionals });
}

interface OptionPart {
  readonly name: string;
  /** The value in the same word. */
  readonly value: string | undefined;
  /** The option as it's written. */
  readonly shown: string;
}

function readLong(word: string): OptionPart {
  const end = word.indexOf('=');
  const name = word.slice(2, end < 0 ? undefined : end);
  return { name, value: end < 0 ? undefined : word.slice(end + 1), shown: `--${name}` };
}

/** Reads `-abc`: letters of options without a value, up to the first option that takes the rest as its value. */
function readShort(word: string, kinds: Readonly<Record<string, OptionKind>>): OptionPart[] {
  const parts: OptionPart[] = [];
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const name = Object.keys(kinds).find((one) => kinds[one]?.short === letter) ?? '';
    const rest = word.slice(at + 1);
    if (kinds[name]?.type === 'string') {
      parts.push({ name, value: rest === '' ? undefined : rest, shown: `-${letter}` });
      break;
    }
    parts.push({ name, value: undefined, shown: `-${letter}` });
  }
  return parts;
}

function describe(name: string, { short }: OptionKind): string {
  return short === undefined ? `--${name}` : `-${short}, --${name}`;
}
