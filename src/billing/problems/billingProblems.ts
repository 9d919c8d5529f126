import type { Severity } from '../../log/problems/problems';
import { phrase, type Phrase } from '../../text/text';

interface ProblemKind {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
}

/**
 * Problems of single rows that show only when rows are read together, by their stable codes. CB02x: no code can be given, or
 * the time cannot have been spent. CB1xx: a payer may deny the claim.
 */
export const CROSS_ROW_PROBLEMS = {
  CB020: { severity: 'error', title: phrase`patient without an initial assessment` },
  CB021: { severity: 'error', title: phrase`two initial assessments in one episode` },
  CB022: { severity: 'error', title: phrase`more than 24 hours in a day of one staff member` },
  CB034: { severity: 'warning', title: phrase`MRN that has lost zeros` },
  CB035: { severity: 'warning', title: phrase`MRN that differs in case alone` },
  CB036: { severity: 'warning', title: phrase`same name and date of birth under another MRN` },
  CB102: { severity: 'warning', title: phrase`entry before the initial assessment` },
  CB104: { severity: 'warning', title: phrase`exact duplicate of another row` },
  CB107: { severity: 'warning', title: phrase`name differs within the month` },
  CB108: { severity: 'warning', title: phrase`payer differs within the month` },
  CB111: { severity: 'warning', title: phrase`time that overlaps another entry` },
  CB112: { severity: 'warning', title: phrase`time of a role that does not count` },
  CB113: { severity: 'hint', title: phrase`role not known` },
  CB114: { severity: 'warning', title: phrase`clerical time` },
  CB115: { severity: 'warning', title: phrase`no-show` },
  CB116: { severity: 'warning', title: phrase`time of another service` },
} as const satisfies Record<string, ProblemKind>;

export type CrossRowProblemCode = keyof typeof CROSS_ROW_PROBLEMS;
export const CROSS_ROW_PROBLEM_CODES = Object.keys(CROSS_ROW_PROBLEMS) as readonly CrossRowProblemCode[];

/** What a payer may deny a patient-month's claim for (sources.md 7 and 9), by its stable code. */
export const CLAIM_RISKS = {
  CB120: { severity: 'warning', title: phrase`99494 units beyond the payer’s limit` },
  CB121: { severity: 'hint', title: phrase`99493 without an earlier 99492` },
  CB122: { severity: 'hint', title: phrase`initial month without a code` },
  CB123: { severity: 'warning', title: phrase`no psychiatric consultation in the month` },
  CB124: { severity: 'warning', title: phrase`no rating scale in the month` },
  CB125: { severity: 'warning', title: phrase`care resumed without a new initial assessment` },
  CB126: { severity: 'warning', title: phrase`referring provider NPI missing` },
  CB127: { severity: 'warning', title: phrase`diagnosis missing` },
  CB128: { severity: 'warning', title: phrase`diagnosis code of unknown form` },
  CB129: { severity: 'hint', title: phrase`no behavioral diagnosis` },
  CB130: { severity: 'warning', title: phrase`another code that excludes this one` },
  CB131: { severity: 'warning', title: phrase`APCM add-on without an APCM code` },
  CB132: { severity: 'warning', title: phrase`payer does not pay separately` },
  CB133: { severity: 'hint', title: phrase`prior authorization may be needed` },
  CB134: { severity: 'hint', title: phrase`the same minutes in every entry` },
  CB135: { severity: 'hint', title: phrase`all entries on the last day of the month` },
  CB136: { severity: 'hint', title: phrase`G2214 possible` },
  CB137: { severity: 'hint', title: phrase`payer not in the configuration` },
  CB138: { severity: 'warning', title: phrase`referring provider is the psychiatric consultant` },
  CB139: { severity: 'warning', title: phrase`99492 twice in a calendar year` },
  CB140: { severity: 'warning', title: phrase`more than 12 hours for a patient in a day` },
  CB141: { severity: 'warning', title: phrase`older than the payer’s filing limit` },
  CB142: { severity: 'hint', title: phrase`months that land exactly on the threshold` },
  CB143: { severity: 'warning', title: phrase`no initiating visit` },
  CB146: { severity: 'warning', title: phrase`a code that was ended` },
} as const satisfies Record<string, ProblemKind>;

export type ClaimRiskCode = keyof typeof CLAIM_RISKS;
export const CLAIM_RISK_CODES = Object.keys(CLAIM_RISKS) as readonly ClaimRiskCode[];

/** The same row in two logs that are read as one, as when a file was exported twice. Both count. */
export const REPEATED_ROW = { code: 'CB110', severity: 'warning', title: phrase`same row in another log` } as const;

export const BILLING_PROBLEMS = { ...CROSS_ROW_PROBLEMS, ...CLAIM_RISKS };
export type BillingProblemCode = CrossRowProblemCode | ClaimRiskCode;
export const BILLING_PROBLEM_CODES: readonly BillingProblemCode[] = [...CROSS_ROW_PROBLEM_CODES, ...CLAIM_RISK_CODES];

/** The bit of a row's marks that stands for a problem. */
export const CROSS_ROW_BITS = Object.fromEntries(
  CROSS_ROW_PROBLEM_CODES.map((code, bit) => [code, 1 << bit]),
) as Readonly<Record<CrossRowProblemCode, number>>;
/** The row is the one on which the findings of its patient-month are shown. */
export const CLAIM_RISK_BIT = 1 << 30;

/** The bit of a row's marks behind which a problem is to be looked for. */
export function billingProblemBit(code: BillingProblemCode): number {
  return isCrossRowProblem(code) ? CROSS_ROW_BITS[code] : CLAIM_RISK_BIT;
}

/** Whether a code is that of a problem of a single row. */
export function isCrossRowProblem(code: string): code is CrossRowProblemCode {
  return (CROSS_ROW_PROBLEM_CODES as readonly string[]).includes(code);
}

/** What is decided when a patient-month is summed. */
export const MONTH_PROBLEM_BITS =
  CROSS_ROW_BITS.CB022 |
  CROSS_ROW_BITS.CB104 |
  CROSS_ROW_BITS.CB107 |
  CROSS_ROW_BITS.CB108 |
  CROSS_ROW_BITS.CB111 |
  CROSS_ROW_BITS.CB112 |
  CROSS_ROW_BITS.CB113 |
  CROSS_ROW_BITS.CB114 |
  CROSS_ROW_BITS.CB115 |
  CROSS_ROW_BITS.CB116;
