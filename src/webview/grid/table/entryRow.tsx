import type { GridColumn, GridEntry } from '../../../protocol/gridMessages';
import { findInCell, type CellQuery } from '../../../sheet/cellFind';
import { Icon } from '../../shared/icons';
import { getCellElementId } from './gridFocus';
import { getCellProblems, getRowProblems, getSeverityText, type CellProblems } from './cellProblems';
import { getCellKey } from '../state/gridView';
import { showLineBreaks } from './cellText';
import { LINE_COLUMN } from '../state/selection';
import { t } from '../../../text/text';

interface EntryRowProps {
  readonly entry: GridEntry;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  /** Indexes of the columns that are shown, from left to right. */
  readonly shown: readonly number[];
  readonly frozenLefts: readonly number[];
  readonly query: CellQuery | undefined;
  /** The columns of this row that are in a selected range, or undefined if there are none. */
  readonly range: readonly number[] | undefined;
  /** Values that replace those of the cells until the host confirms them, by `getCellKey`. */
  readonly pendingValues: ReadonlyMap<string, string> | undefined;
  /** The selected column, or undefined if another row is selected. */
  readonly selectedColumn: number | undefined;
  readonly isReadOnly: boolean;
  /** The column with the handle for filling the cells below, if any. */
  readonly handleColumn: number | undefined;
}

/** The row of an entry. */
export function EntryRow(props: EntryRowProps) {
  const { entry, index, columns, shown, frozenLefts, query, range, pendingValues, selectedColumn, isReadOnly } = props;
  const { handleColumn } = props;
  const classes = ['row', 'entry'];
  if (entry.isLeftOut) {
    classes.push('left-out');
  }
  if (selectedColumn !== undefined) {
    classes.push('selected-row');
  }
  return (
    <div class={classes.join(' ')} role="row" aria-rowindex={index + 2} data-index={index}>
      <LineCell
        id={getCellElementId(index, LINE_COLUMN)}
        entry={entry}
        columns={columns}
        isSelected={selectedColumn === LINE_COLUMN}
      />
      {shown.map((at, place) => (
        <EntryCell
          key={at}
          id={getCellElementId(index, at)}
          column={columns[at] ?? NO_COLUMN}
          at={at}
          left={frozenLefts[place]}
          query={query}
          isInRange={range?.includes(at) ?? false}
          value={pendingValues?.get(getCellKey(entry.row, at)) ?? entry.cells[at] ?? ''}
          problems={entry.problems.length === 0 ? undefined : getCellProblems(entry, at, columns.length)}
          isSelected={selectedColumn === at}
          isReadOnly={isReadOnly}
          hasHandle={handleColumn === at}
        />
      ))}
    </div>
  );
}

const NO_COLUMN: GridColumn = { name: '', field: undefined };

interface LineCellProps {
  readonly id: string;
  readonly entry: GridEntry;
  readonly columns: readonly GridColumn[];
  readonly isSelected: boolean;
}

/** The line number, with an icon if the row has a problem. */
function LineCell({ id, entry, columns, isSelected }: LineCellProps) {
  const all = getRowProblems(entry, columns);
  const rowOnly = getCellProblems(entry, LINE_COLUMN, columns.length);
  return (
    <div
      id={id}
      class={isSelected ? 'cell line-cell selected' : 'cell line-cell'}
      role="rowheader"
      aria-colindex={1}
      aria-selected={isSelected}
      aria-invalid={rowOnly?.severity === 'error' ? 'true' : undefined}
      aria-describedby={all ? `${id}-problem` : undefined}
      data-column={LINE_COLUMN}
      title={all?.text}
    >
      {entry.isLeftOut && <Icon name="leftOut" tone="error" label={t`left out`} />}
      {all && !entry.isLeftOut && <ProblemMark problems={all} />}
      <span class="number">{entry.line}</span>
      {all && <ProblemText id={id} problems={all} />}
    </div>
  );
}

/** A dot for a warning or a notice, because every row can have one, and an icon for an error. */
function ProblemMark({ problems }: { readonly problems: CellProblems }) {
  return problems.severity === 'error' ? (
    <Icon name="error" tone="error" label={getSeverityText('error')} />
  ) : (
    <span class={`${problems.severity}-dot`} role="img" aria-label={getSeverityText(problems.severity)} />
  );
}

interface EntryCellProps {
  readonly id: string;
  readonly column: GridColumn;
  readonly at: number;
  /** The left edge in pixels, or undefined if the column isn't frozen. */
  readonly left: number | undefined;
  readonly query: CellQuery | undefined;
  readonly isInRange: boolean;
  readonly value: string;
  readonly problems: CellProblems | undefined;
  readonly isSelected: boolean;
  readonly isReadOnly: boolean;
  readonly hasHandle: boolean;
}

function EntryCell(props: EntryCellProps) {
  const { id, column, at, left, query, isInRange, value, problems, isSelected, isReadOnly } = props;
  const classes = ['cell', column.field ?? 'unknown'];
  if (left !== undefined) {
    classes.push('frozen');
  }
  if (isInRange) {
    classes.push('in-range');
  }
  if (problems) {
    classes.push(problems.severity);
  }
  if (isSelected) {
    classes.push('selected');
  }
  return (
    <div
      id={id}
      class={classes.join(' ')}
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected || isInRange}
      aria-readonly={isReadOnly ? 'true' : undefined}
      aria-invalid={problems?.severity === 'error' ? 'true' : undefined}
      aria-describedby={problems ? `${id}-problem` : undefined}
      data-column={at}
      style={left === undefined ? undefined : { left: `${left}px` }}
      title={problems?.text ?? value}
    >
      <span class="text">{query ? <MarkedText value={value} query={query} /> : showLineBreaks(value)}</span>
      {problems && <ProblemText id={id} problems={problems} />}
      {props.hasHandle && (
        <span class="fill-handle" aria-hidden="true" title={t`Drag to fill the cells below (Ctrl+D)`} />
      )}
    </div>
  );
}

/** The value with the matches of the query highlighted. */
function MarkedText({ value, query }: { readonly value: string; readonly query: CellQuery }) {
  const found = findInCell(value, query);
  let from = 0;
  const parts = found.map(({ start, end }) => {
    const before = showLineBreaks(value.slice(from, start));
    from = end;
    return (
      <>
        {before}
        <mark>{showLineBreaks(value.slice(start, end))}</mark>
      </>
    );
  });
  return (
    <>
      {parts}
      {showLineBreaks(value.slice(from))}
    </>
  );
}

/** The problems for screen readers. On the screen, the cell is marked and the bar below has the text. */
function ProblemText({ id, problems }: { readonly id: string; readonly problems: CellProblems }) {
  return (
    <span id={`${id}-problem`} hidden>
      {`${getSeverityText(problems.severity)}: ${problems.text}`}
    </span>
  );
}
