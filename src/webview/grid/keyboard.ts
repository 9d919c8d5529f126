import type { Motion } from './selection';

/** What can be done to the selected row. */
export type RowAction = 'addEntry' | 'duplicateRow' | 'deleteRow' | 'showInText';

/** What a key means in the grid while no cell is being edited. */
export type GridCommand =
  | { readonly type: 'move'; readonly motion: Motion }
  /** @property seed what was typed, in place of the value; undefined to go on with the value */
  | { readonly type: 'edit'; readonly seed: string | undefined }
  | { readonly type: 'nextProblem'; readonly backwards: boolean }
  | { readonly type: 'openMenu' }
  | { readonly type: 'row'; readonly action: RowAction };

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

const MOTIONS: Readonly<Record<string, Motion>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'rowStart',
  End: 'rowEnd',
  Tab: 'nextCell',
  'Shift+Tab': 'previousCell',
  'Shift+Enter': 'previousEntry',
  'Mod+Home': 'gridStart',
  'Mod+End': 'gridEnd',
  'Mod+ArrowUp': 'gridStart',
  'Mod+ArrowDown': 'gridEnd',
  'Mod+ArrowLeft': 'rowStart',
  'Mod+ArrowRight': 'rowEnd',
};

/** The keys VS Code's text editor has for the same on lines, so that nobody has to learn others. */
const ROW_KEYS: Readonly<Record<string, RowAction>> = {
  'Mod+Enter': 'addEntry',
  'Shift+Alt+ArrowDown': 'duplicateRow',
  'Shift+Mod+K': 'deleteRow',
  F12: 'showInText',
};

/** The command for a key, or undefined for one that is left to the browser and to VS Code. */
export function commandOf(press: KeyPress): GridCommand | undefined {
  const name = keyName(press);
  const motion = MOTIONS[name];
  if (motion) {
    return { type: 'move', motion };
  }
  const action = ROW_KEYS[name];
  if (action) {
    return { type: 'row', action };
  }
  switch (name) {
    case 'Enter':
    case 'F2':
      return { type: 'edit', seed: undefined };
    case 'Delete':
    case 'Backspace':
      return { type: 'edit', seed: '' };
    case 'F8':
      return { type: 'nextProblem', backwards: false };
    case 'Shift+F8':
      return { type: 'nextProblem', backwards: true };
    case 'Shift+F10':
    case 'ContextMenu':
      return { type: 'openMenu' };
    default:
      return isTyping(press) ? { type: 'edit', seed: press.key } : undefined;
  }
}

function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const modifiers = [shiftKey ? 'Shift+' : '', altKey ? 'Alt+' : '', ctrlKey || metaKey ? 'Mod+' : ''];
  return modifiers.join('') + (key.length === 1 ? key.toUpperCase() : key);
}

function isTyping({ key, ctrlKey, metaKey, altKey, isAltGraph }: KeyPress): boolean {
  // One character, which may be two UTF-16 units; named keys are longer.
  return String.fromCodePoint(key.codePointAt(0) ?? 0) === key && (isAltGraph || !(ctrlKey || metaKey || altKey));
}

/** The key of each row action as menus write it. */
export function rowKeyLabel(action: RowAction, isMac: boolean): string {
  switch (action) {
    case 'addEntry':
      return isMac ? '⌘Enter' : 'Ctrl+Enter';
    case 'duplicateRow':
      return isMac ? '⇧⌥↓' : 'Shift+Alt+Down';
    case 'deleteRow':
      return isMac ? '⇧⌘K' : 'Ctrl+Shift+K';
    case 'showInText':
      return 'F12';
  }
}
