import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GridColumn } from '../../protocol/gridMessages';
import type { Editing } from './gridSession';
import type { Motion } from './selection';
import { runTextCommand } from './textCommands';

interface CellEditorProps {
  readonly editing: Editing;
  readonly column: GridColumn | undefined;
  readonly onCommit: (value: string, motion?: Motion) => void;
  readonly onCancel: () => void;
}

/** Cut, Copy and Paste of VS Code's own menu are right for a text. */
const TEXT_MENU = JSON.stringify({ preventDefaultContextMenuItems: false });
const MOST_LINES_SHOWN = 8;

/**
 * The text of a cell while it is edited. It lies over the grid rather than in the row, so that neither scrolling away nor
 * rows that come and go take the text from under the person's hands. A text area in any case: a value may have line breaks.
 */
export function CellEditor({ editing, column, onCommit, onCancel }: CellEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const [lines, setLines] = useState(lineCount(editing.draft));
  useLayoutEffect(() => {
    const { current } = area;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  const end = (act: () => void): void => {
    if (!isOver.current) {
      isOver.current = true;
      act();
    }
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void => {
    const { currentTarget: text } = event;
    if (event.isComposing) {
      return;
    }
    const motion = endingMotion(event);
    if (motion) {
      end(() => onCommit(text.value, motion));
    } else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
      // What is saved is what is seen. The key itself is for VS Code.
      end(() => onCommit(text.value));
      return;
    } else if (event.key === 'Escape') {
      end(onCancel);
    } else if (event.key === 'Enter' && event.altKey) {
      runTextCommand('insertText', '\n');
    } else if (!actOnText(event, text)) {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) {
        // Plain typing is nobody else's business; what is left, such as Ctrl+S, is for VS Code.
        event.stopPropagation();
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <textarea
      ref={area}
      class={`cell-editor ${column?.field ?? 'unknown'}`}
      aria-label={column?.name}
      data-vscode-context={TEXT_MENU}
      rows={Math.min(lines, MOST_LINES_SHOWN)}
      wrap="off"
      spellcheck={false}
      autocomplete="off"
      defaultValue={editing.draft}
      onInput={(event) => setLines(lineCount(event.currentTarget.value))}
      onKeyDown={onKeyDown}
      onPaste={pasteWithoutLastBreak}
      onBlur={(event) => {
        const { value } = event.currentTarget;
        end(() => onCommit(value));
      }}
    />
  );
}

function lineCount(text: string): number {
  return text.split(/\r\n?|\n/).length;
}

function endingMotion({ key, shiftKey, altKey }: KeyboardEvent): Motion | undefined {
  if (key === 'Enter' && !altKey) {
    return shiftKey ? 'previousEntry' : 'nextEntry';
  }
  if (key === 'Tab') {
    return shiftKey ? 'previousCell' : 'nextCell';
  }
  return undefined;
}

/**
 * Undo, redo and select all, which VS Code would take for the document, act on the text here. Copy, cut and paste are left
 * alone: VS Code gives them back to the element that has the focus, and on a Mac nothing else does.
 */
function actOnText(event: KeyboardEvent, text: HTMLTextAreaElement): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) {
    return false;
  }
  switch (event.key.toLowerCase()) {
    case 'z':
      runTextCommand(event.shiftKey ? 'redo' : 'undo');
      return true;
    case 'y':
      runTextCommand('redo');
      return true;
    case 'a':
      text.select();
      return true;
    default:
      return false;
  }
}

/** A cell copied in a spreadsheet ends with a line break that is not part of it. */
function pasteWithoutLastBreak(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const trimmed = text.replace(/(\r\n?|\n)$/, '');
  if (trimmed !== text) {
    event.preventDefault();
    runTextCommand('insertText', trimmed);
  }
}
