const PLAIN = /^[\w.:/-]*$/;

/** Whether a value must stand in quotes to be read back as it is (RFC 4180; spaces at the ends, lest they be trimmed). */
export function needsQuotes(value: string, delimiter: string): boolean {
  // Most values are plain words and numbers, which one look tells.
  return !PLAIN.test(value) && (/["\r\n]/.test(value) || value.includes(delimiter) || value !== value.trim());
}

/** The value in quotes, quotes inside doubled. */
export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** The value as a field of a CSV text: quoted only where it must be. */
export function quoteIfNeeded(value: string, delimiter: string): string {
  return needsQuotes(value, delimiter) ? quote(value) : value;
}
