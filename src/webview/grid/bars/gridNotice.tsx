/** A button of a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly onAct: () => void;
}

interface GridNoticeProps {
  readonly sentence: string;
  readonly actions: readonly NoticeAction[];
}

/** A notice that is shown instead of the rows if there are none. */
export function GridNotice({ sentence, actions }: GridNoticeProps) {
  return (
    <main class="notice">
      <p>{sentence}</p>
      {actions.map(({ label, onAct }) => (
        <button key={label} type="button" class="button" onClick={onAct}>
          {label}
        </button>
      ))}
    </main>
  );
}
