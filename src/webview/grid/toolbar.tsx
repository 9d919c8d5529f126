import type { GridState } from '../../protocol/gridMessages';
import { counted } from '../../report/figureWords';
import { filterParts } from '../../report/viewChoice';
import { Icon, type IconName } from '../shared/icons';
import { groupingTitle } from './menus';

interface ToolbarProps {
  readonly state: GridState;
  readonly filterIsOpen: boolean;
  readonly onNextProblem: (backwards: boolean) => void;
  readonly onView: (x: number, y: number) => void;
  readonly onFilter: () => void;
  readonly onFind: () => void;
  readonly onNewEntry: () => void;
  readonly onOpenAsText: () => void;
  readonly onReport: () => void;
}

/** The log's totals and what can be done with it. */
export function Toolbar(props: ToolbarProps) {
  const { state, filterIsOpen, onNextProblem, onView, onFilter, onFind, onNewEntry, onOpenAsText, onReport } = props;
  const filters = filterParts(state.view.filter);
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
      <button
        type="button"
        class="button flat"
        title="How the rows are shown; the file stays as it is"
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onView(left, bottom + 2);
        }}
      >
        {groupingTitle(state.view.grouping)}
        <Icon name="fold" />
      </button>
      <button
        type="button"
        class={filters > 0 ? 'button flat on' : 'button flat'}
        title="Filter rows (Ctrl+Shift+L)"
        aria-label={filters > 0 ? `Filter, ${counted(filters, 'condition')}` : 'Filter'}
        aria-expanded={filterIsOpen}
        onClick={onFilter}
      >
        <Icon name="filter" />
        {filters > 0 && <span class="filter-number">{filters}</span>}
      </button>
      <ToolButton icon="find" title="Find in cells (Ctrl+F)" label="Find" onPress={onFind} />
      {!state.isReadOnly && (
        <ToolButton icon="add" title="New entry (Ctrl+I)" label="New Entry" onPress={onNewEntry} isNamed />
      )}
      <ToolButton
        icon="text"
        title="Open this log in the text editor"
        label="Open as Text"
        onPress={onOpenAsText}
        isNamed
      />
      <button type="button" class="button" title="Make the billing report of this log" onClick={onReport}>
        <Icon name="report" />
        Billing Report
      </button>
    </header>
  );
}

interface ToolButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly label: string;
  readonly isNamed?: boolean;
  readonly onPress: () => void;
}

function ToolButton({ icon, title, label, isNamed, onPress }: ToolButtonProps) {
  return (
    <button type="button" class="button flat" title={title} aria-label={label} onClick={onPress}>
      <Icon name={icon} />
      {isNamed && <span class="label">{label}</span>}
    </button>
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
      onClick={(event) => onNextProblem(event.shiftKey)}
    >
      <Icon name="error" label="errors" {...(errors > 0 ? { tone: 'error' } : {})} />
      {errors.toLocaleString('en-US')}
      <Icon name="warning" label="warnings" {...(warnings > 0 ? { tone: 'warning' } : {})} />
      {warnings.toLocaleString('en-US')}
    </button>
  );
}
