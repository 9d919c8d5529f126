import type { ReportPanelState } from '../../protocol/reportMessages';

interface PanelHeaderProps {
  readonly state: ReportPanelState;
  readonly onMonth: (month: string) => void;
  readonly onExport: () => void;
}

export function PanelHeader({ state, onMonth, onExport }: PanelHeaderProps) {
  return (
    <header class="panel-header">
      <div class="panel-title">
        <h1>Billing Report</h1>
        <p>
          <span class="log-name">{state.logName}</span>
          <span class="rule-name">{state.ruleName}</span>
        </p>
      </div>
      <div class="panel-actions">
        <MonthFilter state={state} onMonth={onMonth} />
        <button
          type="button"
          class="button"
          disabled={state.obstacle !== '' || state.lineCount === 0}
          title={state.month === '' ? 'Save these lines as a CSV file' : 'Save the lines of this month as a CSV file'}
          onClick={onExport}
        >
          Export CSV
        </button>
      </div>
    </header>
  );
}

function MonthFilter({ state, onMonth }: Omit<PanelHeaderProps, 'onExport'>) {
  // The month chosen stays in the list even if an edit of the log has just emptied it.
  const isListed = state.month === '' || state.months.some(({ month }) => month === state.month);
  return (
    <select
      class="select"
      aria-label="Month"
      value={state.month}
      disabled={state.obstacle !== ''}
      onChange={(event) => onMonth(event.currentTarget.value)}
    >
      <option value="">All months</option>
      {!isListed && <option value={state.month}>{`${state.month} (no entries)`}</option>}
      {state.months.map(({ month, name }) => (
        <option key={month} value={month}>
          {name}
        </option>
      ))}
    </select>
  );
}
