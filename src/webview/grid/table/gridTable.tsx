import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GridState } from '../../../protocol/gridMessages';
import { t } from '../../../text/text';
import { getContentHeight, getLineTop, widenRange, type LineRange } from '../../shared/virtualLines';
import type { GridActions } from '../input/gridActions';
import { onGridKey } from '../input/gridKeys';
import { getPointerHandlers } from '../input/pointerHandlers';
import { useCellClipboard } from '../input/useCellClipboard';
import { useDragSelection } from '../input/useDragSelection';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { getMovingCell } from '../state/selection';
import type { StoredView } from '../state/storedView';
import { sortBy } from './columnActions';
import { setColumnWidth } from './columnLayout';
import { getGridTemplate } from './columnWidths';
import { EditorRow } from './editorRow';
import { getActiveElementId } from './gridFocus';
import { GridHeader } from './gridHeader';
import { GridRows } from './gridRows';
import { useMeasures } from './useMeasures';
import { useScrolling } from './useScrolling';
import { useTableGeometry, type TableGeometry } from './useTableGeometry';

interface GridTableProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly actions: GridActions;
  /** The view to return to when the grid opens. */
  readonly storedView: StoredView;
  readonly onStore: (view: StoredView) => void;
  /** Opens the menu of the selected cells, below the selected cell if there is no position. */
  readonly onMenu: (x?: number, y?: number) => void;
  readonly onColumnMenu: (column: number, x: number, y: number) => void;
}

/** Rows drawn beyond the view on either side, and the step in which they are replaced. */
const OVERSCAN = 12;
const STEP = 8;
const STORE_AFTER_MILLISECONDS = 200;

/** The scroll area with the rows in view, and the cell editor over them. */
export function GridTable(props: GridTableProps) {
  const { state, view, session, actions, storedView, onMenu } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const measures = useMeasures(scroller, ruler);
  const geometry = useTableGeometry(state, view, measures);
  const { list, shown } = geometry;
  session.shownColumns = shown;
  session.fitColumn = (column) => geometry.contentWidths?.fit(column);
  const { scrollTop, visible, onScroll } = useScrolling(scroller, { view, session, storedView, measures, geometry });
  const range = getDrawnRange(visible, state.lineCount);
  useCellClipboard(session, actions);
  useFocus(scroller, view);
  const onDragStart = useDragSelection(session, scroller);
  useStoredView(scroller, visible, props);
  useColumnStyles(scroller, state, geometry);
  const rows = useRows(props, geometry, range);

  const { editing, selection } = view;
  const moving = selection && getMovingCell(selection);
  const isSelectionDrawn = moving && moving.index >= range.start && moving.index < range.end;
  return (
    <main class="grid-area">
      <div
        ref={scroller}
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label={t`Time log`}
        aria-multiselectable="true"
        aria-rowcount={state.lineCount + 1}
        aria-colcount={state.columns.length + 1}
        aria-readonly={state.isReadOnly ? 'true' : undefined}
        aria-activedescendant={isSelectionDrawn ? getActiveElementId(view) : undefined}
        onScroll={onScroll}
        onFocus={() => {
          if (!selection) {
            session.move('down', 1);
          }
        }}
        onKeyDown={(event) => {
          if (!editing) {
            onGridKey(event, { session, actions, pageLines: geometry.pageLines, openMenu: onMenu });
          }
        }}
        {...getPointerHandlers({ session, actions, onDragStart, onMenu })}
      >
        <div ref={ruler} class="ruler" aria-hidden="true" />
        <Header {...props} geometry={geometry} />
        <div class="canvas" role="rowgroup" style={{ height: `${getContentHeight(list)}px` }}>
          <div class="rows" role="presentation" style={{ top: `${getLineTop(list, range.start, scrollTop)}px` }}>
            {rows}
          </div>
          {editing && (
            <EditorRow
              {...{ editing, state, view, session, geometry, scrollTop }}
              scrollLeft={scroller.current?.scrollLeft ?? 0}
              onNextEntry={() => actions.do('addEntry')}
              onFill={(value) => actions.blocks.fillWith(value)}
            />
          )}
        </div>
        {state.lineCount === 0 && <p class="nothing-shown">{t`No rows match the filter.`}</p>}
      </div>
    </main>
  );
}

function Header(props: GridTableProps & { readonly geometry: TableGeometry }) {
  const { state, view, session, onColumnMenu, geometry } = props;
  return (
    <GridHeader
      columns={state.columns}
      layout={geometry.layout}
      sort={state.view.sort}
      grouping={state.view.grouping}
      frozenLefts={geometry.frozenLefts}
      onResize={(column, width) =>
        session.setLayout(
          setColumnWidth(view.layout, state.columns[column]?.name ?? '', width ?? session.fitColumn(column)),
        )
      }
      onSort={(column) => sortBy(column, session)}
      onMenu={onColumnMenu}
    />
  );
}

/** Draws the rows of a range. They are memoized, because most changes of the view don't change them. */
function useRows({ state, view, session }: GridTableProps, geometry: TableGeometry, range: LineRange) {
  const { shown, frozenLefts } = geometry;
  const { lines, selection, pendingValues, query } = view;
  const onFold = useCallback(
    (index: number) => session.post({ type: 'fold', generation: session.view.state?.generation ?? 0, index }),
    [session],
  );
  return useMemo(
    () => <GridRows state={state} view={view} range={range} shown={shown} frozenLefts={frozenLefts} onFold={onFold} />,
    [state, lines, selection, pendingValues, query, shown, frozenLefts, range.start, range.end],
  );
}

/** Stores the position and the selection once they no longer change. */
function useStoredView(
  scroller: RefObject<HTMLElement | null>,
  visible: LineRange,
  { view: { selection }, onStore }: GridTableProps,
): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      const scrollLeft = scroller.current?.scrollLeft ?? 0;
      onStore({ firstLine: visible.start, scrollLeft, selected: selection });
    }, STORE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [visible.start, selection]);
}

/** Sets the column widths that the style sheet uses. */
function useColumnStyles(scroller: RefObject<HTMLElement | null>, state: GridState, geometry: TableGeometry): void {
  const { lineColumn, layout, shown } = geometry;
  useLayoutEffect(() => {
    const area = scroller.current;
    const last = state.columns[shown.at(-1) ?? 0];
    area?.style.setProperty('--columns', getGridTemplate(lineColumn, layout.widths, last));
    area?.style.setProperty('--rows-width', `${layout.widths.reduce((sum, width) => sum + width, lineColumn)}px`);
  });
}

/** Moves the focus to the grid when the focused element was removed, but never takes it from another element. */
function useFocus(scroller: RefObject<HTMLElement | null>, { editing, revealCount }: GridView): void {
  useLayoutEffect(() => {
    const focusGrid = (): void => {
      if (!editing && document.hasFocus() && document.activeElement === document.body) {
        scroller.current?.focus({ preventScroll: true });
      }
    };
    focusGrid();
    window.addEventListener('focus', focusGrid);
    return () => window.removeEventListener('focus', focusGrid);
  }, [scroller, editing, revealCount]);
}

/** Returns the lines to draw, in whole steps, so that most scrolling doesn't redraw rows. */
function getDrawnRange(visible: LineRange, lineCount: number): LineRange {
  const { start, end } = widenRange(visible, OVERSCAN, lineCount);
  return { start: start - (start % STEP), end: Math.min(lineCount, end + STEP - (end % STEP)) };
}
