import { dateForm } from '../../log/values/dateText';
import { formatMinutes } from '../../log/values/minutes';
import type { RowId } from '../../log/rows/rowId';
import type { BilledLogs } from '../billedLogs';
import type { CrossRowProblemCode } from '../problems/billingProblems';
import { findOriginal } from '../audit/crossRowProblems';
import type { PatientMonth } from '../months/patientMonth';
import { t } from '../../text/text';

/** The sentence for a problem that a row shows among others. It names rows by their line and quotes no cell. */
export function crossRowMessage(code: CrossRowProblemCode, row: RowId, billed: BilledLogs): string {
  const month = billed.ledger.monthOf(row);
  switch (code) {
    case 'CB020':
      return t`No row of this patient has an initial assessment, so no code can be given. Enter its date as
        ${dateForm(billed.logOf(row).dateOrder.order)}.`;
    case 'CB021':
      return t`Another row of this patient has a different initial assessment in the same episode of care, so no code can
        be given. A new episode begins only after 6 calendar months without service.`;
    case 'CB022':
      return overfullDay(row, billed);
    case 'CB034':
      return t`Another MRN is the same but for zeros before it${formatSimilarMrn(month, billed)}. A spreadsheet has probably
        dropped them here; as it stands, the minutes are those of two patients.`;
    case 'CB035':
      return t`Another MRN is the same but for capital and small letters${formatSimilarMrn(month, billed)}. MRNs are told
        apart by them; as it stands, the minutes are those of two patients.`;
    case 'CB036':
      return t`Another MRN has the same name and date of birth${formatSharedIdentity(month, billed)}. If it is the same person, the
        minutes belong together; as it stands, they are those of two patients.`;
    case 'CB102':
      return t`The entry is before the initial assessment. It counts in its month; months before the assessment earn no code.`;
    case 'CB104': {
      const original = findOriginal(row, month?.summary.countedRows ?? [], billed.table, billed.sameText);
      return original === undefined
        ? t`This row is an exact duplicate of another row. Both count; delete one if it was entered twice.`
        : t`This row is an exact duplicate of ${billed.formatLocation(original)}. Both count; delete one if it was entered twice.`;
    }
    case 'CB107':
      return t`The name differs from the patient's other rows of this month. ${reportedValueText(row, month, billed)}`;
    case 'CB108':
      return t`The payer differs from the patient's other rows of this month. ${reportedValueText(row, month, billed)}`;
    case 'CB111':
      return overlap(row, month, billed);
    case 'CB112':
      return t`The time of this role does not count by the rules of the profile "${profileTitle(month)}".`;
    case 'CB113':
      return t`The role is none that is known. Its time counts as the care manager’s.`;
    case 'CB114':
      return t`Clerical time is not part of the service. ${whetherItCounts(row, month)}`;
    case 'CB115':
      return t`The patient did not come. ${whetherItCounts(row, month)}`;
    case 'CB116':
      return t`This seems to be a service that is billed by itself, whose time may not count twice. ${whetherItCounts(row, month)}`;
  }
}

/** ` (line 12)`, where the MRN stands that this patient's resembles. */
function formatSimilarMrn(month: PatientMonth | undefined, billed: BilledLogs): string {
  const likeness = month && billed.ledger.similarMrns.find(month.mrn);
  const row = likeness && billed.ledger.findFirstRow(likeness.other);
  return row === undefined ? '' : ` (${billed.formatLocation(row)})`;
}

/** ` (line 12)`, where the other MRN of the same name and birth stands. */
function formatSharedIdentity(month: PatientMonth | undefined, billed: BilledLogs): string {
  const other = month && billed.ledger.sharedIdentities.findOtherMrn(month.mrn);
  const row = other === undefined ? undefined : billed.ledger.findFirstRow(other);
  return row === undefined ? '' : ` (${billed.formatLocation(row)})`;
}

function overfullDay(row: RowId, { table, ledger }: BilledLogs): string {
  const date = table.dateOf(row);
  const minutes = date === 0 ? '' : formatMinutes(ledger.totals.staffDays.sumMinutes(table.contactOf(row).staff, date));
  return t`The entries of this staff member on this day are ${minutes} minutes together, more than 24 hours. Some of them must be wrong.`;
}

function overlap(row: RowId, month: PatientMonth | undefined, billed: BilledLogs): string {
  const lost = month?.summary.overlapMinutes.get(row);
  const times = billed.table.timesOf(row);
  const earlier = billed.ledger.overlaps
    .findRelatedRows(row)
    .filter((other) => {
      const its = billed.table.timesOf(other);
      return its && times && its.start <= times.start && its.end > times.start;
    })
    .sort(billed.table.compare);
  const [first] = earlier;
  if (first === undefined) {
    return lost
      ? t`${formatMinutes(lost)} minutes of this entry overlap another entry and count only there.`
      : t`Some minutes of this entry overlap another entry and count only there.`;
  }
  const where = billed.formatLocation(first);
  return lost
    ? t`${formatMinutes(lost)} minutes of this entry overlap the entry on ${where} and count only there.`
    : t`Some minutes of this entry overlap the entry on ${where} and count only there.`;
}

function whetherItCounts(row: RowId, month: PatientMonth | undefined): string {
  return month?.summary.excludedRows.has(row)
    ? t`It does not count by the rules of the profile "${profileTitle(month)}".`
    : t`It counts by the rules of the profile "${profileTitle(month)}".`;
}

function profileTitle(month: PatientMonth | undefined): string {
  return month?.summary.profile.title ?? '';
}

function reportedValueText(row: RowId, month: PatientMonth | undefined, billed: BilledLogs): string {
  const latest = month?.summary.latestRow;
  if (latest === undefined || latest === row) {
    return t`This row is the latest, so its own stands in the report.`;
  }
  return t`The one of the latest row (${billed.formatLocation(latest)}) stands in the report.`;
}
