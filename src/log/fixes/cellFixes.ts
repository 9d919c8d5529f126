import { findNpiFlaw } from '../values/npi';
import { unwrapIdentifier } from '../values/spreadsheetDamage';

/** Returns the 10 digits of a valid NPI that has spaces, dashes, dots, or decimals. Returns undefined if it isn't valid. */
export function cleanNpi(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  return [text, text.replace(/\.0+$/, '')]
    .map((candidate) => candidate.replace(/[\s.\u00ad\u2010-\u2015-]/g, ''))
    .find((digits) => findNpiFlaw(digits) === undefined);
}

const WITH_UNIT = /^(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?)\.?$/i;
/** With three digits after the comma, it could be a thousands separator. */
const DECIMAL_COMMA = /^(\d+),(\d{1,2})$/;

/** Returns the minutes as a plain decimal number if the text can't mean anything else. */
export function cleanMinutes(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  const number = (WITH_UNIT.exec(text)?.[1] ?? text).replace(DECIMAL_COMMA, '$1.$2');
  return /^\d+(?:\.\d+)?$/.test(number) ? number : undefined;
}

/** Returns a date without the punctuation after it, or undefined if there is none. */
export function cleanDate(value: string): string | undefined {
  const text = value.trim();
  const cleaned = text.replace(/[.,;]+$/, '');
  return cleaned === text ? undefined : cleaned;
}
