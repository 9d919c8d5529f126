import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownExport } from '../../report/exports/exportedReport';
import { Icon } from '../shared/icons';
import { type Phrase, phrase, formatPhrase, t } from '../../text/text';

const FORMATS: readonly (readonly [format: ShownExport, name: Phrase, description: Phrase])[] = [
  ['xlsx', phrase`Excel Workbook`, phrase`lines, entries, rows left out, and totals`],
  ['html', phrase`Page for Printing`, phrase`for paper or PDF, with the charts`],
  ['json', phrase`JSON`, phrase`for other programs`],
  ['csv', phrase`CSV`, phrase`the 12 columns for billing`],
  ['charges', phrase`Charge Lines`, phrase`CSV, one row per claim line`],
];

interface ExportMenuProps {
  readonly isDisabled: boolean;
  readonly onExport: (as: ShownExport) => void;
}

/** The menu of the other export formats, for the mouse and the keyboard. */
export function ExportMenu({ isDisabled, onExport }: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [opensRight, setOpensRight] = useState(false);
  useLayoutEffect(() => {
    if (isOpen) {
      // In a narrow panel, the buttons can be at the left edge, where a menu that opens to the left would be cut off.
      setOpensRight((menu.current?.getBoundingClientRect().left ?? 0) < 0);
      menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
    } else {
      setOpensRight(false);
    }
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const entries = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      entries[(at + step + entries.length) % entries.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return (
    <span
      class="export-menu"
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          setOpen(false);
        }
      }}
    >
      <button
        ref={opener}
        type="button"
        class="button menu-opener"
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={t`More formats`}
        title={t`More formats`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="fold" />
      </button>
      {isOpen && (
        <FormatList
          menu={menu}
          opensRight={opensRight}
          onChoose={(as) => {
            close();
            onExport(as);
          }}
        />
      )}
    </span>
  );
}

interface FormatListProps {
  readonly menu: RefObject<HTMLDivElement | null>;
  readonly opensRight: boolean;
  readonly onChoose: (format: ShownExport) => void;
}

function FormatList({ menu, opensRight, onChoose }: FormatListProps) {
  return (
    <div ref={menu} class={opensRight ? 'menu opens-right' : 'menu'} role="menu" aria-label={t`Export as`}>
      {FORMATS.map(([format, name, description]) => (
        <button key={format} type="button" role="menuitem" class="menu-entry" onClick={() => onChoose(format)}>
          <span class="menu-name">{formatPhrase(name)}</span>
          <span class="menu-description">{formatPhrase(description)}</span>
        </button>
      ))}
    </div>
  );
}
