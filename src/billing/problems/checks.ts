import type { CalendarMonth } from '../../log/values/calendarDate';
import type { Problem, Severity } from '../../log/problems/problems';

/** The severity of a problem, or 'off' if it isn't reported. */
export type ProblemLevel = Severity | 'off';

/** A problem that the team has checked and accepted. */
export interface Suppression {
  readonly code: string;
  /** Undefined for any patient. */
  readonly mrn: string | undefined;
  /** Undefined for any month. */
  readonly month: CalendarMonth | undefined;
  /** For audits of the claims. */
  readonly reason: string;
}

/**
 * The team's settings for problems that don't change any figures. They never decide whether a row counts: rows with errors
 * are left out of the totals in any case.
 */
export class Checks {
  /** Every problem with its standard severity. */
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

  /** Returns the severity that the team has set for a problem, or the standard severity. */
  getLevel(code: string, standard: Severity): ProblemLevel {
    return this.levels.get(code) ?? standard;
  }

  /**
   * Returns the problem with the severity that is set for it, or an empty list if it's turned off or suppressed.
   *
   * @param mrn the patient of the problem's row, if the row has one
   * @param month the month of the problem's row, if the row has one
   */
  applyTo(problem: Problem, mrn?: string, month?: CalendarMonth): Problem[] {
    const level = this.getLevel(problem.code, problem.severity);
    if (level === 'off' || this.isSuppressed(problem.code, mrn, month)) {
      return [];
    }
    return [level === problem.severity ? problem : { ...problem, severity: level }];
  }

  /** Returns the suppressions of a code. */
  findSuppressions(code: string): readonly Suppression[] {
    return this.suppressed.get(code) ?? [];
  }

  /**
   * Checks whether a problem is suppressed for a patient and month.
   *
   * @param mrn undefined if the row doesn't have a patient
   * @param month undefined if the row doesn't have a date
   */
  isSuppressed(code: string, mrn: string | undefined, month: CalendarMonth | undefined): boolean {
    return this.findSuppressions(code).some(
      (suppression) =>
        (suppression.mrn === undefined || suppression.mrn === mrn) &&
        (suppression.month === undefined || suppression.month === month),
    );
  }
}
