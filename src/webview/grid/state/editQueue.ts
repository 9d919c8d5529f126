/** Delays functions that need the rows that result from the edits sent so far. */
export class EditQueue {
  private openEdits = 0;
  private readonly waiting: (() => void)[] = [];

  /** Counts an edit that was sent to the host. */
  addEdit(): void {
    this.openEdits++;
  }

  /** Counts an edit that the host has made or refused. */
  completeEdit(): void {
    this.openEdits = Math.max(0, this.openEdits - 1);
    this.runWaiting();
  }

  /** Runs a function once no edit is in progress. */
  whenDone(run: () => void): void {
    this.waiting.push(run);
    this.runWaiting();
  }

  private runWaiting(): void {
    while (this.openEdits === 0 && this.waiting.length > 0) {
      this.waiting.shift()?.();
    }
  }
}
