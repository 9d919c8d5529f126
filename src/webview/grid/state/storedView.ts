/** Numbers that bring a grid back to where it was. Never patient data: VS Code writes them to disk. */
export interface StoredView {
  /** The first line in view. */
  readonly firstLine: number;
  readonly scrollLeft: number;
  /** The selected cell, or undefined. */
  readonly selected: { readonly index: number; readonly column: number } | undefined;
}

const EMPTY_STORED_VIEW: StoredView = { firstLine: 0, scrollLeft: 0, selected: undefined };

/** As plain data, which is all VS Code can keep. */
export function packView({ firstLine, scrollLeft, selected }: StoredView): unknown {
  return { firstLine, scrollLeft, selected: selected ? [selected.index, selected.column] : [] };
}

/** Takes what it can from what was kept, which another version may have written. */
export function unpackView(kept: unknown): StoredView {
  if (typeof kept !== 'object' || kept === null) {
    return EMPTY_STORED_VIEW;
  }
  const parts = new Map(Object.entries(kept));
  const [index, column] = numbers(parts.get('selected'));
  return {
    firstLine: wholeNumber(parts.get('firstLine')),
    scrollLeft: wholeNumber(parts.get('scrollLeft')),
    selected: index !== undefined && column !== undefined ? { index, column } : undefined,
  };
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item)) ? value.map(Number) : [];
}
