/**
 * Checks whether one character was typed wrong, left out, or added, or two neighbors were exchanged, so that one text became the
 * other. Not for equal texts.
 */
export function differsByOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < a.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }
  const [restOfA, restOfB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (restOfA.length <= 1 && restOfB.length <= 1) || areExchanged(restOfA, restOfB);
}

function areExchanged(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a === b.charAt(1) + b.charAt(0);
}

/**
 * Returns the text and every text with one character fewer. Two texts with a difference of one edit have one of these in common, so they
 * can be found without comparing all texts with each other.
 */
export function listDeletions(text: string): ReadonlySet<string> {
  const deletions = new Set([text]);
  for (let index = 0; index < text.length; index++) {
    deletions.add(text.slice(0, index) + text.slice(index + 1));
  }
  return deletions;
}
