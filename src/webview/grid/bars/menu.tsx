import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icons';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** The key that does the same, as menus write it. */
  readonly key?: string | undefined;
  readonly ariaKey?: string | undefined;
  /** Whether a line stands above it. */
  readonly hasSeparator?: boolean;
  /** For items that are chosen or not. */
  readonly isChecked?: boolean | undefined;
  readonly isRadio?: boolean;
}

interface MenuProps {
  readonly label: string;
  /** Where to open, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly items: readonly MenuItem[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** A menu in the look of VS Code's own, which needs commands in the manifest and knows no rows of the grid. */
export function Menu({ label, x, y, items, onChoose, onClose }: MenuProps) {
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
    const elements = itemsOf(event.currentTarget);
    const at = elements.findIndex((item) => item === document.activeElement);
    const next = nextItem(event.key, at, elements);
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (next !== undefined) {
      event.preventDefault();
      elements[next]?.focus({ preventScroll: true });
    }
  };
  const hasMarks = items.some(({ isChecked }) => isChecked !== undefined);
  return (
    <div ref={menu} class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, title, key = '', ariaKey, hasSeparator: apart, isChecked, isRadio: isOneOf }) => (
        <button
          key={id}
          type="button"
          class={apart ? 'menu-item separated' : 'menu-item'}
          role={isChecked === undefined ? 'menuitem' : isOneOf ? 'menuitemradio' : 'menuitemcheckbox'}
          aria-checked={isChecked}
          tabIndex={-1}
          aria-keyshortcuts={ariaKey}
          onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
          onClick={() => onChoose(id)}
        >
          {hasMarks && <span class="menu-mark">{isChecked && <Icon name="tick" />}</span>}
          <span class="menu-title">{title}</span>
          <span class="menu-key" aria-hidden="true">
            {key}
          </span>
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

function nextItem(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % items.length;
    case 'ArrowUp':
      return (at - 1 + items.length) % items.length;
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default: {
      // A letter leads to the next item that begins with it.
      const rotated = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const found = rotated.find(
        (item) =>
          key.length === 1 &&
          item.querySelector('.menu-title')?.textContent.toLowerCase().startsWith(key.toLowerCase()) === true,
      );
      return found && items.indexOf(found);
    }
  }
}
