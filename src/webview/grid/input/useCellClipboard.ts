import { useEffect } from 'preact/hooks';
import type { GridActions } from './gridActions';
import type { GridSession } from '../state/gridSession';

/** Copies, cuts, and pastes the selected cells in the format of spreadsheets. */
export function useCellClipboard(session: GridSession, actions: GridActions): void {
  useEffect(() => {
    const isOurs = (event: Event): boolean =>
      !session.view.editing &&
      !isTextField(document.activeElement) &&
      event.target instanceof Element &&
      event.target.closest('.grid, body') !== null;
    // Without this, the browser disables copy and paste, because no text is selected and the element isn't editable.
    const allow = (event: Event): void => {
      if (isOurs(event)) {
        event.preventDefault();
      }
    };
    const copy = (event: ClipboardEvent): void => {
      // Without cells, the event isn't ours: an empty text would replace what is on the clipboard.
      if (!isOurs(event) || !session.view.selection || !actions.blocks.hasEntries()) {
        return;
      }
      const text = actions.blocks.getCopiedText();
      if (text === undefined) {
        actions.blocks.copyInHost();
      } else {
        event.clipboardData?.setData('text/plain', text);
      }
      event.preventDefault();
      if (event.type === 'cut') {
        actions.blocks.clear();
      }
    };
    const paste = (event: ClipboardEvent): void => {
      if (isOurs(event)) {
        event.preventDefault();
        actions.blocks.paste(event.clipboardData?.getData('text/plain') ?? '');
      }
    };
    const listeners = [
      ['beforecopy', allow],
      ['beforecut', allow],
      ['beforepaste', allow],
      ['copy', copy],
      ['cut', copy],
      ['paste', paste],
    ] as const;
    listeners.forEach(([name, listener]) => document.addEventListener(name, listener as EventListener));
    return () => {
      listeners.forEach(([name, listener]) => document.removeEventListener(name, listener as EventListener));
    };
  }, [session, actions]);
}

/** Whether the element is a field of the form or a bar, which copies and pastes its text. */
function isTextField(element: Element | null): boolean {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
