import * as vscode from 'vscode';
import { localDateOf, type CalendarDate } from '../../log/values/calendarDate';

/** Timers may come a moment early. */
const BEHIND_MIDNIGHT_MS = 2000;

/** The day it is. Windows stay open overnight: what was in the future in the evening is not in the morning. */
export class Today implements vscode.Disposable {
  private day: CalendarDate;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly turned = new vscode.EventEmitter<void>();
  /** After another day has begun. */
  readonly onDidTurn = this.turned.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly now = (): Date => new Date()) {
    this.day = localDateOf(now());
    this.subscription = vscode.Disposable.from(
      this.turned,
      // A computer that slept at midnight has its timers late; the person who comes back is seen at once.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.look();
        }
      }),
    );
    this.wait();
  }

  get date(): CalendarDate {
    return this.day;
  }

  /** Looks at the clock again. */
  look(): void {
    const day = localDateOf(this.now());
    if (day !== this.day) {
      this.day = day;
      this.turned.fire();
    }
    this.wait();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  private wait(): void {
    clearTimeout(this.timer);
    const now = this.now();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    this.timer = setTimeout(() => this.look(), midnight.getTime() - now.getTime() + BEHIND_MIDNIGHT_MS);
  }
}
