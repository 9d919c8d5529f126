import { BILLING_PROBLEMS, BILLING_PROBLEM_CODES } from '../../billing/billingProblems';
import { ProblemFixes } from '../../billing/problemFixes';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { LOG_PROBLEMS, ROW_PROBLEM_CODES, type Severity } from '../../log/problems/problems';
import type { Fix } from '../../log/fixes/fix';
import type { RowId } from '../../log/rows/rowId';
import type { FilterChoices, GridToHost, HostToGrid, PatientChoice } from '../../protocol/gridMessages';
import { listGridFacts } from './gridFacts';
import { findProblemColumn } from './gridLines';
import { listedValues, suggestions, type ColumnValue } from '../../sheet/columnValues';
import { previewCell, previewEntry } from '../../sheet/minutesPreview';
import { findPatients, knownPatients, type KnownPatient } from '../../sheet/knownPatients';
import { shownCodes } from '../../report/reportLine';
import type { LogSession } from '../logs/logSession';
import { formatPhrase } from '../../text/text';

const MOST_SUGGESTED = 8;

type Question = Extract<
  GridToHost,
  {
    type:
      | 'askFilterChoices'
      | 'askSuggestions'
      | 'askPreview'
      | 'askEntryPreview'
      | 'askPatients'
      | 'askProblems'
      | 'askFixes';
  }
>;

type CodedFix = Fix & { readonly code: string };

/** Answers a grid's questions about its log. Caches lists of values until the log changes. */
export class GridAnswers {
  private generation = -1;
  private values = new Map<number, readonly ColumnValue[]>();
  private patients: readonly KnownPatient[] | undefined;

  constructor(private readonly session: LogSession) {}

  /** Returns the answer to a question of the grid. */
  answer(message: Question): HostToGrid {
    const { log } = this.session;
    switch (message.type) {
      case 'askFilterChoices':
        return { type: 'filterChoices', choices: this.createFilterChoices() };
      case 'askSuggestions': {
        const { column, typed } = message;
        return { type: 'suggestions', column, typed, values: this.findSuggestions(column, typed) };
      }
      case 'askPreview': {
        const row = message.row as RowId;
        const { column, value } = message;
        const preview = log.has(row) ? previewCell(this.session, { row, column, value }) : undefined;
        return { type: 'preview', value, preview };
      }
      case 'askEntryPreview':
        return { type: 'preview', value: message.minutes, preview: previewEntry(this.session, message) };
      case 'askPatients':
        return { type: 'patients', typed: message.typed, patients: this.findPatientChoices(message.typed) };
      case 'askProblems':
        return { type: 'problems', ...listGridFacts(this.session) };
      case 'askFixes': {
        const { row, column } = message;
        const fixes = this.findCellFixes(row as RowId, column);
        return { type: 'fixes', row, column, fixes: fixes.map(({ code, title }) => ({ code, title })) };
      }
    }
  }

  private findSuggestions(column: number, typed: string): string[] {
    const found = suggestions(this.listValues(column), typed, MOST_SUGGESTED);
    return found.length === 1 && found[0] === typed ? [] : found;
  }

  private findPatientChoices(typed: string): PatientChoice[] {
    this.clearIfChanged();
    const { billed, log } = this.session;
    this.patients ??= knownPatients(billed, log.options.roster);
    return findPatients(this.patients, typed, MOST_SUGGESTED).map(({ mrn, name, payer, latestRow }) => ({
      mrn,
      name,
      payer,
      staff: latestRow === undefined ? '' : billed.table.contactOf(latestRow).staff,
    }));
  }

  private createFilterChoices(): FilterChoices {
    const { ledger, checks } = this.session.billed;
    const { indexOf } = this.session.log.header.columns;
    const months = [...new Set(ledger.months().map(({ month }) => month))].sort((a: number, b: number) => b - a);
    const problems = [
      ...ROW_PROBLEM_CODES.map((code) => ({ code, ...LOG_PROBLEMS[code] })),
      ...BILLING_PROBLEM_CODES.map((code) => ({ code, ...BILLING_PROBLEMS[code] })),
    ];
    return {
      months: months.map((month: CalendarMonth) => ({ month, name: formatMonthName(month) })),
      payers: this.listNames(indexOf.payer),
      staff: this.listNames(indexOf.staff),
      codes: shownCodes({ units: ledger.earned.units }),
      problems: problems
        .filter(
          ({ severity, code }) => isShownInCells(checks.getLevel(code, severity)) && ledger.problemCount(code) > 0,
        )
        .map(({ code, title }) => ({ code, title: formatPhrase(title), count: ledger.problemCount(code) })),
    };
  }

  /** Returns the fixes for all problems of a row. */
  findFixes(row: RowId): CodedFix[] {
    return this.findFixesInColumns(row, () => true);
  }

  /** Returns the fixes for the problems of a cell, or of the row if the cell has none, as in the bar below the grid. */
  private findCellFixes(row: RowId, column: number): CodedFix[] {
    const cellFixes = this.findFixesInColumns(row, (other) => other === column);
    return cellFixes.length > 0 ? cellFixes : this.findFixes(row);
  }

  private findFixesInColumns(row: RowId, isWanted: (column: number) => boolean): CodedFix[] {
    const { billed, log, lines } = this.session;
    if (!log.has(row)) {
      return [];
    }
    const line = log.lineOf(row);
    const fixes = new ProblemFixes(billed, log, lines);
    if (line === log.header.line) {
      return billed
        .getHeaderProblems(log)
        .flatMap(({ code }) => fixes.findHeaderFixes(code).map((fix) => ({ ...fix, code })));
    }
    const problems = billed.problemsOf(row, line).filter(({ severity }) => severity !== 'hint');
    const record = log.record(row, line);
    const wanted = problems.filter(({ range }) => isWanted(findProblemColumn(range, record)));
    const codes = [...new Set(wanted.map(({ code }) => code))];
    return codes.flatMap((code) => fixes.findFixes(code, row, line).map((fix) => ({ ...fix, code })));
  }

  private listNames(column: number): string[] {
    return column < 0
      ? []
      : this.listValues(column)
          .filter(({ count }) => count > 0)
          .map(({ value }) => value)
          .sort();
  }

  private listValues(column: number): readonly ColumnValue[] {
    this.clearIfChanged();
    let values = this.values.get(column);
    if (!values) {
      values = listedValues(this.session.billed, this.session.log, column);
      this.values.set(column, values);
    }
    return values;
  }

  private clearIfChanged(): void {
    if (this.generation !== this.session.generation) {
      this.generation = this.session.generation;
      this.values = new Map();
      this.patients = undefined;
    }
  }
}

/** Whether the grid marks problems of this level in the cells. */
function isShownInCells(level: Severity | 'off'): boolean {
  return level !== 'hint' && level !== 'off';
}
