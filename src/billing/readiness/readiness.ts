import { monthOf } from '../../log/values/calendarDate';
import { findNpiFlaw } from '../../log/values/npi';
import type { RowId } from '../../log/rows/rowId';
import type { FieldName } from '../../log/values/fieldName';
import type { Severity } from '../../log/problems/problems';
import type { BilledLogs } from '../billedLogs';
import { findPayerId, hasRosterPayerIds } from '../findClaimDetails';
import type { PatientMonth } from '../months/patientMonth';
import { findOpenDateOfService, listClaimGaps } from './claimGaps';
import { CLAIM_VALUES, type ClaimValue } from '../totals/claimValues';
import { applyDecision } from './claimDecision';
import { findFindingRow, findMonthFindings } from './monthFindings';
import { getStandardLevel, type ClaimGap } from '../rules/readinessPolicy';
import type { Readiness, ReadinessReason } from './readinessState';
import { applySentClaim, type RecordedClaims } from './sentClaim';

export {
  OPEN_STATES,
  READINESS_STATES,
  type ClaimDecision,
  type Readiness,
  type ReadinessReason,
  type ReadinessState,
  type SentClaimStatus,
} from './readinessState';

const READY: Readiness = { state: 'ready', reasons: [] };

/** The values that a finding or gap misses. It doesn't hold each line if no patient-month has the value. */
const VALUE_OF: ReadonlyMap<string, ClaimValue> = new Map<string, ClaimValue>([
  ['CB126', 'npi'],
  ['CB127', 'diagnosis'],
  ['CB143', 'initiatingVisit'],
  ['CB124', 'score'],
  ['name', 'name'],
  ['dateOfBirth', 'dateOfBirth'],
  ['payer', 'payer'],
  ['payerId', 'payerId'],
]);

/**
 * Decides which state the claim of a patient-month has, and why. Nothing is calculated in advance: the answer depends only on the
 * month, on the settings, on which values any month has, and on the record of claims: a person's decision, and what went out.
 *
 * @param recorded what the record of claims has; without it, that of the logs
 * @returns undefined if the month doesn't earn a code, so that there's no claim
 */
export function findReadiness(
  billed: BilledLogs,
  month: PatientMonth,
  recorded: RecordedClaims = billed.recordedClaims,
): Readiness | undefined {
  if (month.currentSummary === undefined || month.codes.base === undefined) {
    return undefined;
  }
  const reasons = [...listFindingReasons(billed, month), ...listRowReasons(billed, month)];
  const holds = reasons.filter(({ level }) => level === 'hold');
  const found: Readiness =
    reasons.length === 0
      ? READY
      : {
          state: holds.length > 0 ? 'held' : 'check',
          reasons: [...holds, ...reasons.filter(({ level }) => level === 'check')],
        };
  return applySentClaim(applyDecision(found, recorded.findDecision(month)), recorded.findSentClaim(month));
}

/** Lists the reasons from problems, and from what the claim lacks. One fact is one reason. */
function listFindingReasons(billed: BilledLogs, month: PatientMonth): ReadinessReason[] {
  const { ledger, table, checks } = billed;
  const { today } = ledger.rules;
  // The claim has the reported NPI only, whatever other rows of the month have.
  const findings = findMonthFindings(billed, month).filter(({ code }) => code !== 'CB105' && code !== 'CB106');
  const known = new Set(findings.map(({ code }) => code));
  const gaps = listClaimGaps(month, findOpenDateOfService(month, table, today), today, findPayerId(billed, month))
    .map((gap) => getGapReason(gap, month))
    // A gap that the team has accepted as a problem is accepted as a gap.
    .filter(
      (reason) =>
        !known.has(reason) &&
        checks.getLevel(reason, 'warning') !== 'off' &&
        !checks.isSuppressed(reason, month.mrn, month.month),
    );
  return [...findings, ...gaps.map((code) => ({ code, severity: 'warning' as const }))]
    .filter(({ code }) => isOwnGap(billed, code))
    .flatMap(({ code, severity }) => createReason(billed, month, code, severity, 0));
}

/** Returns the code of the problem that reports the same as the gap, or else the name of the gap. */
function getGapReason(gap: ClaimGap, { summary }: PatientMonth): string {
  switch (gap) {
    case 'diagnosis':
      return 'CB127';
    case 'npi':
      return 'CB126';
    case 'validNpi':
      return findNpiFlaw(summary.reported.npi) === 'length' ? 'CB105' : 'CB106';
    default:
      return gap;
  }
}

/** Whether other patient-months have the value that this one lacks. If none has, that is stated once for all logs. */
function isOwnGap(billed: BilledLogs, reason: string): boolean {
  const value = VALUE_OF.get(reason);
  return value === undefined || hasClaimValue(billed, value);
}

/** Whether any patient-month has a value, or a roster has it for a patient. */
function hasClaimValue(billed: BilledLogs, value: ClaimValue): boolean {
  return billed.ledger.claimValues.has(value) || (value === 'payerId' && hasRosterPayerIds(billed));
}

/** Lists the reasons from rows that aren't in the figures of the month. */
function listRowReasons(billed: BilledLogs, month: PatientMonth): ReadinessReason[] {
  const leftOut = listRowsInError(billed, month).length;
  const unplaced = listUnplacedRows(billed, month).length;
  return [
    ...(leftOut === 0 ? [] : createReason(billed, month, 'leftOutRows', 'error', leftOut)),
    ...(unplaced === 0 ? [] : createReason(billed, month, 'unplacedRows', 'error', unplaced)),
  ];
}

function createReason(
  { ledger }: BilledLogs,
  { summary }: PatientMonth,
  reason: string,
  severity: Severity,
  rows: number,
): ReadinessReason[] {
  const level =
    summary.profile.readiness.get(reason) ?? ledger.rules.readiness.get(reason) ?? getStandardLevel(reason, severity);
  return level === 'ignore' ? [] : [{ reason, level, rows }];
}

/** Returns the rows of a patient-month that are left out because of an error. Payers' rules and status columns aren't errors. */
export function listRowsInError({ table }: BilledLogs, { rows, summary }: PatientMonth): readonly RowId[] {
  return summary.leftOutCount === 0
    ? []
    : rows.filter((row) => !table.counts(row) && !table.isLeftOutByStatus(row)).sort(table.compare);
}

/** Returns the rows without a date or an MRN that may belong to a patient-month: they have its MRN, or its name and month. */
export function listUnplacedRows(
  { table, ledger }: BilledLogs,
  { mrn, month, summary }: PatientMonth,
): readonly RowId[] {
  const { unplacedRows } = ledger;
  if (unplacedRows.size === 0) {
    return [];
  }
  const { firstName, lastName } = summary.reported;
  const ofName = [...unplacedRows.withName(firstName, lastName)].filter((row) => {
    const date = table.dateOf(row);
    return date === 0 || monthOf(date) === month;
  });
  return [...unplacedRows.withMrn(mrn), ...ofName].sort(table.compare);
}

/** Returns the row to look at for a reason. Every patient-month has one. */
export function findReasonRow(billed: BilledLogs, month: PatientMonth, { reason }: ReadinessReason): RowId {
  const { summary } = month;
  if (reason === 'leftOutRows' || reason === 'unplacedRows') {
    const rows = (reason === 'leftOutRows' ? listRowsInError : listUnplacedRows)(billed, month);
    return rows[0] ?? summary.firstRow;
  }
  if (reason === 'rowErrors') {
    // Any row of the month can be meant. One that may be the patient's comes first.
    return listRowsInError(billed, month)[0] ?? listUnplacedRows(billed, month)[0] ?? summary.latestRow;
  }
  // What a claim lacks was to come from the row whose values it has.
  return findFindingRow(billed, month, reason) ?? summary.latestRow;
}

/**
 * Returns the values that no patient-month has, so that every claim lacks them. A visit or a score can be missing only if a log has a
 * column for it. Empty if no month has an entry that counts.
 */
export function listMissingValues(billed: BilledLogs): readonly ClaimValue[] {
  const { ledger, logs } = billed;
  const hasColumn = (field: FieldName): boolean => logs.some(({ header }) => header.columns.indexOf[field] >= 0);
  const isExpected = (value: ClaimValue): boolean =>
    value === 'initiatingVisit'
      ? hasColumn('initiatingVisit')
      : value !== 'score' || hasColumn('phq9') || hasColumn('gad7');
  return ledger.earned.lines === 0
    ? []
    : CLAIM_VALUES.filter((value) => !hasClaimValue(billed, value) && isExpected(value));
}
