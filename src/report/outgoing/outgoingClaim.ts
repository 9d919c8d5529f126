import type { BilledLogs } from '../../billing/billedLogs';
import { findClaimDetails, findPayerId } from '../../billing/findClaimDetails';
import type { PatientMonth } from '../../billing/months/patientMonth';
import type { ChargeAmounts } from '../../billing/outgoing/chargeLayout';
import { readDiagnoses } from '../../billing/rules/diagnoses';
import { multiplyCents, type Cents } from '../../billing/rules/feeSchedule';
import type { ClaimDetails } from '../../log/claims/claimDetails';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import type { CodeUnits } from '../claims/claimFigures';
import type { PlannedClaim } from '../claims/claimPlan';
import { monthChargeLines } from '../exports/chargeLines';
import { FREQUENCY_CODES, type FrequencyCode } from '../claims/claimControlNumber';
import type { BillingReport } from '../reportLine';

/** A line of an outgoing claim. */
export interface OutgoingLine extends CodeUnits {
  /** For all units; undefined if the clinic's charge for the code isn't known. */
  readonly charge: Cents | undefined;
}

/** A claim as it leaves in a file: the charge lines of a patient-month together, with what only a roster has. */
export interface OutgoingClaim {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** The claim frequency code: original, replacement, or void (sources.md 5.8). */
  readonly frequency: FrequencyCode;
  /** The payer's number of the claim that is corrected; '' if no answer had it, or for an original claim. */
  readonly payerClaimNumber: string;
  /** The batch of the claim that is corrected; '' for an original claim. */
  readonly correctedBatch: string;
  readonly batch: string;
  readonly dateOfService: CalendarDate | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: CalendarDate | undefined;
  readonly payer: string;
  readonly payerId: string;
  readonly modifiers: readonly string[];
  readonly placeOfService: string;
  /** At most four, because a line can point to four. */
  readonly diagnoses: readonly string[];
  readonly renderingNpi: string;
  readonly minutes: Minutes | undefined;
  /** The base code first. */
  readonly lines: readonly OutgoingLine[];
  readonly details: ClaimDetails;
  /** The names of missing claim information, as in the charge lines. */
  readonly missing: readonly string[];
}

/** Returns a claim for every line of a report that earned a code, in the order of the report. */
export function createReportClaims(
  report: BillingReport,
  billed: BilledLogs,
  amounts: ChargeAmounts,
): readonly OutgoingClaim[] {
  return report.lines.flatMap(({ mrn, month }) => {
    const patientMonth = billed.ledger.patientMonth(mrn, month);
    return patientMonth ? createMonthClaim(patientMonth, billed, amounts, {}) : [];
  });
}

/** Returns the claims of a batch: new ones, replacements, and voids. */
export function createPlannedClaims(
  claims: readonly PlannedClaim[],
  batch: string,
  billed: BilledLogs,
  amounts: ChargeAmounts,
): readonly OutgoingClaim[] {
  return claims.flatMap((claim) => {
    const { kind, corrects, mrn, month } = claim;
    const correction = {
      frequency: FREQUENCY_CODES[kind],
      payerClaimNumber: corrects?.claimNumber ?? '',
      correctedBatch: corrects?.batch ?? '',
      batch,
    };
    const patientMonth = billed.ledger.patientMonth(mrn, month);
    if (kind !== 'voided') {
      return patientMonth ? createMonthClaim(patientMonth, billed, amounts, correction) : [];
    }
    return createVoid(claim, patientMonth ?? billed.ledger.monthsOf(mrn).at(-1), billed, amounts, correction);
  });
}

type Correction = Pick<OutgoingClaim, 'frequency' | 'payerClaimNumber' | 'correctedBatch' | 'batch'>;

const ORIGINAL: Correction = { frequency: '1', payerClaimNumber: '', correctedBatch: '', batch: '' };

function createMonthClaim(
  month: PatientMonth,
  billed: BilledLogs,
  amounts: ChargeAmounts,
  correction: Partial<Correction>,
): OutgoingClaim[] {
  const lines = monthChargeLines(month, billed);
  const [first] = lines;
  if (!first) {
    return [];
  }
  const details = findClaimDetails(billed, month.mrn);
  const { mrn, dateOfService, firstName, lastName, dateOfBirth, payer, modifiers, placeOfService } = first;
  return [
    {
      ...ORIGINAL,
      ...correction,
      mrn,
      month: month.month,
      dateOfService,
      firstName,
      lastName,
      dateOfBirth,
      payer,
      payerId: first.payerId,
      modifiers,
      placeOfService,
      diagnoses: first.diagnoses,
      renderingNpi: first.renderingNpi,
      minutes: first.minutes,
      lines: lines.map((line) => addCharge(line, amounts)),
      details,
      missing: [...new Set(lines.flatMap(({ missing }) => missing))],
    },
  ];
}

/** A void has the lines and the date of the claim that is taken back, and what the log has of the patient today. */
function createVoid(
  { mrn, month, lines, dateOfService, payer, minutes }: PlannedClaim,
  patientMonth: PatientMonth | undefined,
  billed: BilledLogs,
  amounts: ChargeAmounts,
  correction: Correction,
): OutgoingClaim[] {
  const { reported, profile } = patientMonth?.summary ?? {};
  const details = findClaimDetails(billed, mrn);
  const isSamePayer = reported?.payer === payer;
  return [
    {
      ...correction,
      mrn,
      month,
      dateOfService,
      firstName: reported?.firstName ?? '',
      lastName: reported?.lastName ?? '',
      dateOfBirth: reported?.dateOfBirth,
      payer,
      payerId: isSamePayer && patientMonth ? findPayerId(billed, patientMonth) : '',
      modifiers: profile?.modifiers ?? [],
      placeOfService: profile?.placeOfService ?? '',
      diagnoses: readDiagnoses(reported?.problemsList ?? '').codes.slice(0, 4),
      renderingNpi: reported?.npi ?? '',
      minutes,
      lines: lines.map((line) => addCharge(line, amounts)),
      details,
      missing: reported ? [] : ['patient in the log'],
    },
  ];
}

function addCharge({ code, units }: CodeUnits, amounts: ChargeAmounts): OutgoingLine {
  const amount = amounts.get(code);
  return { code, units, charge: amount === undefined ? undefined : multiplyCents(amount, units) };
}
