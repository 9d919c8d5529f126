import type { BilledLogs } from '../../billing/billedLogs';
import { findPayerId } from '../../billing/findClaimDetails';
import { explainMonth, type MonthExplanation } from '../../billing/monthExplanation';
import type { PatientMonth } from '../../billing/months/patientMonth';
import type { ReportedAttributes } from '../../billing/months/monthSummary';
import { rulesNotice } from '../../billing/rules/knownMonths';
import type { RowId } from '../../log/rows/rowId';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import { kindText, patientMonthFigures } from '../../wording/monthFigures';
import { listPacketEntries, listPacketLeftOut, type PacketEntry, type PacketLeftOut } from './packetEntries';
import { findPacketEvidence, type PacketEvidence } from './packetEvidence';

/** A log that a packet was made from. */
export interface PacketLog {
  readonly name: string;
  /** The SHA-256 of the file, as 64 hexadecimal digits. The shells compute it, because only they can read the file's bytes. */
  readonly sha256: string;
}

/** Something that happened to the claim of a patient-month: a decision of a person, or a step of the claim. */
export interface PacketEvent {
  readonly date: CalendarDate;
  /** A few words, such as `billed`. */
  readonly event: string;
  /** Codes, units, batch, and note. */
  readonly details: string;
}

/** What the figures of a packet come from. */
export interface PacketSource {
  readonly billed: BilledLogs;
  /** In the order of the logs in `billed`. */
  readonly logs: readonly PacketLog[];
  /** The date on which the packet is made. */
  readonly createdOn: CalendarDate;
  /** Returns the events in the record of claims, in order; undefined without a record. */
  readonly findHistory?: ((month: PatientMonth) => readonly PacketEvent[]) | undefined;
}

/** The page of one patient-month. */
export interface PacketPage {
  readonly mrn: string;
  readonly month: CalendarMonth;
  readonly patient: ReportedAttributes;
  /** The payer's identifier on claims, from the configuration; '' if there's none. */
  readonly payerId: string;
  readonly kind: string;
  readonly minutes: Minutes;
  /** `99493 + 2 × 99494`, or `no code`. */
  readonly codes: string;
  readonly why: MonthExplanation;
  /** Why the rules of the month aren't known; '' if they are. */
  readonly notice: string;
  readonly entries: readonly PacketEntry[];
  readonly leftOut: readonly PacketLeftOut[];
  readonly evidence: PacketEvidence;
  readonly history: readonly PacketEvent[] | undefined;
}

/** Creates the page of each patient-month. Its figures come from the same computation as the report's. */
export function createPacketPages(source: PacketSource, months: readonly PatientMonth[]): PacketPage[] {
  const undated = groupUndatedRows(source.billed);
  return months.map((month) => createPage(source, month, undated.get(month.mrn) ?? []));
}

function createPage({ billed, findHistory }: PacketSource, month: PatientMonth, undated: readonly RowId[]): PacketPage {
  const { summary } = month;
  return {
    mrn: month.mrn,
    month: month.month,
    patient: summary.reported,
    payerId: findPayerId(billed, month),
    kind: kindText(month.kind),
    minutes: summary.minutes,
    codes: patientMonthFigures(month).codes,
    why: explainMonth(month, billed.table),
    notice: rulesNotice(summary.profile, month.month),
    entries: listPacketEntries(billed, month),
    leftOut: listPacketLeftOut(billed, month, undated),
    evidence: findPacketEvidence(billed, month),
    history: findHistory?.(month),
  };
}

/** Returns the rows without a readable date by MRN. Any of them can belong to a month of the patient. */
function groupUndatedRows({ ledger, table }: BilledLogs): Map<string, RowId[]> {
  const byMrn = new Map<string, RowId[]>();
  for (const row of ledger.unplacedRows) {
    const { mrn } = table.attributesOf(row);
    if (mrn !== '' && table.dateOf(row) === 0) {
      const rows = byMrn.get(mrn) ?? [];
      byMrn.set(mrn, rows);
      rows.push(row);
    }
  }
  return byMrn;
}
