import { Icon } from '../../shared/icons';
import { getColumnLayout, isNothing, type ColumnLook } from './columns';
import { splitAtPoint } from '../wording';

interface ReportCellProps {
  readonly column: number;
  readonly name: string;
  readonly text: string;
}

/** A cell of the report file, in the notation of the file. */
export function ReportCell({ column, name, text }: ReportCellProps) {
  const { look, isPatientColumn, isPinned } = getColumnLayout(name);
  const classes = ['cell', `look-${look}`];
  if (isPatientColumn) {
    classes.push('patient-cell');
  }
  if (isPinned) {
    classes.push('pinned', `column-${column}`);
  }
  if ((look === 'baseCode' || look === 'units') && isNothing(text)) {
    classes.push('not-earned');
  }
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      class={classes.join(' ')}
      // The minutes are in two parts to align their points. Screen readers would read two numbers.
      aria-label={look === 'minutes' ? text : undefined}
      title={look === 'identifier' ? text : undefined}
      onPointerEnter={showWhole}
    >
      <CellText look={look} text={text} />
    </div>
  );
}

/** Shows a tooltip only for a text that is cut off, which depends on the current width of the column. */
function showWhole({ currentTarget: cell }: PointerEvent & { readonly currentTarget: HTMLElement }): void {
  cell.title = cell.scrollWidth > cell.clientWidth ? cell.textContent : '';
}

function CellText({ look, text }: { readonly look: ColumnLook; readonly text: string }) {
  if (look === 'minutes') {
    const [whole, fraction] = splitAtPoint(text);
    return (
      <>
        {whole}
        <span class="fraction">{fraction}</span>
      </>
    );
  }
  if (look === 'baseCode' && !isNothing(text)) {
    return (
      <>
        <Icon name="tick" />
        {text}
      </>
    );
  }
  return <>{text}</>;
}
