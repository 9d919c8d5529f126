import type { LogBytes } from '../log/bytes/byteRows';
import { DescribedProblems } from '../log/rows/problemCache';
import type { LineEdit } from '../log/csv/lineEdits';
import type { Lines } from '../log/csv/lines';
import type { Problem } from '../log/problems/problems';
import { cellRange } from '../log/rows/rowProblems';
import type { RowId } from '../log/rows/rowId';
import { RowTable } from '../log/rows/rowTable';
import { TimeLog, type TimeLogOptions } from '../log/timeLog';
import { Ledger } from './ledger/ledger';
import {
  CLAIM_RISK_BIT,
  CROSS_ROW_BITS,
  CROSS_ROW_PROBLEMS,
  CROSS_ROW_PROBLEM_CODES,
  CLAIM_RISKS,
  type ClaimRiskCode,
  type CrossRowProblemCode,
} from './problems/billingProblems';
import { Checks } from './problems/checks';
import { CLAIM_RISK_FIELDS, claimRiskMessage } from './audit/claimRiskMessages';
import { crossRowMessage } from './ledger/crossRowMessages';
import type { PatientMonth } from './months/patientMonth';
import { findRepeatedRows, type RepeatedRow } from './ledger/repeatedRows';
import type { BillingRules } from './rules/billingRules';
import { t } from '../text/text';

/** One or several logs with their minutes and codes: every view of the product asks this one computation. */
export class BilledLogs {
  readonly table = new RowTable();
  readonly ledger: Ledger;
  private readonly logList: TimeLog[] = [];
  private readonly problemCache = new DescribedProblems();
  private cachedRepeatedRows: readonly RepeatedRow[] | undefined;

  /** @param checks what the team has decided about problems that leave the figures alone */
  constructor(
    rules: BillingRules,
    readonly checks: Checks = Checks.STANDARD,
  ) {
    this.ledger = new Ledger(
      this.table,
      { rules, hasColumn: (field) => this.logList.some((log) => log.header.columns.indexOf[field] >= 0) },
      this.sameText,
    );
  }

  get logs(): readonly TimeLog[] {
    return this.logList;
  }

  /**
   * Reads a log and adds its rows to those read before: one patient over several logs is one patient.
   *
   * @param bytes the same text as bytes, which are read many times as fast
   */
  add(lines: Lines, options: Omit<TimeLogOptions, 'number'>, bytes?: LogBytes): TimeLog {
    return this.addLog(TimeLog.read(lines, this.table, this.ledger, this.addNumber(options), bytes));
  }

  /** As {@link add}, with a pause behind each piece of the bytes, in which other work can be done. */
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

  /** Brings a log in step with its edited text. @returns the patient-months whose figures may have changed */
  applyEdits(log: TimeLog, edits: readonly LineEdit[]): PatientMonth[] {
    log.applyEdits(edits);
    this.cachedRepeatedRows = undefined;
    return this.ledger.update();
  }

  /** The rows that stand in an earlier log too; a single log has none. */
  get repeatedRows(): readonly RepeatedRow[] {
    this.cachedRepeatedRows ??= findRepeatedRows(this);
    return this.cachedRepeatedRows;
  }

  /** The log a row belongs to. */
  logOf(row: RowId): TimeLog {
    const log = this.logList[this.table.logNumberOf(row)];
    if (!log) {
      throw new RangeError(`Row ${row} is in no log.`);
    }
    return log;
  }

  /** The problems of a log's header that are looked for. */
  getHeaderProblems(log: TimeLog): Problem[] {
    return log.header.problems.flatMap((problem) => this.checks.applyTo(problem));
  }

  /** Whether a problem of a row is neither turned off nor accepted: what is accepted must not be mended with the rest. */
  isProblemActive(code: string, row: RowId): boolean {
    if (this.checks === Checks.STANDARD) {
      return true;
    }
    const month = this.ledger.monthOf(row);
    return this.checks.getLevel(code, 'warning') !== 'off' && !this.checks.isSuppressed(code, month?.mrn, month?.month);
  }

  /** Every problem of a row that is looked for, those it shows alone and those it shows among the patient's other rows. */
  problemsOf(row: RowId, line?: number): readonly Problem[] {
    const log = this.logOf(row);
    const at = line ?? log.lineOf(row);
    const { flags, advice } = this.table.problemBitsOf(row);
    const alone = (flags | advice) === 0 ? [] : log.problemsOf(row, at);
    const marks = this.table.marksOf(row);
    const all = marks === 0 ? alone : [...alone, ...this.getCrossRowProblems(row, at, marks)];
    if (this.checks === Checks.STANDARD) {
      return all;
    }
    const month = this.ledger.monthOf(row);
    return all.flatMap((problem) => this.checks.applyTo(problem, month?.mrn, month?.month));
  }

  /** The problems that a row shows among the patient's other rows. */
  private getCrossRowProblems(row: RowId, at: number, marks: number): Problem[] {
    const together = CROSS_ROW_PROBLEM_CODES.filter((code) => (marks & CROSS_ROW_BITS[code]) !== 0);
    return [
      ...together.map((code) => this.createCrossRowProblem(code, row, at)),
      ...((marks & CLAIM_RISK_BIT) === 0 ? [] : this.getClaimRisks(row, at)),
    ];
  }

  /** The findings of a row's month, which turn on nothing but the patient's months. */
  private getClaimRisks(row: RowId, at: number): readonly Problem[] {
    const month = this.ledger.monthOf(row);
    return month
      ? this.problemCache.of(
          row,
          at,
          () => month.claimRisks.map((code) => this.createClaimRisk(code, row, at)),
          month.evaluation,
        )
      : [];
  }

  /** `line 5`, and of which log where there are several. */
  formatLocation(row: RowId): string {
    const line = this.logOf(row).lineOf(row) + 1;
    return this.logList.length > 1 ? t`line ${line} of log ${this.table.logNumberOf(row) + 1}` : t`line ${line}`;
  }

  /** Whether two rows are the same to the letter. */
  readonly sameText = (a: RowId, b: RowId): boolean => {
    const log = this.logOf(a);
    return log === this.logOf(b) && log.sameText(a, b);
  };

  private createCrossRowProblem(code: CrossRowProblemCode, row: RowId, line: number): Problem {
    const log = this.logOf(row);
    // The sentence looks at other rows with the same scanner: it is made before this row is scanned for the range.
    const message = crossRowMessage(code, row, this);
    const { indexOf } = log.header.columns;
    const column = {
      CB020: indexOf.initialAssessment >= 0 ? indexOf.initialAssessment : indexOf.mrn,
      CB021: indexOf.initialAssessment,
      CB022: indexOf.staff,
      CB034: indexOf.mrn,
      CB035: indexOf.mrn,
      CB036: indexOf.mrn,
      CB102: indexOf.date,
      CB104: -1,
      CB107: this.differingNameColumn(row, log),
      CB108: indexOf.payer,
      CB111: indexOf.start,
      CB112: indexOf.role,
      CB113: indexOf.role,
      CB114: indexOf.activity,
      CB115: indexOf.noShow,
      CB116: indexOf.activity,
    }[code];
    const range = cellRange(log.record(row, line), column);
    return { code, severity: CROSS_ROW_PROBLEMS[code].severity, range, message };
  }

  private createClaimRisk(code: ClaimRiskCode, row: RowId, line: number): Problem {
    const log = this.logOf(row);
    const month = this.ledger.monthOf(row);
    const { indexOf } = log.header.columns;
    const column = indexOf[CLAIM_RISK_FIELDS[code]];
    const range = cellRange(log.record(row, line), column >= 0 ? column : indexOf.date);
    return { code, severity: CLAIM_RISKS[code].severity, range, message: month ? claimRiskMessage(code, month) : '' };
  }

  /** The last name's column, unless only the first name differs from another row's. */
  private differingNameColumn(row: RowId, log: TimeLog): number {
    const { firstName, lastName } = log.header.columns.indexOf;
    const own = this.table.attributesOf(row);
    const counted = this.ledger.monthOf(row)?.summary.countedRows ?? [];
    const other = counted
      .map((candidate) => this.table.attributesOf(candidate))
      .find((name) => name.firstName !== own.firstName || name.lastName !== own.lastName);
    return lastName < 0 || (firstName >= 0 && other?.lastName === own.lastName) ? firstName : lastName;
  }
}
