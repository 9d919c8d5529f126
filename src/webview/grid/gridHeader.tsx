import { useRef } from 'preact/hooks';
import type { GridColumn } from '../../protocol/gridMessages';
import { clampedWidth } from './columnWidths';

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly widths: readonly number[];
  /** @param width undefined for the width that fits the field */
  readonly onResize: (column: number, width: number | undefined) => void;
}

export function GridHeader({ columns, widths, onResize }: GridHeaderProps) {
  return (
    <div class="header" role="rowgroup">
      <div class="row header-row" role="row" aria-rowindex={1}>
        <div class="cell line-cell" role="columnheader" aria-colindex={1} title="Line of the text">
          Line
        </div>
        {columns.map((column, index) => (
          <div
            key={index}
            class={`cell header-cell ${column.field ?? 'unknown'}`}
            role="columnheader"
            aria-colindex={index + 2}
            title={column.field === undefined ? `${column.name}: a column of your own, kept as it is` : column.name}
          >
            <span class="text">{column.name}</span>
            <ColumnEdge width={widths[index] ?? 0} onResize={(width) => onResize(index, width)} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface ColumnEdgeProps {
  readonly width: number;
  readonly onResize: (width: number | undefined) => void;
}

/** The right edge of a header: drag it to resize the column, double-click for the width that fits. */
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
        // The last column may be wider than it was told to be: begin with what is seen.
        drag.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? width };
      }}
      onPointerMove={(event) => {
        if (drag.current) {
          onResize(clampedWidth(drag.current.width + event.clientX - drag.current.x));
        }
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onDblClick={() => onResize(undefined)}
    />
  );
}
