/** Numbers that bring a grid back to where it was. Never patient data: VS Code writes them to disk. */
export interface KeptView {
  /** The first line in view. */
  readonly firstLine: number;
  readonly scrollLeft: number;
  /** The selected cell, or undefined. */
  readonly selected: { readonly index: number; readonly column: number } | undefined;
  /** Widths a person chose, by column. */
  readonly widths: ReadonlyMap<number, number>;
}

const NOTHING_KEPT: KeptView = { firstLine: 0, scrollLeft: 0, selected: undefined, widths: new Map() };

/** As plain data, which is all VS Code can keep. */
export function packView({ firstLine, scrollLeft, selected, widths }: KeptView): unknown {
  return { firstLine, scrollLeft, selected: selected ? [selected.index, selected.column] : [], widths: [...widths] };
}

/** Takes what it can from what was kept, which another version may have written. */
export function unpackView(kept: unknown): KeptView {
  if (typeof kept !== 'object' || kept === null) {
    return NOTHING_KEPT;
  }
  const parts = new Map(Object.entries(kept));
  const [index, column] = numbers(parts.get('selected'));
  return {
    firstLine: wholeNumber(parts.get('firstLine')),
    scrollLeft: wholeNumber(parts.get('scrollLeft')),
    selected: index !== undefined && column !== undefined ? { index, column } : undefined,
    widths: new Map(pairs(parts.get('widths'))),
  };
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item)) ? value.map(Number) : [];
}

function pairs(value: unknown): [number, number][] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item): [number, number][] => {
    const [column, width] = numbers(item);
    return column !== undefined && width !== undefined ? [[column, width]] : [];
  });
}
