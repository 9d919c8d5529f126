import type { GridState } from '../../../protocol/gridMessages';
import type { ViewChoice } from '../../../sheet/viewChoice';
import type { GridSession } from '../state/gridSession';
import { hasQuickFixes, type GridView } from '../state/gridView';
import { getAriaKey, getKeyLabel, type GridAction } from '../input/keyboard';
import type { MenuItem } from './menu';
import { getColumnFixes } from '../table/columnActions';
import { getSelectedBlock } from '../state/selection';
import { type Phrase, phrase, formatPhrase, t } from '../../../text/text';

const isMac = navigator.userAgent.includes('Mac');

const TITLES: Readonly<Partial<Record<GridAction, Phrase>>> = {
  cut: phrase`Cut`,
  copy: phrase`Copy`,
  copyWithHeader: phrase`Copy with Header`,
  copyAsCsv: phrase`Copy as CSV`,
  copyAsMarkdown: phrase`Copy as Markdown`,
  paste: phrase`Paste`,
  pasteNewRows: phrase`Paste as New Rows`,
  fillDown: phrase`Fill Down`,
  addEntry: phrase`Add Entry for This Patient`,
  insertAbove: phrase`Insert Row Above`,
  insertBelow: phrase`Insert Row Below`,
  duplicateRow: phrase`Duplicate Row`,
  deleteRow: phrase`Delete Row`,
  showInText: phrase`Show in Text`,
  quickFix: phrase`Quick Fix…`,
};

const COPY_ACTIONS = ['copy', 'copyWithHeader', 'copyAsCsv', 'copyAsMarkdown'] as const satisfies readonly GridAction[];

/** Returns the menu of the selected cells. */
export function getCellMenu(session: GridSession): MenuItem[] {
  const { view } = session;
  const { selection, lines, state } = view;
  const line = selection && lines.at(selection.index);
  if (!line || !state) {
    return [];
  }
  if (line.kind === 'band') {
    const fold = { id: 'fold', title: line.isFolded ? t`Unfold` : t`Fold`, key: 'Enter', ariaKey: 'Enter' };
    return state.isReadOnly || line.month === '' || line.isFolded ? [fold] : [fold, createItem('addEntry')];
  }
  if (state.isReadOnly) {
    return [...COPY_ACTIONS.map((action) => createItem(action)), createItem('showInText', { hasSeparator: true })];
  }
  const block = getSelectedBlock(selection, session.shownColumns);
  const count = block.to - block.from + 1;
  const hasFixes = hasQuickFixes(view);
  return [
    ...(hasFixes ? [createItem('quickFix')] : []),
    createItem('cut', { hasSeparator: hasFixes }),
    ...COPY_ACTIONS.map((action) => createItem(action)),
    createItem('paste', { hasSeparator: true }),
    createItem('pasteNewRows'),
    createItem('addEntry', { hasSeparator: true }),
    createItem('insertAbove'),
    createItem('insertBelow'),
    createItem('duplicateRow'),
    createItem('deleteRow', count > 1 ? { title: t`Delete Rows` } : {}),
    createItem('fillDown', { hasSeparator: true }),
    createItem('showInText', { hasSeparator: true }),
  ];
}

function createItem(action: GridAction, parts: Partial<MenuItem> = {}): MenuItem {
  const title = TITLES[action];
  return {
    id: action,
    title: title ? formatPhrase(title) : action,
    key: getKeyLabel(action, isMac),
    ariaKey: getAriaKey(action),
    ...parts,
  };
}

/** Returns the menu of a column. */
export function getColumnMenu(column: number, { layout, state }: GridView, shown: readonly number[]): MenuItem[] {
  const sort = state?.view.sort;
  const isSorted = sort?.column === column;
  const place = shown.indexOf(column) + 1;
  const isFrozen = layout.frozen === place;
  const fixes = getColumnFixes(column, state);
  return [
    ...fixes,
    {
      id: 'ascending',
      title: t`Sort Ascending`,
      isChecked: isSorted && !sort.descending,
      isRadio: true,
      hasSeparator: fixes.length > 0,
    },
    { id: 'descending', title: t`Sort Descending`, isChecked: isSorted && sort.descending, isRadio: true },
    { id: 'unsorted', title: t`No Sorting`, isChecked: !sort, isRadio: true },
    {
      id: 'filterByValues',
      title: t`Filter by Values…`,
      hasSeparator: true,
      isChecked: state?.view.filter.values.some((part) => part.column === column) === true,
    },
    { id: 'freeze', title: t`Freeze up to This Column`, hasSeparator: true, isChecked: isFrozen },
    { id: 'fit', title: t`Fit Width`, hasSeparator: true },
    { id: 'narrower', title: t`Narrower` },
    { id: 'wider', title: t`Wider` },
    { id: 'hide', title: t`Hide Column`, hasSeparator: true },
    ...findHiddenColumns(layout.hidden, state).map((name) => ({ id: `show:${name}`, title: t`Show ${name}` })),
  ];
}

function findHiddenColumns(hidden: readonly string[], state: GridState | undefined): string[] {
  return hidden.filter((name) => state?.columns.some((column) => column.name === name));
}

const GROUPINGS = [
  ['patientMonth', phrase`By Patient and Month`, phrase`By Month`],
  ['patient', phrase`By Patient`, phrase`By Patient`],
  ['file', phrase`In File Order`, phrase`File Order`],
] as const satisfies readonly (readonly [ViewChoice['grouping'], title: Phrase, short: Phrase])[];

/** Returns the short name of a grouping, for the button of the view menu. */
export function getGroupingTitle(grouping: ViewChoice['grouping']): string {
  const found = GROUPINGS.find(([id]) => id === grouping);
  return found ? formatPhrase(found[2]) : '';
}

/** Returns the menu of the view. */
export function getViewMenu({ view, isReadOnly, columns }: GridState, hidden: readonly string[]): MenuItem[] {
  const groupings = GROUPINGS.map<MenuItem>(([id, title]) => ({
    id,
    title: formatPhrase(title),
    isChecked: view.grouping === id,
    isRadio: true,
  }));
  const folds: MenuItem[] =
    view.grouping === 'file'
      ? []
      : [
          { id: 'foldAll', title: t`Fold All`, hasSeparator: true },
          { id: 'unfoldAll', title: t`Unfold All` },
        ];
  const sortInFile: MenuItem = { id: 'sortInFile', title: t`Sort Rows in File…`, hasSeparator: true };
  const shown = hidden.filter((name) => columns.some((column) => column.name === name));
  return [
    ...groupings,
    ...folds,
    ...shown.map<MenuItem>((name, index) => ({
      id: `show:${name}`,
      title: t`Show ${name}`,
      hasSeparator: index === 0,
    })),
    ...(isReadOnly ? [] : [sortInFile]),
  ];
}
