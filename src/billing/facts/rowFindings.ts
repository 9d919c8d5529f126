import { getFactScope, type FactScope, type ProblemKind } from '../../log/problems/problemKind';
import { LOG_PROBLEMS, ROW_ERROR_BITS, rowProblemCodes } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { foldName } from '../../log/values/sameNames';
import type { ContactFactsTable } from '../months/contactFacts';
import {
  CROSS_ROW_BITS,
  CROSS_ROW_PROBLEMS,
  CROSS_ROW_PROBLEM_CODES,
  MONTH_PROBLEM_BITS,
} from '../problems/crossRowProblems';
import { normalizeWord } from '../rules/vocabulary/words';
import { NO_FINDINGS, createFactKey, type Finding } from '../problems/finding';

const KINDS: Readonly<Record<string, ProblemKind>> = { ...LOG_PROBLEMS, ...CROSS_ROW_PROBLEMS };
const SCOPES: ReadonlyMap<string, FactScope> = new Map(
  Object.entries(KINDS).map(([code, kind]) => [code, getFactScope(kind)]),
);
/** What all rows of a patient-month in one log have in common, so that equal problems of these rows are one fact. */
const COMMON_SCOPES: ReadonlySet<FactScope | undefined> = new Set<FactScope>(['patientMonth', 'profile', 'log']);

/** The key of a fact that is in one patient-month only. */
const NO_KEYS: readonly undefined[] = [undefined];

/** Finds the facts that rows show without the patient's other months, and what identifies each of them. */
export class RowFindings {
  private readonly crossRowCodes = new Map<number, readonly string[]>();

  constructor(
    private readonly table: RowTable,
    private readonly contacts: ContactFactsTable,
  ) {}

  /**
   * Finds the facts in the rows of a patient-month.
   *
   * @param profile the ID of the payer's profile
   */
  findInMonth(rows: readonly RowId[], profile: string): readonly Finding[] {
    let found: FindingList | undefined;
    // The last row with problems, if its facts depend only on what showsSameFacts compares.
    let previous: RowId | undefined;
    for (const row of rows) {
      if (this.hasProblems(row)) {
        found ??= new FindingList(this.table);
        if (previous !== undefined && this.showsSameFacts(row, previous)) {
          found.repeat(row);
        } else {
          previous = this.addFindings(row, profile, found) ? row : undefined;
        }
      }
    }
    return found?.list() ?? NO_FINDINGS;
  }

  /**
   * Whether a row of a patient-month shows the same facts as another, which has only facts of {@link COMMON_SCOPES}. Often all rows
   * of a month do, so that their facts are looked up once.
   */
  private showsSameFacts(row: RowId, other: RowId): boolean {
    const { table } = this;
    return (
      table.warningsOf(row) === table.warningsOf(other) &&
      (table.flagsOf(row) & ROW_ERROR_BITS) === (table.flagsOf(other) & ROW_ERROR_BITS) &&
      (table.crossRowBitsOf(row) & MONTH_PROBLEM_BITS) === (table.crossRowBitsOf(other) & MONTH_PROBLEM_BITS) &&
      table.logNumberOf(row) === table.logNumberOf(other)
    );
  }

  /** Returns whether a row has a problem that {@link findInMonth} looks at. */
  hasProblems(row: RowId): boolean {
    const { table } = this;
    const bits = table.warningsOf(row) | (table.crossRowBitsOf(row) & MONTH_PROBLEM_BITS);
    return ((table.flagsOf(row) & ROW_ERROR_BITS) | bits) !== 0;
  }

  /** Adds the facts of a row. Returns whether all of them have {@link COMMON_SCOPES}. */
  private addFindings(row: RowId, profile: string, found: FindingList): boolean {
    let areCommon = true;
    found.begin();
    for (const code of this.listCodes(row)) {
      const scope = SCOPES.get(code);
      areCommon &&= COMMON_SCOPES.has(scope);
      if (scope === 'row') {
        found.addAlone(code, row);
      } else {
        for (const key of this.listKeys(code, row, profile)) {
          found.add(code, key, row);
        }
      }
    }
    return areCommon;
  }

  /** Returns the codes of the problems that a row shows without the patient's other months. */
  listCodes(row: RowId): readonly string[] {
    const ofRow = rowProblemCodes(this.table.problemBitsOf(row));
    const bits = this.table.crossRowBitsOf(row) & MONTH_PROBLEM_BITS;
    return bits === 0 ? ofRow : [...ofRow, ...this.listCrossRowCodes(bits)];
  }

  private listCrossRowCodes(bits: number): readonly string[] {
    const known = this.crossRowCodes.get(bits);
    const codes = known ?? CROSS_ROW_PROBLEM_CODES.filter((code) => (CROSS_ROW_BITS[code] & bits) !== 0);
    if (!known) {
      this.crossRowCodes.set(bits, codes);
    }
    return codes;
  }

  /**
   * Returns the keys of the facts that a row's problem belongs to: one, or one for each word. Undefined means a fact of the
   * row or its patient-month only.
   */
  listKeys(code: string, row: RowId, profile: string): readonly (string | undefined)[] {
    const { table } = this;
    switch (SCOPES.get(code)) {
      case 'npi':
        return [createFactKey(code, table.attributesOf(row).npi)];
      case 'patient':
      case 'episode':
        return [createFactKey(code, table.attributesOf(row).mrn)];
      case 'log':
        return [createFactKey(code, table.logNumberOf(row))];
      case 'payer':
        return [createFactKey(code, table.attributesOf(row).payer)];
      case 'profile':
        return [createFactKey(code, profile)];
      case 'word':
        return this.contacts
          .get(row)
          .doubts.filter((doubt) => doubt.code === code)
          .map(({ key }) => key);
      case 'activity':
        return [createFactKey(code, normalizeWord(table.contactOf(row).activity), profile)];
      case 'role':
        return [createFactKey(code, normalizeWord(table.contactOf(row).role), profile)];
      case 'service': {
        const { otherProgram } = this.contacts.get(row);
        return [createFactKey(code, otherProgram ?? normalizeWord(table.contactOf(row).activity), profile)];
      }
      case 'staffDay':
        return [createFactKey(code, foldName(table.contactOf(row).staff), table.dateOf(row))];
      default:
        return NO_KEYS;
    }
  }
}

/** A finding while rows are added to it. */
interface GrowingFinding {
  readonly code: string;
  readonly key: string | undefined;
  row: RowId;
  rows: number;
}

/** Findings that are collected row by row. */
class FindingList {
  private readonly alone: Finding[] = [];
  private readonly byKey = new Map<string, GrowingFinding>();
  /** The findings of the last row, except those of the row alone. */
  private latest: GrowingFinding[] = [];

  constructor(private readonly table: RowTable) {}

  /** Begins with the findings of a row. */
  begin(): void {
    this.latest = [];
  }

  addAlone(code: string, row: RowId): void {
    this.alone.push({ code, key: undefined, row, rows: 1 });
  }

  add(code: string, key: string | undefined, row: RowId): void {
    const finding = this.byKey.get(key ?? code) ?? { code, key, row, rows: 0 };
    this.byKey.set(key ?? code, finding);
    this.addRow(finding, row);
    this.latest.push(finding);
  }

  /** Adds a row with the same findings as the last one. */
  repeat(row: RowId): void {
    for (const finding of this.latest) {
      this.addRow(finding, row);
    }
  }

  private addRow(finding: GrowingFinding, row: RowId): void {
    finding.rows++;
    finding.row = this.table.compare(row, finding.row) < 0 ? row : finding.row;
  }

  list(): readonly Finding[] {
    return [...this.alone, ...this.byKey.values()];
  }
}

/** Returns whether each row with this problem is a separate fact. */
export function isFactOfRow(code: string): boolean {
  return SCOPES.get(code) === 'row';
}
