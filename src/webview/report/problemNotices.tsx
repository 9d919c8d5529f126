import type { LeftOutReason, ReportPanelState } from '../../protocol/reportMessages';
import { Icon } from '../shared/icons';
import { getLeftOutSentence, getProblemCounts, getReasonTotal } from './wording';
import { t } from '../../text/text';

interface ProblemNoticesProps {
  readonly state: ReportPanelState;
  readonly onShowProblems: () => void;
}

/** A placeholder for the link in its sentence. */
const LINK = '\u0000';

/** A notice of what the totals don't include, or else the number of problems. Time is never left out without a notice. */
export function ProblemNotices({ state, onShowProblems }: ProblemNoticesProps) {
  const counts = getProblemCounts(state);
  const { withoutCode } = state;
  if (state.leftOut.length > 0) {
    return (
      <section class="left-out" aria-label={t`Rows and time not included in this report`}>
        <Icon name="warning" tone="warning" />
        <details open>
          <summary>{getLeftOutSentence(state.leftOut)}</summary>
          <Reasons reasons={state.leftOut} />
          {withoutCode !== '' && <p class="withoutCode">{t`No code until an error is fixed: ${withoutCode}.`}</p>}
        </details>
        <div class="left-out-actions">
          <button type="button" class="button secondary" onClick={onShowProblems}>
            {t`Show Problems`}
          </button>
          <span class="muted">{counts}</span>
        </div>
      </section>
    );
  }
  if (counts === '') {
    return null;
  }
  const [before, after] = t`The log has ${LINK}.`.split(LINK);
  return (
    <p class="problem-line">
      {withoutCode !== '' && (
        <>
          <Icon name="warning" tone="warning" />{' '}
          <strong>{t`No code until an error is fixed: ${withoutCode}.`}</strong>{' '}
        </>
      )}
      {state.obstacle === '' && withoutCode === '' ? `${t`Nothing is left out.`} ` : ''}
      {before}
      <button type="button" class="link" title={t`Show Problems`} onClick={onShowProblems}>
        {counts}
      </button>
      {after}
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
          <span class="reason-sum">{getReasonTotal(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
