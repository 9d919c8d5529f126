import type { ReportPanelLine } from '../../../protocol/reportMessages';
import { Icon } from '../../shared/icons';
import { ReportCell } from './reportCell';
import { counted, getMonthKind, rowsLeftOutText } from '../wording';
import { t } from '../../../text/text';

interface RowPlace {
  readonly index: number;
  /** Pixels from the top of all lines. */
  readonly top: number;
}

interface ReportRowProps extends RowPlace {
  readonly line: ReportPanelLine;
  readonly columns: readonly string[];
  readonly continuesPatient: boolean;
  readonly isActive: boolean;
  readonly isChanged: boolean;
  readonly hasEntriesShown: boolean;
  readonly onReveal: (line: ReportPanelLine, index: number) => void;
  readonly onEntries: (key: string) => void;
}

/** The id of a line's row, by which the table says which one is active. */
export function getRowId(index: number): string {
  return `line-${index}`;
}

/**
 * A line of the report: the file's cells, and below them, in view however far the table is scrolled sideways, what explains
 * them. The table holds the keyboard, so the row listens to the pointer only.
 */
export function ReportRow(props: ReportRowProps) {
  const { line, index, top, columns, continuesPatient, isActive, isChanged, hasEntriesShown, onReveal } = props;
  const classes = ['row', continuesPatient ? 'continues' : 'begins'];
  if (isActive) {
    classes.push('active');
  }
  if (isChanged) {
    classes.push('changed');
  }
  return (
    <div
      role="row"
      id={getRowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      class={classes.join(' ')}
      style={{ top: `${top}px` }}
      onClick={() => {
        // Whoever marks an MRN to copy it does not want to leave.
        if (document.getSelection()?.isCollapsed !== false) {
          onReveal(line, index);
        }
      }}
    >
      {columns.map((name, column) => (
        <ReportCell key={name} column={column} name={name} text={line.cells[column] ?? ''} />
      ))}
      <div role="gridcell" aria-colindex={columns.length + 1} class="explanation">
        <Explanation line={line} isShown={hasEntriesShown} onEntries={() => props.onEntries(line.key)} />
      </div>
    </div>
  );
}

interface ExplanationProps {
  readonly line: ReportPanelLine;
  readonly isShown: boolean;
  readonly onEntries: () => void;
}

/**
 * Each part begins at the same place in every row, so that the eye can run down them like columns. Where the panel is narrow
 * the last parts have no room: what is left out comes before them.
 */
function Explanation({ line, isShown, onEntries }: ExplanationProps) {
  return (
    <div class="explanation-in-view">
      <span class="part-codes">
        <span class={line.isEarned ? 'codes earned' : 'codes'}>
          {line.isEarned && <Icon name="tick" />}
          {line.codes}
        </span>
      </span>
      <span class="part-next">{line.next}</span>
      {line.leftOutCount > 0 && (
        <span class="part-left-out">
          <Icon name="warning" tone="warning" />
          {rowsLeftOutText(line.leftOutCount)}
        </span>
      )}
      <span class="part-entries">
        <button
          type="button"
          class="link"
          // The table holds the keyboard: E does the same for the active line.
          tabIndex={-1}
          aria-expanded={isShown}
          title={isShown ? t`Hide the entries` : t`Show the entries and what each adds`}
          onClick={(event) => {
            event.stopPropagation();
            onEntries();
          }}
        >
          {counted(line.entryCount, 'entry')}
        </button>
      </span>
      <span class="part-kind">{getMonthKind(line)}</span>
      <span class="part-reveal" aria-hidden="true">
        {t`Show in log`}
      </span>
    </div>
  );
}

/** Holds the place of a line the host has not given yet. */
export function AwaitedRow({ index, top }: RowPlace) {
  return (
    <div role="row" aria-rowindex={index + 2} aria-busy="true" class="row awaited" style={{ top: `${top}px` }}>
      <div role="gridcell" class="awaited-bar" />
    </div>
  );
}
