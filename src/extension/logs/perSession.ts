import * as vscode from 'vscode';
import type { LogSession } from './logSession';

/** One object for each open log, such as a watcher or a subscription. */
export class PerSession<T extends vscode.Disposable> implements vscode.Disposable {
  private readonly bySession = new Map<LogSession, T>();
  private readonly subscription: vscode.Disposable;

  /**
   * @param create creates the object for a log; undefined for logs that need none
   * @param opened the logs that are open already
   */
  constructor(
    private readonly create: (session: LogSession) => T | undefined,
    opened: Iterable<LogSession>,
    onDidOpen: vscode.Event<LogSession>,
    onDidClose: vscode.Event<LogSession>,
  ) {
    for (const session of opened) {
      this.add(session);
    }
    this.subscription = vscode.Disposable.from(
      onDidOpen((session) => this.add(session)),
      onDidClose((session) => this.remove(session)),
    );
  }

  /** Returns the object for a log. */
  get(session: LogSession): T | undefined {
    return this.bySession.get(session);
  }

  /** Returns the objects for all open logs. */
  all(): T[] {
    return [...this.bySession.values()];
  }

  /** Disposes the objects of all logs. */
  dispose(): void {
    this.subscription.dispose();
    [...this.bySession.keys()].forEach((session) => this.remove(session));
  }

  private add(session: LogSession): void {
    const created = this.create(session);
    if (created) {
      this.bySession.set(session, created);
    }
  }

  private remove(session: LogSession): void {
    this.bySession.get(session)?.dispose();
    this.bySession.delete(session);
  }
}
