import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { CalendarMonth } from '../../log/values/calendarDate';
import { RowHeap } from './rowHeap';
import type { PatientMonth } from '../months/patientMonth';
import type { Finding } from '../problems/finding';

/** How far a fact reaches. */
export interface FactExtent {
  /** 0 for a problem of the claims of months. */
  readonly rows: number;
  readonly months: number;
  readonly patients: number;
  /** The earliest and the latest month; undefined if no row has a month. */
  readonly first: CalendarMonth | undefined;
  readonly last: CalendarMonth | undefined;
}

/** The row that represents a fact, and its patient-month if it has one. */
export interface LeadRow {
  readonly row: RowId;
  readonly month: PatientMonth | undefined;
}

/** Up to this many patient-months, a fact is measured when it's read. */
const FEW_MONTHS = 16;

/** The sums of a fact in many patient-months, updated with each of them so that an edit doesn't add up all of them again. */
class FactCounts {
  private rows = 0;
  private months = 0;
  private readonly monthsByPatient = new Map<string, number>();
  private readonly monthsByDate = new Map<CalendarMonth, number>();

  constructor(findings: Iterable<readonly [PatientMonth, Finding]>) {
    for (const [month, finding] of findings) {
      this.count(month, finding, 1);
    }
  }

  count({ mrn, month }: PatientMonth, { rows }: Finding, change: 1 | -1): void {
    this.rows += rows * change;
    this.months += change;
    addTo(this.monthsByPatient, mrn, change);
    addTo(this.monthsByDate, month, change);
  }

  /** @param looseRows the number of rows without a patient-month */
  measure(looseRows: number): FactExtent {
    const { first, last } = findRange(this.monthsByDate.keys());
    return { rows: this.rows + looseRows, months: this.months, patients: this.monthsByPatient.size, first, last };
  }
}

/** A fact that can be in several patient-months. Its sums are updated when rows are added or removed. */
export class SharedFact {
  readonly findings = new Map<PatientMonth, Finding>();
  /** Rows without a patient-month. */
  readonly looseRows: RowHeap;
  /** Undefined for a fact in few months, which is measured when it's read: a log has thousands of facts, most in a month or two. */
  private counts: FactCounts | undefined;
  private leadMonth: PatientMonth | undefined;
  /** The extent that was measured last, and the number of loose rows in it; undefined after a change of the findings. */
  private measured: { readonly extent: FactExtent; readonly looseRows: number } | undefined;

  constructor(
    readonly code: string,
    readonly key: string,
    private readonly table: RowTable,
  ) {
    this.looseRows = new RowHeap(table.compare);
  }

  get isEmpty(): boolean {
    return this.findings.size === 0 && this.looseRows.size === 0;
  }

  add(month: PatientMonth, finding: Finding): void {
    this.measured = undefined;
    this.findings.set(month, finding);
    if (this.counts) {
      this.counts.count(month, finding, 1);
    } else if (this.findings.size > FEW_MONTHS) {
      this.counts = new FactCounts(this.findings);
    }
    if (this.leadMonth && this.isBefore(month, this.leadMonth)) {
      this.leadMonth = month;
    }
  }

  remove(month: PatientMonth): void {
    const finding = this.findings.get(month);
    if (finding) {
      this.measured = undefined;
      this.findings.delete(month);
      this.counts?.count(month, finding, -1);
      this.leadMonth = this.leadMonth === month ? undefined : this.leadMonth;
    }
  }

  /** How far the fact reaches. The same object until the fact changes, because each of its rows shows it. */
  get extent(): FactExtent {
    const looseRows = this.looseRows.size;
    if (this.measured?.looseRows !== looseRows) {
      const extent = this.counts?.measure(looseRows) ?? measureExtent(this.findings, looseRows);
      this.measured = { extent, looseRows };
    }
    return this.measured.extent;
  }

  /** The topmost row of the latest month, because it's the next to be billed; without a month, the topmost row. */
  get lead(): LeadRow | undefined {
    this.leadMonth ??= this.findLeadMonth(() => true);
    return this.createLead(this.leadMonth) ?? this.createLooseLead(() => true);
  }

  /** Returns the same as {@link lead} for some of the months and rows. */
  findLead(isWanted: (month: PatientMonth) => boolean, isRowWanted: (row: RowId) => boolean): LeadRow | undefined {
    return this.createLead(this.findLeadMonth(isWanted)) ?? this.createLooseLead(isRowWanted);
  }

  private createLead(month: PatientMonth | undefined): LeadRow | undefined {
    const row = month && this.findings.get(month)?.row;
    return row === undefined ? undefined : { row, month };
  }

  private createLooseLead(isWanted: (row: RowId) => boolean): LeadRow | undefined {
    const { topmost } = this.looseRows;
    const row =
      topmost === undefined || isWanted(topmost)
        ? topmost
        : this.looseRows.list().filter(isWanted).sort(this.table.compare)[0];
    return row === undefined ? undefined : { row, month: undefined };
  }

  private findLeadMonth(isWanted: (month: PatientMonth) => boolean): PatientMonth | undefined {
    let lead: PatientMonth | undefined;
    for (const month of this.findings.keys()) {
      if (isWanted(month) && (lead === undefined || this.isBefore(month, lead))) {
        lead = month;
      }
    }
    return lead;
  }

  private isBefore(a: PatientMonth, b: PatientMonth): boolean {
    if (a.month !== b.month) {
      return a.month > b.month;
    }
    const [row, other] = [this.findings.get(a)?.row, this.findings.get(b)?.row];
    return row !== undefined && other !== undefined && this.table.compare(row, other) < 0;
  }
}

/** Returns the extent of a part of a fact, or of several facts. @param looseRows the number of rows without a patient-month */
export function measureExtent(findings: Iterable<readonly [PatientMonth, Finding]>, looseRows: number): FactExtent {
  let rows = looseRows;
  const months = new Set<PatientMonth>();
  const patients = new Set<string>();
  const dates = new Set<CalendarMonth>();
  for (const [month, finding] of findings) {
    rows += finding.rows;
    months.add(month);
    patients.add(month.mrn);
    dates.add(month.month);
  }
  return { rows, months: months.size, patients: patients.size, ...findRange(dates) };
}

function findRange(months: Iterable<CalendarMonth>): Pick<FactExtent, 'first' | 'last'> {
  let first: CalendarMonth | undefined;
  let last: CalendarMonth | undefined;
  for (const month of months) {
    first = first === undefined || month < first ? month : first;
    last = last === undefined || month > last ? month : last;
  }
  return { first, last };
}

function addTo<Key>(counts: Map<Key, number>, key: Key, change: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count === 0) {
    counts.delete(key);
  } else {
    counts.set(key, count);
  }
}
