/**
 * Texts for people. The English text in the code is the key of its translation, in the format of VS Code's own bundles
 * (`l10n/bundle.l10n.*.json`), with `{0}`, `{1}` ... for the values. Without a bundle or a translation, the English text is shown.
 * The command line is always in English.
 */

/** The translations of one language, by English text. */
export type Bundle = Readonly<Record<string, string>>;

/** A text that is shown later, such as the title of a problem in a table. */
export interface Phrase {
  readonly english: string;
}

let bundle: Bundle = {};
let language = 'en';

/**
 * Sets the language. Call it once, before the first text is shown. Texts that are created earlier, such as those in tables, must
 * be `Phrase`s.
 *
 * @param translations undefined for English
 * @param tag the language tag, such as `de` or `pt-br`
 */
export function setLanguage(translations: Bundle | undefined, tag = 'en'): void {
  bundle = translations ?? {};
  language = translations ? tag : 'en';
}

/** Returns the language tag of the texts, for pages that state their language. */
export function getLanguage(): string {
  return language;
}

/**
 * Returns a text for people: t`Line ${line} has an unclosed quote.` Write whole sentences, because the order of words depends on
 * the language. A line break in the template, with the spaces around it, is one space.
 */
export function t(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return fillIn(translate(getKey(words)), values);
}

/** Creates a text that `formatPhrase` shows later, with values in place of {0}, {1} ... */
export function phrase(words: TemplateStringsArray): Phrase {
  return { english: getKey(words) };
}

/** Returns the text of a phrase in the current language. */
export function formatPhrase({ english }: Phrase, ...values: readonly (string | number)[]): string {
  return fillIn(translate(english), values);
}

/** Returns the key of a template: its text with {0}, {1} ... in place of the values. The list of all texts uses it too. */
export function makeKey(parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`))
    .join('')
    .replace(/ *\n */g, ' ');
}

// The parts of a template are the same object each time, so each key is created only once.
const keys = new WeakMap<TemplateStringsArray, string>();

function getKey(words: TemplateStringsArray): string {
  const known = keys.get(words);
  if (known !== undefined) {
    return known;
  }
  const key = makeKey(words);
  keys.set(words, key);
  return key;
}

function translate(english: string): string {
  return Object.hasOwn(bundle, english) ? (bundle[english] ?? english) : english;
}

function fillIn(text: string, values: readonly (string | number)[]): string {
  return values.length === 0 ? text : text.replace(/\{(\d+)\}/g, (all, index) => String(values[Number(index)] ?? all));
}
