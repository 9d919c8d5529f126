import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { PatientMonth } from '../months/patientMonth';
import type { Checks } from '../problems/checks';
import type { FactIndex } from './factIndex';
import type { Finding } from '../problems/finding';
import { isFactOfRow } from './rowFindings';
import { measureExtent, type FactExtent, type LeadRow, type SharedFact } from './sharedFact';

/** The facts of logs, and the patient-month of each row. */
export interface FactSource {
  /** All facts. They're found when this is first read. */
  readonly facts: FactIndex;
  monthOf(row: RowId): PatientMonth | undefined;
}

/** Facts as the team's settings let them be seen: places whose problem is suppressed don't belong to them. */
export class FactExtents {
  constructor(
    private readonly source: FactSource,
    private readonly table: RowTable,
    private readonly checks: Checks,
  ) {}

  /**
   * Returns the key of the fact that a row's problem belongs to, or undefined if the fact isn't shared by several patient-months.
   *
   * @param month the patient-month of the row; undefined if it has none
   */
  findKey(code: string, row: RowId, month: PatientMonth | undefined): string | undefined {
    const ofPatient = month?.patientFindings.find((finding) => finding.code === code);
    if (ofPatient) {
      return ofPatient.key;
    }
    return isFactOfRow(code)
      ? undefined
      : this.source.facts.rowFindings.listKeys(code, row, month?.currentSummary?.profile.id ?? '')[0];
  }

  /** Returns how far the fact of a row's problem reaches, or undefined if it's this row or month only. */
  find(code: string, key: string | undefined, month: PatientMonth | undefined): FactExtent | undefined {
    const { facts } = this.source;
    if (key !== undefined) {
      const fact = facts.findShared(key);
      return fact && this.measure(fact);
    }
    const finding = isFactOfRow(code) ? undefined : month?.rowFindings.find((each) => each.code === code);
    return month && finding && measureFinding(month, finding);
  }

  /** Returns how far several facts with one code reach together, without the places for which they are suppressed. */
  measureAll(facts: readonly SharedFact[]): FactExtent {
    const [first] = facts;
    return first && facts.length === 1
      ? this.measure(first)
      : measureExtent(this.listFindingsOfAll(facts), this.listLooseRowsOfAll(facts).length);
  }

  /** Returns how far a fact reaches without the places for which it's suppressed. */
  measure(fact: SharedFact): FactExtent {
    return this.isPlain(fact.code)
      ? fact.extent
      : measureExtent(this.listFindings(fact), this.listLooseRows(fact).length);
  }

  /** Returns the row that represents a fact, or undefined if the fact is suppressed at all of its places. */
  findLead(fact: SharedFact): LeadRow | undefined {
    return this.isPlain(fact.code)
      ? fact.lead
      : fact.findLead(
          (month) => this.isActiveIn(fact.code, month),
          (row) => this.isActiveAt(fact.code, row),
        );
  }

  /** Returns the findings of a fact for which it isn't suppressed. */
  listFindings({ code, findings }: SharedFact): readonly (readonly [PatientMonth, Finding])[] {
    const all = [...findings];
    return this.isPlain(code) ? all : all.filter(([month]) => this.isActiveIn(code, month));
  }

  /** Returns the patient-months of a fact for which it isn't suppressed. */
  listMonths({ code, findings }: SharedFact): readonly PatientMonth[] {
    const all = [...findings.keys()];
    return this.isPlain(code) ? all : all.filter((month) => this.isActiveIn(code, month));
  }

  /** Returns the same as {@link listFindings} for several facts. A patient-month is listed once for each of them. */
  listFindingsOfAll(facts: readonly SharedFact[]): readonly (readonly [PatientMonth, Finding])[] {
    return facts.flatMap((fact) => this.listFindings(fact));
  }

  /** Returns the rows of several facts that aren't in a patient-month and for which the facts aren't suppressed. */
  listLooseRowsOfAll(facts: readonly SharedFact[]): readonly RowId[] {
    const rows = new Set(facts.flatMap((fact) => this.listLooseRows(fact)));
    return [...rows].sort(this.table.compare);
  }

  /** Returns the rows of a fact that aren't in a patient-month and for which it isn't suppressed. */
  listLooseRows({ code, looseRows }: SharedFact): readonly RowId[] {
    const rows = this.isPlain(code) ? looseRows.list() : looseRows.list().filter((row) => this.isActiveAt(code, row));
    return [...rows].sort(this.table.compare);
  }

  /** Returns whether the team has no suppressions for a code. */
  isPlain(code: string): boolean {
    return this.checks.findSuppressions(code).length === 0;
  }

  /** Returns whether a problem isn't suppressed for a patient-month. */
  isActiveIn(code: string, { mrn, month }: PatientMonth): boolean {
    return !this.checks.isSuppressed(code, mrn, month);
  }

  /** Returns whether a problem isn't suppressed for a row. */
  isActiveAt(code: string, row: RowId): boolean {
    const month = this.source.monthOf(row);
    return !this.checks.isSuppressed(code, month?.mrn, month?.month);
  }
}

/** The extents of facts in one patient-month. Findings never change, and each row of them shows the extent. */
const MEASURED = new WeakMap<Finding, FactExtent>();

/** Returns how far a fact reaches that is in one patient-month only. */
export function measureFinding(month: PatientMonth, finding: Finding): FactExtent {
  let extent = MEASURED.get(finding);
  if (!extent) {
    extent = measureExtent([[month, finding]], 0);
    MEASURED.set(finding, extent);
  }
  return extent;
}
