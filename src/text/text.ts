/**
 * Texts for people. English stands in the code and is the key of its translation, in the format of VS Code's own bundles
 * (`l10n/bundle.l10n.*.json`): `{0}`, `{1}` ... stand for the values. Until a bundle is given, and where it has no
 * translation, the English text is shown; the command line always speaks English.
 */

/** The translations of one language: the English text, then the text of that language. */
export type Bundle = Readonly<Record<string, string>>;

/** A text that is chosen in one place and shown in another, such as the sentence of a problem in a table of all of them. */
export interface Phrase {
  readonly english: string;
}

let bundle: Bundle = {};
let language = 'en';

/**
 * Sets the language. It is called once, before the first text is shown; tables of texts hold `Phrase`s for that reason.
 *
 * @param translations undefined for English
 * @param tag the language's name as in `de` or `pt-br`
 */
export function setLanguage(translations: Bundle | undefined, tag = 'en'): void {
  bundle = translations ?? {};
  language = translations ? tag : 'en';
}

/** The language of the texts, for pages that state theirs. */
export function getLanguage(): string {
  return language;
}

/**
 * A text for people: t`Line ${line} has a quote without an end.` Write whole sentences, for other languages order their words
 * otherwise. A line break in the template, with the spaces around it, is one space.
 */
export function t(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return filled(translated(keyOf(words)), values);
}

/** A text to be shown later by `say`. Its values are written {0}, {1} ... and given to `say`. */
export function phrase(words: TemplateStringsArray): Phrase {
  return { english: keyOf(words) };
}

/** The text of a phrase in the language that is spoken. */
export function formatPhrase({ english }: Phrase, ...values: readonly (string | number)[]): string {
  return filled(translated(english), values);
}

/** The key of a template: its text with {0}, {1} ... in place of the values. Also what the list of all texts is made by. */
export function makeKey(parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`))
    .join('')
    .replace(/ *\n */g, ' ');
}

// A template's parts are one and the same object each time, so each key is put together once.
const keys = new WeakMap<TemplateStringsArray, string>();

function keyOf(words: TemplateStringsArray): string {
  const known = keys.get(words);
  if (known !== undefined) {
    return known;
  }
  const key = makeKey(words);
  keys.set(words, key);
  return key;
}

function translated(english: string): string {
  return Object.hasOwn(bundle, english) ? (bundle[english] ?? english) : english;
}

function filled(text: string, values: readonly (string | number)[]): string {
  return values.length === 0 ? text : text.replace(/\{(\d+)\}/g, (all, index) => String(values[Number(index)] ?? all));
}
