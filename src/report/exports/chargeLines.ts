import { findPayerId } from '../../billing/findClaimDetails';
import { listClaimGaps } from '../../billing/readiness/claimGaps';
import { findReadiness, type Readiness } from '../../billing/readiness/readiness';
import type { ClaimGap } from '../../billing/rules/readinessPolicy';
import { readDiagnoses } from '../../billing/rules/diagnoses';
import type { BilledLogs } from '../../billing/billedLogs';
import type { BillingCode } from '../../billing/rules/codes';
import { isPastDeadline } from '../../billing/rules/filingLimit';
import { explainMonth } from '../../billing/monthExplanation';
import { countUnitsBeyondCap } from '../../billing/audit/monthPredicates';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { formatDate, type CalendarDate } from '../../log/values/calendarDate';
import { quoteIfNeeded } from '../../log/csv/csvText';
import { formatMinutes, type Minutes } from '../../log/values/minutes';
import type { BillingReport } from '../reportLine';
import { reasonText } from '../../wording/readinessText';
import { harmlessCell } from '../../log/csv/harmlessCell';

/** One line of a claim: a code of a patient-month, in the form a biller needs (sources.md 5.6). */
export interface ChargeLine {
  readonly dateOfService: CalendarDate;
  readonly mrn: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly dateOfBirth: CalendarDate | undefined;
  readonly payer: string;
  readonly payerId: string;
  readonly code: BillingCode;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly placeOfService: string;
  /** At most four, because a claim line can point to four. */
  readonly diagnoses: readonly string[];
  readonly renderingNpi: string;
  /** The minutes of the month on the line of the base code; undefined on the add-on line, which has the same minutes. */
  readonly minutes: Minutes | undefined;
  /** The names of missing claim information. */
  readonly missing: readonly string[];
  readonly readiness: Readiness | undefined;
}

/** A line of a claim points to four diagnoses at most (sources.md 5.3). */
const MOST_DIAGNOSES = 4;

export const CHARGE_COLUMNS = [
  'DOS',
  'MRN',
  'Last name',
  'First name',
  'DOB',
  'Payer',
  'Payer ID',
  'Code',
  'Units',
  'Modifiers',
  'POS',
  'Dx 1',
  'Dx 2',
  'Dx 3',
  'Dx 4',
  'Rendering NPI',
  'Minutes',
  'Missing',
  'State',
  'Reasons',
] as const;

/** What each gap is called in the column Missing. */
const GAP_NAMES: Readonly<Record<ClaimGap, string>> = {
  name: 'name',
  dateOfBirth: 'date of birth',
  payer: 'payer',
  payerId: 'payer ID',
  diagnosis: 'diagnosis',
  npi: 'NPI',
  validNpi: 'valid NPI',
  pastDateOfService: 'date of service not in the future',
};

/** Creates the charge lines for every line of a report that earned a code, in the order of the report. */
export function chargeLines(report: BillingReport, billed: BilledLogs): ChargeLine[] {
  return report.lines.flatMap(({ mrn, month }) => {
    const patientMonth = billed.ledger.patientMonth(mrn, month);
    return patientMonth ? monthChargeLines(patientMonth, billed) : [];
  });
}

/** Creates the charge lines of a patient-month: the base code and the add-on, or none if no code is earned. */
export function monthChargeLines(month: PatientMonth, billed: BilledLogs): ChargeLine[] {
  const { base, addOnUnits } = month.codes;
  const { dateOfService } = explainMonth(month, billed.table);
  if (base === undefined || dateOfService === undefined) {
    return [];
  }
  const { reported, profile, minutes } = month.summary;
  const line = {
    dateOfService,
    mrn: month.mrn,
    lastName: reported.lastName,
    firstName: reported.firstName,
    dateOfBirth: reported.dateOfBirth,
    payer: reported.payer,
    payerId: findPayerId(billed, month),
    modifiers: profile.modifiers,
    placeOfService: profile.placeOfService,
    diagnoses: readDiagnoses(reported.problemsList).codes.slice(0, MOST_DIAGNOSES),
    renderingNpi: reported.npi,
    readiness: findReadiness(billed, month),
  };
  const missing = [
    ...(month.undecided ? ['choice of an APCM add-on or the time-based codes'] : []),
    ...listClaimGaps(month, dateOfService, billed.ledger.rules.today, findPayerId(billed, month)).map(
      (gap) => GAP_NAMES[gap],
    ),
    ...listPassedDeadline(month),
  ];
  return [
    { ...line, code: base, units: 1, minutes, missing },
    // The add-on has the same date of service: payers look for both on one day (sources.md 2.3).
    ...(addOnUnits > 0
      ? [
          {
            ...line,
            code: '99494' as const,
            units: addOnUnits,
            minutes: undefined,
            missing: [...missing, ...listUnitsBeyondCap(month)],
          },
        ]
      : []),
  ];
}

/** Names the units beyond the payer's limit. They are never removed (sources.md 1.4). */
function listUnitsBeyondCap(month: PatientMonth): string[] {
  const beyond = countUnitsBeyondCap(month);
  return beyond === 0 ? [] : [`room in the payer's limit for ${beyond} ${beyond === 1 ? 'unit' : 'units'}`];
}

/** Names the day by which the claim had to be filed, if it has passed. */
function listPassedDeadline({ filing }: PatientMonth): string[] {
  return filing && isPastDeadline(filing) ? [`filing by ${formatDate(filing.lastDay)}, the payer's limit`] : [];
}

/** Returns the charge lines as a CSV file in the same format as the billing report. No cell runs as a formula. */
export function chargeLinesCsv(lines: readonly ChargeLine[]): string {
  return [[...CHARGE_COLUMNS], ...lines.map(chargeCells)].map((cells) => `${cells.join(',')}\n`).join('');
}

/** Returns the cells of a charge line as a CSV file has them, in the order of {@link CHARGE_COLUMNS}. */
export function chargeCells(line: ChargeLine): string[] {
  return [
    formatDate(line.dateOfService),
    harmlessCell(line.mrn, ','),
    harmlessCell(line.lastName, ','),
    harmlessCell(line.firstName, ','),
    line.dateOfBirth === undefined ? '' : formatDate(line.dateOfBirth),
    harmlessCell(line.payer, ','),
    harmlessCell(line.payerId, ','),
    line.code,
    String(line.units),
    harmlessCell(line.modifiers.join(' '), ','),
    harmlessCell(line.placeOfService, ','),
    ...Array.from({ length: MOST_DIAGNOSES }, (_, index) => line.diagnoses[index] ?? ''),
    harmlessCell(line.renderingNpi, ','),
    line.minutes ? formatMinutes(line.minutes) : '',
    quoteIfNeeded(line.missing.join('; '), ','),
    line.readiness?.state ?? '',
    quoteIfNeeded(line.readiness?.reasons.map(reasonText).join('; ') ?? '', ','),
  ];
}
