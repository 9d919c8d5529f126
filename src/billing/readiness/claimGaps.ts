import { countDaysInMonth, type CalendarDate } from '../../log/values/calendarDate';
import { findNpiFlaw } from '../../log/values/npi';
import { explainMonth } from '../monthExplanation';
import type { PatientMonth } from '../months/patientMonth';
import type { RowTable } from '../../log/rows/rowTable';
import { readDiagnoses } from '../rules/diagnoses';
import { CLAIM_GAPS, type ClaimGap } from '../rules/readinessPolicy';

/**
 * Returns what the claim of a patient-month lacks.
 *
 * @param dateOfService the date of service for the claim
 * @param today undefined if nothing should depend on it
 * @param payerId that of the claim (`findPayerId`)
 */
export function listClaimGaps(
  { summary }: PatientMonth,
  dateOfService: CalendarDate | undefined,
  today: CalendarDate | undefined,
  payerId: string,
): readonly ClaimGap[] {
  const { reported } = summary;
  const isMissing: Readonly<Record<ClaimGap, boolean>> = {
    name: reported.firstName === '' || reported.lastName === '',
    dateOfBirth: reported.dateOfBirth === undefined,
    payer: reported.payer === '',
    payerId: payerId === '',
    diagnosis: readDiagnoses(reported.problemsList).codes.length === 0,
    npi: reported.npi === '',
    validNpi: reported.npi !== '' && findNpiFlaw(reported.npi) !== undefined,
    // The month isn't over, or an entry is in the future.
    pastDateOfService: today !== undefined && dateOfService !== undefined && dateOfService > today,
  };
  return CLAIM_GAPS.filter((gap) => isMissing[gap]);
}

/**
 * Returns the date of service of a month that isn't over; undefined for any other month. The date of service is always in the
 * month, so the entries of a month that is over needn't be read.
 */
export function findOpenDateOfService(
  month: PatientMonth,
  table: RowTable,
  today: CalendarDate | undefined,
): CalendarDate | undefined {
  const last = month.month * 100 + countDaysInMonth(Math.floor(month.month / 100), month.month % 100);
  return today === undefined || last <= today ? undefined : explainMonth(month, table).dateOfService;
}
