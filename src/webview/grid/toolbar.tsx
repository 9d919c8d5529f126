import type { GridState } from '../../protocol/gridMessages';
import { counted } from '../../report/figureWords';
import { Icon } from '../shared/icons';

interface ToolbarProps {
  readonly state: GridState;
  readonly onNextProblem: (backwards: boolean) => void;
  readonly onAddEntry: () => void;
  readonly onOpenAsText: () => void;
  readonly onReport: () => void;
}

/** The log's totals and what can be done with it. */
export function Toolbar({ state, onNextProblem, onAddEntry, onOpenAsText, onReport }: ToolbarProps) {
  return (
    <header class="toolbar">
      <div class="figures">
        <span class="totals" title={`${counted(state.entryCount, 'entry', 'entries')} count: ${state.totals}`}>
          {state.totals}
        </span>
      </div>
      <ProblemsButton state={state} onNextProblem={onNextProblem} />
      {state.leftOut !== '' && (
        <span class="left-out-notice" title={`${state.leftOut} of the sums because of errors`}>
          <Icon name="leftOut" tone="error" />
          <span class="words">{state.leftOut}</span>
        </span>
      )}
      <span class="space" />
      {state.isReadOnly && (
        <span class="read-only" title="This version of the log cannot be edited">
          <Icon name="lock" />
          Read-only
        </span>
      )}
      {!state.isReadOnly && (
        <button
          type="button"
          class="button flat"
          title="Add an empty entry at the end of the log"
          aria-label="Add Entry"
          onClick={onAddEntry}
        >
          <Icon name="add" />
          <span class="label">Add Entry</span>
        </button>
      )}
      <button
        type="button"
        class="button flat"
        title="Open this log in the text editor"
        aria-label="Open as Text"
        onClick={onOpenAsText}
      >
        <Icon name="text" />
        <span class="label">Open as Text</span>
      </button>
      <button type="button" class="button" title="Make the billing report of this log" onClick={onReport}>
        <Icon name="report" />
        Billing Report
      </button>
    </header>
  );
}

function ProblemsButton({ state, onNextProblem }: Pick<ToolbarProps, 'state' | 'onNextProblem'>) {
  const { errors, warnings } = state;
  if (errors + warnings === 0) {
    return (
      <span class="no-problems">
        <Icon name="tick" />
        No problems
      </span>
    );
  }
  const label = `${counted(errors, 'error', 'errors')}, ${counted(warnings, 'warning', 'warnings')}`;
  return (
    <button
      type="button"
      class="button flat problems"
      title={`${label}. Next problem (F8), previous problem (Shift+F8)`}
      aria-label={`${label}. Go to the next problem`}
      onClick={(event) => onNextProblem(event.shiftKey)}
    >
      <Icon name="error" {...(errors > 0 ? { tone: 'error' } : {})} />
      {errors.toLocaleString('en-US')}
      <Icon name="warning" {...(warnings > 0 ? { tone: 'warning' } : {})} />
      {warnings.toLocaleString('en-US')}
    </button>
  );
}
