import { explainMonth } from '../../billing/monthExplanation';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { normalizePayerName } from '../../billing/rules/billingRules';
import type { BillingCode } from '../../billing/rules/codes';
import type { RowTable } from '../../log/rows/rowTable';
import { formatIsoDate, formatIsoMonth, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { formatMinutes, type Minutes } from '../../log/values/minutes';
import { hashToLetters } from './letterHash';

/** A code and its units, as on a line of a claim. */
export interface CodeUnits {
  readonly code: BillingCode;
  /** 1 or more. */
  readonly units: number;
}

/** What a patient-month has earned, which is what a claim for it has. */
export interface MonthClaim {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** The base code first; empty if no code is earned. */
  readonly lines: readonly CodeUnits[];
  readonly dateOfService: CalendarDate | undefined;
  readonly minutes: Minutes;
  readonly payer: string;
  /** The fingerprint of all of these. */
  readonly figures: string;
}

/** Returns what a patient-month has earned, by the same figures as every other view. */
export function getMonthClaim(patientMonth: PatientMonth, table: RowTable): MonthClaim {
  const { mrn, month, codes, summary } = patientMonth;
  const { base, addOnUnits } = codes;
  const lines: CodeUnits[] =
    base === undefined
      ? []
      : [{ code: base, units: 1 }, ...(addOnUnits > 0 ? [{ code: '99494' as const, units: addOnUnits }] : [])];
  const { dateOfService } = base === undefined ? { dateOfService: undefined } : explainMonth(patientMonth, table);
  const claim = { mrn, month, lines, dateOfService, minutes: summary.minutes, payer: summary.reported.payer };
  return { ...claim, figures: fingerprint(claim) };
}

/**
 * Returns the fingerprint of a patient-month's figures: minutes, codes, units, date of service, and payer. A decision about the
 * month is valid as long as the fingerprint is the same.
 */
export function getFigures(patientMonth: PatientMonth, table: RowTable): string {
  return getMonthClaim(patientMonth, table).figures;
}

function fingerprint(claim: Omit<MonthClaim, 'figures'>): string {
  const { mrn, month, lines, dateOfService, minutes, payer } = claim;
  return hashToLetters(
    [
      mrn,
      formatIsoMonth(month),
      formatMinutes(minutes),
      ...lines.map(({ code, units }) => `${code}x${units}`),
      dateOfService === undefined ? '' : formatIsoDate(dateOfService),
      normalizePayerName(payer),
    ].join('\u001f'),
  );
}
