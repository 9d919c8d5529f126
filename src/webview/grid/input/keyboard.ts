import type { Motion } from '../state/selection';

/** The actions of keys and menus. */
export type GridAction =
  | 'cut'
  | 'copy'
  | 'copyWithHeader'
  | 'copyAsCsv'
  | 'copyAsMarkdown'
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
  | 'problems'
  | 'columnMenu'
  | 'fold';

/** The command of a key in the grid while no cell is edited. */
export type GridCommand =
  /** @property extend whether to extend the selection */
  | { readonly type: 'move'; readonly motion: Motion; readonly extend: boolean }
  /** Moves to the end of the filled or empty cells of the column. */
  | { readonly type: 'edge'; readonly step: 1 | -1; readonly extend: boolean }
  | { readonly type: 'selectAll' }
  | { readonly type: 'selectRows' }
  /** @property seed the typed text that replaces the value, or undefined to edit the value */
  | { readonly type: 'edit'; readonly seed: string | undefined }
  | { readonly type: 'clear' }
  | { readonly type: 'nextProblem'; readonly backward: boolean }
  | { readonly type: 'openMenu' }
  | { readonly type: 'escape' }
  | { readonly type: 'action'; readonly action: GridAction };

/** The parts of a keyboard event that are used. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Whether AltGr is pressed. Windows reports it as Ctrl+Alt. */
  readonly isAltGraph: boolean;
}

/** The motions that extend the selection when Shift is pressed. */
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

/** The keys of the actions. They are those of spreadsheets, and of VS Code's text editor for lines. */
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
  'Shift+Mod+M': 'problems',
  'Alt+ArrowDown': 'columnMenu',
  F12: 'showInText',
};

/** Returns the command of a key, or undefined if the browser and VS Code handle it. */
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
      return { type: 'nextProblem', backward: false };
    case 'Shift+F8':
      return { type: 'nextProblem', backward: true };
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
  // One character can be two UTF-16 units. The names of other keys are longer.
  return String.fromCodePoint(key.codePointAt(0) ?? 0) === key && (isAltGraph || !(ctrlKey || metaKey || altKey));
}

/** The keys of actions as shown in menus, on macOS and elsewhere. */
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
  problems: ['⇧⌘M', 'Ctrl+Shift+M'],
  columnMenu: ['⌥↓', 'Alt+Down'],
  fold: ['Enter', 'Enter'],
};

/** Returns the key of an action as shown in menus, or '' if it has none. */
export function getKeyLabel(action: GridAction, isMac: boolean): string {
  return KEY_LABELS[action]?.[isMac ? 0 : 1] ?? '';
}

/** Returns the key of an action for `aria-keyshortcuts`, or undefined if it has none. */
export function getAriaKey(action: GridAction): string | undefined {
  const label = getKeyLabel(action, false).replace('Ctrl', 'Control').replace('Down', 'ArrowDown');
  return label === '' ? undefined : label;
}
