import { RecordReader } from '../csv/recordReader';
import type { Lines } from '../csv/lines';
import { getFieldTitle } from './columns';
import type { Header } from './header';
import { LOG_PROBLEMS, ROW_ERROR_BITS, type Problem } from '../problems/problems';
import { NO_ENTRY_BIT } from '../problems/rowFlags';
import { t } from '../../text/text';
import {
  STATUS_FIELDS,
  normalizeStatusWord,
  type EntryStatus,
  type StatusField,
  type StatusWord,
} from '../values/entryStatus';

/** Counts the entries of a log with words in status columns that aren't known, by column and word. */
export class UnknownStatusWords {
  private readonly byField = new Map<StatusField, Map<string, number>>();

  /** Adds or removes a row. Only entries without errors are counted. */
  count(flags: number, { unknown }: EntryStatus, change: 1 | -1): void {
    if (unknown.length === 0 || (flags & (NO_ENTRY_BIT | ROW_ERROR_BITS)) !== 0) {
      return;
    }
    for (const { field, word } of unknown) {
      this.countWord(field, normalizeStatusWord(word), change);
    }
  }

  private countWord(field: StatusField, word: string, change: 1 | -1): void {
    const words = this.byField.get(field) ?? new Map<string, number>();
    this.byField.set(field, words);
    const rows = (words.get(word) ?? 0) + change;
    if (rows === 0) {
      words.delete(word);
    } else {
      words.set(word, rows);
    }
  }

  /** Lists the words of a column, normalized and in alphabetical order. */
  list(field: StatusField): readonly StatusWord[] {
    return [...(this.byField.get(field)?.keys() ?? [])].sort().map((word) => ({ field, word }));
  }

  /** Returns the number of entries with an unknown word in a column. */
  countRows(field: StatusField): number {
    return [...(this.byField.get(field)?.values() ?? [])].reduce((sum, rows) => sum + rows, 0);
  }
}

/** Describes the columns with unknown words, each once. */
export function describeUnknownWords(words: UnknownStatusWords, header: Header, lines: Lines): Problem[] {
  return STATUS_FIELDS.flatMap((field) => {
    const rows = words.countRows(field);
    const column = header.columns.indexOf[field];
    if (rows === 0 || column < 0) {
      return [];
    }
    const { severity } = LOG_PROBLEMS.CB028;
    const range = new RecordReader(lines, header.delimiter).read(header.line).range(column);
    const title = getFieldTitle(field);
    const message =
      rows === 1
        ? t`A word in the ${title} column doesn't show whether its entry counts. For now, the entry counts. Answer with "leaveOut" in the configuration.`
        : t`The ${title} column has words that don't show whether ${rows} entries count. For now, they count. Answer with "leaveOut" in the configuration.`;
    return [{ code: 'CB028', severity, range, message }];
  });
}
