import { getFieldTitle } from '../header/columns';
import { STATUS_FIELDS, type StatusField } from '../values/entryStatus';
import type { TimeLog } from '../timeLog';
import { t } from '../../text/text';
import { createAnswerFix, type Fix, type FixedRow } from './fix';

/** A column with more unknown words doesn't contain a status. */
const MOST_WORDS = 6;

/** Finds the answers for the unknown words in the status columns: whether their entries count. */
export function findStatusWordFixes(log: TimeLog): Fix[] {
  return STATUS_FIELDS.flatMap((field) => {
    const words = log.unknownWords.list(field);
    if (words.length === 0) {
      return [];
    }
    const answers = words
      .slice(0, MOST_WORDS)
      .flatMap(({ word }) => [createWordAnswer(field, word, true), createWordAnswer(field, word, false)]);
    return [...answers, createColumnAnswer(field)];
  });
}

/** Finds the answers for an entry that a status column takes out: that entries with its word count, or all entries. */
export function findLeftOutFixes({ log, row, line }: FixedRow): Fix[] {
  const { leftOutBy } = log.table.contactOf(row).status;
  if (leftOutBy === undefined) {
    return [];
  }
  const word = log.record(row, line).value(log.header.columns.indexOf[leftOutBy]).trim();
  return [createWordAnswer(leftOutBy, word, false), createColumnAnswer(leftOutBy)];
}

function createWordAnswer(field: StatusField, word: string, isLeftOut: boolean): Fix {
  const title = getFieldTitle(field);
  return createAnswerFix(
    isLeftOut
      ? t`Leave out entries with “${word}” in ${title} (all logs)`
      : t`Count entries with “${word}” in ${title} (all logs)`,
    ['leaveOut', title, word],
    isLeftOut,
  );
}

function createColumnAnswer(field: StatusField): Fix {
  const title = getFieldTitle(field);
  return createAnswerFix(t`Count all entries, whatever is in ${title} (all logs)`, ['leaveOut', title], null);
}
