import { useRef } from 'preact/hooks';
import type { GridColumn } from '../../../protocol/gridMessages';
import type { Grouping, RowSort } from '../../../sheet/viewChoice';
import { Icon } from '../../shared/icons';
import type { ColumnLayout } from './columnLayout';
import { getSeverityText } from './cellProblems';
import { clampWidth } from './columnWidths';
import { t } from '../../../text/text';

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly sort: RowSort | undefined;
  readonly grouping: Grouping;
  /** The left edge of each frozen column, in pixels. */
  readonly frozenLefts: readonly number[];
  /** @param width in pixels, or undefined for the width of the values */
  readonly onResize: (column: number, width: number | undefined) => void;
  readonly onSort: (column: number) => void;
  readonly onMenu: (column: number, x: number, y: number) => void;
}

/** The names of the columns. A click sorts, a right-click opens the menu, and dragging the edge changes the width. */
export function GridHeader(props: GridHeaderProps) {
  const { columns, layout, sort, grouping, frozenLefts, onResize, onSort, onMenu } = props;
  return (
    <div class="header" role="rowgroup">
      <div class="row header-row" role="row" aria-rowindex={1}>
        <div class="cell line-cell" role="columnheader" aria-colindex={1} title={t`Line number in the file`}>
          {t`Line`}
        </div>
        {layout.shown.map((index, place) => {
          const column = columns[index] ?? { name: '', field: undefined };
          const left = frozenLefts[place];
          const direction = sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : undefined;
          return (
            <div
              key={index}
              class={getHeaderClass(column, left !== undefined)}
              style={left === undefined ? undefined : { left: `${left}px` }}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={direction}
              title={getHeaderTitle(column, grouping)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onSort(index)}
              onContextMenu={(event) => {
                event.preventDefault();
                event.stopPropagation();
                onMenu(index, event.clientX, event.clientY);
              }}
            >
              {column.problem && (
                <Icon
                  name={column.problem.severity}
                  tone={column.problem.severity}
                  label={getSeverityText(column.problem.severity)}
                />
              )}
              <span class="text">{column.name}</span>
              {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
              <ColumnEdge width={layout.widths[place] ?? 0} onResize={(width) => onResize(index, width)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface ColumnEdgeProps {
  readonly width: number;
  readonly onResize: (width: number | undefined) => void;
}

/** The right edge of a column's header. Dragging it resizes the column, and a double-click fits its width to the values. */
function ColumnEdge({ width, onResize }: ColumnEdgeProps) {
  const drag = useRef<{ readonly x: number; readonly width: number }>(null);
  return (
    <span
      class="column-edge"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        // The last column can be wider than its set width, so the drag starts at its actual width.
        drag.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? width };
      }}
      onPointerMove={(event) => {
        if (drag.current) {
          onResize(clampWidth(drag.current.width + event.clientX - drag.current.x));
        }
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onClick={(event) => event.stopPropagation()}
      onDblClick={(event) => {
        event.stopPropagation();
        onResize(undefined);
      }}
    />
  );
}

function getHeaderClass({ field, problem }: GridColumn, isFrozen: boolean): string {
  return [
    'cell',
    'header-cell',
    field ?? 'unknown',
    ...(isFrozen ? ['frozen'] : []),
    ...(problem ? ['marked'] : []),
  ].join(' ');
}

/** Returns the tooltip: the problems of the column first, if it has any. */
function getHeaderTitle(column: GridColumn, grouping: Grouping): string {
  const usage = getUsageTitle(column, grouping);
  return column.problem ? `${column.problem.message}\n\n${usage}` : usage;
}

function getUsageTitle({ name, field }: GridColumn, grouping: Grouping): string {
  if (grouping === 'file') {
    return field === undefined
      ? t`${name}: a custom column, not used for billing. Click to sort the view, or right-click (Alt+Down in a cell) for more options`
      : t`${name}. Click to sort the view, or right-click (Alt+Down in a cell) for more options`;
  }
  return field === undefined
    ? t`${name}: a custom column, not used for billing. Click to sort the rows in each group, or right-click (Alt+Down in a cell) for more options`
    : t`${name}. Click to sort the rows in each group, or right-click (Alt+Down in a cell) for more options`;
}
