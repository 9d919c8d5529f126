import { useMemo, useRef } from 'preact/hooks';
import type { GridState } from '../../../protocol/gridMessages';
import type { VirtualList } from '../../shared/virtualLines';
import type { GridView } from '../state/gridView';
import { layOutColumns, type ColumnLayout } from './columnLayout';
import { getColumnEdges, getLineColumnWidth } from './columnWidths';
import {
  listLoadedEntries,
  measureColumn,
  measureFirstWidths,
  type ContentWidths,
  type TextMeasure,
} from './measuredWidths';
import type { Measures } from './useMeasures';

/** The sizes of the rows and columns, in pixels. */
export interface TableGeometry {
  readonly list: VirtualList;
  /** Width of the column of line numbers. */
  readonly lineColumn: number;
  /** The widths of the columns by their content; undefined before they're measured. */
  readonly contentWidths: ContentWidths | undefined;
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
const NO_WIDTHS: ReadonlyMap<string, number> = new Map();

/** Computes the geometry. `shown` and `frozenLefts` are memoized, because the rows are redrawn when they change. */
export function useTableGeometry(state: GridState, view: GridView, measures: Measures | undefined): TableGeometry {
  const rowHeight = measures?.rowHeight ?? DEFAULT_ROW_HEIGHT;
  const viewWidth = measures?.width ?? Number.POSITIVE_INFINITY;
  const viewHeight = Math.max(0, (measures?.height ?? 0) - rowHeight);
  const scale = rowHeight / DEFAULT_ROW_HEIGHT;
  const lineColumn = getLineColumnWidth(state.allEntries, scale);
  const contentWidths = useContentWidths(state, view, measures);
  const content = { widths: contentWidths?.first ?? NO_WIDTHS, lineColumn };
  const layout = layOutColumns(state.columns, view.layout, scale, viewWidth, content);
  const layoutKey = [...layout.shown, 'w', ...layout.widths, 'f', layout.frozen].join(' ');
  const shown = useMemo(() => layout.shown, [layoutKey]);
  const frozenLefts = useMemo(() => getFrozenLefts(lineColumn, layout), [layoutKey, lineColumn]);
  return {
    list: { lineCount: state.lineCount, lineHeight: rowHeight, viewHeight },
    lineColumn,
    contentWidths,
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

/** Measures the columns when the first entries are shown, and again with another font or other columns, so that no width changes by scrolling. */
function useContentWidths(
  { columns }: GridState,
  { lines }: GridView,
  measures: Measures | undefined,
): ContentWidths | undefined {
  const latest = useRef(lines);
  latest.current = lines;
  const measured = useRef<{ readonly key: string; readonly widths: ContentWidths }>(undefined);
  const key = measures ? [measures.font, ...columns.map(({ name }) => name)].join('\n') : '';
  if (measures && measured.current?.key !== key) {
    const start = lines.firstLoaded;
    const entries = listLoadedEntries(lines, start);
    if (entries.length > 0) {
      const measure = createTextMeasure(measures.font);
      const fit = (column: number): number => {
        const { current } = latest;
        const loaded = listLoadedEntries(current, current.firstLoaded);
        return measureColumn(columns[column] ?? { name: '', field: undefined }, column, loaded, measure);
      };
      measured.current = { key, widths: { first: measureFirstWidths(columns, entries, measure), fit } };
    }
  }
  return measured.current?.widths;
}

/** Returns what measures texts in a font of CSS. */
function createTextMeasure(font: string): TextMeasure {
  const context = document.createElement('canvas').getContext('2d');
  if (context) {
    context.font = font;
  }
  return (text) => context?.measureText(text).width ?? 0;
}
