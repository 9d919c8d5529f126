import type { ReadinessState } from '../../billing/readiness/readiness';
import type { PanelState } from '../../protocol/reportMessages';
import { StateMark } from '../shared/stateMark';
import { grouped } from './wording';
import { t } from '../../text/text';

interface ClaimStatesProps {
  readonly states: readonly PanelState[];
  readonly chosen: ReadinessState | null;
  readonly onChoose: (state: ReadinessState | null) => void;
  readonly onNext: () => void;
  readonly onDecide: () => void;
  /** Whether the lines are shown, so that one of them can become active. */
  readonly canShowNext: boolean;
}

/** How many claims are in each state, as a filter, and the way to the next one to look at. */
export function ClaimStates({ states, chosen, onChoose, onNext, onDecide, canShowNext }: ClaimStatesProps) {
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const allToLookAt = states.reduce((sum, { toLookAt }) => sum + toLookAt, 0);
  return (
    <div class="claim-states" role="group" aria-label={t`Claims by state`}>
      {states.map(({ state, name, count, totals }) => (
        <button
          key={state}
          type="button"
          class="state-button"
          aria-pressed={chosen === state}
          title={t`${name}: ${totals}. Select to show only these lines.`}
          onClick={() => onChoose(chosen === state ? null : state)}
        >
          <StateMark state={state} /> {name} <span class="state-count">{grouped(String(count))}</span>
          <span class="state-totals">{totals}</span>
        </button>
      ))}
      <button
        type="button"
        class="button"
        disabled={allToLookAt === 0 || !canShowNext}
        title={t`Next claim to look at (N)`}
        onClick={onNext}
      >
        {t`Next to Look At`}
      </button>
      <button
        type="button"
        class="button secondary"
        disabled={all === 0}
        title={t`Approve, hold, or release the claims of all lines that the filters show`}
        onClick={onDecide}
      >
        {t`Decide on All Shown`}
      </button>
    </div>
  );
}
