import type { FieldName } from '../../log/header/columns';
import type { ProblemKind } from '../../log/problems/problemKind';
import type { WordProblemCode } from '../rules/vocabulary/doubts';

/** A word that is reported once for all of its rows. */
export interface ReportedWord {
  readonly field: FieldName;
  /** Whether the word is known, but can mean time that counts and time that doesn't. */
  readonly isUnclear: boolean;
}

/** A value that the report shows once for a month. */
export type ReportedValue = 'name' | 'payer' | 'npi';

/** What the messages show about a row and the rows related to it. Each value is looked up when it is read. */
export interface CrossRowFacts {
  /** How dates should be written in the row's log, such as M/D/YYYY. */
  readonly dateFormat: string;
  /** Where an MRN is that differs only in what spreadsheets and typing change, such as `line 12`. */
  readonly similarMrn: string | undefined;
  /** Whether the MRN of the row is shorter than the similar one. */
  readonly hasFewerZeros: boolean;
  /** Where the MRN is that was probably meant instead of a mistyped one. */
  readonly intendedMrn: string | undefined;
  /** Where another MRN is that has the same name and date of birth. */
  readonly sharedIdentity: string | undefined;
  /** Where the row is that this row duplicates. */
  readonly original: string | undefined;
  /** Where the row is that is probably the same entry, written differently. */
  readonly similarEntry: string | undefined;
  /** The minutes of the row's staff member on the row's day. */
  readonly staffMinutes: string;
  /** The minutes that overlap an earlier entry, and where that entry is. */
  readonly overlap: { readonly minutes: string | undefined; readonly location: string | undefined };
  readonly profileTitle: string;
  /** Whether the row's time counts under the payer's rules. */
  readonly isCounted: boolean;
  /** Returns where the row of the month is from which the report takes a value; undefined if it is this row. */
  readonly findReportedRow: (value: ReportedValue) => string | undefined;
  /** Where a row of the patient is with the name or the date of birth that most rows have. */
  readonly usualName: string | undefined;
  readonly usualBirth: string | undefined;
  /** Whether the code of any month depends on which date of the initial assessment is right. */
  readonly isOtherInitialMonth: boolean;
  /** The cell that names another service, and the name of the service if it's known. */
  readonly otherService: { readonly field: FieldName; readonly title: string | undefined };
  /** Returns the word that the problem is about. */
  readonly findWord: (code: WordProblemCode) => ReportedWord | undefined;
  /** The parts of the name, with the part that differs first. */
  readonly nameFields: readonly FieldName[];
}

/** A problem of one row that shows only when several rows are read together. */
export interface CrossRowProblem extends ProblemKind {
  /** Marks the cell of the first of these fields that the log has. Without such a field, the whole row is marked. */
  readonly fields: readonly FieldName[] | ((facts: CrossRowFacts) => readonly FieldName[]);
  /**
   * When the check runs, and so when its bit is cleared: when a month is summarized, when all months of a patient are
   * evaluated, or when a month is compared with the episode's initial assessment.
   */
  readonly scope: 'month' | 'patient' | 'assessment';
  /** Returns the message. It identifies rows by line and never quotes a cell. */
  readonly message: (facts: CrossRowFacts) => string;
}
