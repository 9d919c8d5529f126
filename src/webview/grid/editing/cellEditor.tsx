import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldName } from '../../../log/header/columns';
import type { DateOrder } from '../../../log/values/dateText';
import type { GridColumn } from '../../../protocol/gridMessages';
import { LISTED_FIELDS } from '../../../sheet/columnValues';
import { Icon } from '../../shared/icons';
import { Calendar, formatLike, readIsoDate } from './calendar';
import type { GridSession } from '../state/gridSession';
import type { Editing, GridView } from '../state/gridView';
import { MonthPreview } from './minutesPreview';
import type { Motion } from '../state/selection';
import { SuggestionList } from './suggestionList';
import { handleTextKey, pasteWithoutTrailingLineBreak, runTextCommand } from '../input/textCommands';
import { t } from '../../../text/text';

interface CellEditorProps {
  readonly editing: Editing;
  readonly column: GridColumn | undefined;
  readonly session: GridSession;
  readonly answers: GridView['answers'];
  readonly dateOrder: DateOrder;
  /** What else the value leads to, when it is kept with Ctrl+Enter. */
  readonly onNextEntry: () => void;
}

/** Cut, Copy and Paste of VS Code's own menu are right for a text. */
const TEXT_MENU = JSON.stringify({ preventDefaultContextMenuItems: false });
const MOST_LINES_SHOWN = 8;
const MINUTES_FIELDS: ReadonlySet<string> = new Set(['minutes', 'hours', 'start', 'end']);
const DATE_FIELDS: ReadonlySet<string> = new Set(['date', 'initialAssessment', 'consentDate', 'dischargeDate']);

/**
 * The text of a cell while it is edited. It lies over the grid rather than in the row, so that neither scrolling away nor
 * rows that come and go take the text from under the person's hands. A text area in any case: a value may have line breaks.
 * Below it stands what helps with a column of its kind: values used before, a calendar, or what the month comes to.
 */
export function CellEditor({ editing, column, session, answers, dateOrder, onNextEntry }: CellEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const [text, setText] = useState(editing.draft);
  const [chosen, setChosen] = useState(-1);
  const [listIsClosed, setListIsClosed] = useState(editing.draft !== '' && editing.draft === editing.originalValue);
  const [calendarIsOpen, setCalendarIsOpen] = useState(false);
  const field = column?.field ?? '';
  const isListed = LISTED_FIELDS.has(field as FieldName);
  const isMinutes = MINUTES_FIELDS.has(field);
  const isDate = DATE_FIELDS.has(field);

  useLayoutEffect(() => {
    const { current } = area;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useEffect(() => {
    if (isListed) {
      session.post({ type: 'askSuggestions', column: editing.column, typed: text });
    } else if (isMinutes) {
      session.post({ type: 'askPreview', row: editing.row, column: editing.column, value: text });
    }
  }, [text]);

  const listed = answers.suggestions;
  const values = !listIsClosed && listed?.column === editing.column && listed.typed === text ? listed.values : [];
  const preview = isMinutes && answers.preview?.value === text ? answers.preview.preview : undefined;
  const end = (act: () => void): void => {
    if (!isOver.current) {
      isOver.current = true;
      act();
    }
  };
  const commit = (value: string, motion?: Motion): void => end(() => session.commit(value, motion));
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void => {
    const { currentTarget: field } = event;
    if (event.isComposing) {
      return;
    }
    const motion = endingMotion(event);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (motion) {
      commit(values[chosen] ?? field.value, motion);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      commit(values[chosen] ?? field.value);
      onNextEntry();
    } else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
      // What is saved is what is seen. The key itself is for VS Code.
      commit(field.value);
      return;
    } else if (event.key === 'Escape') {
      end(() => session.cancelEdit());
    } else if (event.key === 'ArrowDown' && event.altKey) {
      setListIsClosed(false);
      setCalendarIsOpen(isDate);
    } else if (step !== 0 && values.length > 0) {
      setChosen((before) => (before + step + values.length + (before < 0 && step < 0 ? 1 : 0)) % values.length);
    } else if (event.key === 'Enter' && event.altKey) {
      runTextCommand('insertText', '\n');
    } else if (!handleTextKey(event, field)) {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) {
        // Plain typing is nobody else's business; what is left, such as Ctrl+S, is for VS Code.
        event.stopPropagation();
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const listId = 'cell-suggestions';
  return (
    <>
      <textarea
        ref={area}
        class={`cell-editor has-calendar ${field === '' ? 'unknown' : field}`}
        aria-label={column?.name}
        aria-autocomplete={isListed ? 'list' : undefined}
        aria-controls={values.length > 0 ? listId : undefined}
        aria-activedescendant={chosen >= 0 && chosen < values.length ? `${listId}-${chosen}` : undefined}
        data-vscode-context={TEXT_MENU}
        rows={Math.min(lineCount(text), MOST_LINES_SHOWN)}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        defaultValue={editing.draft}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setListIsClosed(false);
          setChosen(-1);
        }}
        onKeyDown={onKeyDown}
        onPaste={pasteWithoutTrailingLineBreak}
        onBlur={(event) => {
          const { value } = event.currentTarget;
          if (!calendarIsOpen) {
            commit(value);
          }
        }}
      />
      {values.length > 0 && (
        <SuggestionList id={listId} values={values} chosen={chosen} onChoose={(value) => commit(value, 'nextCell')} />
      )}
      {isDate && !calendarIsOpen && (
        <button
          type="button"
          class="calendar-button"
          tabIndex={-1}
          title={t`Calendar (Alt+Down)`}
          aria-label={t`Calendar`}
          onMouseDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setCalendarIsOpen(true);
          }}
        >
          <Icon name="calendar" />
        </button>
      )}
      {calendarIsOpen && (
        <Calendar
          value={readIsoDate(text, dateOrder)}
          onPick={(date) => commit(formatLike(date, editing.originalValue, dateOrder))}
          onLeave={() => commit(text)}
          onClose={() => {
            setCalendarIsOpen(false);
            area.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {preview && <MonthPreview preview={preview} />}
    </>
  );
}

function lineCount(text: string): number {
  return text.split(/\r\n?|\n/).length;
}

function endingMotion({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Motion | undefined {
  if (key === 'Enter' && !altKey && !ctrlKey && !metaKey) {
    return shiftKey ? 'previousEntry' : 'nextEntry';
  }
  if (key === 'Tab') {
    return shiftKey ? 'previousCell' : 'nextCell';
  }
  return undefined;
}
