import { BILLING_PROBLEMS, BILLING_PROBLEM_CODES } from '../../billing/problems/billingProblems';
import { ProblemFixes } from '../../billing/problemFixes';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { LOG_PROBLEMS, ROW_PROBLEM_CODES, type Severity } from '../../log/problems/problems';
import type { Fix } from '../../log/fixes/fix';
import type { RowId } from '../../log/rows/rowId';
import type { FilterChoices, GridToHost, HostToGrid, PatientChoice } from '../../protocol/gridMessages';
import { findInCell, type CellQuery } from '../../sheet/cellFind';
import { columnOf } from './gridLines';
import { listedValues, suggestions, type ColumnValue } from '../../sheet/columnValues';
import { previewCell, previewEntry } from '../../sheet/minutesPreview';
import { findPatients, knownPatients, type KnownPatient } from '../../sheet/knownPatients';
import type { ViewedLines } from '../../sheet/viewedLines';
import type { LogSession } from '../logs/logSession';
import { say } from '../../text/text';

const MOST_SUGGESTED = 8;

type Question = Extract<
  GridToHost,
  {
    type: 'askFilterChoices' | 'askSuggestions' | 'askPreview' | 'askEntryPreview' | 'askPatients' | 'askFixes';
  }
>;

type CodedFix = Fix & { readonly code: string };

/** A cell of the view by its row. */
export interface FoundCell {
  readonly row: RowId;
  readonly column: number;
}

/** Answers what a grid asks of its log; what it has worked out it keeps until the log changes. */
export class GridAnswers {
  private generation = -1;
  private values = new Map<number, readonly ColumnValue[]>();
  private patients: readonly KnownPatient[] | undefined;

  constructor(
    private readonly session: LogSession,
    private readonly viewed: ViewedLines,
  ) {}

  /** What the host says to something that is asked. */
  answerTo(message: Question): HostToGrid {
    const { log } = this.session;
    switch (message.type) {
      case 'askFilterChoices':
        return { type: 'filterChoices', choices: this.filterChoices() };
      case 'askSuggestions': {
        const { column, typed } = message;
        return { type: 'suggestions', column, typed, values: this.suggestions(column, typed) };
      }
      case 'askPreview': {
        const row = message.row as RowId;
        const { column, value } = message;
        const preview = log.holds(row) ? previewCell(this.session, { row, column, value }) : undefined;
        return { type: 'preview', value, preview };
      }
      case 'askEntryPreview':
        return { type: 'preview', value: message.minutes, preview: previewEntry(this.session, message) };
      case 'askPatients':
        return { type: 'patients', typed: message.typed, patients: this.patientChoices(message.typed) };
      case 'askFixes': {
        const fixes = this.fixesOf(message.row as RowId, message.column);
        return { type: 'fixes', row: message.row, fixes: fixes.map(({ code, title }) => ({ code, title })) };
      }
    }
  }

  private suggestions(column: number, typed: string): string[] {
    const found = suggestions(this.valuesOf(column), typed, MOST_SUGGESTED);
    return found.length === 1 && found[0] === typed ? [] : found;
  }

  private patientChoices(typed: string): PatientChoice[] {
    this.forgetOld();
    const { billed, log } = this.session;
    this.patients ??= knownPatients(billed, log.options.roster);
    return findPatients(this.patients, typed, MOST_SUGGESTED).map(({ mrn, name, payer, latestRow }) => ({
      mrn,
      name,
      payer,
      staff: latestRow === undefined ? '' : log.record(latestRow).value(log.header.columns.indexOf.staff),
    }));
  }

  private filterChoices(): FilterChoices {
    const { ledger, checks } = this.session.billed;
    const { indexOf } = this.session.log.header.columns;
    const months = [...new Set(ledger.months().map(({ month }) => month))].sort((a: number, b: number) => b - a);
    const problems = [
      ...ROW_PROBLEM_CODES.map((code) => ({ code, ...LOG_PROBLEMS[code] })),
      ...BILLING_PROBLEM_CODES.map((code) => ({ code, ...BILLING_PROBLEMS[code] })),
    ];
    return {
      months: months.map((month: CalendarMonth) => ({ month, name: formatMonthName(month) })),
      payers: this.namesOf(indexOf.payer),
      staff: this.namesOf(indexOf.staff),
      problems: problems
        .filter(({ severity, code }) => isLoud(checks.getLevel(code, severity)) && ledger.problemCount(code) > 0)
        .map(({ code, title }) => ({ code, title: say(title), count: ledger.problemCount(code) })),
    };
  }

  /**
   * Every cell of the view that holds what is looked for, in order.
   *
   * @param from a row of the view; `before` is how many of the cells found stand above it
   */
  find(query: CellQuery, columns: readonly number[], from: RowId | undefined): { cells: FoundCell[]; before: number } {
    const cells: FoundCell[] = [];
    let before: number | undefined;
    const { log } = this.session;
    this.viewed.walk((row) => {
      before ??= row === from ? cells.length : undefined;
      const record = log.record(row);
      for (const column of columns) {
        if (findInCell(record.value(column), query).length > 0) {
          cells.push({ row, column });
        }
      }
      return true;
    });
    return { cells, before: before ?? 0 };
  }

  /** The fixes for all problems of a row. */
  allFixesOf(row: RowId): CodedFix[] {
    return this.fixesFor(row, () => true);
  }

  /** The fixes for the problems of a cell; in one that is in order those of the row, as the bar below the grid tells them. */
  private fixesOf(row: RowId, column: number): CodedFix[] {
    const own = this.fixesFor(row, (its) => its === column);
    return own.length > 0 ? own : this.allFixesOf(row);
  }

  private fixesFor(row: RowId, isWanted: (column: number) => boolean): CodedFix[] {
    const { billed, log, lines } = this.session;
    if (!log.holds(row)) {
      return [];
    }
    const line = log.lineOf(row);
    const problems = billed.problemsOf(row, line).filter(({ severity }) => severity !== 'hint');
    const record = log.record(row, line);
    const wanted = problems.filter(({ range }) => isWanted(columnOf(range, record)));
    const fixes = new ProblemFixes(billed, log, lines);
    const codes = [...new Set(wanted.map(({ code }) => code))];
    return codes.flatMap((code) => fixes.findFixes(code, row, line).map((fix) => ({ ...fix, code })));
  }

  private namesOf(column: number): string[] {
    return column < 0
      ? []
      : this.valuesOf(column)
          .filter(({ count }) => count > 0)
          .map(({ value }) => value)
          .sort();
  }

  private valuesOf(column: number): readonly ColumnValue[] {
    this.forgetOld();
    let values = this.values.get(column);
    if (!values) {
      values = listedValues(this.session.billed, this.session.log, column);
      this.values.set(column, values);
    }
    return values;
  }

  private forgetOld(): void {
    if (this.generation !== this.session.generation) {
      this.generation = this.session.generation;
      this.values = new Map();
      this.patients = undefined;
    }
  }
}

/** Whether problems of this level are marked in the cells. */
function isLoud(level: Severity | 'off'): boolean {
  return level === 'error' || level === 'warning';
}
