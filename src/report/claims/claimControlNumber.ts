import { formatIsoMonth, type CalendarMonth } from '../../log/values/calendarDate';
import type { SentKind } from './claimEvent';
import { hashToLetters } from './letterHash';

/** The frequency code of a claim (CLM05-3): original, replacement of a prior claim, or void of a prior claim. */
export const FREQUENCY_CODES: Readonly<Record<SentKind, '1' | '7' | '8'>> = { billed: '1', replaced: '7', voided: '8' };

/**
 * Returns the number that identifies a claim to the payer and comes back in the remittance (CLM01 and CLP01): 12 letters, always the same
 * for a patient-month and batch. It doesn't have the MRN.
 */
export function claimControlNumber(mrn: string, month: CalendarMonth, batch: string, kind: SentKind): string {
  return hashToLetters([mrn, formatIsoMonth(month), batch, FREQUENCY_CODES[kind]].join('\u001f')).toUpperCase();
}
