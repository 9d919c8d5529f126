/**
 * Control characters, line and paragraph separators, and characters that change the direction of text. A terminal can take them
 * for commands, and a build service for the start of another line.
 */

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Returns a text for one line of a terminal: characters that can't be seen are shown as escapes, such as `\\u001b`. */
export function toPrintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns a text of several lines for a terminal. The line ends are unchanged. */
export function toPrintableLines(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map((part, index) => (index % 2 === 1 ? part : toPrintable(part)))
    .join('');
}
