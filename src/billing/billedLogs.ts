import type { LogBytes } from '../log/bytes/byteRows';
import type { FieldName } from '../log/header/columns';
import type { LineEdit } from '../log/csv/lineEdits';
import type { Lines } from '../log/csv/lines';
import { findHeaderProblems } from '../log/headerProblems';
import type { Problem, Severity } from '../log/problems/problems';
import { ProblemCache } from '../log/rows/problemCache';
import type { RowId } from '../log/rows/rowId';
import { getCellRange } from '../log/rows/rowProblems';
import { RowTable } from '../log/rows/rowTable';
import { TimeLog, type TimeLogOptions } from '../log/timeLog';
import { t } from '../text/text';
import { findEmptyColumns, hasField } from './emptyColumns';
import { describeEntry } from './audit/entryDescription';
import type { RowTexts } from './audit/possibleDuplicates';
import { addExtent } from './facts/extentText';
import { FactExtents } from './facts/factExtents';
import type { BilledRows } from './ledger/billedRows';
import { LedgerRowFacts } from './ledger/crossRowFacts';
import { Ledger } from './ledger/ledger';
import { findRepeatedRows, type RepeatedRow } from './ledger/repeatedRows';
import type { PatientMonth } from './months/patientMonth';
import { Checks } from './problems/checks';
import { NO_RECORDED_CLAIMS, type RecordedClaims } from './readiness/sentClaim';
import {
  CLAIM_RISK_BIT,
  CROSS_ROW_BITS,
  CROSS_ROW_PROBLEMS,
  CROSS_ROW_PROBLEM_CODES,
  crossRowFields,
  type CrossRowProblemCode,
} from './problems/crossRowProblems';
import type { BillingRules } from './rules/billingRules';
import { isWordProblem } from './rules/vocabulary/doubts';

/** A problem of a row, and what identifies its fact. */
interface PlacedProblem {
  readonly problem: Problem;
  /** Undefined if the fact isn't shared by several patient-months. */
  readonly key: string | undefined;
}

const NO_PROBLEMS: readonly Problem[] = [];

/** One or several logs that are read together, with their minutes and codes. Every view and export uses this computation. */
export class BilledLogs implements BilledRows {
  readonly table = new RowTable();
  readonly ledger: Ledger;
  private readonly logList: TimeLog[] = [];
  /** The facts without the places for which the team has suppressed them. */
  readonly factExtents: FactExtents;
  private readonly problemCache = new ProblemCache();
  /** What the records of claims have about the patient-months. */
  recordedClaims: RecordedClaims = NO_RECORDED_CLAIMS;
  private cachedRepeatedRows: readonly RepeatedRow[] | undefined;

  /** @param checks the team's settings for problems that don't change any figures */
  constructor(
    rules: BillingRules,
    readonly checks: Checks = Checks.STANDARD,
  ) {
    this.ledger = new Ledger(
      this.table,
      { rules, hasColumn: (field, month) => this.hasColumn(field, month) },
      this.texts,
    );
    this.factExtents = new FactExtents(this.ledger, this.table, checks);
  }

  get logs(): readonly TimeLog[] {
    return this.logList;
  }

  /**
   * Reads a log and adds its rows to the rows that were read before. A patient with rows in several logs is one patient.
   *
   * @param bytes the same text as bytes, which are read many times faster
   */
  add(lines: Lines, options: Omit<TimeLogOptions, 'number'>, bytes?: LogBytes): TimeLog {
    return this.addLog(TimeLog.read(lines, this.table, this.ledger, this.addNumber(options), bytes));
  }

  /** Does the same as {@link add}, but pauses after each chunk of the bytes, so that other work can be done. */
  *addInSteps(lines: Lines, options: Omit<TimeLogOptions, 'number'>, bytes?: LogBytes): Generator<undefined, TimeLog> {
    return this.addLog(yield* TimeLog.readInSteps(lines, this.table, this.ledger, this.addNumber(options), bytes));
  }

  private addNumber(options: Omit<TimeLogOptions, 'number'>): TimeLogOptions {
    return { ...options, number: this.logList.length };
  }

  private addLog(log: TimeLog): TimeLog {
    this.logList.push(log);
    this.cachedRepeatedRows = undefined;
    this.ledger.update();
    return log;
  }

  /** Updates a log after edits of its text. @returns the patient-months with figures that may have changed */
  applyEdits(log: TimeLog, edits: readonly LineEdit[]): PatientMonth[] {
    log.applyEdits(edits);
    this.cachedRepeatedRows = undefined;
    return this.ledger.update();
  }

  /** The rows that are also in an earlier log. A single log has none. */
  get repeatedRows(): readonly RepeatedRow[] {
    this.cachedRepeatedRows ??= findRepeatedRows(this);
    return this.cachedRepeatedRows;
  }

  /** Returns whether a log with a valid row of the month, or its roster, has a column for the field. */
  private hasColumn(field: FieldName, { summary }: PatientMonth): boolean {
    const [only, second] = this.logList;
    return second === undefined
      ? only !== undefined && hasField(only, field)
      : summary.validRows.some((row) => hasField(this.logOf(row), field));
  }

  /** Returns the log that contains the row. */
  logOf(row: RowId): TimeLog {
    const log = this.logList[this.table.logNumberOf(row)];
    if (!log) {
      throw new RangeError(`Row ${row} isn't in any log.`);
    }
    return log;
  }

  /** Returns the problems of a log's header, except those that are turned off. */
  getHeaderProblems(log: TimeLog): Problem[] {
    return [...findHeaderProblems(log), ...findEmptyColumns(this, log)].flatMap((problem) =>
      this.checks.applyTo(problem),
    );
  }

  /** Returns whether a problem of the row is neither turned off nor suppressed. Bulk fixes leave the others unchanged. */
  isProblemActive(code: string, row: RowId): boolean {
    if (this.checks === Checks.STANDARD) {
      return true;
    }
    const month = this.ledger.monthOf(row);
    return this.checks.getLevel(code, 'warning') !== 'off' && !this.checks.isSuppressed(code, month?.mrn, month?.month);
  }

  /**
   * Returns every active problem of a row: its own, and those that it shows together with other rows. If other rows show the same
   * fact, the message has their number.
   */
  problemsOf(row: RowId, line?: number): readonly Problem[] {
    const placed = this.listPlacedProblems(row, line ?? this.logOf(row).lineOf(row));
    if (placed.length === 0) {
      return NO_PROBLEMS;
    }
    const suppressedBy = this.ledger.monthOf(row);
    const month = this.table.isEntry(row) ? suppressedBy : undefined;
    return placed.flatMap(({ problem, key }) =>
      this.checks
        .applyTo(problem, suppressedBy?.mrn, suppressedBy?.month)
        .map((active) => this.addExtent(active, key, month)),
    );
  }

  /** Returns the problem with which a row represents a fact, with its extent; undefined if the row doesn't have it. */
  describeFact(row: RowId, code: string, key: string | undefined): Problem | undefined {
    const problem = this.findFactProblem(row, code, key);
    return problem && this.addExtent(problem, key, this.findMonthOfFacts(row));
  }

  /** Returns the same as {@link describeFact} without the extent. */
  findFactProblem(row: RowId, code: string, key: string | undefined): Problem | undefined {
    const ofCode = this.listPlacedProblems(row, this.logOf(row).lineOf(row), (each) => each === code);
    const placed = ofCode.find((each) => each.key === key);
    const month = this.ledger.monthOf(row);
    const [active] = placed ? this.checks.applyTo(placed.problem, month?.mrn, month?.month) : [];
    return active;
  }

  private addExtent(problem: Problem, key: string | undefined, month: PatientMonth | undefined): Problem {
    const extent = this.factExtents.find(problem.code, key, month);
    const message = addExtent(problem.message, extent);
    return message === problem.message ? problem : { ...problem, message };
  }

  /** Returns the patient-month to whose facts a row's problems belong. */
  private findMonthOfFacts(row: RowId): PatientMonth | undefined {
    return this.table.isEntry(row) ? this.ledger.monthOf(row) : undefined;
  }

  /** Returns every problem of a row with a wanted code, and the key of its fact. The others aren't described. */
  private listPlacedProblems(
    row: RowId,
    line: number,
    isWanted: (code: string) => boolean = () => true,
  ): readonly PlacedProblem[] {
    const { flags, warnings } = this.table.problemBitsOf(row);
    const rowProblems = (flags | warnings) === 0 ? [] : this.logOf(row).problemsOf(row, line);
    const bits = this.table.crossRowBitsOf(row);
    const month = this.findMonthOfFacts(row);
    const findKeys = (problems: readonly Problem[]): PlacedProblem[] =>
      problems
        .filter(({ code }) => isWanted(code))
        .map((problem) => ({ problem, key: this.factExtents.findKey(problem.code, row, month) }));
    const ofRow = findKeys(rowProblems);
    if (bits === 0) {
      return ofRow;
    }
    const risks = (bits & CLAIM_RISK_BIT) === 0 ? [] : this.getClaimRisks(row, line);
    return [...ofRow, ...this.listCrossRowProblems(row, line, bits, isWanted), ...findKeys(risks)];
  }

  private listCrossRowProblems(
    row: RowId,
    line: number,
    bits: number,
    isWanted: (code: string) => boolean,
  ): PlacedProblem[] {
    const month = this.findMonthOfFacts(row);
    const codes = CROSS_ROW_PROBLEM_CODES.filter((code) => (bits & CROSS_ROW_BITS[code]) !== 0 && isWanted(code));
    return codes.flatMap((code) => {
      const words = isWordProblem(code) ? this.ledger.facts.rowFindings.listKeys(code, row, '') : undefined;
      const keys = words ?? [this.factExtents.findKey(code, row, month)];
      return keys.map((key) => ({ problem: this.describeCrossRowProblem(code, row, line, key), key }));
    });
  }

  private describeCrossRowProblem(code: CrossRowProblemCode, row: RowId, line: number, key?: string): Problem {
    const facts = new LedgerRowFacts(row, this, key);
    const { indexOf } = this.logOf(row).header.columns;
    const { severity, message } = CROSS_ROW_PROBLEMS[code];
    const field = crossRowFields(code, facts).find((candidate) => indexOf[candidate] >= 0);
    return this.createProblem(code, severity, message(facts), row, line, field === undefined ? -1 : indexOf[field]);
  }

  /** Returns the claim risks of the row's month. They depend only on the patient's months, so they're cached. */
  private getClaimRisks(row: RowId, line: number): readonly Problem[] {
    const month = this.ledger.monthOf(row);
    if (!month) {
      return [];
    }
    const { indexOf } = this.logOf(row).header.columns;
    return this.problemCache.getProblems(
      row,
      line,
      () =>
        month.claimRisks.map(({ code, severity, field, message }) => {
          const column = indexOf[field] >= 0 ? indexOf[field] : indexOf.date;
          return this.createProblem(code, severity, message(month), row, line, column);
        }),
      month.evaluation,
    );
  }

  /** @param column the column of the cell to mark, or -1 to mark the whole row */
  private createProblem(
    code: string,
    severity: Severity,
    message: string,
    row: RowId,
    line: number,
    column: number,
  ): Problem {
    return { code, severity, range: getCellRange(this.logOf(row).record(row, line), column), message };
  }

  /** Returns where the row is, such as `line 12`, or `line 12 of log 2` if there are several logs. */
  formatLocation(row: RowId): string {
    const line = this.logOf(row).lineOf(row) + 1;
    return this.logList.length > 1 ? t`line ${line} of log ${this.table.logNumberOf(row) + 1}` : t`line ${line}`;
  }

  /** Reads the texts of rows. */
  readonly texts: RowTexts = {
    sameText: (a, b) => {
      const log = this.logOf(a);
      return log === this.logOf(b) && log.hasSameText(a, b);
    },
    describe: (row) => {
      const log = this.logOf(row);
      return describeEntry(log.header.columns, log.record(row).values());
    },
  };
}
