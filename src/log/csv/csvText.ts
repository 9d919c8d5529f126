const PLAIN = /^[\w.:/-]*$/;

/** Whether a value needs quotes to be read back unchanged (RFC 4180). Spaces at its ends need them because they'd be trimmed. */
export function needsQuotes(value: string, delimiter: string): boolean {
  // Most values are plain words and numbers, which is the fastest check.
  return !PLAIN.test(value) && (/["\r\n]/.test(value) || value.includes(delimiter) || value !== value.trim());
}

/** Puts a value in quotes and doubles the quotes inside it. */
export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** Formats a value as a CSV field, in quotes only if it needs them. */
export function quoteIfNeeded(value: string, delimiter: string): string {
  return needsQuotes(value, delimiter) ? quote(value) : value;
}
