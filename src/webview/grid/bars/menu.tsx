import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icons';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** The key of the command, as shown in the menu. */
  readonly key?: string | undefined;
  readonly ariaKey?: string | undefined;
  /** Whether there is a separator above it. */
  readonly hasSeparator?: boolean;
  /** For commands that are on or off. */
  readonly isChecked?: boolean | undefined;
  readonly isRadio?: boolean;
}

interface MenuProps {
  readonly label: string;
  /** Where to open, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly menuItems: readonly MenuItem[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** A menu that looks like VS Code's. VS Code's own menus need commands in the manifest and can't depend on the rows. */
export function Menu({ label, x, y, menuItems, onChoose, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = menu;
    if (current) {
      current.style.left = `${Math.max(0, Math.min(x, window.innerWidth - current.offsetWidth - 4))}px`;
      current.style.top = `${Math.max(0, Math.min(y, window.innerHeight - current.offsetHeight - 4))}px`;
      findItemElements(current)[0]?.focus({ preventScroll: true });
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
    const elements = findItemElements(event.currentTarget);
    const at = elements.findIndex((element) => element === document.activeElement);
    const next = getNextItem(event.key, at, elements);
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (next !== undefined) {
      event.preventDefault();
      elements[next]?.focus({ preventScroll: true });
    }
  };
  const hasMarks = menuItems.some(({ isChecked }) => isChecked !== undefined);
  return (
    <div ref={menu} class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {menuItems.map(({ id, title, key = '', ariaKey, hasSeparator, isChecked, isRadio }) => (
        <button
          key={id}
          type="button"
          class={hasSeparator ? 'menu-item separated' : 'menu-item'}
          role={isChecked === undefined ? 'menuitem' : isRadio ? 'menuitemradio' : 'menuitemcheckbox'}
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

function findItemElements(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

function getNextItem(key: string, at: number, elements: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % elements.length;
    case 'ArrowUp':
      return (at - 1 + elements.length) % elements.length;
    case 'Home':
      return 0;
    case 'End':
      return elements.length - 1;
    default: {
      // A letter moves to the next command that starts with it.
      const rotated = [...elements.slice(at + 1), ...elements.slice(0, at + 1)];
      const found = rotated.find(
        (element) =>
          key.length === 1 &&
          element.querySelector('.menu-title')?.textContent.toLowerCase().startsWith(key.toLowerCase()) === true,
      );
      return found && elements.indexOf(found);
    }
  }
}
