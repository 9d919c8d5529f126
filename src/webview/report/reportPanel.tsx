import type { PanelChoice, ReportToHost } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { AssumedNotice } from './assumedNotice';
import { BilledView } from './billedView';
import { CaseloadView } from './caseloadView';
import { ChartsView } from './chartsView';
import { ClaimStates } from './claimStates';
import { EntriesPane } from './entriesPane';
import { FailedFiles } from './failedFiles';
import { Figures } from './figures';
import { PanelHeader } from './panelHeader';
import { getChoiceKey, type PanelModel } from './panelModel';
import { ProblemNotices } from './problemNotices';
import type { RememberedView } from './rememberedView';
import { ReportTable } from './table/reportTable';
import { ViewTabs } from './viewTabs';
import { counted } from './wording';
import { WorklistView } from './worklistView';
import { t } from '../../text/text';

interface ReportPanelProps {
  readonly model: PanelModel | undefined;
  readonly remembered: RememberedView;
  readonly onRemember: (part: Partial<RememberedView>) => void;
  readonly post: (message: ReportToHost) => void;
}

/** The billing report in the host's latest version. */
export function ReportPanel({ model, remembered, onRemember, post }: ReportPanelProps) {
  if (!model) {
    return <p class="reading">{t`Reading the log…`}</p>;
  }
  const { state } = model;
  const showProblems = (): void => post({ type: 'showProblems' });
  return (
    <main class="panel">
      <PanelHeader
        state={state}
        onChoose={(choice) => post({ type: 'choose', choice })}
        onExport={(as) => post({ type: 'export', as })}
      />
      {state.obstacle === '' && <Figures totals={state.totals} />}
      {state.obstacle === '' && (
        <ClaimStates
          states={state.states}
          chosen={state.choice.state}
          onChoose={(chosen) => post({ type: 'choose', choice: { ...state.choice, state: chosen } })}
          onNext={() => post({ type: 'requestNextClaim', after: model.shownClaim?.key ?? '' })}
          onDecide={() => post({ type: 'decide', decision: null, key: null })}
          canShowNext={state.view === 'lines'}
        />
      )}
      <FailedFiles failed={state.failed} />
      {state.statements.map((sentence) => (
        <p class="problem-line" key={sentence}>
          <Icon name="warning" tone="warning" /> {sentence}
        </p>
      ))}
      <ProblemNotices state={state} onShowProblems={showProblems} />
      <AssumedNotice assumed={state.assumed} />
      {state.obstacle === '' && <ViewTabs view={state.view} onView={(view) => post({ type: 'showView', view })} />}
      <View model={model} remembered={remembered} onRemember={onRemember} post={post} />
      <Announcement model={model} />
    </main>
  );
}

function View({ model, remembered, onRemember, post }: ReportPanelProps & { readonly model: PanelModel }) {
  const { state, entries } = model;
  if (state.obstacle !== '') {
    return <Obstacle sentence={state.obstacle} />;
  }
  if (state.view === 'worklist') {
    return state.worklist ? <WorklistView worklist={state.worklist} post={post} /> : null;
  }
  if (state.view === 'billed') {
    return state.billed ? <BilledView billed={state.billed} post={post} /> : null;
  }
  if (state.view === 'caseload') {
    return state.caseload ? <CaseloadView caseload={state.caseload} post={post} /> : null;
  }
  if (state.lineCount === 0) {
    return <NoLines isWhole={isWhole(state.choice)} />;
  }
  if (state.view === 'charts') {
    return state.charts ? <ChartsView charts={state.charts} /> : null;
  }
  return (
    <>
      <ReportTable
        key={`${state.logName} ${state.ruleName} ${getChoiceKey(state)}`}
        model={model}
        remembered={remembered}
        onRemember={onRemember}
        onRequest={({ start, end }) => post({ type: 'requestLines', start, count: end - start })}
        onReveal={(key) => post({ type: 'revealRows', key })}
        onEntries={(key) => post({ type: 'requestEntries', key: entries?.key === key ? '' : key })}
        onDecide={(decision, key) => post({ type: 'decide', decision, key })}
        onNextClaim={(after) => post({ type: 'requestNextClaim', after })}
        onOrder={(order) => post({ type: 'choose', choice: { ...state.choice, order } })}
      />
      {entries && <EntriesPane model={model} entries={entries} post={post} />}
    </>
  );
}

function isWhole({ month, payer, npi, state }: PanelChoice): boolean {
  return month === '' && payer === null && npi === null && state === null;
}

function Obstacle({ sentence }: { readonly sentence: string }) {
  return (
    <div class="notice obstacle" role="status">
      <p>
        <Icon name="warning" tone="warning" /> {sentence}
      </p>
    </div>
  );
}

function NoLines({ isWhole }: { readonly isWhole: boolean }) {
  return (
    <div class="notice" role="status">
      <p>
        {isWhole
          ? t`No entries are counted yet. A patient's month appears here as soon as a row of the log has a date, an MRN, and minutes.`
          : t`No entries are counted for these filters. Choose another month, payer, provider, or state to see its lines.`}
      </p>
    </div>
  );
}

/** Announces which lines are shown when the filters change. Edits of the log aren't announced, because there are too many. */
function Announcement({ model: { state } }: { readonly model: PanelModel }) {
  const { choice } = state;
  const month = state.months.find((candidate) => candidate.month === choice.month)?.name ?? t`All months`;
  const chosen = state.states.find((candidate) => candidate.state === choice.state)?.name ?? '';
  return (
    <p class="visually-hidden" role="status" key={getChoiceKey(state)}>
      {`${[month, choice.payer ?? '', choice.npi ?? '', chosen].filter((part) => part !== '').join(', ')}: ${counted(state.lineCount, 'line')}`}
    </p>
  );
}
