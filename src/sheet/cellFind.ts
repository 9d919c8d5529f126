/** What is looked for in cells. */
export interface CellQuery {
  /** Not ''. */
  readonly text: string;
  readonly matchCase: boolean;
  /** Whether the cell must hold nothing else. */
  readonly wholeCell: boolean;
}

/** A stretch of a cell's value, in UTF-16 units. */
export interface CellMatch {
  readonly start: number;
  readonly end: number;
}

/** The text with its letters in one case. Every character keeps its length, so that places stay places. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : Array.from(text, (character) => {
        const small = character.toLowerCase();
        return small.length === character.length ? small : character;
      }).join('');
}

/** Where a value holds what is looked for, from left to right, none overlapping another. */
export function findInCell(value: string, { text, matchCase, wholeCell }: CellQuery): CellMatch[] {
  const wanted = matchCase ? text : foldCase(text);
  const inside = matchCase ? value : foldCase(value);
  if (wanted === '') {
    return [];
  }
  if (wholeCell) {
    return inside === wanted ? [{ start: 0, end: value.length }] : [];
  }
  const found: CellMatch[] = [];
  for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

/** The value with every stretch found replaced; the replacement is taken to the letter. */
export function replaceInCell(value: string, query: CellQuery, replacement: string): string {
  let after = '';
  let from = 0;
  for (const { start, end } of findInCell(value, query)) {
    after += value.slice(from, start) + replacement;
    from = end;
  }
  return after + value.slice(from);
}
