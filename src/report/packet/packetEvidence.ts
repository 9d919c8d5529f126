import type { BilledLogs } from '../../billing/billedLogs';
import { isConsultation } from '../../billing/rules/countedTime';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import { HAS_VISIT_BIT } from '../../log/problems/rowFlags';
import type { RowId } from '../../log/rows/rowId';
import type { CalendarDate } from '../../log/values/calendarDate';
import type { PatientAttributes } from '../../log/rows/patientAttributes';
import { readScores, type RowScore } from '../caseload/scoreReading';
import { hasField, readRowCells } from '../rowCells';
import { readPacketRow, type PacketRow } from './packetEntries';

/** What the log shows about the conditions of a claim. Undefined where the log has no column for it. */
export interface PacketEvidence {
  /** The initial assessment of the episode; undefined if it doesn't have exactly one. */
  readonly initialAssessment: CalendarDate | undefined;
  /** The dates in the patient's rows, and from the roster. */
  readonly consent: readonly CalendarDate[];
  readonly discharge: readonly CalendarDate[];
  /** The dates as they're in the log, or undefined if no log has the column. */
  readonly initiatingVisit: readonly string[] | undefined;
  /** The entries of the month that show a review by the psychiatric consultant. */
  readonly consultations: readonly PacketRow[];
  /** The scores of the month, and the patient's first score of each scale if it's earlier. Undefined without a column. */
  readonly scores: readonly PacketScore[] | undefined;
}

export interface PacketScore extends RowScore {
  /** The log and the line, from 1. */
  readonly log: number;
  readonly line: number;
  readonly isFirst: boolean;
}

/** Collects what the log shows about the conditions of a month's claim: in the month, and in the patient's earlier months. */
export function findPacketEvidence(billed: BilledLogs, month: PatientMonth): PacketEvidence {
  const months = month.patient.months.filter((earlier) => earlier.month <= month.month);
  const rows = months.flatMap((one) => [...one.sortedRows(billed.table)]).filter((row) => isReliable(billed, row));
  const hasScores = hasField(billed, 'phq9') || hasField(billed, 'gad7');
  return {
    initialAssessment: month.assessment,
    consent: listDates(billed, rows, ({ consentDate }) => consentDate),
    discharge: listDates(billed, rows, ({ dischargeDate }) => dischargeDate),
    initiatingVisit: hasField(billed, 'initiatingVisit') ? listVisits(billed, rows) : undefined,
    consultations: findConsultations(billed, month).map((row) => readPacketRow(billed, row)),
    scores: hasScores ? listScores(billed, month, rows) : undefined,
  };
}

/** Whether the cells of a row are in the right columns, and no status takes the row out. */
function isReliable({ table }: BilledLogs, row: RowId): boolean {
  return (table.flagsOf(row) & ROW_SHAPE_BITS) === 0 && !table.isLeftOutByStatus(row);
}

function listDates(
  { table }: BilledLogs,
  rows: readonly RowId[],
  getDate: (attributes: PatientAttributes) => CalendarDate | undefined,
): readonly CalendarDate[] {
  const dates = new Set(rows.map((row) => getDate(table.attributesOf(row))));
  return [...dates].filter((date) => date !== undefined).sort((a, b) => a - b);
}

function listVisits(billed: BilledLogs, rows: readonly RowId[]): readonly string[] {
  const withVisit = rows.filter((row) => (billed.table.flagsOf(row) & HAS_VISIT_BIT) !== 0);
  return [...new Set(withVisit.map((row) => readRowCells(billed, row, ['initiatingVisit']).initiatingVisit))];
}

/** A consultation counts as evidence even if its time doesn't count under the payer's rules. */
function findConsultations({ table, ledger }: BilledLogs, { summary }: PatientMonth): RowId[] {
  const { vocabulary } = ledger.rules;
  return summary.validRows.filter((row) => isConsultation(vocabulary.readContact(table.contactOf(row))));
}

function listScores(billed: BilledLogs, month: PatientMonth, rows: readonly RowId[]): readonly PacketScore[] {
  const scores = readScores(billed, rows);
  const inMonth = new Set(month.rows);
  const firsts = new Set<RowScore>();
  for (const scale of ['phq9', 'gad7'] as const) {
    const first = scores.find((score) => score.scale === scale);
    if (first) {
      firsts.add(first);
    }
  }
  return scores
    .filter((score) => firsts.has(score) || inMonth.has(score.row))
    .map((score) => ({
      ...score,
      log: billed.table.logNumberOf(score.row),
      line: billed.logOf(score.row).lineOf(score.row) + 1,
      isFirst: firsts.has(score),
    }));
}
