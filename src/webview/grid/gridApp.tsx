import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GridToHost, HostToGrid } from '../../protocol/gridMessages';
import type { Host } from '../shared/vscodeApi';
import { DetailBar } from './detailBar';
import { GridNotice } from './gridNotice';
import { GridSession } from './gridSession';
import { GridTable } from './gridTable';
import { packView, unpackView } from './keptView';
import { Toolbar } from './toolbar';

interface GridAppProps {
  readonly host: Host<GridToHost, HostToGrid>;
}

/** VS Code's menu of a webview has nothing to offer here but Copy and Paste of text that cannot be selected. */
const NO_OWN_MENU = JSON.stringify({ preventDefaultContextMenuItems: true });

export function GridApp({ host }: GridAppProps) {
  const kept = useMemo(() => unpackView(host.kept()), [host]);
  const [view, setView] = useState<GridSession['view']>();
  const session = useMemo(() => new GridSession((message) => host.post(message), kept, setView), [host, kept]);
  useEffect(() => {
    const stop = host.listen((message) => session.receive(message));
    host.post({ type: 'ready' });
    return stop;
  }, [host, session]);

  const state = view?.state;
  if (!view || !state) {
    return <div class="starting" aria-busy="true" />;
  }
  const openAsText = (): void => host.post({ type: 'switchToText' });
  const addEntry = (): void => host.post({ type: 'addEmptyEntry' });
  if (state.obstacle !== '') {
    return (
      <div class="app" data-vscode-context={NO_OWN_MENU}>
        <GridNotice sentence={state.obstacle} action="Open as Text" onAct={openAsText} />
      </div>
    );
  }
  return (
    <div class="app" data-vscode-context={NO_OWN_MENU}>
      <Toolbar
        state={state}
        onNextProblem={(backwards) => session.nextProblem(backwards)}
        onAddEntry={addEntry}
        onOpenAsText={openAsText}
        onReport={() => host.post({ type: 'generateReport' })}
      />
      {state.lineCount === 0 ? (
        <GridNotice
          sentence="This log has no entries yet."
          action={state.isReadOnly ? undefined : 'Add Entry'}
          onAct={addEntry}
        />
      ) : (
        <GridTable
          state={state}
          view={view}
          session={session}
          kept={kept}
          onKeep={(numbers) => host.keep(packView(numbers))}
        />
      )}
      <DetailBar view={view} columns={state.columns} onDismiss={() => session.say('')} />
    </div>
  );
}
