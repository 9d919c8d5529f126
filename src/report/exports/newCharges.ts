import type { BilledLogs } from '../../billing/billedLogs';
import { findPayerId } from '../../billing/findClaimDetails';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { readDiagnoses } from '../../billing/rules/diagnoses';
import { quoteIfNeeded } from '../../log/csv/csvText';
import { harmlessCell } from '../../log/csv/harmlessCell';
import { formatDate } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import type { PlannedClaim } from '../claims/claimPlan';
import { CHARGE_COLUMNS, chargeCells, monthChargeLines } from './chargeLines';
import { FREQUENCY_CODES } from '../claims/claimControlNumber';

/** The columns that corrections need, after those of the charge lines. */
const CORRECTION_COLUMNS = ['Frequency', 'Original reference', 'Batch', 'What changed'] as const;

/**
 * Returns the claims of a batch as a CSV file: the columns of the charge lines, and then what a correction needs. The original
 * reference is the payer's number of the claim that is corrected, or its batch where no answer had one.
 */
export function newChargesCsv(claims: readonly PlannedClaim[], batch: string, billed: BilledLogs): string {
  const rows = claims.flatMap((claim) => {
    const { kind, corrects, change } = claim;
    const reference = corrects ? corrects.claimNumber || corrects.batch : '';
    const correction = [FREQUENCY_CODES[kind], harmlessCell(reference, ','), batch, quoteIfNeeded(change, ',')];
    return createRows(claim, billed).map((cells) => [...cells, ...correction]);
  });
  return [[...CHARGE_COLUMNS, ...CORRECTION_COLUMNS], ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function createRows(claim: PlannedClaim, billed: BilledLogs): readonly (readonly string[])[] {
  const patientMonth = billed.ledger.patientMonth(claim.mrn, claim.month);
  if (claim.kind !== 'voided') {
    return patientMonth ? monthChargeLines(patientMonth, billed).map(chargeCells) : [];
  }
  return claim.lines.map((_, index) =>
    createVoidRow(claim, index, patientMonth ?? billed.ledger.monthsOf(claim.mrn).at(-1), billed),
  );
}

/** The columns of a void whose values come from the claim that is taken back, and not from the log today. */
function createVoidRow(
  claim: PlannedClaim,
  index: number,
  patientMonth: PatientMonth | undefined,
  billed: BilledLogs,
): readonly string[] {
  const { summary } = patientMonth ?? {};
  const { reported, profile } = summary ?? {};
  const line = claim.lines[index];
  const isSamePayer = reported?.payer === claim.payer;
  const cells: Readonly<Partial<Record<(typeof CHARGE_COLUMNS)[number], string>>> = {
    DOS: claim.dateOfService === undefined ? '' : formatDate(claim.dateOfService),
    MRN: harmlessCell(claim.mrn, ','),
    'Last name': harmlessCell(reported?.lastName ?? '', ','),
    'First name': harmlessCell(reported?.firstName ?? '', ','),
    DOB: reported?.dateOfBirth === undefined ? '' : formatDate(reported.dateOfBirth),
    Payer: harmlessCell(claim.payer, ','),
    'Payer ID': isSamePayer && patientMonth ? harmlessCell(findPayerId(billed, patientMonth), ',') : '',
    Code: line?.code ?? '',
    Units: String(line?.units ?? ''),
    Modifiers: harmlessCell(profile?.modifiers.join(' ') ?? '', ','),
    POS: harmlessCell(profile?.placeOfService ?? '', ','),
    ...listDiagnoses(reported?.problemsList ?? ''),
    'Rendering NPI': harmlessCell(reported?.npi ?? '', ','),
    Minutes: index === 0 && claim.minutes ? formatMinutes(claim.minutes) : '',
    Missing: reported ? '' : 'patient in the log',
  };
  return CHARGE_COLUMNS.map((column) => cells[column] ?? '');
}

function listDiagnoses(problemsList: string): Readonly<Record<'Dx 1' | 'Dx 2' | 'Dx 3' | 'Dx 4', string>> {
  const [first = '', second = '', third = '', fourth = ''] = readDiagnoses(problemsList).codes;
  return { 'Dx 1': first, 'Dx 2': second, 'Dx 3': third, 'Dx 4': fourth };
}
