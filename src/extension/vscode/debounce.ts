/** Runs a function once after a burst of calls: each call starts the delay again. */
export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  /** @param delay in milliseconds */
  constructor(
    private readonly run: () => void,
    private readonly delay: number,
  ) {}

  /** Starts the delay, or starts it again. @param delay in milliseconds, if it differs from the usual one */
  start(delay = this.delay): void {
    clearTimeout(this.timer);
    if (!this.isDisposed) {
      this.timer = setTimeout(this.run, delay);
    }
  }

  /** Cancels a run that is waiting. Later calls do nothing. */
  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
  }
}
