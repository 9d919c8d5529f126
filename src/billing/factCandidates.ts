import type { Severity } from '../log/problems/problems';
import type { RowId } from '../log/rows/rowId';
import type { RowTable } from '../log/rows/rowTable';
import type { CalendarMonth } from '../log/values/calendarDate';
import type { BilledLogs } from './billedLogs';
import type { PatientMonth } from './months/patientMonth';
import { getStandardSeverity } from './billingProblems';
import { groupFacts } from './facts/freeText';
import type { SharedFact } from './facts/sharedFact';
import { sumStakes } from './facts/stakes';

/** A fact of the rows that has not been described yet. */
export interface Candidate {
  readonly code: string;
  readonly key: string | undefined;
  readonly severity: Severity;
  /** The row that represents the fact, and its patient-month if it has one. */
  readonly row: RowId;
  readonly month: PatientMonth | undefined;
  /** Empty for a fact of one row or patient-month; several if they are reported as one (`facts/freeText.ts`). */
  readonly shared: readonly SharedFact[];
}

const NOT_SHARED: readonly SharedFact[] = [];

/** Up to this many rows are sorted. More are found in order by a walk over the rows with problems. */
const FEW_ROWS = 1000;

/** Finds the facts of rows in the order in which they should be worked through. */
export class FactCandidates {
  private readonly sharedByDate = new Map<CalendarMonth, Candidate[]>();
  private readonly sharedWithoutDate: Candidate[] = [];
  private readonly levels = new Map<string, Severity | 'off'>();

  constructor(
    private readonly billed: BilledLogs,
    private readonly closedMonths: ReadonlySet<CalendarMonth>,
  ) {
    const { facts } = billed.ledger;
    for (const group of groupFacts(facts.sharedFacts, (code) => facts.hasFreeText(code))) {
      this.addGroup(group);
    }
  }

  private addGroup(group: readonly SharedFact[]): void {
    const severity = this.getLevel(group[0]?.code ?? '');
    if (severity === 'off') {
      return;
    }
    const { factExtents, table } = this.billed;
    let first: Candidate | undefined;
    // Nearly all groups are one fact, so a list is created only for the others.
    const shared: SharedFact[] | undefined = group.length > 1 ? [] : undefined;
    for (const fact of group) {
      const lead = factExtents.findLead(fact);
      if (lead) {
        shared?.push(fact);
        const { row, month } = lead;
        const candidate = { code: fact.code, key: fact.key, severity, row, month, shared: shared ?? group };
        first = first === undefined || isLeadBefore(candidate, first, table) ? candidate : first;
      }
    }
    if (first) {
      this.addShared(first);
    }
  }

  private addShared(candidate: Candidate): void {
    const { month } = candidate;
    const list = month ? this.sharedByDate.get(month.month) : this.sharedWithoutDate;
    if (list) {
      list.push(candidate);
    } else if (month) {
      this.sharedByDate.set(month.month, [candidate]);
    }
  }

  /**
   * Lists facts: first errors in rows without a patient or a date, because they can belong to any month; then month by month, those
   * that aren't closed first, and the latest first; then what is left in rows without a month.
   *
   * @param limit the most facts to list
   */
  list(isWanted: (severity: Severity) => boolean, limit: number): readonly Candidate[] {
    const found: Candidate[] = [];
    const add = (candidates: readonly Candidate[]): void => {
      for (const candidate of candidates.slice(0, Math.max(0, limit - found.length))) {
        found.push(candidate);
      }
    };
    add(this.listWithoutMonth((severity) => severity === 'error' && isWanted(severity), limit));
    for (const date of this.listDates()) {
      if (found.length >= limit) {
        break;
      }
      add(this.listMonth(date, isWanted));
    }
    if (found.length < limit) {
      add(this.listWithoutMonth((severity) => severity !== 'error' && isWanted(severity), limit - found.length));
    }
    return found;
  }

  private listDates(): readonly CalendarMonth[] {
    const dates = new Set([...this.sharedByDate.keys(), ...this.billed.ledger.facts.datesWithFacts]);
    const isClosed = (date: CalendarMonth): number => (this.closedMonths.has(date) ? 1 : 0);
    return [...dates].sort((a, b) => isClosed(a) - isClosed(b) || b - a);
  }

  private listMonth(date: CalendarMonth, isWanted: (severity: Severity) => boolean): readonly Candidate[] {
    const { facts } = this.billed.ledger;
    const alone = [...facts.monthsWithFacts(date)].flatMap((month) => this.listOfMonth(month));
    const all = [...(this.sharedByDate.get(date) ?? []), ...alone].filter(({ severity }) => isWanted(severity));
    return this.sortByStake(all);
  }

  private listOfMonth(month: PatientMonth): Candidate[] {
    return [...month.rowFindings, ...month.patientFindings].flatMap(({ code, key, row }): Candidate[] => {
      const severity = key === undefined ? this.getLevel(code) : 'off';
      return severity === 'off' || !this.billed.factExtents.isActiveIn(code, month)
        ? []
        : [{ code, key, severity, row, month, shared: NOT_SHARED }];
    });
  }

  private listWithoutMonth(isWanted: (severity: Severity) => boolean, limit: number): readonly Candidate[] {
    const loose: Candidate[] = [];
    this.walkLooseRows((row) => {
      this.billed.ledger.facts.eachLooseFact(row, (code, key) => {
        const severity = key === undefined ? this.getLevel(code) : 'off';
        if (severity !== 'off' && isWanted(severity) && this.billed.factExtents.isActiveAt(code, row)) {
          loose.push({ code, key, severity, row, month: undefined, shared: NOT_SHARED });
        }
      });
      return loose.length < limit;
    });
    return this.sortByStake([...this.sharedWithoutDate.filter(({ severity }) => isWanted(severity)), ...loose]);
  }

  private walkLooseRows(visit: (row: RowId) => boolean): void {
    const { billed } = this;
    const { looseRows } = billed.ledger.facts;
    if (looseRows.size <= FEW_ROWS) {
      [...looseRows].sort(billed.table.compare).every(visit);
      return;
    }
    let left = looseRows.size;
    for (const log of billed.logs) {
      log.walkMatching({ flags: ~0, warnings: ~0, crossRowBits: ~0 }, (row) => {
        left = looseRows.has(row) ? (visit(row) ? left - 1 : 0) : left;
        return left > 0;
      });
      if (left === 0) {
        return;
      }
    }
  }

  /** Sorts the facts of a month: errors first, then by what is at stake, and then by row. */
  private sortByStake(candidates: readonly Candidate[]): readonly Candidate[] {
    const { fees } = this.billed.ledger.rules;
    const ranked = candidates.map((candidate) => ({ candidate, stake: sumStakes(this.listMonthsOf(candidate), fees) }));
    ranked.sort(
      (a, b) =>
        RANKS[a.candidate.severity] - RANKS[b.candidate.severity] ||
        b.stake - a.stake ||
        this.billed.table.compare(a.candidate.row, b.candidate.row) ||
        compareTexts(a.candidate.code, b.candidate.code) ||
        compareTexts(a.candidate.key ?? '', b.candidate.key ?? ''),
    );
    return ranked.map(({ candidate }) => candidate);
  }

  private listMonthsOf({ shared, month }: Candidate): readonly PatientMonth[] {
    const [only, second] = shared;
    if (only && !second) {
      return this.billed.factExtents.listMonths(only);
    }
    if (shared.length > 0) {
      return [...new Set(this.billed.factExtents.listFindingsOfAll(shared).map(([each]) => each))];
    }
    return month ? [month] : [];
  }

  private getLevel(code: string): Severity | 'off' {
    let level = this.levels.get(code);
    if (level === undefined) {
      level = this.billed.checks.getLevel(code, getStandardSeverity(code));
      this.levels.set(code, level);
    }
    return level;
  }
}

/** Checks whether a fact is shown before another: the later month comes first, then the upper row. */
function isLeadBefore(a: Candidate, b: Candidate, table: RowTable): boolean {
  const [month, other] = [a.month?.month ?? 0, b.month?.month ?? 0];
  return month === other ? table.compare(a.row, b.row) < 0 : month > other;
}

/** The order of severities, the most serious first. */
export const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
