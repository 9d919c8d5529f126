import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GridState, GridToHost, HostToGrid } from '../../protocol/gridMessages';
import { NO_FILTER, filterParts } from '../../sheet/viewChoice';
import { getRemedyTitle } from '../../sheet/headerRemedies';
import { t } from '../../text/text';
import type { Host } from '../shared/vscodeApi';
import { DetailBar } from './bars/detailBar';
import { FilterBar } from './bars/filterBar';
import { FindBar } from './bars/findBar';
import { GridNotice } from './bars/gridNotice';
import { Notices } from './bars/notices';
import { Menu } from './bars/menu';
import { ProblemsPane } from './bars/problemsPane';
import { Toolbar } from './bars/toolbar';
import { EntryForm } from './editing/entryForm';
import { GridActions } from './input/gridActions';
import { onShellKey } from './input/gridKeys';
import { runClipboardCommand } from './input/textCommands';
import { GridSession } from './state/gridSession';
import type { GridView } from './state/gridView';
import { packView, unpackView, type StoredView } from './state/storedView';
import { focusGrid } from './table/gridFocus';
import { GridTable } from './table/gridTable';
import { useGridBars, type BarCommands, type GridBars } from './useGridBars';
import { useGridMenus, type MenuCommands, type OpenMenu } from './useGridMenus';

type GridHost = Host<GridToHost, HostToGrid>;

/** Hides VS Code's context menu of a webview. It offers only Copy and Paste of text, which the grid's cells don't have. */
const NO_CONTEXT_MENU = JSON.stringify({ preventDefaultContextMenuItems: true });

/** The grid: shows a time log and edits it through the host. */
export function GridApp({ host }: { readonly host: GridHost }) {
  const storedView = useMemo(() => unpackView(host.getState()), [host]);
  const [view, setView] = useState<GridView>();
  const session = useMemo(
    () => new GridSession((message) => host.post(message), storedView, setView),
    [host, storedView],
  );
  const bars = useGridBars(session);
  const { menu, commands: menus } = useGridMenus(session);
  const actions = useMemo(() => createActions(session, bars.commands, menus), [session, bars.commands, menus]);
  useEffect(() => {
    const stop = host.listen((message) =>
      message.type === 'openForm' ? bars.commands.restoreForm(message.draft) : session.receive(message),
    );
    host.post({ type: 'ready' });
    return stop;
  }, [host, session]);

  const state = view?.state;
  if (!view || !state) {
    return <div class="starting" aria-busy="true" />;
  }
  if (state.obstacle !== '') {
    return (
      <div class="app" data-vscode-context={NO_CONTEXT_MENU}>
        <GridNotice
          sentence={state.obstacle}
          actions={[
            ...state.remedies.map((remedy) => ({
              label: getRemedyTitle(remedy),
              onAct: () => host.post({ type: 'remedyHeader', remedy }),
            })),
            { label: t`Open as Text`, onAct: () => host.post({ type: 'switchToText' }) },
          ]}
        />
      </div>
    );
  }
  const parts: GridParts = { host, state, view, session, actions, bars, menus, storedView };
  return (
    <div class="app" data-vscode-context={NO_CONTEXT_MENU} onKeyDown={(event) => onShellKey(event, actions)}>
      <TopBars {...parts} />
      <Notices sentences={state.statements} />
      <div class="work-area">
        <Table {...parts} />
        <Overlays {...parts} />
      </div>
      {bars.problemsAreOpen && <Problems {...parts} />}
      <DetailBar
        view={view}
        columns={state.columns}
        onDismiss={() => {
          session.showRefusal('');
          focusGrid();
        }}
        onFixes={() => actions.do('quickFix')}
      />
      {menu && <GridMenu menu={menu} onClose={menus.close} />}
    </div>
  );
}

function createActions(session: GridSession, bars: BarCommands, menus: MenuCommands): GridActions {
  return new GridActions(session, {
    copyOrCut: runClipboardCommand,
    readClipboard: () => navigator.clipboard.readText(),
    openForm: bars.openForm,
    openFind: bars.openFind,
    toggleFilter: bars.toggleFilter,
    toggleProblems: bars.toggleProblems,
    openColumnMenu: menus.openSelectedColumnMenu,
    openFixes: menus.openFixMenu,
  });
}

interface GridParts {
  readonly host: GridHost;
  readonly state: GridState;
  readonly view: GridView;
  readonly session: GridSession;
  readonly actions: GridActions;
  readonly bars: GridBars;
  readonly menus: MenuCommands;
  readonly storedView: StoredView;
}

/** The toolbar, and below it the filter bar while it's open. */
function TopBars({ host, state, view, session, actions, bars, menus }: GridParts) {
  const filterIsShown = bars.filterIsOpen ?? filterParts(state.view.filter) > 0;
  return (
    <>
      <Toolbar
        state={state}
        filterIsOpen={filterIsShown}
        problemsAreOpen={bars.problemsAreOpen}
        onProblems={bars.commands.toggleProblems}
        onView={menus.openViewMenu}
        onFilter={() => actions.do('filter')}
        onFind={() => actions.do('find')}
        onNewEntry={bars.commands.openForm}
        onOpenAsText={() => host.post({ type: 'switchToText' })}
        onReport={() => host.post({ type: 'generateReport' })}
      />
      {filterIsShown && (
        <FilterBar
          state={state}
          choices={view.answers.filterChoices}
          takesFocus={bars.filterIsOpen === true}
          onAsk={() => host.post({ type: 'askFilterChoices' })}
          onFilter={(filter) => session.changeView({ filter })}
          onClose={bars.commands.closeFilter}
        />
      )}
    </>
  );
}

/** The rows, or a notice if the log has none. */
function Table({ host, state, view, session, actions, bars, menus, storedView }: GridParts) {
  if (state.allEntries === 0) {
    return (
      <GridNotice
        sentence={t`This log has no entries yet.`}
        actions={state.isReadOnly ? [] : [{ label: t`New Entry`, onAct: bars.commands.openForm }]}
      />
    );
  }
  if (state.shownEntries === 0 && filterParts(state.view.filter) > 0) {
    return (
      <GridNotice
        sentence={t`No row passes the filter.`}
        actions={[{ label: t`Clear Filter`, onAct: () => session.changeView({ filter: NO_FILTER }) }]}
      />
    );
  }
  return (
    <GridTable
      state={state}
      view={view}
      session={session}
      actions={actions}
      storedView={storedView}
      onStore={(stored) => host.setState(packView(stored))}
      onMenu={(x, y) => menus.openCellMenu((action) => actions.do(action), x, y)}
      onColumnMenu={menus.openColumnMenu}
    />
  );
}

/** The find bar and the form of a new entry, which lie over the rows. */
function Overlays({ state, view, session, bars: { find, formIsOpen, draft, commands } }: GridParts) {
  return (
    <>
      {find && (
        <FindBar
          session={session}
          view={view}
          withReplace={find.withReplace}
          onReplaceShown={commands.openFind}
          onClose={commands.closeFind}
        />
      )}
      {formIsOpen && (
        <EntryForm state={state} view={view} session={session} draft={draft} onClose={commands.closeForm} />
      )}
    </>
  );
}

/** The list of problems below the rows. */
function Problems({ host, state, view, bars }: GridParts) {
  return (
    <ProblemsPane
      state={state}
      problems={view.answers.problems}
      onAsk={() => host.post({ type: 'askProblems' })}
      onShow={({ row, column }, takesFocus) => {
        host.post(row === undefined ? { type: 'showHeaderInText' } : { type: 'showRow', row, column });
        if (takesFocus) {
          focusGrid();
        }
      }}
      onClose={bars.commands.closeProblems}
    />
  );
}

function GridMenu({ menu, onClose }: { readonly menu: OpenMenu; readonly onClose: () => void }) {
  return (
    <Menu
      {...menu}
      onClose={onClose}
      onChoose={(id) => {
        onClose();
        menu.onChoose(id);
      }}
    />
  );
}
