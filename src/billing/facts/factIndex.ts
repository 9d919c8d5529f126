import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { ContactFactsTable } from '../months/contactFacts';
import type { PatientMonth } from '../months/patientMonth';
import { NO_FINDINGS, type Finding } from '../problems/finding';
import { isFreeText } from './freeText';
import { RowFindings, isFactOfRow } from './rowFindings';
import { SharedFact } from './sharedFact';

/** Which findings of a month are replaced: those of its rows, or those that all months of the patient decide. */
export type FindingSource = 'rowFindings' | 'patientFindings';

/**
 * The facts of all logs. A fact is reported once, and has the rows or months that show it. A changed row replaces only the findings
 * of its patient-month and those of its patient.
 *
 * The facts of patient-months are found when a view first asks for them ({@link findAll}), and are up to date from then on. A report in
 * CSV never asks.
 */
export class FactIndex {
  private readonly shared = new Map<string, SharedFact>();
  private readonly counts = new Map<string, number>();
  /** The rows of shared facts by code. */
  private readonly sharedRows = new Map<string, number>();
  private readonly monthsByDate = new Map<CalendarMonth, Set<PatientMonth>>();
  /** The rows with problems that aren't in a patient-month. */
  readonly looseRows = new Set<RowId>();
  readonly rowFindings: RowFindings;
  private isComplete = false;

  constructor(
    private readonly table: RowTable,
    contacts: ContactFactsTable,
  ) {
    this.rowFindings = new RowFindings(table, contacts);
  }

  /**
   * Finds the facts of all patient-months, unless that was done before.
   *
   * @param listMonths lists all patient-months. One that hasn't been summarized yet is skipped, because the ledger is about to do it
   * @returns this index
   */
  findAll(listMonths: () => Iterable<PatientMonth>): this {
    if (this.isComplete) {
      return this;
    }
    this.isComplete = true;
    for (const month of listMonths()) {
      const ofPatient = month.patientFindings;
      month.patientFindings = NO_FINDINGS;
      if (month.currentSummary) {
        this.updateRows(month);
        this.replace(month, 'patientFindings', ofPatient);
      }
    }
    return this;
  }

  /** Finds what the rows of a month show, after the month was summarized. */
  updateRows(month: PatientMonth): void {
    if (this.isComplete) {
      this.replace(month, 'rowFindings', this.rowFindings.findInMonth(month.rows, month.summary.profile.id));
    }
  }

  /** Replaces findings of a month. */
  replace(month: PatientMonth, source: FindingSource, findings: readonly Finding[]): void {
    if (!this.isComplete) {
      month[source] = findings;
      return;
    }
    const before = month[source];
    if (before.length === 0 && findings.length === 0) {
      return;
    }
    for (const finding of before) {
      this.remove(month, finding);
    }
    month[source] = findings;
    for (const finding of findings) {
      this.add(month, finding);
    }
    this.listMonth(month);
  }

  /** Removes all findings of a month that no longer has any rows. */
  removeMonth(month: PatientMonth): void {
    this.replace(month, 'rowFindings', NO_FINDINGS);
    this.replace(month, 'patientFindings', NO_FINDINGS);
  }

  private add(month: PatientMonth, finding: Finding): void {
    if (finding.key === undefined) {
      this.count(finding.code, 1);
    } else {
      this.getOrAdd(finding.code, finding.key).add(month, finding);
      this.countRows(finding.code, finding.rows);
    }
  }

  private remove(month: PatientMonth, { code, key, rows }: Finding): void {
    const fact = key === undefined ? undefined : this.shared.get(key);
    if (key === undefined) {
      this.count(code, -1);
    } else if (fact) {
      fact.remove(month);
      this.countRows(code, -rows);
      this.removeIfEmpty(fact);
    }
  }

  private getOrAdd(code: string, key: string): SharedFact {
    let fact = this.shared.get(key);
    if (!fact) {
      fact = new SharedFact(code, key, this.table);
      this.shared.set(key, fact);
      this.count(code, 1);
    }
    return fact;
  }

  private removeIfEmpty({ isEmpty, key, code }: SharedFact): void {
    if (isEmpty) {
      this.shared.delete(key);
      this.count(code, -1);
    }
  }

  private count(code: string, change: 1 | -1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }

  private countRows(code: string, change: number): void {
    this.sharedRows.set(code, (this.sharedRows.get(code) ?? 0) + change);
  }

  private listMonth(month: PatientMonth): void {
    const hasOwn = (findings: readonly Finding[]): boolean => findings.some(({ key }) => key === undefined);
    const months = this.monthsByDate.get(month.month) ?? new Set();
    this.monthsByDate.set(month.month, months);
    if (hasOwn(month.rowFindings) || hasOwn(month.patientFindings)) {
      months.add(month);
    } else {
      months.delete(month);
    }
    if (months.size === 0) {
      this.monthsByDate.delete(month.month);
    }
  }

  /** Adds a row that isn't in a patient-month. */
  addLooseRow(row: RowId): void {
    if (this.rowFindings.hasProblems(row)) {
      this.looseRows.add(row);
      this.eachLooseFact(row, (code, key) => {
        if (key === undefined) {
          this.count(code, 1);
        } else {
          this.getOrAdd(code, key).looseRows.add(row);
          this.countRows(code, 1);
        }
      });
    }
  }

  /** Removes a row that isn't in a patient-month. Its problems must not have changed since it was added. */
  removeLooseRow(row: RowId): void {
    if (this.looseRows.delete(row)) {
      this.eachLooseFact(row, (code, key) => {
        const fact = key === undefined ? undefined : this.shared.get(key);
        if (key === undefined) {
          this.count(code, -1);
        } else if (fact) {
          fact.looseRows.delete(row);
          this.countRows(code, -1);
          this.removeIfEmpty(fact);
        }
      });
    }
  }

  /** Calls `visit` for each fact of a row without a patient-month. */
  eachLooseFact(row: RowId, visit: (code: string, key: string | undefined) => void): void {
    for (const code of this.rowFindings.listCodes(row)) {
      for (const key of isFactOfRow(code) ? [undefined] : this.rowFindings.listKeys(code, row, '')) {
        visit(code, key);
      }
    }
  }

  /** Returns how many facts there are with this code. */
  countFacts(code: string): number {
    return this.counts.get(code) ?? 0;
  }

  /** Returns whether the facts with this code are texts that hardly repeat, so that they are reported as one. */
  hasFreeText(code: string): boolean {
    return isFreeText(code, this.countFacts(code), this.sharedRows.get(code) ?? 0);
  }

  /** The facts that can be in several patient-months. */
  get sharedFacts(): Iterable<SharedFact> {
    return this.shared.values();
  }

  /** Returns the fact with this key. */
  findShared(key: string): SharedFact | undefined {
    return this.shared.get(key);
  }

  /** The calendar months with a fact that is in one patient-month only, in no particular order. */
  get datesWithFacts(): Iterable<CalendarMonth> {
    return this.monthsByDate.keys();
  }

  /** Returns the patient-months of a calendar month that have such a fact. */
  monthsWithFacts(date: CalendarMonth): Iterable<PatientMonth> {
    return this.monthsByDate.get(date) ?? [];
  }
}
