import type { SharedFact } from './sharedFact';

/** The problems that are reported once for each text of the activity column. */
const ACTIVITY_TEXT_CODES: ReadonlySet<string> = new Set(['CB114', 'CB116', 'CB145']);

/** Up to this many texts are listed, even if none of them repeats: a small team can have as many activities. */
const MOST_TEXTS = 20;

/**
 * Returns whether the texts with a problem are notes rather than words for activities: there are many, and they hardly repeat.
 * A person can't decide them one by one, so they are reported as one fact.
 *
 * @param texts the number of different texts
 * @param rows the number of rows that have one of them
 */
export function isFreeText(code: string, texts: number, rows: number): boolean {
  return ACTIVITY_TEXT_CODES.has(code) && texts > MOST_TEXTS && rows < 2 * texts;
}

/** Puts the facts with these codes in one group for each code, and each other fact in a separate group. */
export function groupFacts(
  facts: Iterable<SharedFact>,
  isGrouped: (code: string) => boolean,
): readonly (readonly SharedFact[])[] {
  const groups: SharedFact[][] = [];
  const byCode = new Map<string, SharedFact[]>();
  for (const fact of facts) {
    const group = byCode.get(fact.code);
    if (group) {
      group.push(fact);
      continue;
    }
    const first = [fact];
    groups.push(first);
    if (isGrouped(fact.code)) {
      byCode.set(fact.code, first);
    }
  }
  return groups;
}
