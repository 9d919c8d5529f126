import { SEPARATOR, splitWords } from './words';

/** A name of the vocabulary in a cell, or a run of words without a name. */
export interface FoundTerm<Meaning> {
  /** The meanings of the name; empty for words that the vocabulary doesn't have. */
  readonly meanings: readonly Meaning[];
  readonly words: readonly string[];
}

interface Name<Meaning> {
  readonly words: readonly string[];
  readonly meanings: Meaning[];
}

/**
 * Finds the names of a vocabulary in a text. Only whole words match, so `PCMH` isn't `PCM`. Where several names begin at a word,
 * the longest one is found: `nurse practitioner` isn't a `nurse`.
 */
export class TermMatcher<Meaning> {
  /** The names by their first word, longest first. */
  private readonly byFirstWord = new Map<string, Name<Meaning>[]>();

  constructor(vocabulary: readonly (readonly [name: string, meaning: Meaning])[]) {
    for (const [name, meaning] of vocabulary) {
      this.add(splitWords(name), meaning);
    }
    this.byFirstWord.forEach((names) => names.sort((a, b) => b.words.length - a.words.length));
  }

  private add(words: readonly string[], meaning: Meaning): void {
    const [first = ''] = words;
    const names = this.byFirstWord.get(first) ?? [];
    this.byFirstWord.set(first, names);
    const same = names.find((name) => name.words.join(' ') === words.join(' '));
    if (same) {
      same.meanings.push(meaning);
    } else {
      names.push({ words, meanings: [meaning] });
    }
  }

  /** Returns the names in a text and the words between them, in order. */
  find(text: string): FoundTerm<Meaning>[] {
    const words = splitWords(text);
    const found: FoundTerm<Meaning>[] = [];
    for (let at = 0; at < words.length;) {
      const name = this.findNameAt(words, at);
      found.push(name ?? { meanings: [], words: [words[at] ?? ''] });
      at += name?.words.length ?? 1;
    }
    return found;
  }

  private findNameAt(words: readonly string[], at: number): Name<Meaning> | undefined {
    return this.byFirstWord
      .get(words[at] ?? '')
      ?.find((name) => name.words.every((word, index) => words[at + index] === word));
  }
}

/** Splits the names of a text into the parts that the text separates: `Outreach, CCM` and `Outreach and CCM` have two. */
export function splitParts<Meaning>(found: readonly FoundTerm<Meaning>[]): FoundTerm<Meaning>[][] {
  const parts: FoundTerm<Meaning>[][] = [[]];
  for (const term of found) {
    const [word, more] = term.words;
    if (term.meanings.length === 0 && more === undefined && (word === SEPARATOR || word === 'and')) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(term);
    }
  }
  return parts.filter((part) => part.length > 0);
}
