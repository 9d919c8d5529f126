import type { GridColumn, GridState } from '../../../protocol/gridMessages';
import { setColumnHidden, setColumnWidth } from './columnLayout';
import { clampWidth, getDefaultWidth } from './columnWidths';
import type { GridSession } from '../state/gridSession';
import type { Grouping } from '../../../sheet/viewChoice';

/** The factor by which the menu changes the width of a column. */
const WIDER = 1.25;

/** Sorts by a column: ascending, then descending, then not at all. */
export function sortBy(column: number, session: GridSession): void {
  const sort = session.view.state?.view.sort;
  const isSorted = sort?.column === column;
  session.changeView({ sort: isSorted && sort.descending ? undefined : { column, descending: isSorted } });
}

/** Runs a command of the menu of a column. */
export function chooseColumnItem(id: string, column: number, session: GridSession): void {
  const { layout, state } = session.view;
  const gridColumn = state?.columns[column];
  if (!gridColumn) {
    return;
  }
  const { name } = gridColumn;
  const width = new Map(layout.widths).get(name) ?? session.fitColumn(column) ?? getDefaultWidth(gridColumn);
  const place = session.shownColumns.indexOf(column) + 1;
  switch (id) {
    case 'ascending':
    case 'descending':
      session.changeView({ sort: { column, descending: id === 'descending' } });
      break;
    case 'unsorted':
      session.changeView({ sort: undefined });
      break;
    case 'filterByValues':
      session.post({ type: 'filterByValues', column });
      break;
    case 'freeze':
      session.setLayout({ ...layout, frozen: layout.frozen === place ? 0 : place });
      break;
    case 'fit':
      session.setLayout(setColumnWidth(layout, name, session.fitColumn(column)));
      break;
    case 'narrower':
    case 'wider':
      session.setLayout(setColumnWidth(layout, name, clampWidth(id === 'wider' ? width * WIDER : width / WIDER)));
      break;
    case 'hide':
      session.setLayout(setColumnHidden(layout, name, true, getColumnNames(session)));
      session.move('rowStart', 1);
      break;
    default:
      if (id.startsWith('fix:')) {
        applyColumnFix(gridColumn, Number(id.slice('fix:'.length)), session);
      } else {
        showColumn(id, session);
      }
  }
}

/** Returns the quick fixes for the problems of a column, as items of its menu. None if the log is read-only. */
export function getColumnFixes(column: number, state: GridState | undefined): { id: string; title: string }[] {
  const fixes = state?.isReadOnly === false ? (state.columns[column]?.problem?.fixes ?? []) : [];
  return fixes.map(({ title }, index) => ({ id: `fix:${index}`, title }));
}

function applyColumnFix({ problem }: GridColumn, index: number, session: GridSession): void {
  const fix = problem?.fixes[index];
  if (problem && fix) {
    session.postEdit({ type: 'applyFix', row: problem.row, code: fix.code, title: fix.title });
  }
}

/** Runs a command of the view menu. */
export function chooseViewItem(id: string, session: GridSession): void {
  switch (id) {
    case 'patientMonth':
    case 'patient':
    case 'file':
      session.changeView({ grouping: id satisfies Grouping });
      break;
    case 'foldAll':
    case 'unfoldAll':
      session.foldAll(id === 'foldAll');
      break;
    case 'sortInFile':
      session.post({ type: 'sortInFile' });
      break;
    default:
      showColumn(id, session);
  }
}

function showColumn(id: string, session: GridSession): void {
  if (id.startsWith('show:')) {
    session.setLayout(setColumnHidden(session.view.layout, id.slice('show:'.length), false, getColumnNames(session)));
  }
}

function getColumnNames({ view }: GridSession): readonly string[] {
  return (view.state?.columns ?? []).map(({ name }) => name);
}
