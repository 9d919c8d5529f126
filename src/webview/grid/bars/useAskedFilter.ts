import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowFilter } from '../../../sheet/viewChoice';
import { hasSameValues } from '../../shared/sameValues';

/** So long nobody types, and the rows may follow. */
const TYPING_PAUSE_MILLISECONDS = 250;

interface AskedFilter {
  /** What stands in the field. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Asks for these parts with what is in force and what is typed. */
  readonly ask: (parts: Partial<RowFilter>) => void;
}

/**
 * The filter as a person makes it. The host answers a moment later, when more may have been typed or chosen: an answer to what
 * was asked before takes nothing of that away, and only a filter that nobody asked for here replaces the text.
 */
export function useAskedFilter(filter: RowFilter, onFilter: (filter: RowFilter) => void): AskedFilter {
  const [text, setText] = useState(filter.text);
  const asked = useRef<RowFilter[]>([]);
  const told = useRef(filter);
  const wanted = (): RowFilter => asked.current.at(-1) ?? told.current;
  const ask = (parts: Partial<RowFilter>): void => {
    const next = { ...wanted(), text, ...parts };
    asked.current.push(next);
    setText(next.text);
    onFilter(next);
  };
  useEffect(() => {
    const place = asked.current.findIndex((its) => hasSameValues(its, filter));
    if (place >= 0) {
      asked.current.splice(0, place + 1);
    } else if (!hasSameValues(filter, told.current)) {
      asked.current = [];
      setText(filter.text);
    }
    told.current = filter;
  }, [filter]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== wanted().text) {
        ask({ text });
      }
    }, TYPING_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, ask };
}
