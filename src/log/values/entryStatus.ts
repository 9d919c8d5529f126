import { isBlankCell } from './blankWords';
import type { FieldName } from './fieldName';

// Logs have statuses in both spellings. cspell:ignore cancelled

/** The columns that state whether an entry counts. */
export const STATUS_FIELDS = [
  'status',
  'approval',
  'billable',
  'nonBillable',
  'voided',
  'deleted',
  'cancelled',
] as const satisfies readonly FieldName[];

export type StatusField = (typeof STATUS_FIELDS)[number];

export function isStatusField(field: FieldName): field is StatusField {
  return (STATUS_FIELDS as readonly FieldName[]).includes(field);
}

/**
 * What a team has answered about the words in these columns: whether entries with a normalized word are left out. Null: the column
 * doesn't decide, so that all entries count.
 */
export type StatusSettings = Readonly<Partial<Record<StatusField, ReadonlyMap<string, boolean> | null>>>;

/** What the cells of these columns state about an entry. */
export interface EntryStatus {
  /** The column that takes the entry out. Undefined if the entry counts. */
  readonly leftOutBy: StatusField | undefined;
  /** The words in these columns that aren't known. The entry counts. */
  readonly unknown: readonly StatusWord[];
}

export interface StatusWord {
  readonly field: StatusField;
  /** As in the cell, trimmed. */
  readonly word: string;
}

const NO_STATUS: EntryStatus = { leftOutBy: undefined, unknown: [] };

/** Entries with one of these words weren't done, aren't finished, or are in the log twice (sources.md 8.5). */
const LEFT_OUT = new Set(
  (
    'void,voided,delete,deleted,removed,cancel,canceled,cancelled,draft,entered in error,error,in error,erroneous,reversed,reversal,' +
    'reverse,rejected,reject,duplicate,duplicated,dup,invalid,nullified,retracted,superseded,discarded,non billable,nonbillable,' +
    'not billable,unbillable,do not bill,do not count,not approved,disapproved'
  ).split(','),
);
const NOT_APPROVED = new Set('denied,declined,no,n,false,0,unapproved'.split(','));

/** Entries with one of these words count. */
const COUNTED = new Set(
  (
    'signed,complete,completed,final,finalized,finished,approved,active,closed,locked,billed,billable,submitted,done,verified,' +
    'reviewed,amended,corrected,attested,cosigned,co signed,electronically signed,esigned,e signed,signed and locked,signed/locked,' +
    'ready,ready to bill,ready for billing,to be billed,unbilled,not billed,not yet billed,uninvoiced,not invoiced,invoiced,valid,' +
    'posted,paid,unpaid,exported,not exported,accepted,confirmed,ok,yes,y,true,1,kept,arrived,checked out,seen,attended,entered,' +
    'saved,current,normal,synced,processed,imported,certified,authenticated,success,successful,recorded,logged'
  ).split(','),
);
const YES = new Set('yes,y,true,t,1,x,✓,✔,☑,checked'.split(','));
const NO = new Set('no,n,false,f,0,-,–,none,unchecked,☐'.split(','));
/** The date on which an entry was voided or deleted. */
const DATE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/;

/** Returns a word in the form in which the words of a column are compared. */
export function normalizeStatusWord(text: string): string {
  const word = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[\s.!*]+|[\s.!*]+$/g, '');
  const number = /^([01])[.,]0+$/.exec(word);
  return number?.[1] ?? (word === '' ? text.trim() : word);
}

/**
 * Reads what the cells of a row state about whether the entry counts.
 *
 * @param fields the columns that the log has
 * @param cell returns the value of a field's cell
 */
export function readEntryStatus(
  fields: readonly StatusField[],
  settings: StatusSettings,
  cell: (field: FieldName) => string,
): EntryStatus {
  let unknown: StatusWord[] | undefined;
  for (const field of fields) {
    const text = cell(field).trim();
    const isLeftOut = text === '' || settings[field] === null ? false : readWord(field, text, settings[field]);
    if (isLeftOut === true) {
      return { leftOutBy: field, unknown: [] };
    }
    if (isLeftOut === undefined) {
      unknown ??= [];
      unknown.push({ field, word: text });
    }
  }
  return unknown ? { leftOutBy: undefined, unknown } : NO_STATUS;
}

/** Returns whether a word takes an entry out. Undefined if the word isn't known. */
function readWord(
  field: StatusField,
  text: string,
  answers: ReadonlyMap<string, boolean> | undefined,
): boolean | undefined {
  const word = normalizeStatusWord(text);
  const answer = answers?.get(word);
  if (answer !== undefined) {
    return answer;
  }
  if (field === 'billable') {
    return decide(text, NO.has(word) || LEFT_OUT.has(word), YES.has(word) || COUNTED.has(word));
  }
  if (field === 'status' || field === 'approval') {
    const isLeftOut = LEFT_OUT.has(word) || (field === 'approval' && NOT_APPROVED.has(word));
    return decide(text, isLeftOut, COUNTED.has(word));
  }
  return decide(text, YES.has(word) || LEFT_OUT.has(word) || DATE.test(word), NO.has(word) || word.startsWith('not '));
}

function decide(text: string, isLeftOut: boolean, isCounted: boolean): boolean | undefined {
  return isLeftOut ? true : isCounted || isBlankCell(text, 'text') ? false : undefined;
}

/** Writes a status as one text, so that it can be stored with the cells of a contact. */
export function formatEntryStatus({ leftOutBy, unknown }: EntryStatus): string {
  if (leftOutBy !== undefined) {
    return leftOutBy;
  }
  return unknown.length === 0 ? '' : unknown.map(({ field, word }) => `${field}=${word}`).join('\n');
}

/** Reads a text of {@link formatEntryStatus}. */
export function parseEntryStatus(text: string): EntryStatus {
  if (text === '') {
    return NO_STATUS;
  }
  const leftOutBy = STATUS_FIELDS.find((field) => field === text);
  if (leftOutBy !== undefined) {
    return { leftOutBy, unknown: [] };
  }
  const unknown = text.split('\n').flatMap((part) => {
    const at = part.indexOf('=');
    const field = STATUS_FIELDS.find((name) => name === part.slice(0, at));
    return field === undefined ? [] : [{ field, word: part.slice(at + 1) }];
  });
  return { leftOutBy: undefined, unknown };
}
