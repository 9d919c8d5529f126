import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowFilter } from '../../../sheet/viewChoice';
import { hasSameValues } from '../../shared/sameValues';

/** How long after the last key press the rows are filtered. */
const TYPING_PAUSE_MILLISECONDS = 250;

/** The filter that a person has entered. */
export interface RequestedFilter {
  /** The text in the field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Requests a filter with these parts, the typed text, and everything else unchanged. */
  readonly request: (parts: Partial<RowFilter>) => void;
}

/**
 * Keeps what a person enters while the host applies it. The host answers a moment later, when the person may have typed or
 * chosen more. An answer to an earlier request doesn't change the field. Only a filter that wasn't requested here replaces the
 * text.
 *
 * @param filter the filter that the host has applied
 */
export function useRequestedFilter(filter: RowFilter, onFilter: (filter: RowFilter) => void): RequestedFilter {
  const [text, showText] = useState(filter.text);
  /** The text in the field, even before it is shown. */
  const latestText = useRef(filter.text);
  const setText = (next: string): void => {
    latestText.current = next;
    showText(next);
  };
  const requests = useRef<RowFilter[]>([]);
  const applied = useRef(filter);
  const getLatest = (): RowFilter => requests.current.at(-1) ?? applied.current;
  const request = (parts: Partial<RowFilter>): void => {
    const next = { ...getLatest(), text, ...parts };
    requests.current.push(next);
    setText(next.text);
    onFilter(next);
  };
  useEffect(() => {
    const answered = requests.current.findIndex((other) => hasSameValues(other, filter));
    if (answered >= 0) {
      requests.current.splice(0, answered + 1);
    } else if (!hasSameValues(filter, applied.current)) {
      requests.current = [];
      setText(filter.text);
    }
    applied.current = filter;
  }, [filter]);
  useEffect(() => {
    const timer = setTimeout(() => {
      // On a busy machine, the timer can end after the field was cleared and before the cleanup of this effect.
      if (text === latestText.current && text !== getLatest().text) {
        request({ text });
      }
    }, TYPING_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, request };
}
