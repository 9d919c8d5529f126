/** The position and selection of a grid, to restore them later. Never patient data, because VS Code writes it to disk. */
export interface StoredView {
  /** The first line in view. */
  readonly firstLine: number;
  readonly scrollLeft: number;
  /** The selected cell, or undefined. */
  readonly selected: { readonly index: number; readonly column: number } | undefined;
}

const EMPTY_STORED_VIEW: StoredView = { firstLine: 0, scrollLeft: 0, selected: undefined };

/** Converts a view to plain data, which VS Code can store. */
export function packView({ firstLine, scrollLeft, selected }: StoredView): unknown {
  return { firstLine, scrollLeft, selected: selected ? [selected.index, selected.column] : [] };
}

/** Reads as much of a stored view as is valid. Another version may have written it. */
export function unpackView(stored: unknown): StoredView {
  if (typeof stored !== 'object' || stored === null) {
    return EMPTY_STORED_VIEW;
  }
  const parts = new Map(Object.entries(stored));
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
  return Array.isArray(value) && value.every((part) => Number.isInteger(part)) ? value.map(Number) : [];
}
