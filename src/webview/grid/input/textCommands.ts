/**
 * Changes the text that is being edited, in a way its own undo knows. The browsers have deprecated this without giving
 * anything in its place; editing by value would lose the person's undo.
 */
export function runTextCommand(command: 'undo' | 'redo'): void;
export function runTextCommand(command: 'insertText', text: string): void;
export function runTextCommand(command: string, text?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command, false, text);
}

/** Copies or cuts what is selected in the grid, by way of the browser's own event. */
export function runClipboardCommand(command: 'copy' | 'cut'): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command);
}

/**
 * Undo, redo and select all, which VS Code would take for the document, act on the text here. Copy, cut and paste are left
 * alone: VS Code gives them back to the element that has the focus, and on a Mac nothing else does.
 */
export function handleTextKey(event: KeyboardEvent, text: HTMLTextAreaElement | HTMLInputElement): boolean {
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
export function pasteWithoutTrailingLineBreak(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const trimmed = text.replace(/(\r\n?|\n)$/, '');
  if (trimmed !== text) {
    event.preventDefault();
    runTextCommand('insertText', trimmed);
  }
}
