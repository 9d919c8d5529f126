import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { FilterChoices, GridState } from '../../../protocol/gridMessages';
import { NO_FILTER, filterParts, type RowFilter } from '../../../sheet/viewChoice';
import { t } from '../../../text/text';
import { counted } from '../../../wording/figureWords';
import { Icon } from '../../shared/icons';
import { handleTextKey } from '../input/textCommands';
import { FilterLists } from './filterLists';
import { useRequestedFilter, type RequestedFilter } from './useRequestedFilter';

interface FilterBarProps {
  readonly state: GridState;
  readonly choices: FilterChoices | undefined;
  /** Whether a person has just opened the bar, so that the text field gets the focus. */
  readonly takesFocus: boolean;
  readonly onAsk: () => void;
  readonly onFilter: (filter: RowFilter) => void;
  readonly onClose: () => void;
}

/** Filters the rows of the view. It never changes the log. */
export function FilterBar({ state, choices, takesFocus, onAsk, onFilter, onClose }: FilterBarProps) {
  const { filter } = state.view;
  const field = useRef<HTMLInputElement>(null);
  const requested = useRequestedFilter(filter, onFilter);
  useLayoutEffect(() => {
    if (takesFocus) {
      field.current?.focus({ preventScroll: true });
    }
  }, []);
  useEffect(onAsk, [state.generation]);
  return (
    <div
      class="filter-bar"
      role="search"
      aria-label={t`Filter rows`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <FilterText field={field} requested={requested} />
      <FilterLists filter={filter} choices={choices} onChange={requested.request} />
      <ColumnFilters state={state} onFilter={requested.request} />
      <FilterStatus state={state} onFilter={requested.request} />
      <button
        type="button"
        class="button flat"
        title={t`Close (Escape)`}
        aria-label={t`Close the filter bar`}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

interface FilterTextProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly requested: RequestedFilter;
}

function FilterText({ field, requested: { text, setText, request } }: FilterTextProps) {
  return (
    <input
      ref={field}
      class="field filter-text"
      type="text"
      aria-label={t`Text in any column`}
      placeholder={t`Text in any column`}
      spellcheck={false}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          request({});
        } else if (handleTextKey(event, event.currentTarget)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
    />
  );
}

/** The filters by values of columns, which the menus of the columns set. A button removes each. */
function ColumnFilters({ state, onFilter }: FilterStatusProps) {
  const { values } = state.view.filter;
  return (
    <>
      {values.map(({ column, values: chosen }) => {
        const name = state.columns[column]?.name ?? '';
        const [only = ''] = chosen;
        const shown = chosen.length === 1 ? only || t`(empty)` : t`${chosen.length} values`;
        return (
          <button
            key={column}
            type="button"
            class="button secondary"
            title={t`Remove this filter`}
            onClick={() => onFilter({ values: values.filter((part) => part.column !== column) })}
          >
            {t`${name}: ${shown}`}
            <Icon name="close" />
          </button>
        );
      })}
    </>
  );
}

interface FilterStatusProps {
  readonly state: GridState;
  readonly onFilter: (parts: Partial<RowFilter>) => void;
}

/** The number of rows, and the buttons that apply and clear the filter. */
function FilterStatus({ state, onFilter }: FilterStatusProps) {
  const isOn = filterParts(state.view.filter) > 0;
  const all = counted(state.allEntries, 'row');
  return (
    <>
      <span class="filter-count" role="status">
        {isOn ? t`${state.shownEntries.toLocaleString('en-US')} of ${all}` : all}
      </span>
      {state.isViewStale && (
        <button
          type="button"
          class="button secondary"
          title={t`The log has changed since the filter was applied`}
          onClick={() => onFilter({})}
        >
          {t`Apply Again`}
        </button>
      )}
      {isOn && (
        <button type="button" class="button secondary" onClick={() => onFilter(NO_FILTER)}>
          {t`Clear`}
        </button>
      )}
    </>
  );
}
