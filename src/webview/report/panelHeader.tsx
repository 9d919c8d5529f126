import type { PanelChoice, ReportPanelState } from '../../protocol/reportMessages';
import type { ShownExport } from '../../report/exports/exportedReport';
import { ExportMenu } from './exportMenu';
import { t } from '../../text/text';

interface PanelHeaderProps {
  readonly state: ReportPanelState;
  readonly onChoose: (choice: PanelChoice) => void;
  readonly onExport: (as: ShownExport) => void;
}

export function PanelHeader({ state, onChoose, onExport }: PanelHeaderProps) {
  const { choice } = state;
  const isEmpty = state.obstacle !== '' || state.lineCount === 0;
  return (
    <header class="panel-header">
      <div class="panel-title">
        <h1>{t`Billing Report`}</h1>
        <p>
          <span class="log-name">{state.logName}</span>
          <span class="rule-name">{state.ruleName}</span>
        </p>
      </div>
      <div class="panel-actions">
        <MonthFilter state={state} onMonth={(month) => onChoose({ ...choice, month })} />
        <TextFilter
          name={t`Payer`}
          all={t`All payers`}
          none={t`No payer`}
          values={state.payers}
          value={choice.payer}
          disabled={state.obstacle !== ''}
          onValue={(payer) => onChoose({ ...choice, payer })}
        />
        <TextFilter
          name={t`Referring provider`}
          all={t`All providers`}
          none={t`No provider`}
          values={state.providers}
          value={choice.npi}
          disabled={state.obstacle !== ''}
          onValue={(npi) => onChoose({ ...choice, npi })}
        />
        <span class="export-actions">
          <button
            type="button"
            class="button"
            disabled={isEmpty}
            title={t`Save the lines shown as a CSV file`}
            onClick={() => onExport('csv')}
          >
            {t`Export CSV`}
          </button>
          <ExportMenu isDisabled={isEmpty} onExport={onExport} />
        </span>
      </div>
    </header>
  );
}

interface MonthFilterProps {
  readonly state: ReportPanelState;
  readonly onMonth: (month: string) => void;
}

function MonthFilter({ state, onMonth }: MonthFilterProps) {
  const { month: chosen } = state.choice;
  return (
    <select
      class="select"
      aria-label={t`Month`}
      value={chosen}
      disabled={state.obstacle !== ''}
      onChange={(event) => onMonth(event.currentTarget.value)}
    >
      <option value="">{t`All months`}</option>
      {state.months.map(({ month, name }) => (
        <option key={month} value={month}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface TextFilterProps {
  readonly name: string;
  readonly all: string;
  /** The option for lines without a value. */
  readonly none: string;
  readonly values: readonly string[];
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onValue: (value: string | null) => void;
}

/** A filter by a column's value. Options are identified by index, because a value can be any text. */
function TextFilter({ name, all, none, values, value, disabled, onValue }: TextFilterProps) {
  const chosen = value === null ? -1 : values.indexOf(value);
  return (
    <select
      class="select text-filter"
      aria-label={name}
      value={String(chosen)}
      disabled={disabled || values.length === 0}
      onChange={(event) => onValue(values[Number(event.currentTarget.value)] ?? null)}
    >
      <option value="-1">{all}</option>
      {values.map((one, place) => (
        <option key={one} value={String(place)}>
          {one === '' ? none : one}
        </option>
      ))}
    </select>
  );
}
