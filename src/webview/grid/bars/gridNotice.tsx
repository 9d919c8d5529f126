interface GridNoticeProps {
  readonly sentence: string;
  /** The label of the button, or undefined for no button. */
  readonly action: string | undefined;
  readonly onAct: () => void;
}

/** A notice that is shown instead of the rows if there are none. */
export function GridNotice({ sentence, action, onAct }: GridNoticeProps) {
  return (
    <main class="notice">
      <p>{sentence}</p>
      {action !== undefined && (
        <button type="button" class="button" onClick={onAct}>
          {action}
        </button>
      )}
    </main>
  );
}
