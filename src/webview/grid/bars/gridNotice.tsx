interface GridNoticeProps {
  readonly sentence: string;
  /** What the button says, or undefined for no button. */
  readonly action: string | undefined;
  readonly onAct: () => void;
}

/** What stands in place of the grid when there is nothing to show in it. */
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
