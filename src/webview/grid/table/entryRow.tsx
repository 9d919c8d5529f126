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
  /** The columns that are selected in this row together with others, if it is one of several selected cells. */
  readonly range: readonly number[] | undefined;
  /** Values that stand in for those of the cells, by `cellKey`. */
  readonly sent: ReadonlyMap<string, string> | undefined;
  /** The column that is selected in this row, or undefined when another row is. */
  readonly selectedColumn: number | undefined;
  readonly isReadOnly: boolean;
}

export function EntryRow(props: EntryRowProps) {
  const { entry, index, columns, shown, frozenLefts, query, range, sent, selectedColumn, isReadOnly } = props;
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
          value={sent?.get(getCellKey(entry.row, at)) ?? entry.cells[at] ?? ''}
          problems={entry.problems.length === 0 ? undefined : getCellProblems(entry, at, columns.length)}
          isSelected={selectedColumn === at}
          isReadOnly={isReadOnly}
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

/** The number of the line, with a mark when something is wrong with the row. */
function LineCell({ id, entry, columns, isSelected }: LineCellProps) {
  const all = getRowProblems(entry, columns);
  const own = getCellProblems(entry, LINE_COLUMN, columns.length);
  return (
    <div
      id={id}
      class={isSelected ? 'cell line-cell selected' : 'cell line-cell'}
      role="rowheader"
      aria-colindex={1}
      aria-selected={isSelected}
      aria-invalid={own?.severity === 'error' ? 'true' : undefined}
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

/** A dot for a warning, of which every row may have one; more for an error. */
function ProblemMark({ problems }: { readonly problems: CellProblems }) {
  return problems.severity === 'error' ? (
    <Icon name="error" tone="error" label={getSeverityText('error')} />
  ) : (
    <span class="warning-dot" role="img" aria-label={getSeverityText('warning')} />
  );
}

interface EntryCellProps {
  readonly id: string;
  readonly column: GridColumn;
  readonly at: number;
  /** Pixels from the left edge, of a column that stands still. */
  readonly left: number | undefined;
  readonly query: CellQuery | undefined;
  readonly isInRange: boolean;
  readonly value: string;
  readonly problems: CellProblems | undefined;
  readonly isSelected: boolean;
  readonly isReadOnly: boolean;
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
    </div>
  );
}

/** The value with what is looked for marked. */
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

/** What screen readers say of the problems; on the screen they are a mark, with the sentence in the bar below. */
function ProblemText({ id, problems }: { readonly id: string; readonly problems: CellProblems }) {
  return (
    <span id={`${id}-problem`} hidden>
      {`${getSeverityText(problems.severity)}: ${problems.text}`}
    </span>
  );
}
