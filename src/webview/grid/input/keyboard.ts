import type { Motion } from '../state/selection';

/** What can be done to the selected rows and cells, by key and from the menu. */
export type GridAction =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteNewRows'
  | 'fillDown'
  | 'addEntry'
  | 'insertAbove'
  | 'insertBelow'
  | 'duplicateRow'
  | 'deleteRow'
  | 'showInText'
  | 'newEntry'
  | 'quickFix'
  | 'find'
  | 'replace'
  | 'filter'
  | 'columnMenu'
  | 'fold';

/** What a key means in the grid while no cell is being edited. */
export type GridCommand =
  /** @property extend whether the selection grows to there */
  | { readonly type: 'move'; readonly motion: Motion; readonly extend: boolean }
  /** To where the filled or empty cells of the column end. */
  | { readonly type: 'edge'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly type: 'selectAll' }
  | { readonly type: 'selectRows' }
  /** @property seed what was typed, in place of the value; undefined to go on with the value */
  | { readonly type: 'edit'; readonly seed: string | undefined }
  | { readonly type: 'clear' }
  | { readonly type: 'nextProblem'; readonly backwards: boolean }
  | { readonly type: 'openMenu' }
  | { readonly type: 'escape' }
  | { readonly type: 'action'; readonly action: GridAction };

/** The part of a keyboard event that matters. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Whether AltGr is down, which Windows reports as Ctrl+Alt. */
  readonly isAltGraph: boolean;
}

/** With Shift the selection grows to where these lead. */
const MOTIONS: Readonly<Record<string, Motion>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'rowStart',
  End: 'rowEnd',
  'Mod+Home': 'gridStart',
  'Mod+End': 'gridEnd',
  'Mod+ArrowLeft': 'rowStart',
  'Mod+ArrowRight': 'rowEnd',
};

const OTHER_MOTIONS: Readonly<Record<string, Motion>> = {
  Tab: 'nextCell',
  'Shift+Tab': 'previousCell',
  'Shift+Enter': 'previousEntry',
};

/** The keys spreadsheets have for these, and VS Code's text editor on lines, so that nobody has to learn others. */
const ACTION_KEYS: Readonly<Record<string, GridAction>> = {
  'Mod+Enter': 'addEntry',
  'Shift+Mod+Enter': 'insertAbove',
  'Shift+Alt+ArrowDown': 'duplicateRow',
  'Shift+Mod+K': 'deleteRow',
  'Mod+D': 'fillDown',
  'Shift+Mod+V': 'pasteNewRows',
  'Mod+I': 'newEntry',
  Insert: 'newEntry',
  'Mod+.': 'quickFix',
  'Mod+F': 'find',
  'Mod+H': 'replace',
  'Shift+Mod+L': 'filter',
  'Alt+ArrowDown': 'columnMenu',
  F12: 'showInText',
};

/** The command for a key, or undefined for one that is left to the browser and to VS Code. */
export function getCommand(press: KeyPress): GridCommand | undefined {
  const name = keyName(press);
  const plain = keyName({ ...press, shiftKey: false });
  const motion = OTHER_MOTIONS[name] ?? MOTIONS[plain];
  if (motion) {
    return { type: 'move', motion, extend: press.shiftKey && OTHER_MOTIONS[name] === undefined };
  }
  const action = ACTION_KEYS[name];
  if (action) {
    return { type: 'action', action };
  }
  if (plain === 'Mod+ArrowUp' || plain === 'Mod+ArrowDown') {
    return { type: 'edge', step: plain === 'Mod+ArrowUp' ? -1 : 1, extend: press.shiftKey };
  }
  return otherCommand(name) ?? (isTyping(press) ? { type: 'edit', seed: press.key } : undefined);
}

function otherCommand(name: string): GridCommand | undefined {
  switch (name) {
    case 'Enter':
    case 'F2':
      return { type: 'edit', seed: undefined };
    case 'Backspace':
      return { type: 'edit', seed: '' };
    case 'Delete':
      return { type: 'clear' };
    case 'Mod+A':
      return { type: 'selectAll' };
    case 'Shift+ ':
      return { type: 'selectRows' };
    case 'F8':
      return { type: 'nextProblem', backwards: false };
    case 'Shift+F8':
      return { type: 'nextProblem', backwards: true };
    case 'Shift+F10':
    case 'ContextMenu':
      return { type: 'openMenu' };
    case 'Escape':
      return { type: 'escape' };
    default:
      return undefined;
  }
}

function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: Omit<KeyPress, 'isAltGraph'>): string {
  const modifiers = [shiftKey ? 'Shift+' : '', altKey ? 'Alt+' : '', ctrlKey || metaKey ? 'Mod+' : ''];
  return modifiers.join('') + (key.length === 1 ? key.toUpperCase() : key);
}

function isTyping({ key, ctrlKey, metaKey, altKey, isAltGraph }: KeyPress): boolean {
  // One character, which may be two UTF-16 units; named keys are longer.
  return String.fromCodePoint(key.codePointAt(0) ?? 0) === key && (isAltGraph || !(ctrlKey || metaKey || altKey));
}

/** The keys of actions as menus write them, on a Mac and elsewhere. */
const KEY_LABELS: Readonly<Partial<Record<GridAction, readonly [mac: string, other: string]>>> = {
  cut: ['⌘X', 'Ctrl+X'],
  copy: ['⌘C', 'Ctrl+C'],
  paste: ['⌘V', 'Ctrl+V'],
  pasteNewRows: ['⇧⌘V', 'Ctrl+Shift+V'],
  fillDown: ['⌘D', 'Ctrl+D'],
  addEntry: ['⌘Enter', 'Ctrl+Enter'],
  insertAbove: ['⇧⌘Enter', 'Ctrl+Shift+Enter'],
  duplicateRow: ['⇧⌥↓', 'Shift+Alt+Down'],
  deleteRow: ['⇧⌘K', 'Ctrl+Shift+K'],
  showInText: ['F12', 'F12'],
  newEntry: ['⌘I', 'Ctrl+I'],
  quickFix: ['⌘.', 'Ctrl+.'],
  find: ['⌘F', 'Ctrl+F'],
  replace: ['⌘H', 'Ctrl+H'],
  filter: ['⇧⌘L', 'Ctrl+Shift+L'],
  columnMenu: ['⌥↓', 'Alt+Down'],
  fold: ['Enter', 'Enter'],
};

/** The key of an action as menus write it; '' for one without. */
export function getKeyLabel(action: GridAction, isMac: boolean): string {
  return KEY_LABELS[action]?.[isMac ? 0 : 1] ?? '';
}

/** The same for `aria-keyshortcuts`; undefined for one without. */
export function getAriaKey(action: GridAction): string | undefined {
  const label = getKeyLabel(action, false).replace('Ctrl', 'Control').replace('Down', 'ArrowDown');
  return label === '' ? undefined : label;
}
