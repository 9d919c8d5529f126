import { useEffect } from 'preact/hooks';
import { cellKey, type GridSession } from './gridSession';

/** Copies the value of the selected cell, and pastes one value into it for the person to confirm. */
export function useCellClipboard(session: GridSession): void {
  useEffect(() => {
    const isOurs = (event: Event): boolean =>
      !session.view.editing && event.target instanceof Element && event.target.closest('.grid, body') !== null;
    // Without this the browser takes copy and paste for impossible where nothing is selected and nothing can be typed.
    const allow = (event: Event): void => {
      if (isOurs(event)) {
        event.preventDefault();
      }
    };
    const copy = (event: ClipboardEvent): void => {
      const value = selectedValue(session);
      if (isOurs(event) && value !== undefined) {
        event.clipboardData?.setData('text/plain', value);
        event.preventDefault();
      }
    };
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain').replace(/(\r\n?|\n)$/, '') ?? '';
      if (!isOurs(event) || text === '') {
        return;
      }
      event.preventDefault();
      if (/[\t\r\n]/.test(text)) {
        session.say('Only one cell can be pasted at a time. To paste several rows, open the log as text.');
      } else {
        session.beginEdit(text);
      }
    };
    document.addEventListener('beforecopy', allow);
    document.addEventListener('beforepaste', allow);
    document.addEventListener('copy', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('beforecopy', allow);
      document.removeEventListener('beforepaste', allow);
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', paste);
    };
  }, [session]);
}

function selectedValue(session: GridSession): string | undefined {
  const { selection, sent } = session.view;
  const entry = session.selectedEntry();
  return entry && selection && (sent.get(cellKey(entry.row, selection.column)) ?? entry.cells[selection.column]);
}
