import { addAll } from '../text/lists';
import { formatIsoDate } from '../log/values/calendarDate';
import type { FieldName } from '../log/header/columns';
import { replaceCell, deleteLines, type TextEdit } from '../log/csv/edits';
import { findHeaderFixes } from '../log/fixes/headerFixes';
import { findStatusWordFixes } from '../log/fixes/statusFixes';
import { createUnitFixes } from '../log/fixes/unitFixes';
import type { Lines } from '../log/csv/lines';
import { ROW_SHAPE_BITS, isRowProblem, problemBits } from '../log/problems/problems';
import { findRowFixes } from '../log/fixes/rowFixes';
import { createRowDeletion, isIndependent, type Fix, type FixedRow, type FixKind } from '../log/fixes/fix';
import type { RowId } from '../log/rows/rowId';
import { joinFields } from '../log/fixes/shapeFixes';
import type { TimeLog } from '../log/timeLog';
import { minimizeEdit } from '../log/csv/editedLines';
import { findReportedRow } from './audit/reportedRows';
import { createApcmChoiceFixes, createMidpointFixes, createRulesCheckedFixes } from './answerFixes';
import type { BilledLogs } from './billedLogs';
import {
  CROSS_ROW_BITS,
  isCrossRowProblem,
  type CrossRowProblemCode,
  type ReportedValue,
} from './problems/crossRowProblems';
import { createMistypedMrnFix, createMisspelledMrnFixes, createMrnFormFix, createSimilarMrnFix } from './mrnFixes';
import type { PatientMonth } from './months/patientMonth';
import { createWordFixes } from './wordFixes';
import { t } from '../text/text';

/** Fixes that change only the format of a value, so that they can be made on every save. */
const NORMALIZING: readonly (readonly [code: string, kind: FixKind])[] = [
  ['CB105', 'npi'],
  ['CB006', 'quoteField'],
  ['CB038', 'mrn'],
];

const SIMILAR_MRN_CODES: readonly string[] = ['CB034', 'CB035', 'CB039', 'CB170'];

/** Columns with values that can contain a delimiter and appear in several rows. */
const REPEATED_FIELDS = ['firstName', 'lastName', 'payer', 'problemsList'] as const satisfies readonly FieldName[];

/**
 * Finds the quick fixes for the problems of one log. A problem has a fix only if the log shows the right value. Create a new
 * object after every edit, because lookups in the log are cached.
 */
export class ProblemFixes {
  private knownValues: ReadonlyMap<number, ReadonlySet<string>> | undefined;
  private unassessedMonths: ReadonlyMap<string, readonly PatientMonth[]> | undefined;
  private assessmentRows: ReadonlyMap<string, readonly RowId[]> | undefined;

  constructor(
    private readonly billed: BilledLogs,
    private readonly log: TimeLog,
    private readonly lines: Lines,
  ) {}

  /** Returns the fixes for a problem of the header. */
  findHeaderFixes(code: string): Fix[] {
    switch (code) {
      case 'CB025':
        return createUnitFixes(this.log);
      case 'CB028':
        return findStatusWordFixes(this.log);
      default:
        return findHeaderFixes(code, this.log.header, this.lines);
    }
  }

  /** Returns the fixes for a problem of a row. */
  findFixes(code: string, row: RowId, line = this.log.lineOf(row)): Fix[] {
    const at: FixedRow = { log: this.log, lines: this.lines, row, line };
    switch (code) {
      case 'CB004':
      case 'CB016':
      case 'CB105': {
        const fixes = findRowFixes(code, at);
        return fixes.length > 0 || !isIndependent(at)
          ? fixes
          : joinFields(at, code, (column, value) => this.isKnown(column, value));
      }
      case 'CB020':
        return this.createAssessmentFix(at);
      case 'CB033':
        return createMrnFormFix(this.billed, at);
      case 'CB034':
      case 'CB035':
      case 'CB039':
        return createSimilarMrnFix(this.billed, at);
      case 'CB170':
        return createMistypedMrnFix(this.billed, at);
      case 'CB037':
        return isIndependent(at) ? createMisspelledMrnFixes(this.billed, at) : [];
      case 'CB113':
      case 'CB144':
      case 'CB145':
        return createWordFixes(this.billed, row, code);
      case 'CB104':
        // Two identical contacts in a day are possible, so a person has to check.
        return isIndependent(at)
          ? [{ ...createRowDeletion(at, t`Delete this duplicate row`), isPreferred: false }]
          : [];
      case 'CB118':
        // Either row can be the one to keep, and two equal contacts in a day are possible.
        return isIndependent(at)
          ? [{ ...createRowDeletion(at, t`Delete this row`), kind: 'deletePossibleDuplicate', isPreferred: false }]
          : [];
      case 'CB147':
        return createRulesCheckedFixes(this.billed.ledger.monthOf(row));
      case 'CB148':
        return createApcmChoiceFixes(this.billed.ledger.monthOf(row));
      case 'CB151':
        return createMidpointFixes(this.billed.ledger.monthOf(row));
      case 'CB107':
        return this.createReportedValueFix(at, 'name', ['firstName', 'lastName']);
      case 'CB108':
        return this.createReportedValueFix(at, 'payer', ['payer']);
      case 'CB167':
        return this.createReportedValueFix(at, 'npi', ['npi']);
      default:
        return findRowFixes(code, at);
    }
  }

  /** Returns the rows with this problem, in order. */
  findRows(code: string): RowId[] {
    const rows: RowId[] = [];
    this.walk(code, (row) => rows.push(row) > 0);
    return rows;
  }

  /** Checks whether another row with this problem has a fix of this kind. Only the first rows are checked. */
  canFixAnother(code: string, kind: Fix['kind'], than: RowId): boolean {
    // Both patients have the problem of similar MRNs. With both fixes, they would swap their MRNs.
    if (kind === 'deletePossibleDuplicate' || SIMILAR_MRN_CODES.includes(code)) {
      return false;
    }
    let tries = MAX_TRIES;
    let found = false;
    this.walk(code, (row, line) => {
      found = row !== than && this.findFixes(code, row, line).some((fix) => fix.kind === kind);
      return !found && --tries > 0;
    });
    return found;
  }

  /** Returns the edits of every fix of this kind for this problem. They don't overlap. */
  fixAll(code: string, kind: FixKind): TextEdit[] {
    if (kind === 'deleteRow') {
      return this.deleteRows(code);
    }
    const edits: TextEdit[] = [];
    this.walk(code, (row, line) => {
      addAll(edits, this.findFixes(code, row, line).find((fix) => fix.kind === kind)?.edits ?? []);
      return true;
    });
    return edits;
  }

  /** Returns the edits in the whole log that change only the format of values. */
  createNormalizingEdits(): TextEdit[] {
    const edits = NORMALIZING.flatMap(([code, kind]) => this.fixAll(code, kind));
    const starts = (edit: TextEdit): number => edit.range.start.line;
    edits.sort((a, b) => starts(a) - starts(b) || a.range.start.column - b.range.start.column);
    // Two fixes can change the same cell. The second one is made the next time.
    return edits.filter((edit, index) => {
      const before = edits[index - 1]?.range.end;
      const { line, column } = edit.range.start;
      return before === undefined || before.line < line || (before.line === line && before.column < column);
    });
  }

  /** Deletes adjacent rows as one range, so that no line ending is deleted twice. */
  private deleteRows(code: string): TextEdit[] {
    const ranges: { first: number; last: number }[] = [];
    this.walk(code, (row, line) => {
      if (this.findFixes(code, row, line).some(({ kind }) => kind === 'deleteRow')) {
        const end = line + this.billed.table.lineCountOf(row) - 1;
        const before = ranges.at(-1);
        if (before?.last === line - 1) {
          before.last = end;
        } else {
          ranges.push({ first: line, last: end });
        }
      }
      return true;
    });
    return ranges.map(({ first, last }) => deleteLines(first, last, this.lines));
  }

  /** Calls `visit` for each row with the problem, in order, until it returns false. */
  private walk(code: string, visit: (row: RowId, line: number) => boolean): void {
    const { table } = this.billed;
    const rowBits = problemBits(isRowProblem(code) ? [code] : []);
    const crossRowBit = isCrossRowProblem(code) ? CROSS_ROW_BITS[code] : 0;
    this.log.walk((row, line) => {
      const bits =
        (table.flagsOf(row) & rowBits.flags) |
        (table.warningsOf(row) & rowBits.warnings) |
        (table.crossRowBitsOf(row) & crossRowBit);
      return bits === 0 || !this.billed.isProblemActive(code, row) || visit(row, line);
    });
  }

  /** Enters the patient's initial assessment if the log shows its date outside the rows that count. */
  private createAssessmentFix(at: FixedRow): Fix[] {
    const column = this.log.header.columns.indexOf.initialAssessment;
    const { mrn } = this.billed.table.attributesOf(at.row);
    const source =
      column < 0 || !isIndependent(at) ? undefined : (this.findStatedAssessment(mrn) ?? this.findAssessmentEntry(mrn));
    if (!source) {
      return [];
    }
    const edit = replaceCell(this.log.record(at.row, at.line), column, source.text, '\n');
    return [{ kind: 'assessment', title: source.title, edits: [edit], isPreferred: true }];
  }

  /** Returns the initial assessment of the patient's rows that are left out, if they have exactly one. */
  private findStatedAssessment(mrn: string): { text: string; title: string } | undefined {
    const [row, ...others] = this.getAssessmentRows().get(mrn) ?? [];
    const { table } = this.billed;
    const date = row === undefined ? undefined : table.attributesOf(row).initialAssessment;
    if (row === undefined || others.some((other) => table.attributesOf(other).initialAssessment !== date)) {
      return undefined;
    }
    const text = this.log.record(row).value(this.log.header.columns.indexOf.initialAssessment).trim();
    return { text, title: t`Use ${text}, the initial assessment on line ${this.log.lineOf(row) + 1}` };
  }

  /** Returns the date of the entry with the activity Initial Assessment, if the patient has exactly one such entry. */
  private findAssessmentEntry(mrn: string): { text: string; title: string } | undefined {
    const { indexOf } = this.log.header.columns;
    if (indexOf.activity < 0) {
      return undefined;
    }
    const { vocabulary } = this.billed.ledger.rules;
    const entries = (this.getUnassessedMonths().get(mrn) ?? [])
      .flatMap((month) => month.summary.countedRows)
      .filter((row) => this.billed.logOf(row) === this.log && !this.billed.table.contactOf(row).isNoShow)
      .filter((row) => vocabulary.isInitialAssessment(this.log.record(row).value(indexOf.activity)));
    const [row, second] = entries;
    const hasAssessment = this.getAssessmentRows().has(mrn);
    const date = row === undefined ? 0 : this.billed.table.dateOf(row);
    if (row === undefined || second !== undefined || hasAssessment || date === 0) {
      return undefined;
    }
    const original = this.log.record(row).value(indexOf.date).trim();
    const text = /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(original) ? original : formatIsoDate(date);
    const line = this.log.lineOf(row) + 1;
    return { text, title: t`Use ${text}, the date of the Initial Assessment entry (line ${line})` };
  }

  /** Replaces a name, payer, or NPI with the value in the report, which is the value from the month's latest row with a value. */
  private createReportedValueFix(
    at: FixedRow,
    kind: ReportedValue,
    fields: readonly ('firstName' | 'lastName' | 'payer' | 'npi')[],
  ): Fix[] {
    const { table, ledger } = this.billed;
    const { columns } = this.log.header;
    const summary = ledger.monthOf(at.row)?.summary;
    const attributes = table.attributesOf(at.row);
    if (!summary || !isIndependent(at) || fields.some((field) => columns.indexOf[field] < 0)) {
      return [];
    }
    const { reported } = summary;
    const latest = findReportedRow(summary, kind, table);
    const differing = fields.filter((field) => attributes[field] !== reported[field]);
    // If the value of the latest row is unusual too, the log doesn't show which value is right.
    const isUncertain =
      latest === undefined || (table.crossRowBitsOf(latest) & CROSS_ROW_BITS[REPORTED_VALUE_CODES[kind]]) !== 0;
    if (isUncertain || this.billed.logOf(latest) !== this.log || differing.length === 0) {
      return [];
    }
    const record = this.log.record(at.row, at.line);
    const edits = differing.map((field) =>
      minimizeEdit(replaceCell(record, columns.indexOf[field], reported[field], '\n'), this.lines),
    );
    const line = this.log.lineOf(latest) + 1;
    return [{ kind, title: formatReportedValueTitle(kind, line), edits, isPreferred: false }];
  }

  private isKnown(column: number, value: string): boolean {
    this.knownValues ??= this.findValuesWithDelimiter();
    return this.knownValues.get(column)?.has(value) ?? false;
  }

  /** Returns the values in valid rows that contain a delimiter, by column. */
  private findValuesWithDelimiter(): Map<number, Set<string>> {
    const { columns, delimiter } = this.log.header;
    const { table } = this.billed;
    const values = new Map(REPEATED_FIELDS.map((field) => [columns.indexOf[field], new Set<string>()]));
    const seen = new Set<number>();
    this.log.walk((row) => {
      const id = table.attributesIdOf(row);
      if (table.counts(row) && !seen.has(id)) {
        seen.add(id);
        for (const field of REPEATED_FIELDS) {
          const value = table.attributesOf(row)[field];
          if (value.includes(delimiter)) {
            values.get(columns.indexOf[field])?.add(value);
          }
        }
      }
      return true;
    });
    return values;
  }

  private getUnassessedMonths(): ReadonlyMap<string, readonly PatientMonth[]> {
    this.unassessedMonths ??= groupBy(
      this.billed.ledger.months().filter(({ kind }) => kind === 'noAssessment'),
      ({ mrn }) => mrn,
    );
    return this.unassessedMonths;
  }

  /** Returns the rows with an initial assessment that aren't in any month but have the right number of fields, by patient. */
  private getAssessmentRows(): ReadonlyMap<string, readonly RowId[]> {
    const { table, ledger } = this.billed;
    this.assessmentRows ??= groupBy(
      [...ledger.unplacedRows].filter(
        (row) =>
          this.billed.logOf(row) === this.log &&
          (table.flagsOf(row) & ROW_SHAPE_BITS) === 0 &&
          table.attributesOf(row).initialAssessment !== undefined,
      ),
      (row) => table.attributesOf(row).mrn,
    );
    return this.assessmentRows;
  }
}

const REPORTED_VALUE_CODES = { name: 'CB107', payer: 'CB108', npi: 'CB167' } as const satisfies Record<
  ReportedValue,
  CrossRowProblemCode
>;

function formatReportedValueTitle(kind: ReportedValue, line: number): string {
  switch (kind) {
    case 'name':
      return t`Use the name from the latest row (line ${line})`;
    case 'payer':
      return t`Use the payer from the latest row (line ${line})`;
    case 'npi':
      return t`Use the NPI from the latest row (line ${line})`;
  }
}

/** How many rows are checked for another fix of the same kind. */
const MAX_TRIES = 100;

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) {
      group.push(value);
    } else {
      groups.set(keyOf(value), [value]);
    }
  }
  return groups;
}
