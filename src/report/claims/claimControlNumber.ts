import { formatIsoMonth, type CalendarMonth } from '../../log/values/calendarDate';
import type { SentKind } from './claimEvent';
import { hashToLetters } from './letterHash';

export type FrequencyCode = '1' | '7' | '8';

/** The frequency code of a claim (CLM05-3): original, replacement of a prior claim, or void of a prior claim (sources.md 5.8). */
export const FREQUENCY_CODES: Readonly<Record<SentKind, FrequencyCode>> = { billed: '1', replaced: '7', voided: '8' };

/**
 * Returns the number that identifies a claim to the payer and comes back in the remittance (CLM01 and CLP01): 12 letters, always the same
 * for a patient-month and batch. It doesn't have the MRN.
 */
export function claimControlNumber(mrn: string, month: CalendarMonth, batch: string, kind: SentKind): string {
  return createControlNumber(mrn, month, batch, FREQUENCY_CODES[kind]);
}

/** Returns the same as {@link claimControlNumber} for a frequency code. */
export function createControlNumber(
  mrn: string,
  month: CalendarMonth,
  batch: string,
  frequency: FrequencyCode,
): string {
  return hashToLetters([mrn, formatIsoMonth(month), batch, frequency].join('\u001f')).toUpperCase();
}
