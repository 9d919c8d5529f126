import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GridFact, GridState, ShownSeverity } from '../../../protocol/gridMessages';
import { foldCase } from '../../../sheet/cellFind';
import { t } from '../../../text/text';
import { counted } from '../../../wording/figureWords';
import { Icon } from '../../shared/icons';
import { handleTextKey } from '../input/textCommands';
import type { Answers } from '../state/answers';
import { getSeverityText } from '../table/cellProblems';

/** How long after the last change of the log the list is requested again. */
const PAUSE_MILLISECONDS = 120;
/** The number of problems that Page Up and Page Down skip. */
const PAGE = 8;

interface ProblemsPaneProps {
  readonly state: GridState;
  readonly problems: Answers['problems'];
  readonly onAsk: () => void;
  /** Shows the row of a problem. @param takesFocus whether the grid gets the keyboard focus */
  readonly onShow: (fact: GridFact, takesFocus: boolean) => void;
  readonly onClose: () => void;
}

/**
 * The problems of the log below the grid, in the order of the Problems panel: VS Code opens a custom editor without a position, so a
 * click in its panel can't lead to a row of the grid.
 */
export function ProblemsPane({ state, problems, onAsk, onShow, onClose }: ProblemsPaneProps) {
  const [text, setText] = useState('');
  const [hidden, setHidden] = useState<ReadonlySet<ShownSeverity>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const facts = useMemo(() => filterFacts(problems?.problems ?? [], text, hidden), [problems, text, hidden]);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, facts.length - 1);
  const isAsked = useRef(false);
  useEffect(() => {
    const timer = setTimeout(onAsk, isAsked.current ? PAUSE_MILLISECONDS : 0);
    isAsked.current = true;
    return () => clearTimeout(timer);
  }, [state.generation]);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => document.getElementById(getFactId(active))?.scrollIntoView({ block: 'nearest' }), [active]);

  const toggle = (severity: ShownSeverity): void =>
    setHidden(
      (before) => new Set(before.has(severity) ? [...before].filter((one) => one !== severity) : [...before, severity]),
    );
  const onListKey = (event: KeyboardEvent): void => {
    const fact = facts[active];
    const next = findNext(event.key, active, facts.length);
    if (event.key === 'Enter' && fact) {
      onShow(fact, true);
    } else if (next !== undefined) {
      setChosen(next);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      class="problems-pane"
      aria-label={t`Problems`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div class="pane-head">
        <h2>{t`Problems`}</h2>
        <input
          class="field"
          type="text"
          aria-label={t`Filter problems`}
          placeholder={t`Filter by code or text`}
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              list.current?.focus({ preventScroll: true });
            } else if (!handleTextKey(event, event.currentTarget)) {
              return;
            }
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <SeverityToggles state={state} hidden={hidden} onToggle={toggle} />
        <span class="pane-count" role="status">
          {getCountText(facts.length, problems)}
        </span>
        <button
          type="button"
          class="button flat"
          title={t`Close (Escape)`}
          aria-label={t`Close the problems`}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <div
        ref={list}
        class="pane-list"
        role="listbox"
        tabIndex={0}
        aria-label={t`Problems`}
        aria-activedescendant={facts.length > 0 ? getFactId(active) : undefined}
        onKeyDown={onListKey}
      >
        {facts.map((fact, index) => (
          <FactLine
            key={`${fact.code} ${fact.row} ${fact.line} ${fact.message}`}
            fact={fact}
            index={index}
            isActive={index === active}
            onChoose={() => {
              setChosen(index);
              onShow(fact, false);
            }}
          />
        ))}
      </div>
    </section>
  );
}

interface SeverityTogglesProps {
  readonly state: GridState;
  readonly hidden: ReadonlySet<ShownSeverity>;
  readonly onToggle: (severity: ShownSeverity) => void;
}

/** Buttons that show and hide the problems of each severity. */
function SeverityToggles({ state: { errors, warnings, notices }, hidden, onToggle }: SeverityTogglesProps) {
  const shown = [
    ['error', counted(errors, 'error'), errors],
    ['warning', counted(warnings, 'warning'), warnings],
    ['information', counted(notices, 'notice'), notices],
  ] as const;
  return (
    <>
      {shown.map(
        ([severity, name, count]) =>
          count > 0 && (
            <button
              key={severity}
              type="button"
              class={hidden.has(severity) ? 'button flat toggle' : 'button flat toggle on'}
              aria-pressed={!hidden.has(severity)}
              title={t`Show or hide: ${name}`}
              onClick={() => onToggle(severity)}
            >
              <Icon name={severity} tone={severity} /> {name}
            </button>
          ),
      )}
    </>
  );
}

interface FactLineProps {
  readonly fact: GridFact;
  readonly index: number;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

function FactLine({ fact, index, isActive, onChoose }: FactLineProps) {
  const { severity, code, message, month, line } = fact;
  return (
    <div
      id={getFactId(index)}
      class={isActive ? 'pane-line active' : 'pane-line'}
      role="option"
      aria-selected={isActive}
      title={message}
      onClick={onChoose}
    >
      <Icon name={severity} tone={severity} label={getSeverityText(severity)} />
      <span class="pane-code">{code}</span>
      <span class="pane-message">{message}</span>
      <span class="pane-place">
        {[month, t`line ${line.toLocaleString('en-US')}`].filter((part) => part !== '').join(' · ')}
      </span>
    </div>
  );
}

function getFactId(index: number): string {
  return `problem-${index}`;
}

function getCountText(shown: number, problems: Answers['problems']): string {
  if (!problems) {
    return '';
  }
  const all = problems.problems.length + problems.more;
  return shown === all ? counted(all, 'problem') : t`${shown.toLocaleString('en-US')} of ${counted(all, 'problem')}`;
}

/** Returns the problems with a text in their code or sentence, without those of hidden severities. */
export function filterFacts(
  facts: readonly GridFact[],
  text: string,
  hidden: ReadonlySet<ShownSeverity>,
): readonly GridFact[] {
  const wanted = foldCase(text.trim());
  return facts.filter(
    ({ severity, code, message, month }) =>
      !hidden.has(severity) && (wanted === '' || foldCase(`${code} ${message} ${month}`).includes(wanted)),
  );
}

/** Returns the problem that a key of the list leads to, or undefined for other keys. */
function findNext(key: string, active: number, count: number): number | undefined {
  const limit = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return limit(active + 1);
    case 'ArrowUp':
      return limit(active - 1);
    case 'PageDown':
      return limit(active + PAGE);
    case 'PageUp':
      return limit(active - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return limit(count - 1);
    default:
      return undefined;
  }
}
