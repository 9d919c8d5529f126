import type { GridState } from '../../../protocol/gridMessages';
import type { LineRange } from '../../shared/virtualLines';
import { steady } from '../../shared/steady';
import { BandRow } from './bandRow';
import { EntryRow } from './entryRow';
import { getCellElementId } from './gridFocus';
import { getFillColumn } from '../input/fillHandle';
import { getCellKey, type GridView } from '../state/gridView';
import { getLineId } from '../state/lineWindow';
import { LINE_COLUMN, getSelectedBlock, isRange } from '../state/selection';

const SteadyBandRow = steady(BandRow);
const SteadyEntryRow = steady(EntryRow);

interface GridRowsProps {
  readonly state: GridState;
  readonly view: GridView;
  readonly range: LineRange;
  readonly shown: readonly number[];
  readonly frozenLefts: readonly number[];
  readonly onFold: (index: number) => void;
}

/** The rows of a range, with placeholders for lines that aren't loaded. */
export function GridRows(props: GridRowsProps) {
  const { view, range, shown } = props;
  const block = view.selection && isRange(view.selection) ? getSelectedBlock(view.selection, shown) : undefined;
  const rows = [];
  for (let index = range.start; index < range.end; index++) {
    rows.push(renderRow(props, block && index >= block.from && index <= block.to ? block.columns : undefined, index));
  }
  return <>{rows}</>;
}

function renderRow(props: GridRowsProps, block: readonly number[] | undefined, index: number) {
  const { state, view, shown, frozenLefts, onFold } = props;
  const { lines, selection, pendingValues, query } = view;
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
    <SteadyBandRow
      key={getLineId(line)}
      id={getCellElementId(index, LINE_COLUMN)}
      band={line}
      index={index}
      columnCount={state.columns.length}
      isSelected={selectedColumn !== undefined}
      onFold={onFold}
    />
  ) : (
    <SteadyEntryRow
      key={getLineId(line)}
      entry={line}
      index={index}
      columns={state.columns}
      shown={shown}
      frozenLefts={frozenLefts}
      query={query}
      range={selectedColumn === LINE_COLUMN ? shown : block}
      pendingValues={getPendingValues(line.row, pendingValues)}
      selectedColumn={selectedColumn}
      isReadOnly={state.isReadOnly}
      handleColumn={state.isReadOnly ? undefined : getFillColumn(selection, shown, index)}
    />
  );
}

/** Returns the pending values if some are for this row. Most rows get undefined, so that they aren't redrawn. */
function getPendingValues(row: number, all: GridView['pendingValues']): GridView['pendingValues'] | undefined {
  const start = getCellKey(row, '');
  return all.size > 0 && [...all.keys()].some((key) => key.startsWith(start)) ? all : undefined;
}
