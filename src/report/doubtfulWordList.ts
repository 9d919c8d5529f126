import type { BilledLogs } from '../billing/billedLogs';
import { CROSS_ROW_PROBLEMS } from '../billing/problems/crossRowProblems';
import { formatPhrase } from '../text/text';

/** A word of the logs that nothing decides, and where it first occurs. */
export interface WordToDecide {
  readonly code: string;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** As in its first row. */
  readonly word: string;
  /** At least 1. */
  readonly rows: number;
  /** The index of the log with the first row, and its line from 1. */
  readonly log: number;
  readonly line: number;
}

/** Lists the words whose meaning the team has to decide, the most frequent first. Problems that are turned off are left out. */
export function listWordsToDecide(billed: BilledLogs): readonly WordToDecide[] {
  const words = billed.ledger.doubtfulWords
    .list()
    .filter(({ code, topmost }) => billed.isProblemActive(code, topmost))
    .map(({ code, field, rows, topmost }) => ({
      code,
      title: formatPhrase(CROSS_ROW_PROBLEMS[code].title),
      word: billed.table.contactOf(topmost)[field],
      rows,
      log: billed.table.logNumberOf(topmost),
      line: billed.logOf(topmost).lineOf(topmost) + 1,
    }));
  return words.sort((a, b) => b.rows - a.rows || a.log - b.log || a.line - b.line || (a.code < b.code ? -1 : 1));
}
