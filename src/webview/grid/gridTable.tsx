import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GridState } from '../../protocol/gridMessages';
import { contentHeight, lineTop, widened, type LineRange } from '../shared/virtualLines';
import { CellEditor } from './cellEditor';
import { columnWidths, gridTemplate, lineColumnWidth } from './columnWidths';
import { GridHeader } from './gridHeader';
import { onGridKey } from './gridKeys';
import { GridRows, cellElementId } from './gridRows';
import type { GridSession, GridView } from './gridSession';
import type { KeptView } from './keptView';
import type { RowAction } from './keyboard';
import { RowMenu } from './rowMenu';
import { LINE_COLUMN } from './selection';
import { useCellClipboard } from './useCellClipboard';
import { useMeasures } from './useMeasures';
import { useScrolling } from './useScrolling';

interface GridTableProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly kept: KeptView;
  readonly onKeep: (view: KeptView) => void;
}

/** Rows drawn beyond the view on either side, and the step in which they are exchanged. */
const OVERSCAN = 12;
const STEP = 8;
/** With letters of 13 pixels, as VS Code comes. */
const USUAL_ROW_HEIGHT = 24;
const KEEP_AFTER_MILLISECONDS = 200;

/** The scroll area with the rows in view, and what lies over it. */
export function GridTable({ state, view, session, kept, onKeep }: GridTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const measures = useMeasures(scroller, ruler);
  const [chosen, setChosen] = useState(kept.widths);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();

  const rowHeight = measures?.rowHeight ?? USUAL_ROW_HEIGHT;
  const list = {
    lineCount: state.lineCount,
    lineHeight: rowHeight,
    viewHeight: Math.max(0, (measures?.height ?? 0) - rowHeight),
  };
  const scale = rowHeight / USUAL_ROW_HEIGHT;
  const lineColumn = lineColumnWidth(state.lineCount, scale);
  const widths = columnWidths(state.columns, chosen, scale);
  const scrolling = useScrolling(scroller, { view, session, kept, list, measures, lineColumn, widths });
  const { scrollTop, visible } = scrolling;
  const range = drawnRange(visible, state.lineCount);
  const { editing, selection, lines, sent } = view;

  useCellClipboard(session);
  useFocus(scroller, view);
  useEffect(() => {
    const timer = setTimeout(() => {
      const scrollLeft = scroller.current?.scrollLeft ?? 0;
      onKeep({ firstLine: visible.start, scrollLeft, selected: selection, widths: chosen });
    }, KEEP_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [visible.start, selection, chosen]);
  useLayoutEffect(() => {
    const area = scroller.current;
    area?.style.setProperty('--columns', gridTemplate(lineColumn, widths));
    area?.style.setProperty('--rows-width', `${widths.reduce((sum, width) => sum + width, lineColumn)}px`);
  });

  const rows = useMemo(
    () => <GridRows state={state} view={view} range={range} />,
    [state, lines, selection, sent, range.start, range.end],
  );
  const openMenu = useCallback(
    (x?: number, y?: number) => {
      if (actionsOf(session).length > 0) {
        setMenu(x !== undefined && y !== undefined ? { x, y } : belowSelection(session.view));
      }
    },
    [session],
  );
  const closeMenu = useCallback(() => {
    setMenu(undefined);
    scroller.current?.focus({ preventScroll: true });
  }, []);
  const selectAt = (event: MouseEvent): boolean => {
    const place = placeOf(event);
    if (place) {
      session.select(place.index, place.column);
    }
    return place !== undefined;
  };
  const isSelectionDrawn = selection && selection.index >= range.start && selection.index < range.end;
  return (
    <main class="grid-area">
      <div
        ref={scroller}
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label="Time log"
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
            onGridKey(event, session, Math.floor(list.viewHeight / rowHeight), openMenu);
          }
        }}
        onMouseDown={(event) => {
          if (event.button !== 1) {
            selectAt(event);
          }
        }}
        onDblClick={(event) => {
          if (placeOf(event)) {
            session.beginEdit();
          }
        }}
        onContextMenu={(event) => {
          if (placeOf(event)) {
            event.preventDefault();
            openMenu(event.clientX, event.clientY);
          }
        }}
      >
        <div ref={ruler} class="ruler" aria-hidden="true" />
        <GridHeader
          columns={state.columns}
          widths={widths}
          onResize={(column, width) => setChosen((before) => withWidth(before, column, width))}
        />
        <div class="canvas" role="rowgroup" style={{ height: `${contentHeight(list)}px` }}>
          <div class="rows" role="presentation" style={{ top: `${lineTop(list, range.start, scrollTop)}px` }}>
            {rows}
          </div>
          {editing && (
            <div class="row editor-row" style={{ top: `${lineTop(list, editing.index, scrollTop)}px` }}>
              <div class="editor-cell" style={{ gridColumn: `${editing.column + 2}` }}>
                <CellEditor
                  key={`${editing.row}:${editing.column}`}
                  editing={editing}
                  column={state.columns[editing.column]}
                  onCommit={(value, motion) => session.commit(value, motion)}
                  onCancel={() => session.cancelEdit()}
                />
              </div>
            </div>
          )}
        </div>
      </div>
      {menu && (
        <RowMenu
          x={menu.x}
          y={menu.y}
          actions={actionsOf(session)}
          onClose={closeMenu}
          onChoose={(action) => {
            closeMenu();
            session.act(action);
          }}
        />
      )}
    </main>
  );
}

/** Keeps the keyboard in the grid when what had it is gone, but never takes it from something else. */
function useFocus(scroller: { readonly current: HTMLElement | null }, { editing, reveals }: GridView): void {
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
  const { start, end } = widened(visible, OVERSCAN, lineCount);
  return { start: start - (start % STEP), end: Math.min(lineCount, end + STEP - (end % STEP)) };
}

function withWidth(
  before: ReadonlyMap<number, number>,
  column: number,
  width: number | undefined,
): Map<number, number> {
  const after = new Map(before);
  if (width === undefined) {
    after.delete(column);
  } else {
    after.set(column, width);
  }
  return after;
}

function actionsOf(session: GridSession): readonly RowAction[] {
  const { selection, lines, state } = session.view;
  const line = selection && lines.at(selection.index);
  if (!line || !state) {
    return [];
  }
  if (line.kind === 'band') {
    return state.isReadOnly ? [] : ['addEntry'];
  }
  return state.isReadOnly ? ['showInText'] : ['addEntry', 'duplicateRow', 'deleteRow', 'showInText'];
}

function activeElementId({ lines, selection }: GridView): string | undefined {
  const line = selection && lines.at(selection.index);
  return line && cellElementId(selection.index, line.kind === 'band' ? LINE_COLUMN : selection.column);
}

function belowSelection(view: GridView): { x: number; y: number } {
  const id = activeElementId(view);
  const cell = id === undefined ? undefined : document.getElementById(id)?.getBoundingClientRect();
  return cell ? { x: cell.left + 8, y: cell.bottom } : { x: 40, y: 80 };
}

/** The cell under the pointer. */
function placeOf({ target }: Event): { index: number; column: number } | undefined {
  const element = target instanceof Element ? target : undefined;
  const row = element?.closest<HTMLElement>('[data-index]');
  if (!row) {
    return undefined;
  }
  const cell = element?.closest<HTMLElement>('[data-column]');
  return { index: Number(row.dataset['index']), column: cell ? Number(cell.dataset['column']) : 0 };
}
