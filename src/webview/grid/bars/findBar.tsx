import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellQuery } from '../../../sheet/cellFind';
import { Icon } from '../../shared/icons';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { getCellKey } from '../state/gridView';
import { replaceInCell, findInCell } from '../../../sheet/cellFind';
import { handleTextKey } from '../input/textCommands';
import { t } from '../../../text/text';

interface FindBarProps {
  readonly session: GridSession;
  readonly view: GridView;
  readonly withReplace: boolean;
  readonly onReplaceShown: (isShown: boolean) => void;
  readonly onClose: () => void;
}

/** Find and replace in the cells of the view, by the keys of VS Code's own find. */
export function FindBar({ session, view, withReplace, onReplaceShown, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(view.query?.text ?? '');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(view.query?.matchCase ?? false);
  const [wholeCell, setWholeCell] = useState(view.query?.wholeCell ?? false);
  const query: CellQuery | undefined = text === '' ? undefined : { text, matchCase, wholeCell };
  const { found } = view.answers;

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [withReplace]);
  const find = (step: 'here' | 'next' | 'previous'): void => {
    if (query) {
      const { index: from = 0, column = -1 } = session.view.selection ?? {};
      session.post({ type: 'find', query, columns: session.shownColumns, from, column, step });
    }
  };
  useEffect(() => {
    session.setQuery(query);
    find('here');
  }, [text, matchCase, wholeCell]);

  const isReadOnly = view.state?.isReadOnly ?? true;
  const replaceOne = (): void => {
    const { selection } = session.view;
    const entry = session.getSelectedEntry();
    const column = selection?.column ?? -1;
    const value = entry && (view.pendingValues.get(getCellKey(entry.row, column)) ?? entry.cells[column] ?? '');
    if (query && entry && value !== undefined && column >= 0 && findInCell(value, query).length > 0) {
      const after = replaceInCell(value, query, replacement);
      session.postEdit({ type: 'editCell', row: entry.row, column, was: value, value: after });
      session.whenEditsDone(() => find('next'));
    } else {
      find('next');
    }
  };
  const replaceAll = (): void => {
    session.whenEditsDone(() => {
      const { state } = session.view;
      if (query && state) {
        const { generation } = state;
        session.postEdit({ type: 'replaceAll', generation, query, replacement, columns: session.shownColumns });
        session.whenEditsDone(() => find('here'));
      }
    });
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const isInput = event.target instanceof HTMLInputElement;
    const isReplace = isInput && event.target !== field.current;
    if (event.key === 'Escape') {
      onClose();
    } else if (event.key === 'Enter' && isReplace) {
      if (event.ctrlKey || event.metaKey) {
        replaceAll();
      } else {
        replaceOne();
      }
    } else if (event.key === 'F3' || (event.key === 'Enter' && isInput)) {
      find(event.shiftKey ? 'previous' : 'next');
    } else if (event.key.toLowerCase() === 'h' && (event.ctrlKey || event.metaKey)) {
      onReplaceShown(!withReplace);
    } else if (!(event.target instanceof HTMLInputElement && handleTextKey(event, event.target))) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="find-bar" role="search" aria-label={t`Find in cells`} onKeyDown={onKeyDown}>
      <div class="find-row">
        <input
          ref={field}
          class="field find-text"
          type="text"
          aria-label={t`Find`}
          placeholder={t`Find`}
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Toggle title={t`Match Case`} text="Aa" isOn={matchCase} onToggle={setMatchCase} />
        <Toggle title={t`Match Whole Cell`} text="[ ]" isOn={wholeCell} onToggle={setWholeCell} />
        <span class={found?.count === 0 ? 'find-count none' : 'find-count'} role="status">
          {countText(query, found)}
        </span>
        <Press title={t`Previous (Shift+Enter)`} icon="up" onPress={() => find('previous')} />
        <Press title={t`Next (Enter)`} icon="down" onPress={() => find('next')} />
        <Press title={t`Close (Escape)`} icon="close" onPress={onClose} />
      </div>
      {withReplace && !isReadOnly && (
        <div class="find-row">
          <input
            class="field find-text"
            type="text"
            aria-label={t`Replace`}
            placeholder={t`Replace`}
            spellcheck={false}
            value={replacement}
            onInput={(event) => setReplacement(event.currentTarget.value)}
          />
          <button type="button" class="button secondary" title={t`Replace (Enter)`} onClick={replaceOne}>
            {t`Replace`}
          </button>
          <button type="button" class="button secondary" title={t`Replace All (Ctrl+Enter)`} onClick={replaceAll}>
            {t`Replace All`}
          </button>
        </div>
      )}
    </div>
  );
}

function countText(query: CellQuery | undefined, found: { count: number; place: number } | undefined): string {
  if (!query || !found) {
    return '';
  }
  return found.count === 0 ? t`No cells` : t`${found.place} of ${found.count.toLocaleString('en-US')}`;
}

interface ToggleProps {
  readonly title: string;
  readonly text: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

function Toggle({ title, text, isOn, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      class={isOn ? 'button flat toggle on' : 'button flat toggle'}
      title={title}
      aria-label={title}
      aria-pressed={isOn}
      onClick={() => onToggle(!isOn)}
    >
      {text}
    </button>
  );
}

function Press({ title, icon, onPress }: { title: string; icon: 'up' | 'down' | 'close'; onPress: () => void }) {
  return (
    <button type="button" class="button flat" title={title} aria-label={title} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
