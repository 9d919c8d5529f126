import * as v from 'valibot';
import { DECISION_KINDS } from '../report/claims/claimEvent';

/** A claim, or the correction of one, that would go out now. */
export interface PanelNewClaim {
  readonly key: string;
  /** `New`, `Replacement`, or `Void`. */
  readonly kind: string;
  readonly patient: string;
  readonly month: string;
  /** `99493 + 2 × 99494`. */
  readonly codes: string;
  readonly dateOfService: string;
  readonly payer: string;
  /** What changed since the claim went out, or ''. */
  readonly change: string;
}

/** A line that went out. */
export interface PanelBatchLine {
  readonly key: string;
  readonly patient: string;
  readonly month: string;
  readonly dateOfService: string;
  readonly code: string;
  readonly units: string;
  /** `$120.50`; '' if no answer has an amount. */
  readonly paid: string;
  /** `denied`. */
  readonly state: string;
  /** Why the payer denied it, or what changed, or ''. */
  readonly reason: string;
}

/** What went out together. */
export interface PanelBatch {
  readonly name: string;
  readonly date: string;
  /** `12 lines, 15 units`. */
  readonly size: string;
  readonly paid: string;
  /** `8 paid, 3 out, 1 denied`. */
  readonly states: string;
  readonly lines: readonly PanelBatchLine[];
  /** How many more lines there are. */
  readonly more: number;
}

/** What would go out, and what went out. */
export interface PanelBilled {
  /** Why nothing can go out, as a sentence; '' if it can. */
  readonly damage: string;
  /** `New charges: 12 claims to bill, 1 claim to replace.` */
  readonly plan: string;
  readonly canExport: boolean;
  readonly claims: readonly PanelNewClaim[];
  /** How many more claims there are. */
  readonly more: number;
  /** Why others aren't included, as sentences. */
  readonly waiting: readonly string[];
  /** The latest first. */
  readonly batches: readonly PanelBatch[];
}

/** A line of a claim that the payer denied. */
export interface PanelDenied {
  /** The key of the report line; '' if the report doesn't show the patient-month. */
  readonly key: string;
  readonly patient: string;
  readonly month: string;
  /** `2 × 99494`. */
  readonly codes: string;
  readonly deniedOn: string;
  /** The payer's words; '' if the payer's file had none. */
  readonly reason: string;
  /** The payer's number of the claim; '' if it isn't known. */
  readonly claimNumber: string;
  /** The index of the log and the line from 1; undefined if no log has the patient-month. */
  readonly at: { readonly log: number; readonly line: number; readonly place: string } | undefined;
}

/**
 * Records a person's decision about the claim of a line, or without a key about the claims of all lines that the filters show. Without a
 * decision, the user is asked for it.
 */
export const decide = v.object({
  type: v.literal('decide'),
  decision: v.nullable(v.picklist(DECISION_KINDS)),
  key: v.nullable(v.string()),
});

/** Writes the charges that haven't gone out to a file, and records them. */
export const exportNewCharges = v.object({ type: v.literal('exportNewCharges') });
