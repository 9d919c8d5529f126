import { useMemo, useState } from 'preact/hooks';
import { t } from '../../text/text';
import type { MenuItem } from './bars/menu';
import { getCellMenu, getColumnMenu, getViewMenu } from './bars/menus';
import type { GridAction } from './input/keyboard';
import type { GridSession } from './state/gridSession';
import { chooseColumnItem, chooseViewItem } from './table/columnActions';
import { focusGrid, getMenuPosition } from './table/gridFocus';

export interface OpenMenu {
  readonly label: string;
  /** Where it opens, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly menuItems: readonly MenuItem[];
  readonly onChoose: (id: string) => void;
}

/** Opens and closes the menus. These functions never change. */
export interface MenuCommands {
  readonly close: () => void;
  /** Opens the menu of the selected cells, below the selected cell if there is no position. */
  readonly openCellMenu: (onAction: (action: GridAction) => void, x?: number, y?: number) => void;
  readonly openColumnMenu: (column: number, x: number, y: number) => void;
  /** Opens the menu of the selected cell's column. */
  readonly openSelectedColumnMenu: () => void;
  readonly openViewMenu: (x: number, y: number) => void;
  /** Opens the quick fixes of the selected cell, or shows that there are none. */
  readonly openFixMenu: () => void;
}

/** The open menu, or undefined, and what opens the menus. */
export function useGridMenus(session: GridSession): { menu: OpenMenu | undefined; commands: MenuCommands } {
  const [menu, setMenu] = useState<OpenMenu>();
  const commands = useMemo(() => createCommands(session, setMenu), [session]);
  return { menu, commands };
}

function createCommands(session: GridSession, setMenu: (menu: OpenMenu | undefined) => void): MenuCommands {
  const openColumnMenu = (column: number, x: number, y: number): void => {
    setMenu({
      label: t`Column`,
      x,
      y,
      menuItems: getColumnMenu(column, session.view, session.shownColumns),
      onChoose: (id) => chooseColumnItem(id, column, session),
    });
  };
  return {
    close: () => {
      setMenu(undefined);
      focusGrid();
    },
    openCellMenu: (onAction, x, y) =>
      // The menu offers quick fixes only if there are any.
      session.whenFixesKnown(() => {
        const cellMenu = getCellMenu(session);
        const position = x !== undefined && y !== undefined ? { x, y } : getMenuPosition(session.view);
        if (cellMenu.length > 0) {
          setMenu({ label: t`Row`, ...position, menuItems: cellMenu, onChoose: (id) => onAction(id as GridAction) });
        }
      }),
    openColumnMenu,
    openSelectedColumnMenu: () => {
      const { selection } = session.view;
      if (selection && selection.column >= 0) {
        const { x, y } = getMenuPosition(session.view);
        openColumnMenu(selection.column, x, y);
      }
    },
    openViewMenu: (x, y) => {
      const { state, layout } = session.view;
      if (state) {
        const viewMenu = getViewMenu(state, layout.hidden);
        setMenu({ label: t`View`, x, y, menuItems: viewMenu, onChoose: (id) => chooseViewItem(id, session) });
      }
    },
    openFixMenu: () => session.whenFixesKnown(() => openFixMenu(session, setMenu)),
  };
}

function openFixMenu(session: GridSession, setMenu: (menu: OpenMenu) => void): void {
  const { answers } = session.view;
  if (!answers.fixes || answers.fixes.fixes.length === 0) {
    if (session.getSelectedEntry()) {
      session.showNotice(t`No quick fixes are available for this cell.`);
    }
    return;
  }
  const { row, fixes } = answers.fixes;
  setMenu({
    label: t`Quick fixes`,
    ...getMenuPosition(session.view),
    menuItems: fixes.map(({ title }, index) => ({ id: String(index), title })),
    onChoose: (id) => {
      const fix = fixes[Number(id)];
      if (fix) {
        session.postEdit({ type: 'applyFix', row, code: fix.code, title: fix.title });
      }
    },
  });
}
