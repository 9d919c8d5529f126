import { handleTextKey, runTextCommand } from '../input/textCommands';
import type { Motion } from '../state/selection';
import type { CellHelp } from './useCellHelp';

type EditorKeyEvent = KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement };

/** What the keys of a cell editor can do. */
export interface EditorActions {
  /** Ends the edit with a value, and moves the selection if there is a motion. */
  readonly commit: (value: string, motion?: Motion) => void;
  readonly cancel: () => void;
  /** Ends the edit with a value for all selected cells. Returns false if only one cell is selected. */
  readonly fill: (value: string) => boolean;
  readonly addEntry: () => void;
}

/** Handles a key that is pressed while a cell is edited. */
export function onEditorKey(event: EditorKeyEvent, help: CellHelp, actions: EditorActions): void {
  if (event.isComposing) {
    return;
  }
  const { currentTarget: area } = event;
  const hasMod = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() === 's' && hasMod) {
    // VS Code saves the log, which must include the value that is on the screen.
    actions.commit(area.value);
  } else if (endEdit(event, help, actions) || changeHelp(event, help) || editText(event)) {
    event.preventDefault();
    event.stopPropagation();
  } else if (!hasMod && !event.altKey) {
    // Plain typing stays here. Other keys go to VS Code.
    event.stopPropagation();
  }
}

/** @returns whether the key ended the edit */
function endEdit(event: EditorKeyEvent, { suggestions, chosen }: CellHelp, actions: EditorActions): boolean {
  const value = suggestions[chosen] ?? event.currentTarget.value;
  const motion = getMotion(event);
  if (motion) {
    actions.commit(value, motion);
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    if (!actions.fill(value)) {
      actions.commit(value);
      actions.addEntry();
    }
  } else if (event.key === 'Escape') {
    actions.cancel();
  } else {
    return false;
  }
  return true;
}

/** @returns whether the key was for the suggestions or the calendar */
function changeHelp({ key, altKey }: EditorKeyEvent, help: CellHelp): boolean {
  if (key === 'Delete' && help.dismissCompletion()) {
    return true;
  }
  if (key === 'ArrowDown' && altKey) {
    help.open();
    return true;
  }
  if ((key === 'ArrowDown' || key === 'ArrowUp') && help.suggestions.length > 0) {
    help.step(key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  return false;
}

/** @returns whether the key was a text command */
function editText(event: EditorKeyEvent): boolean {
  if (event.key === 'Enter' && event.altKey) {
    runTextCommand('insertText', '\n');
    return true;
  }
  return handleTextKey(event, event.currentTarget);
}

function getMotion({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Motion | undefined {
  if (key === 'Enter' && !altKey && !ctrlKey && !metaKey) {
    return shiftKey ? 'previousEntry' : 'nextEntry';
  }
  if (key === 'Tab') {
    return shiftKey ? 'previousCell' : 'nextCell';
  }
  return undefined;
}
