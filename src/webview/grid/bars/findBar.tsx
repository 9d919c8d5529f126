import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CellQuery } from '../../../sheet/cellFind';
import { t } from '../../../text/text';
import { Icon } from '../../shared/icons';
import { handleTextKey } from '../input/textCommands';
import type { GridSession } from '../state/gridSession';
import type { GridView } from '../state/gridView';
import { useFind, type Find } from './useFind';

interface FindBarProps {
  readonly session: GridSession;
  readonly view: GridView;
  readonly withReplace: boolean;
  readonly onReplaceShown: (isShown: boolean) => void;
  readonly onClose: () => void;
}

/** Finds and replaces text in the cells of the view. The keys are those of VS Code's find widget. */
export function FindBar({ session, view, withReplace, onReplaceShown, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [withReplace]);
  const find = useFind(session, view);
  const isReadOnly = view.state?.isReadOnly ?? true;
  const onKeyDown = (event: KeyboardEvent): void => {
    const hasMod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      onClose();
    } else if (event.key.toLowerCase() === 'h' && hasMod) {
      onReplaceShown(!withReplace);
    } else if (!onFindKey(event, find, field.current)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="find-bar" role="search" aria-label={t`Find in cells`} onKeyDown={onKeyDown}>
      <FindRow find={find} found={view.answers.found} field={field} onClose={onClose} />
      {withReplace && !isReadOnly && <ReplaceRow find={find} />}
    </div>
  );
}

/** @returns whether the key was for the fields of the bar */
function onFindKey(event: KeyboardEvent, find: Find, findField: HTMLInputElement | null): boolean {
  const { target } = event;
  const field = target instanceof HTMLInputElement ? target : undefined;
  if (event.key === 'Enter' && field && field !== findField) {
    if (event.ctrlKey || event.metaKey) {
      find.replaceAll();
    } else {
      find.replaceOne();
    }
    return true;
  }
  if (event.key === 'F3' || (event.key === 'Enter' && field)) {
    find.find(event.shiftKey ? 'previous' : 'next');
    return true;
  }
  return field !== undefined && handleTextKey(event, field);
}

interface FindRowProps {
  readonly find: Find;
  readonly found: GridView['answers']['found'];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}

function FindRow({ find, found, field, onClose }: FindRowProps) {
  return (
    <div class="find-row">
      <input
        ref={field}
        class="field find-text"
        type="text"
        aria-label={t`Find`}
        placeholder={t`Find`}
        spellcheck={false}
        value={find.text}
        onInput={(event) => find.setText(event.currentTarget.value)}
      />
      <Toggle title={t`Match Case`} text="Aa" isOn={find.matchCase} onToggle={find.setMatchCase} />
      <Toggle title={t`Match Whole Cell`} text="[ ]" isOn={find.wholeCell} onToggle={find.setWholeCell} />
      <span class={found?.count === 0 ? 'find-count none' : 'find-count'} role="status">
        {getCountText(find.query, found)}
      </span>
      <IconButton title={t`Previous (Shift+Enter)`} icon="up" onPress={() => find.find('previous')} />
      <IconButton title={t`Next (Enter)`} icon="down" onPress={() => find.find('next')} />
      <IconButton title={t`Close (Escape)`} icon="close" onPress={onClose} />
    </div>
  );
}

function ReplaceRow({ find }: { readonly find: Find }) {
  return (
    <div class="find-row">
      <input
        class="field find-text"
        type="text"
        aria-label={t`Replace`}
        placeholder={t`Replace`}
        spellcheck={false}
        value={find.replacement}
        onInput={(event) => find.setReplacement(event.currentTarget.value)}
      />
      <button type="button" class="button secondary" title={t`Replace (Enter)`} onClick={find.replaceOne}>
        {t`Replace`}
      </button>
      <button type="button" class="button secondary" title={t`Replace All (Ctrl+Enter)`} onClick={find.replaceAll}>
        {t`Replace All`}
      </button>
    </div>
  );
}

function getCountText(query: CellQuery | undefined, found: GridView['answers']['found']): string {
  if (!query || !found) {
    return '';
  }
  return found.count === 0 ? t`No results` : t`${found.place} of ${found.count.toLocaleString('en-US')}`;
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

interface IconButtonProps {
  readonly title: string;
  readonly icon: 'up' | 'down' | 'close';
  readonly onPress: () => void;
}

function IconButton({ title, icon, onPress }: IconButtonProps) {
  return (
    <button type="button" class="button flat" title={title} aria-label={title} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
