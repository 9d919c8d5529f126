/** Spreadsheets store this many digits of a number. */
const STORED_DIGITS = 15;
const NO_PARTS: readonly string[] = [];
const LABEL = /^(?:mrn?(?=[\s:.#-]|\d)|no(?=[\s:.#])|#)[\s:.#-]*(?=\S)/;
/** Decimals that spreadsheets and databases add to a number, or that a grouping comma isn't. */
const ADDED_DECIMALS = /^(\d[\d,]*)\.0+$/;
const ADDED_DECIMALS_WITH_COMMA = /^(\d+),0{1,2}$/;
/** An MRN that has none of what is removed, except zeros. */
const PLAIN = /^(?!mrn?\d)[a-z0-9]{1,15}$/;
/** An MRN whose parts only have hyphens between them, such as a UUID. */
const HYPHENATED = /^(?!mrn?[-\d])[a-z0-9]+(?:-[a-z0-9]+)+$/;
/** A text in which nothing has another form. Most MRNs are. */
const ASCII = /^[\x20-\x7e]*$/;
const SEPARATOR = /[^\p{L}\p{N}]+/gu;
const LIKE_DIGITS: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' };

/** An MRN without what spreadsheets and typing change. */
export interface SimilarMrnKey {
  /** Equal for MRNs that may be one patient's, if their separators allow it. */
  readonly text: string;
  /** What is between the separators. Nearly all MRNs are compared by their texts only. */
  readonly parts: readonly string[];
}

/**
 * Returns the key of an MRN's plain form. MRNs have the same text if they differ only in zeros at the start, `.0` at the end, digits
 * after the fifteenth, separators, a label such as `MRN`, case, and characters that look alike, such as `O` and `0`.
 */
export function getSimilarMrnKey(mrn: string): SimilarMrnKey {
  const lower = mrn.toLowerCase();
  if (PLAIN.test(lower)) {
    return { text: removeZeros(writeDigits(lower)), parts: NO_PARTS };
  }
  if (HYPHENATED.test(lower)) {
    return joinParts(writeDigits(lower).split('-'));
  }
  const folded = ASCII.test(lower) ? lower : normalizeDigits(mrn.normalize('NFKC')).toLowerCase();
  const whole = folded.replace(LABEL, '').replace(ADDED_DECIMALS, '$1').replace(ADDED_DECIMALS_WITH_COMMA, '$1');
  const parts = writeDigits(whole)
    .split(SEPARATOR)
    .filter((part) => part !== '');
  return joinParts(parts);
}

/** Returns the key of an MRN by its parts between separators. */
function joinParts(parts: readonly string[]): SimilarMrnKey {
  const joined = removeZeros(parts.join(''));
  const text =
    joined.length > STORED_DIGITS && /^\d+$/.test(joined)
      ? joined.slice(0, STORED_DIGITS).padEnd(joined.length, '0')
      : joined;
  return { text, parts };
}

/** Returns the positions of an MRN's separators, counted from the end, or '' if there are none. */
function getSeparators({ text, parts }: SimilarMrnKey): string {
  let fromEnd = 0;
  const positions: number[] = [];
  for (let part = parts.length - 1; part > 0; part--) {
    fromEnd += (parts[part] ?? '').length;
    positions.push(fromEnd);
  }
  // The text is as long as the parts without zeros at the start.
  return positions.filter((position) => position < text.length).join(' ');
}

/** Writes digits for letters that look like them. */
function writeDigits(text: string): string {
  return /[oil]/.test(text) ? text.replace(/[oil]/g, (letter) => LIKE_DIGITS[letter] ?? letter) : text;
}

function removeZeros(text: string): string {
  return text.startsWith('0') ? text.replace(/^0+(?=.)/, '') : text;
}

/** Whether two MRNs with equal key texts may be one patient's: `1-23` and `12-3` aren't, but `1-23` and `123` may be. */
export function haveSimilarSeparators(a: SimilarMrnKey, b: SimilarMrnKey): boolean {
  const [one, other] = [getSeparators(a), getSeparators(b)];
  return one === other || one === '' || other === '';
}

/** Writes the decimal digits of every script as 0 to 9. */
function normalizeDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    // The digits of a script are together, so the value is the number of digits before this one.
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) {
      value++;
    }
    return String(value);
  });
}
