import type { GridState } from '../../protocol/gridMessages';
import type { ViewChoice } from '../../report/viewChoice';
import { problemsOfRow } from './cellProblems';
import type { GridSession, GridView } from './gridSession';
import { ariaKey, keyLabel, type GridAction } from './keyboard';
import type { MenuItem } from './menu';
import { blockOf } from './selection';

const isMac = navigator.userAgent.includes('Mac');

const TITLES: Readonly<Partial<Record<GridAction, string>>> = {
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteNewRows: 'Paste as New Rows',
  fillDown: 'Fill Down',
  addEntry: 'Add Entry for This Patient',
  insertAbove: 'Insert Row Above',
  insertBelow: 'Insert Row Below',
  duplicateRow: 'Duplicate Row',
  deleteRow: 'Delete Row',
  showInText: 'Show in Text',
  quickFix: 'Quick Fix…',
};

/** What can be done to the selected rows and cells. */
export function cellMenu(session: GridSession): MenuItem[] {
  const { view } = session;
  const { selection, lines, state } = view;
  const line = selection && lines.at(selection.index);
  if (!line || !state) {
    return [];
  }
  if (line.kind === 'band') {
    const fold = { id: 'fold', title: line.isFolded ? 'Unfold' : 'Fold', key: 'Enter', ariaKey: 'Enter' };
    return state.isReadOnly || line.month === '' || line.isFolded ? [fold] : [fold, item('addEntry')];
  }
  if (state.isReadOnly) {
    return [item('copy'), item('showInText', { apart: true })];
  }
  const block = blockOf(selection, session.shownColumns);
  const count = block.to - block.from + 1;
  return [
    ...(problemsOfRow(line, state.columns) ? [item('quickFix')] : []),
    item('cut', { apart: problemsOfRow(line, state.columns) !== undefined }),
    item('copy'),
    item('paste'),
    item('pasteNewRows'),
    item('addEntry', { apart: true }),
    item('insertAbove'),
    item('insertBelow'),
    item('duplicateRow'),
    item('deleteRow', count > 1 ? { title: 'Delete Rows' } : {}),
    item('fillDown', { apart: true }),
    item('showInText', { apart: true }),
  ];
}

function item(action: GridAction, parts: Partial<MenuItem> = {}): MenuItem {
  return {
    id: action,
    title: TITLES[action] ?? action,
    key: keyLabel(action, isMac),
    ariaKey: ariaKey(action),
    ...parts,
  };
}

/** What can be done to a column. */
export function columnMenu(column: number, { layout, state }: GridView, shown: readonly number[]): MenuItem[] {
  const sort = state?.view.sort;
  const isSorted = sort?.column === column;
  const place = shown.indexOf(column) + 1;
  const isFrozen = layout.frozen === place;
  return [
    { id: 'ascending', title: 'Sort Up', isChecked: isSorted && !sort.descending, isOneOf: true },
    { id: 'descending', title: 'Sort Down', isChecked: isSorted && sort.descending, isOneOf: true },
    { id: 'unsorted', title: 'No Sorting', isChecked: !sort, isOneOf: true },
    { id: 'freeze', title: 'Freeze up to This Column', apart: true, isChecked: isFrozen },
    { id: 'fit', title: 'Fit Width', apart: true },
    { id: 'narrower', title: 'Narrower' },
    { id: 'wider', title: 'Wider' },
    { id: 'hide', title: 'Hide Column', apart: true },
    ...hiddenColumns(layout.hidden, state).map((name) => ({ id: `show:${name}`, title: `Show ${name}` })),
  ];
}

function hiddenColumns(hidden: readonly string[], state: GridState | undefined): string[] {
  return hidden.filter((name) => state?.columns.some((column) => column.name === name));
}

const GROUPINGS = [
  ['patientMonth', 'By Patient and Month', 'By Month'],
  ['patient', 'By Patient', 'By Patient'],
  ['file', 'By Date, as in the File', 'As in File'],
] as const satisfies readonly (readonly [ViewChoice['grouping'], title: string, short: string])[];

/** The name of a grouping, as the view's button says it. */
export function groupingTitle(grouping: ViewChoice['grouping']): string {
  return GROUPINGS.find(([its]) => its === grouping)?.[2] ?? '';
}

/** How the rows are shown. */
export function viewMenu({ view, isReadOnly, columns }: GridState, hidden: readonly string[]): MenuItem[] {
  const groupings = GROUPINGS.map(([id, title]) => ({ id, title, isChecked: view.grouping === id, isOneOf: true }));
  const folds =
    view.grouping === 'file'
      ? []
      : [
          { id: 'foldAll', title: 'Fold All', apart: true },
          { id: 'unfoldAll', title: 'Unfold All' },
        ];
  const shown = hidden.filter((name) => columns.some((column) => column.name === name));
  return [
    ...groupings,
    ...folds,
    ...shown.map((name, index) => ({ id: `show:${name}`, title: `Show ${name}`, apart: index === 0 })),
    ...(isReadOnly ? [] : [{ id: 'sortInFile', title: 'Sort Rows in File…', apart: true }]),
  ];
}
