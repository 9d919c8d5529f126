import type { BilledLogs } from '../billing/billedLogs';
import { CROSS_ROW_PROBLEMS } from '../billing/problems/crossRowProblems';
import { isWordProblem, type WordProblemCode } from '../billing/rules/vocabulary/doubts';
import { formatPhrase } from '../text/text';

/** A word of the logs that nothing decides, and the first row of the latest month that has it. */
export interface WordToDecide {
  readonly code: string;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** As in this row. */
  readonly word: string;
  /** At least 1. */
  readonly rows: number;
  /** The index of the row's log, and its line from 1. */
  readonly log: number;
  readonly line: number;
}

/** Lists the words whose meaning the team has to decide, the most frequent first. Problems that are turned off are left out. */
export function listWordsToDecide(billed: BilledLogs): readonly WordToDecide[] {
  const words = [...billed.ledger.facts.sharedFacts].flatMap((fact): WordToDecide[] => {
    const { code, key } = fact;
    const row = isWordProblem(code) && isReported(billed, code) ? billed.factExtents.findLead(fact)?.row : undefined;
    const doubt =
      row === undefined ? undefined : billed.ledger.contactFactsOf(row).doubts.find((each) => each.key === key);
    return row === undefined || !doubt
      ? []
      : [
          {
            code,
            title: formatPhrase(CROSS_ROW_PROBLEMS[doubt.code].title),
            word: billed.table.contactOf(row)[doubt.field],
            rows: billed.factExtents.measure(fact).rows,
            log: billed.table.logNumberOf(row),
            line: billed.logOf(row).lineOf(row) + 1,
          },
        ];
  });
  return words.sort((a, b) => b.rows - a.rows || a.log - b.log || a.line - b.line || (a.code < b.code ? -1 : 1));
}

function isReported({ checks }: BilledLogs, code: WordProblemCode): boolean {
  return checks.getLevel(code, CROSS_ROW_PROBLEMS[code].severity) !== 'off';
}
