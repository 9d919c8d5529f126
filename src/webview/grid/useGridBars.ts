import { useMemo, useState } from 'preact/hooks';
import type { EntryDraft } from '../../protocol/gridRequests';
import { filterParts } from '../../sheet/viewChoice';
import type { GridSession } from './state/gridSession';
import { focusGrid } from './table/gridFocus';

/** Opens and closes the bars and the form. These functions never change. */
export interface BarCommands {
  readonly toggleFilter: () => void;
  readonly closeFilter: () => void;
  readonly toggleProblems: () => void;
  readonly closeProblems: () => void;
  readonly openFind: (withReplace: boolean) => void;
  readonly closeFind: () => void;
  readonly openForm: () => void;
  /** Opens the form with what was entered before the tab was hidden. */
  readonly restoreForm: (draft: EntryDraft | undefined) => void;
  readonly closeForm: () => void;
}

/** Which bars around the grid are open. */
export interface GridBars {
  /** Whether a person opened or closed the filter bar. While undefined, the bar is open if there is a filter. */
  readonly filterIsOpen: boolean | undefined;
  /** The find bar, or undefined while it's closed. */
  readonly find: { readonly withReplace: boolean } | undefined;
  readonly formIsOpen: boolean;
  /** What the form begins with. */
  readonly draft: EntryDraft | undefined;
  /** Whether the list of problems is open. */
  readonly problemsAreOpen: boolean;
  readonly commands: BarCommands;
}

/** The state of the bars. Closing one of them moves the focus to the grid. */
export function useGridBars(session: GridSession): GridBars {
  const [filterIsOpen, setFilterIsOpen] = useState<boolean>();
  const [find, setFind] = useState<GridBars['find']>();
  const [formIsOpen, setFormIsOpen] = useState(false);
  const [draft, setDraft] = useState<EntryDraft>();
  const [problemsAreOpen, setProblemsAreOpen] = useState(false);
  const commands = useMemo<BarCommands>(
    () => ({
      toggleFilter: () => {
        setFilterIsOpen((before) => !(before ?? isFiltered(session)));
        focusGrid();
      },
      closeFilter: () => {
        setFilterIsOpen(false);
        focusGrid();
      },
      toggleProblems: () => {
        setProblemsAreOpen((before) => !before);
        focusGrid();
      },
      closeProblems: () => {
        setProblemsAreOpen(false);
        focusGrid();
      },
      openFind: (withReplace) => setFind({ withReplace }),
      closeFind: () => {
        session.setQuery(undefined);
        setFind(undefined);
        focusGrid();
      },
      openForm: () => setFormIsOpen(true),
      restoreForm: (entered) => {
        setDraft(entered);
        setFormIsOpen(true);
      },
      closeForm: () => {
        setFormIsOpen(false);
        setDraft(undefined);
        session.post({ type: 'keepDraft' });
        focusGrid();
      },
    }),
    [session],
  );
  return { filterIsOpen, find, formIsOpen, draft, problemsAreOpen, commands };
}

function isFiltered(session: GridSession): boolean {
  const { state } = session.view;
  return state !== undefined && filterParts(state.view.filter) > 0;
}
