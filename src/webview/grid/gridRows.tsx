import type { GridState } from '../../protocol/gridMessages';
import type { LineRange } from '../shared/virtualLines';
import { BandRow } from './bandRow';
import { EntryRow } from './entryRow';
import type { GridView } from './gridSession';
import { idOf } from './lineWindow';
import { LINE_COLUMN } from './selection';

interface GridRowsProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly range: LineRange;
}

/** The element of a cell; of a band whatever the column. */
export function cellElementId(index: number, column: number): string {
  return `cell-${index}-${column}`;
}

/** The rows of a range; for lines that have not come yet, quiet placeholders. */
export function GridRows({ state, view, range }: GridRowsProps) {
  const rows = [];
  for (let index = range.start; index < range.end; index++) {
    rows.push(gridRow(state, view, index));
  }
  return <>{rows}</>;
}

function gridRow({ columns, isReadOnly }: GridState, { lines, selection, sent }: GridView, index: number) {
  const line = lines.at(index);
  if (!line) {
    return (
      <div
        key={`wait:${index}`}
        class="row waiting"
        role="row"
        aria-rowindex={index + 2}
        aria-busy="true"
        data-index={index}
      >
        <div class="cell line-cell" role="rowheader" aria-colindex={1} />
        <div class="cell" role="gridcell" aria-colindex={2}>
          <span class="wait-bar" />
        </div>
      </div>
    );
  }
  const selectedColumn = selection?.index === index ? selection.column : undefined;
  return line.kind === 'band' ? (
    <BandRow
      key={idOf(line)}
      id={cellElementId(index, LINE_COLUMN)}
      band={line}
      index={index}
      columnCount={columns.length}
      isSelected={selectedColumn !== undefined}
    />
  ) : (
    <EntryRow
      key={idOf(line)}
      entry={line}
      index={index}
      columns={columns}
      sent={sent}
      selectedColumn={selectedColumn}
      isReadOnly={isReadOnly}
      cellId={(column) => cellElementId(index, column)}
    />
  );
}
