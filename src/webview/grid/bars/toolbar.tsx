import type { GridState } from '../../../protocol/gridMessages';
import { counted, formatProblemTotals, grouped } from '../../../wording/figureWords';
import { filterParts } from '../../../sheet/viewChoice';
import { Icon, type IconName } from '../../shared/icons';
import { getGroupingTitle } from './menus';
import { t } from '../../../text/text';

interface ToolbarProps {
  readonly state: GridState;
  readonly filterIsOpen: boolean;
  readonly problemsAreOpen: boolean;
  readonly onProblems: () => void;
  readonly onView: (x: number, y: number) => void;
  readonly onFilter: () => void;
  readonly onFind: () => void;
  readonly onNewEntry: () => void;
  readonly onOpenAsText: () => void;
  readonly onReport: () => void;
}

/** The totals of the log, and the buttons. */
export function Toolbar(props: ToolbarProps) {
  const { state, problemsAreOpen, onProblems, onFind, onNewEntry, onOpenAsText, onReport } = props;
  return (
    <header class="toolbar">
      <div class="figures">
        <span class="totals" title={getTotalsTitle(state)}>
          {state.totals}
        </span>
      </div>
      <ProblemsButton state={state} problemsAreOpen={problemsAreOpen} onProblems={onProblems} />
      {state.leftOut !== '' && (
        <span class="left-out-notice" title={t`Not included in the totals: ${state.leftOut}`}>
          <Icon name="leftOut" tone="error" />
          <span class="long-text">{state.leftOut}</span>
          <span class="short-text">{t`${(state.allEntries - state.entryCount).toLocaleString('en-US')} left out`}</span>
        </span>
      )}
      <span class="space" />
      {state.isReadOnly && (
        <span class="read-only" title={t`This version of the log can't be edited`}>
          <Icon name="lock" />
          {t`Read-only`}
        </span>
      )}
      <ViewButtons {...props} />
      <ToolButton icon="find" title={t`Find in cells (Ctrl+F)`} label={t`Find`} onPress={onFind} />
      {!state.isReadOnly && (
        <ToolButton icon="add" title={t`New entry (Ctrl+I)`} label={t`New Entry`} onPress={onNewEntry} isNamed />
      )}
      <ToolButton
        icon="text"
        title={t`Open this log in the text editor`}
        label={t`Open as Text`}
        onPress={onOpenAsText}
        isNamed
      />
      <button
        type="button"
        class="button"
        title={t`Generate the billing report for this log`}
        aria-label={t`Billing Report`}
        onClick={onReport}
      >
        <Icon name="report" />
        <span class="label">{t`Billing Report`}</span>
      </button>
    </header>
  );
}

/** The buttons that choose how the rows are grouped and which of them are shown. */
function ViewButtons({ state, filterIsOpen, onView, onFilter }: ToolbarProps) {
  const filters = filterParts(state.view.filter);
  return (
    <>
      <button
        type="button"
        class="button flat"
        title={t`Choose how rows are shown. The file doesn't change.`}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onView(left, bottom + 2);
        }}
      >
        {getGroupingTitle(state.view.grouping)}
        <Icon name="fold" />
      </button>
      <button
        type="button"
        class={filters > 0 ? 'button flat on' : 'button flat'}
        title={t`Filter rows (Ctrl+Shift+L)`}
        aria-label={filters > 0 ? t`Filter, ${counted(filters, 'condition')}` : t`Filter`}
        aria-expanded={filterIsOpen}
        onClick={onFilter}
      >
        <Icon name="filter" />
        {filters > 0 && <span class="filter-number">{filters}</span>}
      </button>
    </>
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

function ProblemsButton({
  state,
  problemsAreOpen,
  onProblems,
}: Pick<ToolbarProps, 'state' | 'problemsAreOpen' | 'onProblems'>) {
  const { errors, warnings, notices } = state;
  if (errors + warnings + notices === 0) {
    return (
      <span class="no-problems">
        <Icon name="tick" />
        {t`No problems`}
      </span>
    );
  }
  const label = formatProblemTotals({ errors, warnings, information: notices });
  return (
    <button
      type="button"
      class="button flat problems"
      title={t`${label}. List of problems (Ctrl+Shift+M), next problem (F8), previous problem (Shift+F8)`}
      aria-expanded={problemsAreOpen}
      onClick={onProblems}
    >
      <Icon name="error" label={t`errors`} {...(errors > 0 ? { tone: 'error' } : {})} />
      {errors.toLocaleString('en-US')}
      <Icon name="warning" label={t`warnings`} {...(warnings > 0 ? { tone: 'warning' } : {})} />
      {warnings.toLocaleString('en-US')}
      {notices > 0 && (
        <>
          <Icon name="information" label={t`notices`} tone="information" />
          {notices.toLocaleString('en-US')}
        </>
      )}
    </button>
  );
}

function getTotalsTitle({ entryCount, totals }: GridState): string {
  return entryCount === 1
    ? t`1 entry counted: ${totals}`
    : t`${grouped(String(entryCount))} entries counted: ${totals}`;
}
