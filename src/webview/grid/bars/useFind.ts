import { useEffect, useState } from 'preact/hooks';
import { findInCell, replaceInCell, type CellQuery } from '../../../sheet/cellFind';
import type { GridSession } from '../state/gridSession';
import { getCellKey, type GridView } from '../state/gridView';

/** What to search for, and what the find bar does. */
export interface Find {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeCell: boolean;
  readonly replacement: string;
  /** The query, or undefined while the text is empty. */
  readonly query: CellQuery | undefined;
  readonly setText: (text: string) => void;
  readonly setMatchCase: (isOn: boolean) => void;
  readonly setWholeCell: (isOn: boolean) => void;
  readonly setReplacement: (text: string) => void;
  /** Selects a match: the nearest, or the one after or before the selected cell. */
  readonly find: (step: 'here' | 'next' | 'previous') => void;
  /** Replaces the text in the selected cell if it's a match, then finds the next one. */
  readonly replaceOne: () => void;
  readonly replaceAll: () => void;
}

/** Searches the cells of the view, again after each change of the query. */
export function useFind(session: GridSession, view: GridView): Find {
  const [text, setText] = useState(view.query?.text ?? '');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(view.query?.matchCase ?? false);
  const [wholeCell, setWholeCell] = useState(view.query?.wholeCell ?? false);
  const query: CellQuery | undefined = text === '' ? undefined : { text, matchCase, wholeCell };

  const find: Find['find'] = (step) => {
    if (query) {
      const { index: from = 0, column = -1 } = session.view.selection ?? {};
      session.post({ type: 'find', query, columns: session.shownColumns, from, column, step });
    }
  };
  useEffect(() => {
    session.setQuery(query);
    find('here');
  }, [text, matchCase, wholeCell]);

  const replaceOne = (): void => {
    const { selection } = session.view;
    const entry = session.getSelectedEntry();
    const column = selection?.column ?? -1;
    const was = entry && (view.pendingValues.get(getCellKey(entry.row, column)) ?? entry.cells[column] ?? '');
    if (query && entry && was !== undefined && column >= 0 && findInCell(was, query).length > 0) {
      const value = replaceInCell(was, query, replacement);
      session.postEdit({ type: 'editCell', row: entry.row, column, was, value });
      session.whenEditsDone(() => find('next'));
    } else {
      find('next');
    }
  };
  const replaceAll = (): void => {
    session.whenEditsDone(() => {
      const { state } = session.view;
      if (query && state) {
        const { generation } = state;
        session.postEdit({ type: 'replaceAll', generation, query, replacement, columns: session.shownColumns });
        session.whenEditsDone(() => find('here'));
      }
    });
  };
  return {
    ...{ text, matchCase, wholeCell, replacement, query },
    ...{ setText, setMatchCase, setWholeCell, setReplacement },
    ...{ find, replaceOne, replaceAll },
  };
}
