import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { GridToHost, HostToGrid } from '../../protocol/gridMessages';
import { filterParts, type RowFilter } from '../../sheet/viewChoice';
import type { Host } from '../shared/vscodeApi';
import { chooseColumnItem, chooseViewItem } from './table/columnActions';
import { DetailBar } from './bars/detailBar';
import { EntryForm } from './editing/entryForm';
import { FilterBar } from './bars/filterBar';
import { FindBar } from './bars/findBar';
import { GridActions, type GridShell } from './input/gridActions';
import { onShellKey } from './input/gridKeys';
import { GridNotice } from './bars/gridNotice';
import { GridSession } from './state/gridSession';
import { GridTable, belowSelection, focusGrid } from './table/gridTable';
import { packView, unpackView } from './state/storedView';
import type { GridAction } from './input/keyboard';
import { Menu, type MenuItem } from './bars/menu';
import { getCellMenu, getColumnMenu, getViewMenu } from './bars/menus';
import { runClipboardCommand } from './input/textCommands';
import { Toolbar } from './bars/toolbar';
import { t } from '../../text/text';

interface GridAppProps {
  readonly host: Host<GridToHost, HostToGrid>;
}

interface OpenMenu {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly items: readonly MenuItem[];
  readonly onChoose: (id: string) => void;
}

/** VS Code's menu of a webview has nothing to offer here but Copy and Paste of text that cannot be selected. */
const NO_OWN_MENU = JSON.stringify({ preventDefaultContextMenuItems: true });

export function GridApp({ host }: GridAppProps) {
  const kept = useMemo(() => unpackView(host.getState()), [host]);
  const [view, setView] = useState<GridSession['view']>();
  const session = useMemo(() => new GridSession((message) => host.post(message), kept, setView), [host, kept]);
  const [menu, setMenu] = useState<OpenMenu>();
  const [filterIsOpen, setFilterIsOpen] = useState<boolean>();
  const [find, setFind] = useState<{ withReplace: boolean }>();
  const [formIsOpen, setFormIsOpen] = useState(false);
  const [wantsFixes, setWantsFixes] = useState(false);
  useEffect(() => {
    const stop = host.listen((message) =>
      message.type === 'openForm' ? setFormIsOpen(true) : session.receive(message),
    );
    host.post({ type: 'ready' });
    return stop;
  }, [host, session]);

  const openColumnMenu = useCallback(
    (column: number, x: number, y: number) => {
      const items = getColumnMenu(column, session.view, session.shownColumns);
      setMenu({ label: t`Column`, x, y, items, onChoose: (id) => chooseColumnItem(id, column, session) });
    },
    [session],
  );
  const actions = useMemo(() => {
    const shell: GridShell = {
      copyOrCut: runClipboardCommand,
      readClipboard: () => navigator.clipboard.readText(),
      openForm: () => setFormIsOpen(true),
      openFind: (withReplace) => setFind({ withReplace }),
      toggleFilter: () => {
        setFilterIsOpen((before) => !(before ?? isFiltered(session)));
        focusGrid();
      },
      openColumnMenu: () => {
        const { selection } = session.view;
        if (selection && selection.column >= 0) {
          const { x, y } = belowSelection(session.view);
          openColumnMenu(selection.column, x, y);
        }
      },
      openFixes: () => {
        const entry = session.getSelectedEntry();
        if (entry) {
          session.clearAnswers('fixes');
          setWantsFixes(true);
          session.post({ type: 'askFixes', row: entry.row, column: session.view.selection?.column ?? -1 });
        }
      },
    };
    return new GridActions(session, shell);
  }, [session, openColumnMenu]);
  const openCellMenu = useCallback(
    (x?: number, y?: number) => {
      const items = getCellMenu(session);
      const place = x !== undefined && y !== undefined ? { x, y } : belowSelection(session.view);
      if (items.length > 0) {
        setMenu({ label: t`Row`, ...place, items, onChoose: (id) => actions.do(id as GridAction) });
      }
    },
    [session, actions],
  );
  const closeMenu = useCallback(() => {
    setMenu(undefined);
    focusGrid();
  }, []);
  const fixes = view?.answers.fixes;
  useEffect(() => {
    if (fixes && wantsFixes) {
      setWantsFixes(false);
      offerFixes(session, fixes, setMenu);
    }
  }, [fixes, wantsFixes]);

  const state = view?.state;
  if (!view || !state) {
    return <div class="starting" aria-busy="true" />;
  }
  const openAsText = (): void => host.post({ type: 'switchToText' });
  if (state.obstacle !== '') {
    return (
      <div class="app" data-vscode-context={NO_OWN_MENU}>
        <GridNotice sentence={state.obstacle} action={t`Open as Text`} onAct={openAsText} />
      </div>
    );
  }
  const filterIsShown = filterIsOpen ?? filterParts(state.view.filter) > 0;
  const filterBy = (filter: RowFilter): void => session.changeView({ filter });
  const openViewMenu = (x: number, y: number): void =>
    setMenu({
      label: t`View`,
      x,
      y,
      items: getViewMenu(state, view.layout.hidden),
      onChoose: (id) => chooseViewItem(id, session),
    });
  const newEntry = (): void => setFormIsOpen(true);
  return (
    <div class="app" data-vscode-context={NO_OWN_MENU} onKeyDown={(event) => onShellKey(event, actions)}>
      <Toolbar
        state={state}
        filterIsOpen={filterIsShown}
        onNextProblem={(backwards) => session.goToNextProblem(backwards)}
        onView={openViewMenu}
        onFilter={() => actions.do('filter')}
        onFind={() => actions.do('find')}
        onNewEntry={newEntry}
        onOpenAsText={openAsText}
        onReport={() => host.post({ type: 'generateReport' })}
      />
      {filterIsShown && (
        <FilterBar
          state={state}
          choices={view.answers.filterChoices}
          takesFocus={filterIsOpen === true}
          onAsk={() => host.post({ type: 'askFilterChoices' })}
          onFilter={filterBy}
          onClose={() => {
            setFilterIsOpen(false);
            focusGrid();
          }}
        />
      )}
      <div class="work-area">
        {state.allEntries === 0 ? (
          <GridNotice
            sentence={t`This log has no entries yet.`}
            action={state.isReadOnly ? undefined : t`New Entry`}
            onAct={newEntry}
          />
        ) : (
          <GridTable
            state={state}
            view={view}
            session={session}
            actions={actions}
            kept={kept}
            onKeep={(numbers) => host.setState(packView(numbers))}
            onMenu={openCellMenu}
            onColumnMenu={openColumnMenu}
          />
        )}
        {find && (
          <FindBar
            session={session}
            view={view}
            withReplace={find.withReplace}
            onReplaceShown={(withReplace) => setFind({ withReplace })}
            onClose={() => {
              session.setQuery(undefined);
              setFind(undefined);
              focusGrid();
            }}
          />
        )}
        {formIsOpen && (
          <EntryForm
            state={state}
            view={view}
            session={session}
            onClose={() => {
              setFormIsOpen(false);
              focusGrid();
            }}
          />
        )}
      </div>
      <DetailBar
        view={view}
        columns={state.columns}
        onDismiss={() => session.showRefusal('')}
        onFixes={() => actions.do('quickFix')}
      />
      {menu && (
        <Menu
          {...menu}
          onClose={closeMenu}
          onChoose={(id) => {
            closeMenu();
            menu.onChoose(id);
          }}
        />
      )}
    </div>
  );
}

function isFiltered(session: GridSession): boolean {
  const { state } = session.view;
  return state !== undefined && filterParts(state.view.filter) > 0;
}

/** The fixes of the selected cell as a menu, as the text editor has them behind the light bulb. */
function offerFixes(
  session: GridSession,
  {
    row,
    fixes,
  }: { readonly row: number; readonly fixes: readonly { readonly code: string; readonly title: string }[] },
  open: (menu: OpenMenu) => void,
): void {
  if (fixes.length === 0) {
    session.showRefusal(t`There is no quick fix for this cell: nobody but you knows what is right.`);
    return;
  }
  open({
    label: t`Quick fixes`,
    ...belowSelection(session.view),
    items: fixes.map(({ title }, index) => ({ id: String(index), title })),
    onChoose: (id) => {
      const fix = fixes[Number(id)];
      if (fix) {
        session.postEdit({ type: 'applyFix', row, code: fix.code, title: fix.title });
      }
    },
  });
}
