import { useMemo } from 'preact/hooks';
import type { GridState } from '../../../protocol/gridMessages';
import type { VirtualList } from '../../shared/virtualLines';
import type { GridView } from '../state/gridView';
import { layOutColumns, type ColumnLayout } from './columnLayout';
import { getColumnEdges, getLineColumnWidth } from './columnWidths';
import type { Measures } from './useMeasures';

/** The sizes of the rows and columns, in pixels. */
export interface TableGeometry {
  readonly list: VirtualList;
  /** Width of the column of line numbers. */
  readonly lineColumn: number;
  readonly layout: ColumnLayout;
  /** Indexes of the columns that are shown, from left to right. The same array until the layout changes. */
  readonly shown: readonly number[];
  /** The left edge of each frozen column. The same array until the layout changes. */
  readonly frozenLefts: readonly number[];
  /** Width of the scroll area, or infinity before it's measured. */
  readonly viewWidth: number;
  /** How many whole rows fit into the view. */
  readonly pageLines: number;
}

/** The height of a row at VS Code's default font size of 13 pixels. */
const DEFAULT_ROW_HEIGHT = 24;
const NO_LEFTS: readonly number[] = [];

/** Computes the geometry. `shown` and `frozenLefts` are memoized, because the rows are redrawn when they change. */
export function useTableGeometry(state: GridState, view: GridView, measures: Measures | undefined): TableGeometry {
  const rowHeight = measures?.rowHeight ?? DEFAULT_ROW_HEIGHT;
  const viewWidth = measures?.width ?? Number.POSITIVE_INFINITY;
  const viewHeight = Math.max(0, (measures?.height ?? 0) - rowHeight);
  const scale = rowHeight / DEFAULT_ROW_HEIGHT;
  const lineColumn = getLineColumnWidth(state.allEntries, scale);
  const layout = layOutColumns(state.columns, view.layout, scale, viewWidth);
  const layoutKey = [...layout.shown, 'w', ...layout.widths, 'f', layout.frozen].join(' ');
  const shown = useMemo(() => layout.shown, [layoutKey]);
  const frozenLefts = useMemo(() => getFrozenLefts(lineColumn, layout), [layoutKey, lineColumn]);
  return {
    list: { lineCount: state.lineCount, lineHeight: rowHeight, viewHeight },
    lineColumn,
    layout,
    shown,
    frozenLefts,
    viewWidth,
    pageLines: Math.floor(viewHeight / rowHeight),
  };
}

function getFrozenLefts(lineColumn: number, { widths, frozen }: ColumnLayout): readonly number[] {
  return frozen === 0
    ? NO_LEFTS
    : widths.slice(0, frozen).map((_, place) => getColumnEdges(lineColumn, widths, place).left);
}
