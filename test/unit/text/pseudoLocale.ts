import type { Bundle } from '../../../src/text/text';

/** The locale that localization tools use for pseudo-translated texts. */
export const PSEUDO_LOCALE = 'qps-ploc';

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    Array.from('áƀčďěƒğħíĵķľɱñóƥʠřšťůṽŵẋýžÁƁČĎĚƑĞĦÍĴĶĽṀÑÓƤɊŘŠŤŮṼŴẊÝŽ')[index] ?? letter,
  ]),
);

/** Parts that aren't translated: placeholders, icons, code, settings, link targets, and line breaks. */
const UNTRANSLATED = /\{\d+\}|\$\([\w-]+\)|`[^`]*`|#[\w.-]+#|\]\([^)]*\)|\n/;

/**
 * Returns a text in the pseudo-language: with accented letters, in brackets, and a third longer, as texts in other languages
 * often are. A word in plain letters is untranslated, and a missing bracket shows that a text is cut off.
 */
export function toPseudo(english: string): string {
  const parts = english.split(new RegExp(`(${UNTRANSLATED.source})`));
  const words = parts.map((part, index) =>
    index % 2 === 1 ? part : Array.from(part, (letter) => ACCENTED[letter] ?? letter).join(''),
  );
  return `⟦${words.join('')}${'·'.repeat(Math.ceil(english.length * 0.35))}⟧`;
}

/** Returns a bundle, or the texts of the manifest, in the pseudo-language. */
export function createPseudoBundle(english: Readonly<Record<string, string>>): Bundle {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, toPseudo(text)]));
}

/** Finds the words in plain letters in a text that should be in the pseudo-language, without the known names. */
export function findUntranslatedWords(text: string, known: ReadonlySet<string>): string[] {
  const words = text.match(/[A-Za-z]{2,}/g) ?? [];
  return [...new Set(words.filter((word) => !known.has(word)))].sort();
}

/** Returns the words of texts that aren't translated. */
export function splitWords(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? []);
}
