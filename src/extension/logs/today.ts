import * as vscode from 'vscode';
import { toLocalDate, type CalendarDate } from '../../log/values/calendarDate';

/** Timers can fire slightly early. */
const AFTER_MIDNIGHT_MS = 2000;

/**
 * The current day: everything in the extension that depends on the date uses this. Windows stay open overnight, and an entry that
 * was in the future in the evening isn't in the morning.
 */
export class Today implements vscode.Disposable {
  private day: CalendarDate;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires after the day has changed. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  /** @param now reads the clock of the computer */
  constructor(private readonly now = (): Date => new Date()) {
    this.day = toLocalDate(now());
    this.subscription = vscode.Disposable.from(
      this.changed,
      // On a computer that slept at midnight the timer is late. The window gets the focus when the user is back.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.update();
        }
      }),
    );
    this.waitForMidnight();
  }

  /** The current day, in local time. */
  get date(): CalendarDate {
    return this.day;
  }

  /** Reads the clock again. */
  update(): void {
    const day = toLocalDate(this.now());
    if (day !== this.day) {
      this.day = day;
      this.changed.fire();
    }
    this.waitForMidnight();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  private waitForMidnight(): void {
    clearTimeout(this.timer);
    const now = this.now();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    this.timer = setTimeout(() => this.update(), midnight.getTime() - now.getTime() + AFTER_MIDNIGHT_MS);
  }
}
