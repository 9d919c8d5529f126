import type { Cents } from '../../billing/rules/feeSchedule';
import type { TextRange } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import type { CalendarMonth } from '../../log/values/calendarDate';

/** What a payer answered about a line of a claim, or about a whole claim, as its file has it. */
export interface PayerAnswer {
  readonly kind: 'denied' | 'paid';
  /** Where the file has it. */
  readonly range: TextRange;
  /** What the claim was sent with: the control number, the batch, or the account number; '' if the file doesn't have it. */
  readonly reference: string;
  /** '' if the file doesn't have it. */
  readonly mrn: string;
  readonly month: CalendarMonth | undefined;
  /** The procedure code as in the file, in capital letters; '' for the whole claim. */
  readonly code: string;
  /** What the payer paid, 0 or more; undefined if the file doesn't have it. */
  readonly amount: Cents | undefined;
  /** The payer's number of the claim, which a correction refers to; '' if the file doesn't have it. */
  readonly claimNumber: string;
  /** Why it was denied or adjusted. */
  readonly reason: string;
}

/** What a payer's file has. */
export interface PayerAnswers {
  readonly answers: readonly PayerAnswer[];
  /** The lines that can't be recorded. */
  readonly problems: readonly Problem[];
  /** How many lines only state that the payer hasn't decided yet. */
  readonly pending: number;
}
