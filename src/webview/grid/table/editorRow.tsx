import type { GridState } from '../../../protocol/gridMessages';
import { getLineTop } from '../../shared/virtualLines';
import { CellEditor } from '../editing/cellEditor';
import type { GridSession } from '../state/gridSession';
import type { Editing, GridView } from '../state/gridView';
import { getColumnEdges } from './columnWidths';
import type { TableGeometry } from './useTableGeometry';

interface EditorRowProps {
  readonly editing: Editing;
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly geometry: TableGeometry;
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly onNextEntry: () => void;
  readonly onFill: (value: string) => boolean;
}

/** The part of the view's height below which the help for a value opens upward. */
const LOW_IN_VIEW = 0.6;
/** Height in pixels that the help for a value can need. */
const ROOM_FOR_HELP = 230;

/** The editor of a cell, in a row over the rows. */
export function EditorRow({ editing, state, view, session, geometry, ...props }: EditorRowProps) {
  const { scrollTop, scrollLeft, onNextEntry, onFill } = props;
  const { list, shown, frozenLefts } = geometry;
  const place = shown.indexOf(editing.column);
  const frozenLeft = frozenLefts[place];
  const classes = [
    'editor-cell',
    frozenLeft === undefined ? '' : 'frozen',
    opensUpward(editing, geometry, scrollTop) ? 'up' : '',
    isFarRight(place, geometry, scrollLeft) ? 'from-right' : '',
  ];
  return (
    <div class="row editor-row" style={{ top: `${getLineTop(list, editing.index, scrollTop)}px` }}>
      <div
        class={classes.join(' ')}
        style={{
          gridColumn: `${place + 2}`,
          ...(frozenLeft === undefined ? {} : { left: `${frozenLeft}px` }),
        }}
      >
        <CellEditor
          key={`${editing.row}:${editing.column}`}
          editing={editing}
          column={state.columns[editing.column]}
          session={session}
          answers={view.answers}
          dateOrder={state.columns[editing.column]?.dateOrder ?? state.dateOrder}
          today={state.today}
          onNextEntry={onNextEntry}
          onFill={onFill}
        />
      </div>
    </div>
  );
}

/** Whether the help for a value opens above the cell, because there is little room below it. */
function opensUpward({ index }: Editing, { list }: TableGeometry, scrollTop: number): boolean {
  const below = Math.max(ROOM_FOR_HELP, list.viewHeight * LOW_IN_VIEW);
  return getLineTop(list, index, scrollTop) - scrollTop > below;
}

/** Whether the help for a value extends to the left, because the cell is in the right half of the view. */
function isFarRight(place: number, { lineColumn, layout, frozenLefts, viewWidth }: TableGeometry, scrollLeft: number) {
  return (
    place >= 0 &&
    frozenLefts[place] === undefined &&
    getColumnEdges(lineColumn, layout.widths, place).left - scrollLeft > viewWidth / 2
  );
}
