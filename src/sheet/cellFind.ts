/** A search in cells. */
export interface CellQuery {
  /** Never ''. */
  readonly text: string;
  readonly matchCase: boolean;
  /** Whether the text must be the entire value of the cell. */
  readonly wholeCell: boolean;
}

/** A range of a cell's value, in UTF-16 units. */
export interface CellMatch {
  readonly start: number;
  readonly end: number;
}

/** Returns the text in lowercase. Every character keeps its length, so offsets stay the same. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : Array.from(text, (character) => {
        const small = character.toLowerCase();
        return small.length === character.length ? small : character;
      }).join('');
}

/** Finds the matches in a value, from left to right, without overlaps. */
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

/** Replaces every match in a value. The replacement is used literally. */
export function replaceInCell(value: string, query: CellQuery, replacement: string): string {
  let after = '';
  let from = 0;
  for (const { start, end } of findInCell(value, query)) {
    after += value.slice(from, start) + replacement;
    from = end;
  }
  return after + value.slice(from);
}
