import { useRef } from 'preact/hooks';
import type { PanelChoice } from '../../../protocol/reportMessages';
import { Icon } from '../../shared/icons';
import { getColumnLayout } from './columns';
import { getOrderAfterClick } from './lineOrder';
import { t } from '../../../text/text';

interface TableHeadProps {
  readonly columns: readonly string[];
  readonly order: PanelChoice['order'];
  readonly onOrder: (order: PanelChoice['order']) => void;
  readonly onWidth: (name: string, pixels: number) => void;
  readonly onFit: (name: string) => void;
}

/** The column heads. A click sorts, and dragging the edge changes the width. */
export function TableHead({ columns, ...props }: TableHeadProps) {
  return (
    <div role="rowgroup" class="head">
      <div role="row" aria-rowindex={1} class="head-row">
        {columns.map((name, column) => (
          <HeadCell key={name} name={name} column={column} {...props} />
        ))}
        <div role="columnheader" aria-colindex={columns.length + 1} class="screen-reader-only">
          {t`Explanation`}
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps extends Omit<TableHeadProps, 'columns'> {
  readonly name: string;
  readonly column: number;
}

function HeadCell({ name, column, order, onOrder, onWidth, onFit }: HeadCellProps) {
  const { look, isPinned } = getColumnLayout(name);
  const cell = useRef<HTMLDivElement>(null);
  const classes = ['head-cell', `look-${look}`, ...(isPinned ? ['pinned', `column-${column}`] : [])];
  const ordered = order?.column === name ? (order.isDescending ? 'descending' : 'ascending') : undefined;
  return (
    <div
      role="columnheader"
      aria-colindex={column + 1}
      aria-sort={ordered ?? 'none'}
      class={classes.join(' ')}
      ref={cell}
      title={t`${name}: click to sort`}
    >
      <button type="button" class="head-button" onClick={() => onOrder(getOrderAfterClick(name, order))}>
        <span class="head-name">{name}</span>
        {ordered && <Icon name={ordered === 'ascending' ? 'chevronUp' : 'fold'} />}
      </button>
      <div
        class="width-handle"
        title={t`Drag to resize, double-click to fit`}
        aria-hidden="true"
        onPointerDown={(event) => {
          const handle = event.currentTarget;
          const width = cell.current?.getBoundingClientRect().width ?? 0;
          dragWidth(handle, event, width, (pixels) => onWidth(name, pixels));
        }}
        onDblClick={() => onFit(name)}
      />
    </div>
  );
}

const MIN_WIDTH = 36;

function dragWidth(handle: HTMLElement, down: PointerEvent, width: number, onWidth: (pixels: number) => void): void {
  down.preventDefault();
  handle.setPointerCapture(down.pointerId);
  const drag = new AbortController();
  const move = (event: PointerEvent): void =>
    onWidth(Math.max(MIN_WIDTH, Math.round(width + event.clientX - down.clientX)));
  handle.addEventListener('pointermove', move, { signal: drag.signal });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    handle.addEventListener(end, () => drag.abort(), { signal: drag.signal });
  }
}
