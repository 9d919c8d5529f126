import type { ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { Figures } from './figures';
import { PanelHeader } from './panelHeader';
import type { PanelModel } from './panelModel';
import { ProblemNotices } from './problemNotices';
import type { RememberedView } from './rememberedView';
import { ReportTable } from './reportTable';
import { counted } from './wording';

interface ReportPanelProps {
  readonly model: PanelModel | undefined;
  readonly remembered: RememberedView;
  readonly onRemember: (part: Partial<RememberedView>) => void;
  readonly post: (message: ReportToHost) => void;
}

/** The billing report as the host last gave it. */
export function ReportPanel({ model, remembered, onRemember, post }: ReportPanelProps) {
  if (!model) {
    return <p class="reading">Reading the log…</p>;
  }
  const { state } = model;
  const showProblems = (): void => post({ type: 'showProblems' });
  return (
    <main class="panel">
      <PanelHeader
        state={state}
        onMonth={(month) => post({ type: 'chooseMonth', month })}
        onExport={() => post({ type: 'exportCsv' })}
      />
      {state.obstacle === '' && <Figures totals={state.totals} />}
      <ProblemNotices state={state} onShowProblems={showProblems} />
      {state.obstacle === '' && state.lineCount > 0 ? (
        <ReportTable
          key={`${state.logName} ${state.ruleName} ${state.month}`}
          model={model}
          remembered={remembered}
          onRemember={onRemember}
          onAsk={({ start, end }) => post({ type: 'requestLines', start, count: end - start })}
          onReveal={(key) => post({ type: 'revealRows', key })}
        />
      ) : (
        <InsteadOfTable obstacle={state.obstacle} month={state.month} />
      )}
      <Announcement model={model} />
    </main>
  );
}

function InsteadOfTable({ obstacle, month }: { readonly obstacle: string; readonly month: string }) {
  if (obstacle !== '') {
    return (
      <div class="notice obstacle" role="status">
        <p>
          <Icon name="warning" tone="warning" /> {obstacle}
        </p>
      </div>
    );
  }
  return (
    <div class="notice" role="status">
      <p>
        {month === ''
          ? 'No entry counts yet. A patient’s month appears here as soon as a row of the log has its date, MRN and minutes.'
          : 'No entry counts in this month any more. Choose another month to see its lines.'}
      </p>
    </div>
  );
}

/** Says which lines are shown when the month is changed; not with every edit of the log, which nobody could bear. */
function Announcement({ model: { state } }: { readonly model: PanelModel }) {
  const name = state.months.find(({ month }) => month === state.month)?.name ?? 'All months';
  return (
    <p class="visually-hidden" role="status" key={state.month}>
      {`${name}: ${counted(state.lineCount, 'line')}`}
    </p>
  );
}
