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
