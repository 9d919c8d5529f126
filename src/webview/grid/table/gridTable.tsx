import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GridState } from '../../../protocol/gridMessages';
import { getContentHeight, getLineTop, widenRange, type LineRange } from '../../shared/virtualLines';
import { CellEditor } from '../editing/cellEditor';
import { sortBy } from './columnActions';
import { layOutColumns, setColumnWidth } from './columnLayout';
import { getColumnEdges, getGridTemplate, getLineColumnWidth } from './columnWidths';
import type { GridActions } from '../input/gridActions';
import { GridHeader } from './gridHeader';
import { onGridKey } from '../input/gridKeys';
import { getCellElementId } from './entryRow';
import { GridRows } from './gridRows';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import type { StoredView } from '../state/storedView';
import { LINE_COLUMN } from '../state/selection';
import { useCellClipboard } from '../input/useCellClipboard';
import { findCellAt, useDragSelection } from '../input/useDragSelection';
import { useMeasures } from './useMeasures';
import { useScrolling } from './useScrolling';
import { t } from '../../../text/text';

interface GridTableProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly actions: GridActions;
  readonly kept: StoredView;
  readonly onKeep: (view: StoredView) => void;
  /** Opens the menu of the selected cells; without a place below the selected one. */
  readonly onMenu: (x?: number, y?: number) => void;
  readonly onColumnMenu: (column: number, x: number, y: number) => void;
}

/** Rows drawn beyond the view on either side, and the step in which they are exchanged. */
const OVERSCAN = 12;
const STEP = 8;
/** With letters of 13 pixels, as VS Code comes. */
const USUAL_ROW_HEIGHT = 24;
const KEEP_AFTER_MILLISECONDS = 200;
const LOW_IN_VIEW = 0.6;
/** As much room as what helps with a value may take. */
const ROOM_FOR_HELP = 230;
const NO_LEFTS: readonly number[] = [];

/** The scroll area with the rows in view, and what lies over it. */
export function GridTable(props: GridTableProps) {
  const { state, view, session, actions, kept, onKeep, onMenu, onColumnMenu } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const measures = useMeasures(scroller, ruler);

  const rowHeight = measures?.rowHeight ?? USUAL_ROW_HEIGHT;
  const list = {
    lineCount: state.lineCount,
    lineHeight: rowHeight,
    viewHeight: Math.max(0, (measures?.height ?? 0) - rowHeight),
  };
  const scale = rowHeight / USUAL_ROW_HEIGHT;
  const lineColumn = getLineColumnWidth(state.allEntries, scale);
  const layout = layOutColumns(state.columns, view.layout, scale, measures?.width ?? Number.POSITIVE_INFINITY);
  const layoutKey = [...layout.shown, 'w', ...layout.widths, 'f', layout.frozen].join(' ');
  const shown = useMemo(() => layout.shown, [layoutKey]);
  const frozenLefts = useMemo(
    () =>
      layout.frozen === 0
        ? NO_LEFTS
        : layout.widths
            .slice(0, layout.frozen)
            .map((_, place) => getColumnEdges(lineColumn, layout.widths, place).left),
    [layoutKey, lineColumn],
  );
  session.shownColumns = shown;
  const scrolling = useScrolling(scroller, { view, session, kept, list, measures, lineColumn, layout });
  const { scrollTop, visible } = scrolling;
  const range = drawnRange(visible, state.lineCount);
  const { editing, selection, lines, pendingValues: sent, query } = view;

  useCellClipboard(session, actions);
  useFocus(scroller, view);
  const beginDrag = useDragSelection(session, scroller);
  useEffect(() => {
    const timer = setTimeout(() => {
      const scrollLeft = scroller.current?.scrollLeft ?? 0;
      onKeep({ firstLine: visible.start, scrollLeft, selected: selection });
    }, KEEP_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [visible.start, selection]);
  useLayoutEffect(() => {
    const area = scroller.current;
    const last = state.columns[shown.at(-1) ?? 0];
    area?.style.setProperty('--columns', getGridTemplate(lineColumn, layout.widths, last));
    area?.style.setProperty('--rows-width', `${layout.widths.reduce((sum, width) => sum + width, lineColumn)}px`);
  });
  const onFold = useCallback(
    (index: number) => session.post({ type: 'fold', generation: session.view.state?.generation ?? 0, index }),
    [session],
  );
  const rows = useMemo(
    () => <GridRows state={state} view={view} range={range} shown={shown} frozenLefts={frozenLefts} onFold={onFold} />,
    [state, lines, selection, sent, query, shown, frozenLefts, range.start, range.end],
  );
  const isSelectionDrawn = selection && selection.index >= range.start && selection.index < range.end;
  const editedPlace = editing ? shown.indexOf(editing.column) : -1;
  const editedLeft = frozenLefts[editedPlace];
  // What helps with the value stands below the cell, or above one that is low in the view.
  const opensUp =
    editing !== undefined &&
    getLineTop(list, editing.index, scrollTop) - scrollTop > Math.max(ROOM_FOR_HELP, list.viewHeight * LOW_IN_VIEW);
  const isFarRight =
    editedPlace >= 0 &&
    editedLeft === undefined &&
    getColumnEdges(lineColumn, layout.widths, editedPlace).left - (scroller.current?.scrollLeft ?? 0) >
      (measures?.width ?? Number.POSITIVE_INFINITY) / 2;
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
        aria-activedescendant={isSelectionDrawn ? activeElementId(view) : undefined}
        onScroll={scrolling.onScroll}
        onFocus={() => {
          if (!selection) {
            session.move('down', 1);
          }
        }}
        onKeyDown={(event) => {
          if (!editing) {
            onGridKey(event, {
              session,
              actions,
              pageLines: Math.floor(list.viewHeight / rowHeight),
              openMenu: onMenu,
            });
          }
        }}
        onMouseDown={(event) => {
          const place = findCellAt(event.target);
          if (place && event.button === 0) {
            session.select(place.index, place.column, event.shiftKey);
            beginDrag();
          } else if (place && event.button === 2 && !isSelected(event.target)) {
            session.select(place.index, place.column);
          }
        }}
        onDblClick={(event) => {
          const place = findCellAt(event.target);
          if (place && !actions.toggleFold()) {
            session.beginEdit();
          }
        }}
        onContextMenu={(event) => {
          if (findCellAt(event.target)) {
            event.preventDefault();
            onMenu(event.clientX, event.clientY);
          }
        }}
      >
        <div ref={ruler} class="ruler" aria-hidden="true" />
        <GridHeader
          columns={state.columns}
          layout={layout}
          sort={state.view.sort}
          grouping={state.view.grouping}
          frozenLefts={frozenLefts}
          onResize={(column, width) =>
            session.setLayout(setColumnWidth(view.layout, state.columns[column]?.name ?? '', width))
          }
          onSort={(column) => sortBy(column, session)}
          onMenu={onColumnMenu}
        />
        <div class="canvas" role="rowgroup" style={{ height: `${getContentHeight(list)}px` }}>
          <div class="rows" role="presentation" style={{ top: `${getLineTop(list, range.start, scrollTop)}px` }}>
            {rows}
          </div>
          {editing && (
            <div class="row editor-row" style={{ top: `${getLineTop(list, editing.index, scrollTop)}px` }}>
              <div
                class={[
                  'editor-cell',
                  editedLeft === undefined ? '' : 'frozen',
                  opensUp ? 'up' : '',
                  isFarRight ? 'from-right' : '',
                ].join(' ')}
                style={{
                  gridColumn: `${editedPlace + 2}`,
                  ...(editedLeft === undefined ? {} : { left: `${editedLeft}px` }),
                }}
              >
                <CellEditor
                  key={`${editing.row}:${editing.column}`}
                  editing={editing}
                  column={state.columns[editing.column]}
                  session={session}
                  answers={view.answers}
                  dateOrder={state.dateOrder}
                  onNextEntry={() => actions.do('addEntry')}
                />
              </div>
            </div>
          )}
        </div>
        {state.lineCount === 0 && <p class="nothing-shown">{t`No row passes the filter.`}</p>}
      </div>
    </main>
  );
}

/** Keeps the keyboard in the grid when what had it is gone, but never takes it from something else. */
function useFocus(
  scroller: { readonly current: HTMLElement | null },
  { editing, revealCount: reveals }: GridView,
): void {
  useLayoutEffect(() => {
    const focusGrid = (): void => {
      if (!editing && document.hasFocus() && document.activeElement === document.body) {
        scroller.current?.focus({ preventScroll: true });
      }
    };
    focusGrid();
    window.addEventListener('focus', focusGrid);
    return () => window.removeEventListener('focus', focusGrid);
  }, [scroller, editing, reveals]);
}

/** Whole steps, so that most scrolling draws nothing anew. */
function drawnRange(visible: LineRange, lineCount: number): LineRange {
  const { start, end } = widenRange(visible, OVERSCAN, lineCount);
  return { start: start - (start % STEP), end: Math.min(lineCount, end + STEP - (end % STEP)) };
}

function isSelected(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.in-range, .selected') !== null;
}

function activeElementId({ lines, selection }: GridView): string | undefined {
  const line = selection && lines.at(selection.index);
  return line && getCellElementId(selection.index, line.kind === 'band' ? LINE_COLUMN : selection.column);
}

/** Where a menu for the selected cell opens. */
export function belowSelection(view: GridView): { x: number; y: number } {
  const id = activeElementId(view);
  const cell = id === undefined ? undefined : document.getElementById(id)?.getBoundingClientRect();
  return cell ? { x: cell.left + 8, y: cell.bottom } : { x: 40, y: 80 };
}

export function focusGrid(): void {
  document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
}
