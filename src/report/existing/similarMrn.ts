import { isLostInSpreadsheet } from '../../log/values/spreadsheetDamage';

/** Dates that spreadsheets make of identifiers such as `3-4` and `MAR4`. */
const DATE =
  /^(?:\d{1,2}-[a-z]{3}(?:-\d{2,4})?|[a-z]{3}-\d{2,4}|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})$/i;
const MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;
/** Spreadsheets store this many digits of a number. */
const STORED_DIGITS = 15;

/** Whether a spreadsheet replaced an MRN with a date, a rounded number, or a formula error, so several patients can share it. */
export function isDamagedMrn(mrn: string): boolean {
  return isLostInSpreadsheet(mrn) || (DATE.test(mrn) && (!/[a-z]/i.test(mrn) || MONTH.test(mrn)));
}

/**
 * Returns a key that is the same for MRNs that differ only in what a spreadsheet changes or what can't be seen: zeros at the
 * start, `.0` at the end, digits after the fifteenth, spaces, punctuation, invisible characters, and case.
 */
export function getSimilarMrnKey(mrn: string): string {
  const plain = mrn
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,]0+$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');
  return /^\d+$/.test(plain) && plain.length > STORED_DIGITS
    ? plain.slice(0, STORED_DIGITS).padEnd(plain.length, '0')
    : plain;
}
