import type { GridColumn } from '../../../protocol/gridMessages';
import { Icon } from '../../shared/icons';
import { getCellProblems, getRowProblems, getSeverityText } from '../table/cellProblems';
import { isRange } from '../state/selection';
import { SelectionText } from './selectionText';
import { getCellKey, hasQuickFixes, type GridView } from '../state/gridView';
import { showLineBreaks } from '../table/cellText';
import { t } from '../../../text/text';

interface DetailBarProps {
  readonly view: GridView;
  readonly columns: readonly GridColumn[];
  readonly onDismiss: () => void;
  readonly onFixes: () => void;
}

/** The line below the grid: why an edit was refused, or else the problems and the whole value of the selected cell. */
export function DetailBar({ view, columns, onDismiss, onFixes }: DetailBarProps) {
  const { refusal, notice, selection } = view;
  const line = selection && view.lines.at(selection.index);
  const entry = line?.kind === 'entry' ? line : undefined;
  const problem =
    entry && selection && (getCellProblems(entry, selection.column, columns.length) ?? getRowProblems(entry, columns));
  const column = entry && selection ? columns[selection.column] : undefined;
  const value =
    entry &&
    selection &&
    (view.pendingValues.get(getCellKey(entry.row, selection.column)) ?? entry.cells[selection.column]);
  return (
    <footer class={refusal === '' ? 'detail-bar' : 'detail-bar refused'}>
      <div class="message" role="status">
        {refusal !== '' ? (
          <>
            <Icon name="warning" tone="warning" />
            <span class="sentence">{refusal}</span>
          </>
        ) : notice !== '' ? (
          <span class="sentence">{notice}</span>
        ) : (
          problem && (
            <>
              <Icon name={problem.severity} tone={problem.severity} label={getSeverityText(problem.severity)} />
              <span class="sentence" title={problem.text}>
                {problem.text.replace(/\n/g, ' ')}
              </span>
              {hasQuickFixes(view) && (
                <button type="button" class="button flat" title={t`Quick fix (Ctrl+.)`} onClick={onFixes}>
                  <Icon name="fix" />
                  {t`Quick Fix…`}
                </button>
              )}
            </>
          )
        )}
      </div>
      {refusal !== '' ? (
        <button
          type="button"
          class="button flat"
          title={t`Close`}
          aria-label={t`Close the message`}
          onClick={onDismiss}
        >
          <Icon name="close" />
        </button>
      ) : (
        <Value view={view} column={column} value={value} />
      )}
    </footer>
  );
}

interface ValueProps {
  readonly view: GridView;
  readonly column: GridColumn | undefined;
  readonly value: string | undefined;
}

/** The figures of several selected cells, or the whole value of one. */
function Value({ view: { selection, answers }, column, value }: ValueProps) {
  if (selection && isRange(selection) && answers.selectionFigures) {
    return <SelectionText figures={answers.selectionFigures} />;
  }
  // Screen readers have already read the cell.
  return column && value !== undefined && value !== '' ? (
    <div class="value" aria-hidden="true" title={value}>
      <span class="column-name">{column.name}</span> {showLineBreaks(value)}
    </div>
  ) : null;
}
