import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { FilterChoices, GridState } from '../../../protocol/gridMessages';
import { counted } from '../../../wording/figureWords';
import { NO_FILTER, filterParts, type RowFilter } from '../../../sheet/viewChoice';
import { Icon } from '../../shared/icons';
import { handleTextKey } from '../input/textCommands';
import { useAskedFilter } from './useAskedFilter';
import { t } from '../../../text/text';

interface FilterBarProps {
  readonly state: GridState;
  readonly choices: FilterChoices | undefined;
  /** Whether somebody has just asked for it, and so wants to write into it. */
  readonly takesFocus: boolean;
  readonly onAsk: () => void;
  readonly onFilter: (filter: RowFilter) => void;
  readonly onClose: () => void;
}

const NEAR_CHOICES = [5, 10, 15, 20, 30];
const CODES = ['99492', '99493', '99494'] as const;

/** Which rows are shown. It changes the view and never the log. */
export function FilterBar({ state, choices, takesFocus, onAsk, onFilter, onClose }: FilterBarProps) {
  const { filter } = state.view;
  const field = useRef<HTMLInputElement>(null);
  const { text, setText, ask } = useAskedFilter(filter, onFilter);
  useLayoutEffect(() => {
    if (takesFocus) {
      field.current?.focus({ preventScroll: true });
    }
  }, []);
  useEffect(onAsk, [state.generation]);
  const isOn = filterParts(filter) > 0;
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
            ask({});
          } else if (handleTextKey(event, event.currentTarget)) {
            event.preventDefault();
            event.stopPropagation();
          }
        }}
      />
      <Choice
        label={t`Month`}
        any={t`All months`}
        value={filter.month === 0 ? '' : String(filter.month)}
        options={(choices?.months ?? []).map(({ month, name }) => [String(month), name] as const)}
        onChoose={(value) => ask({ month: Number(value) })}
      />
      <Choice
        label={t`Payer`}
        any={t`All payers`}
        value={filter.payers[0] ?? ''}
        options={(choices?.payers ?? []).map(same)}
        onChoose={(value) => ask({ payers: listOf(value) })}
      />
      <Choice
        label={t`Staff`}
        any={t`All staff`}
        value={filter.staff[0] ?? ''}
        options={(choices?.staff ?? []).map(same)}
        onChoose={(value) => ask({ staff: listOf(value) })}
      />
      <Choice
        label={t`Problem`}
        any={t`Problems or not`}
        value={filter.problem}
        options={[
          ['any', t`Any problem`],
          ['error', t`Errors`],
          ['warning', t`Warnings`],
          ...(choices?.problems ?? []).map(({ code, title, count }) => [code, `${title} (${count})`] as const),
        ]}
        onChoose={(problem) => ask({ problem })}
      />
      <Choice
        label={t`Code of the month`}
        any={t`Any code`}
        value={filter.code}
        options={[...CODES.map((code) => [code, t`${code} earned`] as const), ['none', t`No code`]]}
        onChoose={(code) => ask({ code })}
      />
      <Choice
        label={t`Minutes to the next code`}
        any={t`Any distance`}
        value={filter.near === 0 ? '' : String(filter.near)}
        options={NEAR_CHOICES.map((near) => [String(near), t`Within ${near} min of a code`] as const)}
        onChoose={(value) => ask({ near: Number(value) })}
      />
      <span class="filter-count" role="status">
        {isOn
          ? t`${state.shownEntries.toLocaleString('en-US')} of ${counted(state.allEntries, 'row')}`
          : counted(state.allEntries, 'row')}
      </span>
      {state.isViewStale && (
        <button type="button" class="button secondary" title={t`Rows have changed since`} onClick={() => ask({})}>
          {t`Apply Again`}
        </button>
      )}
      {isOn && (
        <button type="button" class="button secondary" onClick={() => ask(NO_FILTER)}>
          {t`Clear`}
        </button>
      )}
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

interface ChoiceProps {
  readonly label: string;
  /** What is said when nothing is chosen. */
  readonly any: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  // A choice of an earlier day that the log does not have any more is still in force, and so is shown.
  const isGone = value !== '' && !options.some(([its]) => its === value);
  return (
    <select
      class={value === '' ? 'field' : 'field chosen'}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{any}</option>
      {isGone && <option value={value}>{value}</option>}
      {options.map(([its, title]) => (
        <option key={its} value={its}>
          {title}
        </option>
      ))}
    </select>
  );
}

function same(value: string): readonly [string, string] {
  return [value, value];
}

function listOf(value: string): readonly string[] {
  return value === '' ? [] : [value];
}
