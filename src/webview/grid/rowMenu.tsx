import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { rowKeyLabel, type RowAction } from './keyboard';

interface RowMenuProps {
  /** Where to open, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly actions: readonly RowAction[];
  readonly onChoose: (action: RowAction) => void;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<RowAction, string>> = {
  addEntry: 'Add Entry for This Patient',
  duplicateRow: 'Duplicate Row',
  deleteRow: 'Delete Row',
  showInText: 'Show in Text',
};

const isMac = navigator.userAgent.includes('Mac');

/** What can be done to a row. VS Code's own menu needs commands in the manifest that act on a row only the grid knows. */
export function RowMenu({ x, y, actions, onChoose, onClose }: RowMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = menu;
    if (current) {
      current.style.left = `${Math.max(0, Math.min(x, window.innerWidth - current.offsetWidth - 4))}px`;
      current.style.top = `${Math.max(0, Math.min(y, window.innerHeight - current.offsetHeight - 4))}px`;
      itemsOf(current)[0]?.focus({ preventScroll: true });
    }
  }, [x, y]);
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      if (!(event.target instanceof Node) || !menu.current?.contains(event.target)) {
        onClose();
      }
    };
    window.addEventListener('pointerdown', closeOutside, true);
    window.addEventListener('wheel', closeOutside, true);
    window.addEventListener('blur', closeOutside);
    window.addEventListener('resize', closeOutside);
    return () => {
      window.removeEventListener('pointerdown', closeOutside, true);
      window.removeEventListener('wheel', closeOutside, true);
      window.removeEventListener('blur', closeOutside);
      window.removeEventListener('resize', closeOutside);
    };
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLDivElement }): void => {
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((item) => item === document.activeElement);
    const next = nextItem(event.key, at, items.length);
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (next !== undefined) {
      event.preventDefault();
      items[next]?.focus({ preventScroll: true });
    }
  };
  return (
    <div ref={menu} class="row-menu" role="menu" aria-label="Row" onKeyDown={onKeyDown}>
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          class={action === 'showInText' && actions.length > 1 ? 'menu-item apart' : 'menu-item'}
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={rowKeyLabel(action, false).replace('Ctrl', 'Control').replace('Down', 'ArrowDown')}
          onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
          onClick={() => onChoose(action)}
        >
          <span>{TITLES[action]}</span>
          <span class="menu-key" aria-hidden="true">
            {rowKeyLabel(action, isMac)}
          </span>
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

function nextItem(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
