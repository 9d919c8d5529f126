import type { LineEdit } from '../log/lineEdits';
import type { Lines } from '../log/lines';
import { ROW_PROBLEM_BITS, type Problem } from '../log/problems';
import { cellRange } from '../log/rowProblems';
import type { RowId } from '../log/rowTable';
import { RowTable } from '../log/rowTable';
import { TimeLog, type TimeLogOptions } from '../log/timeLog';
import { Ledger } from './ledger';
import { Checks } from './checks';
import { BILLING_PROBLEMS, BILLING_PROBLEM_CODES, MARK, type BillingProblemCode } from './billingProblems';
import { originalOf } from './monthMarks';
import type { PatientMonth } from './patientMonth';
import type { TimeRule } from './timeRules';

/** One or several logs with their minutes and codes: every view of the product asks this one computation. */
export class BilledLogs {
  readonly table = new RowTable();
  readonly ledger: Ledger;
  private readonly opened: TimeLog[] = [];

  /** @param checks what the team has decided about problems that leave the figures alone */
  constructor(
    rule: TimeRule,
    readonly checks: Checks = Checks.STANDARD,
  ) {
    this.ledger = new Ledger(this.table, rule, (a, b) => this.sameText(a, b));
  }

  get logs(): readonly TimeLog[] {
    return this.opened;
  }

  /** Reads a log and adds its rows to those read before: one patient over several logs is one patient. */
  add(lines: Lines, options: Omit<TimeLogOptions, 'number'>): TimeLog {
    const log = TimeLog.read(lines, this.table, this.ledger, { ...options, number: this.opened.length });
    this.opened.push(log);
    this.ledger.settle();
    return log;
  }

  /** Brings a log in step with its edited text. @returns the patient-months whose figures may have changed */
  applyEdits(log: TimeLog, edits: readonly LineEdit[]): PatientMonth[] {
    log.applyEdits(edits);
    return this.ledger.settle();
  }

  /** The log a row belongs to. */
  logOf(row: RowId): TimeLog {
    const log = this.opened[this.table.logNumberOf(row)];
    if (!log) {
      throw new RangeError(`Row ${row} is in no log.`);
    }
    return log;
  }

  /** The problems of a log's header that are looked for. */
  headerProblemsOf(log: TimeLog): Problem[] {
    return log.header.problems.flatMap((problem) => this.checks.judged(problem));
  }

  /** Every problem of a row that is looked for, those it shows alone and those it shows among the patient's other rows. */
  problemsOf(row: RowId, line?: number): Problem[] {
    const log = this.logOf(row);
    const at = line ?? log.lineOf(row);
    const alone = (this.table.flagsOf(row) & ROW_PROBLEM_BITS) === 0 ? [] : log.problemsOf(row, at);
    const marks = this.table.marksOf(row);
    const together = marks === 0 ? [] : BILLING_PROBLEM_CODES.filter((code) => (marks & MARK[code]) !== 0);
    const all = [...alone, ...together.map((code) => this.billingProblem(code, row, at))];
    if (this.checks === Checks.STANDARD) {
      return all;
    }
    const month = this.ledger.monthOf(row);
    return all.flatMap((problem) => this.checks.judged(problem, month?.mrn, month?.month));
  }

  private billingProblem(code: BillingProblemCode, row: RowId, line: number): Problem {
    const log = this.logOf(row);
    // The sentence looks at other rows with the same scanner: it is made before this row is scanned for the range.
    const message = this.messageOf(code, row);
    const scanner = log.record(row, line);
    const { indexOf } = log.header.columns;
    const column = {
      CB020: indexOf.initialAssessment >= 0 ? indexOf.initialAssessment : indexOf.mrn,
      CB021: indexOf.initialAssessment,
      CB102: indexOf.date,
      CB104: -1,
      CB107: this.differingNameColumn(row, log),
      CB108: indexOf.payer,
    }[code];
    return { code, severity: BILLING_PROBLEMS[code].severity, range: cellRange(scanner, column), message };
  }

  private messageOf(code: BillingProblemCode, row: RowId): string {
    const month = this.ledger.monthOf(row);
    switch (code) {
      case 'CB020':
        return 'No row of this patient has an initial assessment, so no code can be given. Enter its date as M/D/YYYY.';
      case 'CB021':
        return (
          'Another row of this patient has a different initial assessment in the same episode of care, so no code can ' +
          'be given. A new episode begins only after 6 calendar months without service.'
        );
      case 'CB102':
        return 'The entry is before the initial assessment. It counts in its month; months before the assessment earn no code.';
      case 'CB104': {
        const counted = month?.settled.counted ?? [];
        const original = originalOf(row, counted, this.table, (a, b) => this.sameText(a, b));
        return `This row is an exact duplicate of ${original === undefined ? 'another row' : this.placeOf(original)}. Both count; delete one if it was entered twice.`;
      }
      case 'CB107':
        return `The name differs from the patient's other rows of this month. ${this.whichStands(row, month)}`;
      case 'CB108':
        return `The payer differs from the patient's other rows of this month. ${this.whichStands(row, month)}`;
    }
  }

  /** The last name's column, unless only the first name differs from another row's. */
  private differingNameColumn(row: RowId, log: TimeLog): number {
    const { firstName, lastName } = log.header.columns.indexOf;
    const own = this.table.attributesOf(row);
    const counted = this.ledger.monthOf(row)?.settled.counted ?? [];
    const other = counted
      .map((candidate) => this.table.attributesOf(candidate))
      .find((name) => name.firstName !== own.firstName || name.lastName !== own.lastName);
    return lastName < 0 || (firstName >= 0 && other?.lastName === own.lastName) ? firstName : lastName;
  }

  private whichStands(row: RowId, month: PatientMonth | undefined): string {
    const latest = month?.settled.latestRow;
    if (latest === undefined || latest === row) {
      return 'This row is the latest, so its own stands in the report.';
    }
    return `The one of the latest row (${this.placeOf(latest)}) stands in the report.`;
  }

  private placeOf(row: RowId): string {
    const line = `line ${this.logOf(row).lineOf(row) + 1}`;
    return this.opened.length > 1 ? `${line} of log ${this.table.logNumberOf(row) + 1}` : line;
  }

  private sameText(a: RowId, b: RowId): boolean {
    const log = this.logOf(a);
    return log === this.logOf(b) && log.sameText(a, b);
  }
}
