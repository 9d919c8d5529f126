import { normalizeWord } from './words';

/** A name of the configuration: exact words, or words with `*` for any other characters. */
interface Pattern<Meaning> {
  /** The parts between the wildcards, normalized. The first and the last part are at the ends of the word. */
  readonly parts: readonly string[];
  readonly length: number;
  readonly meaning: Meaning;
}

/**
 * The names that the team gives a meaning in the configuration. Case, spaces, and punctuation are ignored. Exact words decide
 * over patterns with `*`, and a longer pattern over a shorter one. There are no regular expressions, so no pattern takes long.
 */
export class WordPatterns<Meaning> {
  private readonly exact = new Map<string, Meaning>();
  private readonly patterns: Pattern<Meaning>[] = [];

  constructor(names: Iterable<readonly [name: string, meaning: Meaning]> = []) {
    for (const [name, meaning] of names) {
      if (name.includes('*')) {
        const parts = name.split('*').map(normalizeWord);
        this.patterns.push({ parts, length: parts.join('').length, meaning });
      } else if (!this.exact.has(normalizeWord(name))) {
        this.exact.set(normalizeWord(name), meaning);
      }
    }
    this.patterns.sort((a, b) => b.length - a.length);
  }

  /** Returns the meaning of a word, or undefined if no name matches it. An empty word has no meaning. */
  find(text: string): Meaning | undefined {
    if (this.exact.size === 0 && this.patterns.length === 0) {
      return undefined;
    }
    const word = normalizeWord(text);
    return word === ''
      ? undefined
      : (this.exact.get(word) ?? this.patterns.find(({ parts }) => matches(word, parts))?.meaning);
  }
}

/** Whether a word consists of these parts with any characters between them. Each part is searched for once, from left to right. */
function matches(word: string, parts: readonly string[]): boolean {
  const [first = '', ...middle] = parts;
  const last = middle.pop() ?? '';
  if (word.length < first.length + last.length || !word.startsWith(first) || !word.endsWith(last)) {
    return false;
  }
  const end = word.length - last.length;
  let at = first.length;
  for (const part of middle) {
    const found = word.indexOf(part, at);
    if (found < 0 || found + part.length > end) {
      return false;
    }
    at = found + part.length;
  }
  return at <= end;
}
