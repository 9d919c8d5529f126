import { Icon } from '../../shared/icons';
import { getColumnLayout, isNothing, type ColumnLook } from './columns';
import { splitAtPoint } from '../wording';

interface ReportCellProps {
  readonly column: number;
  readonly name: string;
  readonly text: string;
}

/** A cell of the file in the file's notation. */
export function ReportCell({ column, name, text }: ReportCellProps) {
  const { look, isPatientColumn: isOfPatient, isPinned } = getColumnLayout(name);
  const classes = ['cell', `look-${look}`];
  if (isOfPatient) {
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
      // Set in two pieces to stand point below point, the minutes would be read out as two numbers.
      aria-label={look === 'minutes' ? text : undefined}
      title={look === 'identifier' ? text : undefined}
      onPointerEnter={showWhole}
    >
      <CellText look={look} text={text} />
    </div>
  );
}

/** Only a text that is cut off is worth a tooltip; whether it is depends on the width the column has by now. */
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
