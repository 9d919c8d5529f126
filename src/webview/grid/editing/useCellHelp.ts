import { useEffect, useState } from 'preact/hooks';
import type { FieldName } from '../../../log/header/columns';
import type { MinutesPreview } from '../../../sheet/minutesPreview';
import { LISTED_FIELDS, findCompletion } from '../../../sheet/columnValues';
import type { GridSession } from '../state/gridSession';
import type { Editing, GridView } from '../state/gridView';

const MINUTES_FIELDS: ReadonlySet<string> = new Set(['minutes', 'hours', 'start', 'end']);
const DATE_FIELDS: ReadonlySet<string> = new Set(['date', 'initialAssessment', 'consentDate', 'dischargeDate']);

/** What helps with entering a value in a cell. It depends on the field of the column. */
export interface CellHelp {
  /** Whether the column offers the values that it already has. */
  readonly isListed: boolean;
  readonly isDate: boolean;
  /** The suggestions to show. Empty while the list is closed. */
  readonly suggestions: readonly string[];
  /** Index of the selected suggestion, or -1. Typing selects the only value that starts with the text. */
  readonly chosen: number;
  /** The totals of the month with the typed minutes, or undefined if there is nothing to show. */
  readonly preview: MinutesPreview | undefined;
  readonly calendarIsOpen: boolean;
  readonly setCalendarIsOpen: (isOpen: boolean) => void;
  /** Opens the suggestions, and the calendar of a date. */
  readonly open: () => void;
  /** Moves the selection in the list of suggestions. */
  readonly step: (by: 1 | -1) => void;
  /** Keeps the typed text instead of the value that it completes to. @returns whether there was one */
  readonly dismissCompletion: () => boolean;
  /** Shows suggestions for a changed text. */
  readonly restart: () => void;
}

/** Asks the host for suggestions or for a preview, whichever the field has, each time the text changes. */
export function useCellHelp(
  text: string,
  field: string,
  { row, column, draft, originalValue }: Editing,
  session: GridSession,
  answers: GridView['answers'],
): CellHelp {
  const [chosen, setChosen] = useState(-1);
  /** Whether the person has chosen in the list, or has kept the typed text with Delete. */
  const [isSteered, setIsSteered] = useState(false);
  const [listIsClosed, setListIsClosed] = useState(draft !== '' && draft === originalValue);
  const [calendarIsOpen, setCalendarIsOpen] = useState(false);
  const isListed = LISTED_FIELDS.has(field as FieldName);
  const isMinutes = MINUTES_FIELDS.has(field);
  const isDate = DATE_FIELDS.has(field);
  useEffect(() => {
    if (isListed) {
      session.post({ type: 'askSuggestions', column, typed: text });
    } else if (isMinutes) {
      session.post({ type: 'askPreview', row, column, value: text });
    }
  }, [text]);

  const found = answers.suggestions;
  const suggestions = !listIsClosed && found?.column === column && found.typed === text ? found.values : [];
  const completion = text === originalValue ? undefined : findCompletion(suggestions, text);
  const shownChoice = isSteered || completion === undefined ? chosen : suggestions.indexOf(completion);
  return {
    isListed,
    isDate,
    suggestions,
    chosen: shownChoice,
    preview: isMinutes && answers.preview?.value === text ? answers.preview.preview : undefined,
    calendarIsOpen,
    setCalendarIsOpen,
    open: () => {
      setListIsClosed(false);
      setCalendarIsOpen(isDate);
    },
    step: (by) => {
      const { length } = suggestions;
      setIsSteered(true);
      setChosen((shownChoice + by + length + (shownChoice < 0 && by < 0 ? 1 : 0)) % length);
    },
    dismissCompletion: () => {
      const hasCompletion = !isSteered && completion !== undefined;
      if (hasCompletion) {
        setIsSteered(true);
      }
      return hasCompletion;
    },
    restart: () => {
      setIsSteered(false);
      setListIsClosed(false);
      setChosen(-1);
    },
  };
}
