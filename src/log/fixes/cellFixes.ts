import { findNpiFlaw } from '../values/npi';
import { unwrapIdentifier } from '../values/spreadsheetDamage';

/** Returns the 10 digits of a valid NPI that has spaces, dashes, dots, or decimals. Returns undefined if it isn't valid. */
export function cleanNpi(value: string): string | undefined {
  const text = unwrapIdentifier(value.trim()).text;
  return [text, text.replace(/\.0+$/, '')]
    .map((candidate) => candidate.replace(/[\s.\u00ad\u2010-\u2015-]/g, ''))
    .find((digits) => findNpiFlaw(digits) === undefined);
}

/** Returns the minutes without the punctuation after them, or undefined if there is none or they aren't a number. */
export function cleanMinutes(value: string): string | undefined {
  const text = value.trim();
  const cleaned = text.replace(/[.,;]+$/, '');
  return cleaned !== text && /^\d+(?:\.\d+)?$/.test(cleaned) ? cleaned : undefined;
}

/** Returns a date without the punctuation after it, or undefined if there is none. */
export function cleanDate(value: string): string | undefined {
  const text = value.trim();
  const cleaned = text.replace(/[.,;]+$/, '');
  return cleaned === text ? undefined : cleaned;
}
