/** Returns a value on one line, with its line breaks as signs. */
export function showLineBreaks(value: string): string {
  return value.replace(/\r\n?|\n/g, ' ↵ ');
}
