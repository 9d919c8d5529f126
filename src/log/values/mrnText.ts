import { isBlankCell } from './blankWords';
import { hasUnusualCharacters, joinSpaces, removeInvisible } from './invisibleText';
import type { MrnForms } from './mrnForms';
import { isLostInSpreadsheet, unwrapIdentifier } from './spreadsheetDamage';

/** What is unusual in the cell of an MRN although it can't be seen, or only by looking closely. */
export type MrnOddity = 'invisible' | 'spaces' | 'dashes' | 'width' | 'letters';

/** An MRN as it's compared and reported, and what its cell has in addition. */
export interface MrnReading {
  /** The plain form. Empty if the cell is blank or has a word for "nothing", such as `N/A` or `000000`. */
  readonly mrn: string;
  /** Whether the cell has a spreadsheet's marks around the MRN, such as `="00123"`. */
  readonly wasWrapped: boolean;
  /** Whether the cell has characters that the plain form doesn't have, or has other ones that look the same. */
  readonly isUnusual: boolean;
}

const DASHES = /[\p{Pd}\u2212\u2043\u02d7\u2796]/gu;
const SLASHES = /[\u2044\u2215\u29f8]/g;
/** Characters in the width of East Asian characters. */
const WIDE = /[\uff01-\uff5e\uffe0-\uffe6]/g;
/** Letters of the Cyrillic and Greek alphabets that look the same as a Latin letter. */
const LOOKALIKES_OF: Readonly<Record<string, string>> = {
  A: '\u0410\u0391',
  B: '\u0412\u0392',
  C: '\u0421',
  E: '\u0415\u0395',
  H: '\u041d\u0397',
  I: '\u0406\u0399',
  J: '\u0408',
  K: '\u041a\u039a',
  M: '\u041c\u039c',
  N: '\u039d',
  O: '\u041e\u039f',
  P: '\u0420\u03a1',
  S: '\u0405',
  T: '\u0422\u03a4',
  X: '\u0425\u03a7',
  Y: '\u0423\u04ae\u03a5',
  Z: '\u0396',
  a: '\u0430',
  c: '\u0441',
  d: '\u0501',
  e: '\u0435',
  h: '\u04bb',
  i: '\u0456',
  j: '\u0458',
  o: '\u043e\u03bf',
  p: '\u0440',
  s: '\u0455',
  x: '\u0445',
  y: '\u0443',
};
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKALIKES_OF).flatMap(([latin, others]) =>
    Array.from(others, (other): [string, string] => [other, latin]),
  ),
);
const LOOKALIKE_LETTERS = new RegExp(`[${[...LOOKALIKES.keys()].join('')}]`, 'g');
/** Quotes in a cell that begins with a space, which are part of the value in a CSV file. */
const QUOTED = /^"([^"]*)"$/;

/** The steps to the plain form. What a step changes can't be seen, so it never makes a difference between two patients. */
const STEPS: readonly (readonly [oddity: MrnOddity, apply: (text: string) => string])[] = [
  ['invisible', removeInvisible],
  ['width', (text) => text.replace(WIDE, (wide) => wide.normalize('NFKC'))],
  ['dashes', (text) => text.replace(DASHES, '-').replace(SLASHES, '/')],
  ['letters', (text) => text.normalize('NFC').replace(LOOKALIKE_LETTERS, (letter) => LOOKALIKES.get(letter) ?? letter)],
  ['spaces', joinSpaces],
];

/** Reads the cell of an MRN. MRNs are case-sensitive and can have any form (sources.md 5.2). */
export function readMrn(cell: string): MrnReading {
  const trimmed = cell.trim();
  const visible = hasUnusualCharacters(trimmed) ? STEPS.reduce((text, [, apply]) => apply(text), trimmed) : trimmed;
  const unquoted = QUOTED.exec(visible)?.[1]?.trim() ?? visible;
  const { text: mrn, wasWrapped } = unwrapIdentifier(unquoted);
  return isBlankCell(mrn, 'identifier')
    ? { mrn: '', wasWrapped: false, isUnusual: false }
    : { mrn, wasWrapped, isUnusual: visible !== trimmed };
}

/** Finds what is unusual in the cell of an MRN, in the order in which the plain form is made. */
export function findMrnOddities(cell: string): MrnOddity[] {
  let text = cell.trim();
  return STEPS.flatMap(([oddity, apply]) => {
    const before = text;
    text = apply(before);
    return text === before ? [] : [oddity];
  });
}

/** Dates that spreadsheets make of identifiers such as `3-4` and `MAR4`, with or without a time. */
const DATES: readonly RegExp[] = [
  /^(?:0?[1-9]|[12]\d|3[01])-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:\d\d|(?:19|20)\d\d))?$/i,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(?:\d\d|(?:19|20)\d\d)$/i,
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}, (?:19|20)\d\d$/i,
];
const NUMERIC_DATE = /^(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)$/;
const YEAR_FIRST_DATE = /^(?:19|20)\d\d([/-])(\d{1,2})\1(\d{1,2})$/;
/** Two digits three times, with dashes, is a common form of MRNs. */
const TERMINAL_DIGITS = /^\d\d-\d\d-\d\d$/;
const TIME = /[ T]\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?$/i;

/**
 * Whether a spreadsheet made a date of an MRN, so that several patients can have the same one: `3/4/2021`, `4-Mar`, `Mar-04`,
 * `2021-03-04`, or `4-Mar-21`.
 */
export function isDateOfSpreadsheet(mrn: string): boolean {
  if (mrn.length > 30 || TERMINAL_DIGITS.test(mrn)) {
    return false;
  }
  const date = mrn.replace(TIME, '');
  const numeric = NUMERIC_DATE.exec(date);
  const yearFirst = YEAR_FIRST_DATE.exec(date);
  const [first, second] = numeric ? [numeric[1], numeric[3]] : [yearFirst?.[2], yearFirst?.[3]];
  if (first === undefined || second === undefined) {
    return DATES.some((form) => form.test(date));
  }
  const [a, b] = [Number(first), Number(second)];
  return Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}

/** Whether a spreadsheet replaced an MRN with a date, a rounded number, or a formula error, so several patients can share it. */
export function isDamagedMrn(mrn: string): boolean {
  return isLostInSpreadsheet(mrn) || isDateOfSpreadsheet(mrn);
}

/**
 * Returns why an MRN doesn't show the patient: it's missing, lost in a spreadsheet, or not in one of the team's forms. An MRN in one
 * of these forms isn't lost.
 */
export function findMrnFlaw(mrn: string, forms: MrnForms | undefined): 'CB012' | 'CB033' | 'CB037' | undefined {
  if (mrn === '') {
    return 'CB012';
  }
  if (forms?.fits(mrn) === true) {
    return undefined;
  }
  return isDamagedMrn(mrn) ? 'CB033' : forms && 'CB037';
}
