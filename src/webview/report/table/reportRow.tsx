import type { ReportPanelLine } from '../../../protocol/reportMessages';
import { Icon } from '../../shared/icons';
import { StateMark } from '../../shared/stateMark';
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

/** Returns the id of a line's row, by which the table names its active row. */
export function getRowId(index: number): string {
  return `line-${index}`;
}

/**
 * A line of the report: the cells of the file, and below them an explanation, which stays in view when the table scrolls
 * sideways. The table has the keyboard focus, so the row only handles the pointer.
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
        // Selecting an MRN to copy it must not leave the report.
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
 * The explanation of a line. Its parts are aligned in all rows, like columns. In a narrow panel the last parts are hidden, so
 * the number of rows left out comes before them.
 */
function Explanation({ line, isShown, onEntries }: ExplanationProps) {
  return (
    <div class="explanation-in-view">
      <span class="part-codes">
        <span class={line.isEarned ? 'codes earned' : 'codes'}>{line.codes}</span>
      </span>
      <span class={`part-state state-${line.state}`}>
        <StateMark state={line.state} /> {line.stateName}
      </span>
      <span class="part-next">{line.next}</span>
      {(line.leftOutCount > 0 || line.unplaced !== '') && (
        <span class="part-left-out">
          <Icon name="warning" tone="warning" />
          {[line.leftOutCount > 0 ? rowsLeftOutText(line.leftOutCount) : '', line.unplaced]
            .filter((part) => part !== '')
            .join(', ')}
        </span>
      )}
      <span class="part-entries">
        <button
          type="button"
          class="link"
          // The table has the keyboard focus, and the E key does the same for the active line.
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
      {line.reasons.length > 0 && (
        <span class="part-reasons" title={line.reasons.join('\n')}>
          {line.reasons.join('; ')}
        </span>
      )}
      <span class="part-kind">{getMonthKind(line)}</span>
      <span class="part-reveal" aria-hidden="true">
        {t`Show in log`}
      </span>
    </div>
  );
}

/** A placeholder for a line that isn't loaded. */
export function PlaceholderRow({ index, top }: RowPlace) {
  return (
    <div role="row" aria-rowindex={index + 2} aria-busy="true" class="row placeholder" style={{ top: `${top}px` }}>
      <div role="gridcell" class="placeholder-bar" />
    </div>
  );
}
