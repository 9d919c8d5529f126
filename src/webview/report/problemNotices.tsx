import type { LeftOutReason, ReportPanelState } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { leftOutSentence, problemCounts, reasonSum } from './wording';

interface ProblemNoticesProps {
  readonly state: ReportPanelState;
  readonly onShowProblems: () => void;
}

/** What the figures leave out, loudly; or else how many problems the log has, quietly. Nothing vanishes silently. */
export function ProblemNotices({ state, onShowProblems }: ProblemNoticesProps) {
  const counts = problemCounts(state.errors, state.warnings);
  if (state.leftOut.length > 0) {
    return (
      <section class="left-out" aria-label="Rows left out">
        <Icon name="warning" tone="warning" />
        <details open>
          <summary>{leftOutSentence(state.leftOut)}</summary>
          <Reasons reasons={state.leftOut} />
        </details>
        <div class="left-out-actions">
          <button type="button" class="button secondary" onClick={onShowProblems}>
            Show Problems
          </button>
          <span class="quiet">{counts}</span>
        </div>
      </section>
    );
  }
  if (counts === '') {
    return null;
  }
  return (
    <p class="problem-line">
      {state.obstacle === '' ? 'Nothing is left out. ' : ''}The log has{' '}
      <button type="button" class="link" title="Show Problems" onClick={onShowProblems}>
        {counts}
      </button>
      .
    </p>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly LeftOutReason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.code}>
          <span class="reason-code">{reason.code}</span>
          <span class="reason-title">{reason.title}</span>
          <span class="reason-sum">{reasonSum(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
