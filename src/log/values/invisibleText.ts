/** Characters without a glyph: zero-width, direction, and control characters, soft hyphens, and variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu;
/** Control characters that are a kind of space. */
const SPACE_CONTROL = /[\t-\r\u0085]/;
/** Kinds of space, with the control characters that move to another place or line. */
const SPACES = /[\s\p{Zs}\u0085]+/gu;
/** Characters other than the visible ones of ASCII, or several spaces in a row. */
const UNUSUAL = /[^\x20-\x7e]| {2}/;

/** Whether a text has characters that can't be seen or that look like plain ASCII characters, or several spaces in a row. */
export function hasUnusualCharacters(text: string): boolean {
  return UNUSUAL.test(text);
}

/** Returns a text without characters that can't be seen. Tabs and line breaks aren't removed. */
export function removeInvisible(text: string): string {
  return UNUSUAL.test(text) ? text.replace(INVISIBLE, (found) => (SPACE_CONTROL.test(found) ? found : '')) : text;
}

/** Returns a text with one plain space for every run of spaces of any kind, and none at its ends. */
export function joinSpaces(text: string): string {
  return UNUSUAL.test(text) ? text.replace(SPACES, ' ').trim() : text.trim();
}
