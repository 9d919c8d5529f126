/**
 * Changes the text in the focused field so that it can be undone. Browsers have deprecated this API without a replacement, and
 * setting the value would lose the undo history.
 */
export function runTextCommand(command: 'undo' | 'redo'): void;
export function runTextCommand(command: 'insertText', text: string): void;
export function runTextCommand(command: string, text?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command, false, text);
}

/** Copies or cuts the selected cells through the browser's clipboard event. */
export function runClipboardCommand(command: 'copy' | 'cut'): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command);
}

/**
 * Handles undo, redo, and select all in a text field, which VS Code would apply to the document. Copy, cut, and paste aren't
 * handled here, because VS Code sends them to the focused element. On macOS, nothing else does.
 *
 * @returns whether the key was handled
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

/** Pastes a cell that was copied in a spreadsheet, without the line break that the spreadsheet adds. */
export function pasteWithoutTrailingLineBreak(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const trimmed = text.replace(/(\r\n?|\n)$/, '');
  if (trimmed !== text) {
    event.preventDefault();
    runTextCommand('insertText', trimmed);
  }
}
