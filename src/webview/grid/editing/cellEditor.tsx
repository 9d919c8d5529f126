import type { FocusEventHandler, InputEventHandler, KeyboardEventHandler, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DateOrder } from '../../../log/values/dateText';
import type { GridColumn } from '../../../protocol/gridMessages';
import { t } from '../../../text/text';
import { Icon } from '../../shared/icons';
import { pasteWithoutTrailingLineBreak } from '../input/textCommands';
import type { GridSession } from '../state/gridSession';
import type { Editing, GridView } from '../state/gridView';
import { Calendar } from './calendar';
import { addYear, formatLike, readIsoDate } from './dateNotation';
import { onEditorKey, type EditorActions } from './editorKeys';
import { MonthPreview } from './minutesPreview';
import { SuggestionList } from './suggestionList';
import { useCellHelp, type CellHelp } from './useCellHelp';

interface CellEditorProps {
  readonly editing: Editing;
  readonly column: GridColumn | undefined;
  readonly session: GridSession;
  readonly answers: GridView['answers'];
  readonly dateOrder: DateOrder;
  /** In the date format of the log. */
  readonly today: string;
  /** Called after Ctrl+Enter ended the edit. */
  readonly onNextEntry: () => void;
  /** Ends the edit with a value for all selected cells. Returns false if only one cell is selected. */
  readonly onFill: (value: string) => boolean;
}

/** Lets VS Code show Cut, Copy, and Paste in its own context menu. */
const TEXT_MENU = JSON.stringify({ preventDefaultContextMenuItems: false });
const MAX_LINES_SHOWN = 8;
const LIST_ID = 'cell-suggestions';

/**
 * The editor of a cell. It lies over the grid and isn't part of a row, so that scrolling and changed rows don't remove it while
 * a person types. It's always a text area, because a value can have line breaks. Below it is the help for its field:
 * suggestions, a calendar, or a preview of the month.
 */
export function CellEditor({
  editing,
  column,
  session,
  answers,
  dateOrder,
  today,
  onNextEntry,
  onFill,
}: CellEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const hasEnded = useRef(false);
  const [text, setText] = useState(editing.draft);
  const field = column?.field ?? '';
  useLayoutEffect(() => {
    const { current } = area;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const help = useCellHelp(text, field, editing, session, answers);

  // Ending the edit also takes the focus away, which must not end it a second time.
  const endOnce = (end: () => void): void => {
    if (!hasEnded.current) {
      hasEnded.current = true;
      end();
    }
  };
  // A value that wasn't changed stays the same.
  const complete = (value: string): string =>
    help.isDate && value !== editing.originalValue ? addYear(value, dateOrder, today) : value;
  const actions: EditorActions = {
    commit: (value, motion) => endOnce(() => session.commit(complete(value), motion)),
    cancel: () => endOnce(() => session.cancelEdit()),
    fill: (value) => {
      const isFilled = onFill(complete(value));
      hasEnded.current ||= isFilled;
      return isFilled;
    },
    addEntry: onNextEntry,
  };
  return (
    <>
      <CellTextArea
        area={area}
        name={column?.name}
        field={field}
        text={text}
        draft={editing.draft}
        help={help}
        onInput={(event) => {
          setText(event.currentTarget.value);
          help.restart();
        }}
        onKeyDown={(event) => onEditorKey(event, help, actions)}
        onBlur={(event) => {
          const { value } = event.currentTarget;
          if (!help.calendarIsOpen) {
            actions.commit(value);
          }
        }}
      />
      {help.suggestions.length > 0 && (
        <SuggestionList
          id={LIST_ID}
          values={help.suggestions}
          chosen={help.chosen}
          onChoose={(value) => actions.commit(value, 'nextCell')}
        />
      )}
      {help.isDate && !help.calendarIsOpen && <CalendarButton onOpen={() => help.setCalendarIsOpen(true)} />}
      {help.calendarIsOpen && (
        <Calendar
          value={readIsoDate(text, dateOrder)}
          onPick={(date) => actions.commit(formatLike(date, editing.originalValue, dateOrder))}
          onLeave={() => actions.commit(text)}
          onClose={() => {
            help.setCalendarIsOpen(false);
            area.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {help.preview && <MonthPreview preview={help.preview} />}
    </>
  );
}

interface CellTextAreaProps {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly name: string | undefined;
  readonly field: string;
  readonly text: string;
  readonly draft: string;
  readonly help: CellHelp;
  readonly onInput: InputEventHandler<HTMLTextAreaElement>;
  readonly onKeyDown: KeyboardEventHandler<HTMLTextAreaElement>;
  readonly onBlur: FocusEventHandler<HTMLTextAreaElement>;
}

function CellTextArea({ area, name, field, text, draft, help, onInput, onKeyDown, onBlur }: CellTextAreaProps) {
  const { isListed, suggestions, chosen } = help;
  return (
    <textarea
      ref={area}
      class={`cell-editor has-calendar ${field === '' ? 'unknown' : field}`}
      aria-label={name}
      aria-autocomplete={isListed ? 'list' : undefined}
      aria-controls={suggestions.length > 0 ? LIST_ID : undefined}
      aria-activedescendant={chosen >= 0 && chosen < suggestions.length ? `${LIST_ID}-${chosen}` : undefined}
      data-vscode-context={TEXT_MENU}
      rows={Math.min(countLines(text), MAX_LINES_SHOWN)}
      wrap="off"
      spellcheck={false}
      autocomplete="off"
      defaultValue={draft}
      onInput={onInput}
      onKeyDown={onKeyDown}
      onPaste={pasteWithoutTrailingLineBreak}
      onBlur={onBlur}
    />
  );
}

function CalendarButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      class="calendar-button"
      tabIndex={-1}
      title={t`Calendar (Alt+Down)`}
      aria-label={t`Calendar`}
      onMouseDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onOpen();
      }}
    >
      <Icon name="calendar" />
    </button>
  );
}

function countLines(text: string): number {
  return text.split(/\r\n?|\n/).length;
}
