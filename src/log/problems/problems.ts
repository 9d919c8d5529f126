import type { TextRange } from '../csv/lines';
import { type Phrase, phrase, say } from '../../text/text';
import { assignBits } from './bitSet';
import { ROW_FLAG_BITS } from './rowFlags';

/** A hint is how something was read that could have been meant otherwise. */
export type Severity = 'error' | 'warning' | 'hint';

/** What every kind of problem has. */
export interface ProblemKind {
  readonly severity: Severity;
  /** A few words, for lists that count problems of one kind. */
  readonly title: Phrase;
}

/**
 * Every problem the log room can find, by its stable code. CB0xx: reading the file and its rows. The numbers are promises to
 * people who filter, suppress or search by them: never used again for something else.
 */
export const LOG_PROBLEMS = {
  CB001: { severity: 'error', title: phrase`required column missing` },
  CB002: { severity: 'error', title: phrase`two columns for one field` },
  CB003: { severity: 'error', title: phrase`too few fields` },
  CB004: { severity: 'error', title: phrase`too many fields` },
  CB005: { severity: 'error', title: phrase`unclosed quote` },
  CB006: { severity: 'warning', title: phrase`stray quote` },
  CB007: { severity: 'warning', title: phrase`two columns for an optional field` },
  CB008: { severity: 'warning', title: phrase`read as Windows-1252` },
  CB009: { severity: 'error', title: phrase`opened with the wrong encoding` },
  CB010: { severity: 'error', title: phrase`date missing or unreadable` },
  CB011: { severity: 'error', title: phrase`date doesn't exist` },
  CB012: { severity: 'error', title: phrase`MRN missing` },
  CB013: { severity: 'error', title: phrase`minutes missing` },
  CB014: { severity: 'error', title: phrase`minutes not a number` },
  CB015: { severity: 'error', title: phrase`minutes not greater than 0` },
  CB016: { severity: 'error', title: phrase`initial assessment date unreadable` },
  CB017: { severity: 'error', title: phrase`start and end don't give minutes` },
  CB030: { severity: 'warning', title: phrase`mixed line endings` },
  CB031: { severity: 'warning', title: phrase`header repeated` },
  CB032: { severity: 'warning', title: phrase`totals row` },
  CB033: { severity: 'error', title: phrase`MRN lost in a spreadsheet` },
  CB040: { severity: 'warning', title: phrase`consent date unreadable` },
  CB041: { severity: 'warning', title: phrase`discharge date unreadable` },
  CB042: { severity: 'warning', title: phrase`date of birth unreadable` },
  CB043: { severity: 'warning', title: phrase`PHQ-9 not from 0 to 27` },
  CB044: { severity: 'warning', title: phrase`GAD-7 not from 0 to 21` },
  CB045: { severity: 'warning', title: phrase`date of birth in the future` },
  CB046: { severity: 'warning', title: phrase`value lost in a spreadsheet` },
  CB101: { severity: 'warning', title: phrase`date in the future` },
  CB103: { severity: 'warning', title: phrase`more than 480 minutes in one entry` },
  CB105: { severity: 'warning', title: phrase`NPI has the wrong length` },
  CB106: { severity: 'warning', title: phrase`NPI fails its check digit` },
  CB109: { severity: 'warning', title: phrase`spreadsheet marks around a number` },
  CB160: { severity: 'warning', title: phrase`entry before the consent` },
  CB161: { severity: 'warning', title: phrase`entry after the discharge` },
  CB162: { severity: 'warning', title: phrase`initiating visit more than a year before care began` },
  CB163: { severity: 'warning', title: phrase`documented more than 30 days after the service` },
  CB201: { severity: 'hint', title: phrase`ambiguous duration` },
  CB202: { severity: 'hint', title: phrase`less than a minute` },
  CB350: { severity: 'warning', title: phrase`differs from the roster` },
} as const satisfies Record<string, ProblemKind>;

export type LogProblemCode = keyof typeof LOG_PROBLEMS;

type CodesOf<Loudness extends Severity> = {
  [C in LogProblemCode]: (typeof LOG_PROBLEMS)[C]['severity'] extends Loudness ? C : never;
}[LogProblemCode];

/** The errors of one row, which keep it out of the sums: each a bit of the row's flags, in the order they are told. */
export const ROW_ERROR_CODES = [
  'CB005',
  'CB003',
  'CB004',
  'CB010',
  'CB011',
  'CB012',
  'CB033',
  'CB013',
  'CB014',
  'CB015',
  'CB016',
  'CB017',
] as const satisfies readonly CodesOf<'error'>[];

/** The warnings and hints of one row, each a bit of the row's advice, in the order they are told. */
export const ROW_ADVICE_CODES = [
  'CB006',
  'CB031',
  'CB032',
  'CB040',
  'CB041',
  'CB042',
  'CB043',
  'CB044',
  'CB045',
  'CB046',
  'CB101',
  'CB103',
  'CB105',
  'CB106',
  'CB109',
  'CB160',
  'CB161',
  'CB162',
  'CB163',
  'CB201',
  'CB202',
  'CB350',
] as const satisfies readonly CodesOf<'warning' | 'hint'>[];

export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];
export type RowAdviceCode = (typeof ROW_ADVICE_CODES)[number];
export type RowProblemCode = RowErrorCode | RowAdviceCode;

/** The problems that belong to one row. */
export const ROW_PROBLEM_CODES: readonly RowProblemCode[] = [...ROW_ERROR_CODES, ...ROW_ADVICE_CODES];

export function isRowProblem(code: string): code is RowProblemCode {
  return (ROW_PROBLEM_CODES as readonly string[]).includes(code);
}

const ERROR_BITS = assignBits(ROW_ERROR_CODES, ...ROW_FLAG_BITS);
const ADVICE_BITS = assignBits(ROW_ADVICE_CODES);

/** Returns the bit of an error in a row's flags. */
export function errorBit(code: RowErrorCode): number {
  return ERROR_BITS[code];
}

/** Returns the bit of a warning or hint in a row's advice. */
export function adviceBit(code: RowAdviceCode): number {
  return ADVICE_BITS[code];
}

/** The problems of a row as bits: errors among its flags, warnings and hints as its advice. */
export interface RowProblemBits {
  readonly flags: number;
  readonly advice: number;
}

const BIT_OF: ReadonlyMap<RowProblemCode, RowProblemBits> = new Map<RowProblemCode, RowProblemBits>([
  ...ROW_ERROR_CODES.map((code) => [code, { flags: errorBit(code), advice: 0 }] as const),
  ...ROW_ADVICE_CODES.map((code) => [code, { flags: 0, advice: adviceBit(code) }] as const),
]);

/** The bits that stand for these problems. */
export function problemBits(codes: readonly RowProblemCode[]): RowProblemBits {
  return codes.reduce(
    ({ flags, advice }, code) => {
      const bit = BIT_OF.get(code);
      return { flags: flags | (bit?.flags ?? 0), advice: advice | (bit?.advice ?? 0) };
    },
    { flags: 0, advice: 0 },
  );
}

/** Whether a row has the problem of this code. */
export function hasRowProblem({ flags, advice }: RowProblemBits, code: RowProblemCode): boolean {
  const bit = BIT_OF.get(code);
  return bit !== undefined && ((flags & bit.flags) | (advice & bit.advice)) !== 0;
}

const codesOfBits = new Map<number, Map<number, readonly RowProblemCode[]>>();

/** The problems that bits stand for. Few combinations occur, and each is taken apart once. */
export function rowProblemCodes({ flags, advice }: RowProblemBits): readonly RowProblemCode[] {
  let ofFlags = codesOfBits.get(flags);
  if (!ofFlags) {
    ofFlags = new Map();
    codesOfBits.set(flags, ofFlags);
  }
  let codes = ofFlags.get(advice);
  if (!codes) {
    codes = ROW_PROBLEM_CODES.filter((code) => hasRowProblem({ flags, advice }, code));
    ofFlags.set(advice, codes);
  }
  return codes;
}

/** A row with any of these is left out of the sums. */
export const ROW_ERROR_BITS = problemBits(ROW_ERROR_CODES).flags;
/** The row's fields may not be what their columns say: nothing on it is trusted. */
export const ROW_SHAPE_BITS = problemBits(['CB003', 'CB004', 'CB005']).flags;

/**
 * Something found in a log, where it is, and a sentence for the analyst. The sentence names rows by number only and never
 * quotes a cell: it may end in a build log.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
}

/** The messages of the problems of one row. {0} is the date format to use, such as M/D/YYYY. */
const ROW_MESSAGES: Readonly<Record<RowProblemCode, Phrase>> = {
  CB003: phrase`This row has fewer fields than the header. It's left out of the totals.`,
  CB004: phrase`This row has more fields than the header. It's left out of the totals.`,
  CB005: phrase`This quote opens a field that nothing closes. Close or remove the quote. The row is left out of the totals.`,
  CB006: phrase`There's a quote inside the text of this field. Put the field in quotes, and double the quotes inside it.`,
  CB010: phrase`The date is missing or can't be read. Write it as {0}. The row is left out of the totals.`,
  CB011: phrase`This date doesn't exist. The row is left out of the totals.`,
  CB012: phrase`The MRN is missing, so the minutes don't belong to any patient. The row is left out of the totals.`,
  CB013: phrase`The minutes are missing. The row is left out of the totals.`,
  CB014: phrase`The minutes aren't a number. The row is left out of the totals.`,
  CB015: phrase`The minutes must be greater than 0. The row is left out of the totals.`,
  CB016: phrase`The initial assessment date can't be read. Write it as {0}. The row is left out of the totals.`,
  CB017: phrase`The start and end don't give any minutes: one is missing or unreadable, or the end is before the start. The row is
        left out of the totals.`,
  CB031: phrase`This line repeats the header. It isn't an entry and isn't counted. Delete the line.`,
  CB032: phrase`This is a totals row, not an entry. It isn't counted, so nothing is counted twice.`,
  CB033: phrase`A spreadsheet changed this MRN to a rounded number or an error, and several patients may share the value that is
        left. The row is left out of the totals. Take the MRN from the record.`,
  CB040: phrase`The consent date can't be read. Write it as {0}. The entry is counted.`,
  CB041: phrase`The discharge date can't be read. Write it as {0}. The entry is counted.`,
  CB042: phrase`The date of birth can't be read. Write it as {0}. The entry is counted.`,
  CB043: phrase`A PHQ-9 score is a whole number from 0 to 27.`,
  CB044: phrase`A GAD-7 score is a whole number from 0 to 21.`,
  CB045: phrase`The date of birth is in the future.`,
  CB046: phrase`This cell has a spreadsheet formula error instead of a value. Take the value from the record.`,
  CB101: phrase`The date is in the future. The entry is counted. Check the date before you submit the claim.`,
  CB103: phrase`More than 480 minutes (8 hours) in one entry. The entry is counted. Check that the value is in minutes.`,
  CB105: phrase`An NPI has 10 digits. This one doesn't.`,
  CB106: phrase`This isn't a valid NPI. Its first digit isn't 1 or 2, or its check digit doesn't match.`,
  CB109: phrase`The number is in spreadsheet marks, such as ="00123" or a leading apostrophe. It's read without them.`,
  CB160: phrase`The entry is before the consent date. It's counted, but most payers don't pay for time before the consent.`,
  CB161: phrase`The entry is after the discharge date. It's counted. Check both dates.`,
  CB162: phrase`The initiating visit is more than a year before care began. The entry is counted, but payers ask for a visit within
        the year before.`,
  CB163: phrase`This was documented more than 30 days after the service. The entry is counted, but auditors ask why.`,
  CB201: phrase`A duration like 1:15 is read as hours and minutes, and 20,5 is read as 20.5. To avoid doubt, write 75 or 20.5.`,
  CB202: phrase`Less than one minute. If this is in hours or a fraction of a day, convert it to minutes.`,
  CB350: phrase`The roster has different values for this patient. The log's values are used; correct whichever is wrong.`,
};

/**
 * Returns the message for a problem of a row.
 *
 * @param dateForm how dates should be written in this log, such as M/D/YYYY
 */
export function rowProblemMessage(code: RowProblemCode, dateForm: string): string {
  return say(ROW_MESSAGES[code], dateForm);
}
