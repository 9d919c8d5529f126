import type { Bundle } from '../../../src/text/text';

/** The name that translators' tools give to a language nobody speaks. */
export const PSEUDO_LOCALE = 'qps-ploc';

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    Array.from('áƀčďěƒğħíĵķľɱñóƥʠřšťůṽŵẋýžÁƁČĎĚƑĞĦÍĴĶĽṀÑÓƤɊŘŠŤŮṼŴẊÝŽ')[index] ?? letter,
  ]),
);

/** What is no word: placeholders, icons, code, settings, and the places that links lead to. */
const LEFT_ALONE = /\{\d+\}|\$\([\w-]+\)|`[^`]*`|#[\w.-]+#|\]\([^)]*\)|\n/;

/**
 * A text in the pseudo language: letters with accents and a third longer, between brackets, as other languages often are. A word
 * in plain letters was then not translated, and a bracket that is missing was cut off.
 */
export function pseudo(english: string): string {
  const parts = english.split(new RegExp(`(${LEFT_ALONE.source})`));
  const words = parts.map((part, index) =>
    index % 2 === 1 ? part : Array.from(part, (letter) => ACCENTED[letter] ?? letter).join(''),
  );
  return `⟦${words.join('')}${'·'.repeat(Math.ceil(english.length * 0.35))}⟧`;
}

/** A bundle, or the texts of the manifest, in the pseudo language. */
export function pseudoBundle(english: Readonly<Record<string, string>>): Bundle {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)]));
}

/** The words in plain letters of a text that was to be in the pseudo language, without those that are known to be names. */
export function wordsLeftOut(text: string, known: ReadonlySet<string>): string[] {
  const words = text.match(/[A-Za-z]{2,}/g) ?? [];
  return [...new Set(words.filter((word) => !known.has(word)))].sort();
}

/** The words of a text, which are its own and nobody translates. */
export function wordsOf(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? []);
}
