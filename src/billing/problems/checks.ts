import type { CalendarMonth } from '../../log/values/calendarDate';
import type { Problem, Severity } from '../../log/problems/problems';

/** How loud a problem is; 'off': it is not looked for. */
export type ProblemLevel = Severity | 'off';

/** A problem that somebody has looked at and accepted. */
export interface Suppression {
  readonly code: string;
  /** Undefined: of any patient. */
  readonly mrn: string | undefined;
  /** Undefined: of any month. */
  readonly month: CalendarMonth | undefined;
  /** For whoever audits the claims. */
  readonly reason: string;
}

/**
 * What a team has decided about the problems that leave the figures alone. Whether a row counts is never decided here: rows
 * in error are out of the sums whatever is said.
 */
export class Checks {
  /** Every problem as loud as it is by itself. */
  static readonly STANDARD = new Checks(new Map(), []);

  private readonly suppressed = new Map<string, Suppression[]>();

  constructor(
    private readonly levels: ReadonlyMap<string, ProblemLevel>,
    suppressions: readonly Suppression[],
  ) {
    for (const suppression of suppressions) {
      const known = this.suppressed.get(suppression.code);
      if (known) {
        known.push(suppression);
      } else {
        this.suppressed.set(suppression.code, [suppression]);
      }
    }
  }

  getLevel(code: string, standard: Severity): ProblemLevel {
    return this.levels.get(code) ?? standard;
  }

  /** A problem as loud as it is to be, or none; of a patient and month where it is of a row that names them. */
  applyTo(problem: Problem, mrn?: string, month?: CalendarMonth): Problem[] {
    const level = this.getLevel(problem.code, problem.severity);
    return level === 'off' || this.isSuppressed(problem.code, mrn, month) ? [] : [{ ...problem, severity: level }];
  }

  /** The suppressions of a code; mostly none. */
  findSuppressions(code: string): readonly Suppression[] {
    return this.suppressed.get(code) ?? [];
  }

  /** Whether a problem of this code is accepted for a patient and month, undefined where the row names none. */
  isSuppressed(code: string, mrn: string | undefined, month: CalendarMonth | undefined): boolean {
    return this.findSuppressions(code).some(
      (suppression) =>
        (suppression.mrn === undefined || suppression.mrn === mrn) &&
        (suppression.month === undefined || suppression.month === month),
    );
  }
}
