/** Holds back what must see the log as it is after the edits that were sent, until each of them has been made or refused. */
export class EditQueue {
  private unsettled = 0;
  private readonly held: (() => void)[] = [];

  /** An edit has been sent. */
  sent(): void {
    this.unsettled++;
  }

  /** The host has made or refused one. */
  settled(): void {
    this.unsettled = Math.max(0, this.unsettled - 1);
    this.doHeld();
  }

  /** Does something as soon as no edit is under way: now, if none is. */
  then(act: () => void): void {
    this.held.push(act);
    this.doHeld();
  }

  private doHeld(): void {
    while (this.unsettled === 0 && this.held.length > 0) {
      this.held.shift()?.();
    }
  }
}
