/** Holds back what must see the log as it is after the edits that were sent, until each of them has been made or refused. */
export class EditQueue {
  private openEdits = 0;
  private readonly waiting: (() => void)[] = [];

  /** An edit has been sent. */
  addEdit(): void {
    this.openEdits++;
  }

  /** The host has made or refused one. */
  completeEdit(): void {
    this.openEdits = Math.max(0, this.openEdits - 1);
    this.runWaiting();
  }

  /** Does something as soon as no edit is under way: now, if none is. */
  whenDone(act: () => void): void {
    this.waiting.push(act);
    this.runWaiting();
  }

  private runWaiting(): void {
    while (this.openEdits === 0 && this.waiting.length > 0) {
      this.waiting.shift()?.();
    }
  }
}
