import type { ReportPanelLine, ReportToHost } from '../../protocol/reportMessages';
import type { DecisionKind } from '../../report/claims/claimEvent';
import { formatPhrase, phrase, type Phrase } from '../../text/text';

/** The decisions with their keys in the table of lines. */
export const DECISIONS: readonly {
  readonly kind: DecisionKind;
  readonly key: string;
  readonly name: Phrase;
  readonly title: Phrase;
}[] = [
  {
    kind: 'approved',
    key: 'a',
    name: phrase`Approve`,
    title: phrase`Checked: the claim can go out (A)`,
  },
  { kind: 'held', key: 'h', name: phrase`Hold`, title: phrase`Keep the claim back (H)` },
  {
    kind: 'released',
    key: 'r',
    name: phrase`Release`,
    title: phrase`The claim can go out in spite of the reasons that hold it (R)`,
  },
  { kind: 'withdrawn', key: 'w', name: phrase`Withdraw`, title: phrase`Withdraw the decision (W)` },
];

interface DecisionButtonsProps {
  readonly line: ReportPanelLine;
  readonly post: (message: ReportToHost) => void;
}

/** The decisions that a person can make about the claim of a line. */
export function DecisionButtons({ line, post }: DecisionButtonsProps) {
  return (
    <>
      {DECISIONS.filter(({ kind }) => canDecide(line, kind)).map(({ kind, name, title }) => (
        <button
          key={kind}
          type="button"
          class="button secondary"
          title={formatPhrase(title)}
          onClick={() => post({ type: 'decide', decision: kind, key: line.key })}
        >
          {formatPhrase(name)}
        </button>
      ))}
    </>
  );
}

/** Checks whether a decision makes a difference for a line. */
export function canDecide({ state, decision }: ReportPanelLine, kind: DecisionKind): boolean {
  switch (kind) {
    case 'approved':
      return state === 'ready' || state === 'check';
    case 'held':
      return state !== '';
    case 'released':
      return state === 'held';
    case 'withdrawn':
      return decision !== '';
  }
}
