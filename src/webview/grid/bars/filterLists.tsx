import { CPT_CODES } from '../../../billing/rules/codes';
import type { FilterChoices } from '../../../protocol/gridMessages';
import type { RowFilter } from '../../../sheet/viewChoice';
import { t } from '../../../text/text';

interface FilterListsProps {
  readonly filter: RowFilter;
  /** The values that the log has, or undefined until the host answers. */
  readonly choices: FilterChoices | undefined;
  readonly onChange: (parts: Partial<RowFilter>) => void;
}

const NEAR_CHOICES = [5, 10, 15, 20, 30];

/** The lists of the filter bar. */
export function FilterLists({ filter, choices, onChange }: FilterListsProps) {
  return (
    <>
      <Choice
        label={t`Month`}
        any={t`All months`}
        value={filter.month === 0 ? '' : String(filter.month)}
        options={(choices?.months ?? []).map(({ month, name }) => [String(month), name] as const)}
        onChoose={(value) => onChange({ month: Number(value) })}
      />
      <Choice
        label={t`Payer`}
        any={t`All payers`}
        value={filter.payers[0] ?? ''}
        options={(choices?.payers ?? []).map(toOption)}
        onChoose={(value) => onChange({ payers: toList(value) })}
      />
      <Choice
        label={t`Staff`}
        any={t`All staff`}
        value={filter.staff[0] ?? ''}
        options={(choices?.staff ?? []).map(toOption)}
        onChoose={(value) => onChange({ staff: toList(value) })}
      />
      <Choice
        label={t`Problem`}
        any={t`All rows`}
        value={filter.problem}
        options={[
          ['any', t`Any problem`],
          ['error', t`Errors`],
          ['warning', t`Warnings`],
          ['information', t`Notices`],
          ...(choices?.problems ?? []).map(({ code, title, count }) => [code, `${title} (${count})`] as const),
        ]}
        onChoose={(problem) => onChange({ problem })}
      />
      <CodeLists filter={filter} codes={choices?.codes ?? CPT_CODES} onChange={onChange} />
    </>
  );
}

interface CodeListsProps extends Omit<FilterListsProps, 'choices'> {
  readonly codes: readonly string[];
}

function CodeLists({ filter, codes, onChange }: CodeListsProps) {
  return (
    <>
      <Choice
        label={t`Earned code`}
        any={t`Any code`}
        value={filter.code}
        options={[...codes.map((code) => [code, t`${code} earned`] as const), ['none', t`No code`]]}
        onChoose={(code) => onChange({ code })}
      />
      <Choice
        label={t`Minutes to the next code`}
        any={t`Any`}
        value={filter.near === 0 ? '' : String(filter.near)}
        options={NEAR_CHOICES.map((near) => [String(near), t`Within ${near} min of a code`] as const)}
        onChoose={(value) => onChange({ near: Number(value) })}
      />
    </>
  );
}

type Option = readonly [value: string, title: string];

interface ChoiceProps {
  readonly label: string;
  /** The text while nothing is chosen. */
  readonly any: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  // A stored filter can name a value that the log no longer has. It still applies, so it's listed.
  const isMissing = value !== '' && !options.some(([option]) => option === value);
  return (
    <select
      class={value === '' ? 'field' : 'field chosen'}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{any}</option>
      {isMissing && <option value={value}>{value}</option>}
      {options.map(([option, title]) => (
        <option key={option} value={option}>
          {title}
        </option>
      ))}
    </select>
  );
}

function toOption(value: string): Option {
  return [value, value];
}

function toList(value: string): readonly string[] {
  return value === '' ? [] : [value];
}
