import * as vscode from 'vscode';
import type { CalendarDate } from '../../log/values/calendarDate';
import { isEarlierVersion } from '../vscode/earlierVersion';
import { LANGUAGE_ID } from '../vscode/identifiers';
import type { LogSession } from './logSession';
import type { LogSettings, SettingsSource } from './logSettings';
import { PerSession } from './perSession';
import { Today } from './today';

const NOTHING = new vscode.Disposable(() => undefined);

/** The sessions of the open time logs, one for each document. */
export class LogSessions implements vscode.Disposable {
  private readonly byUri = new Map<string, LogSession>();
  private readonly opening = new vscode.EventEmitter<void>();
  private readonly opened = new vscode.EventEmitter<LogSession>();
  private readonly closed = new vscode.EventEmitter<LogSession>();
  private readonly subscription: vscode.Disposable;
  /** Fires when a log is about to open, before its code and its settings are loaded. */
  readonly onWillOpen = this.opening.event;
  readonly onDidOpen = this.opened.event;
  readonly onDidClose = this.closed.event;

  /** The current day. */
  get today(): CalendarDate {
    return this.clock.date;
  }

  /** Fires after the current day has changed. */
  get onDidChangeToday(): vscode.Event<void> {
    return this.clock.onDidChange;
  }

  /** Fires after the settings of any log have changed, open or not. */
  readonly onDidChangeSettings: vscode.Event<void>;

  /**
   * @param source returns the settings of each log
   * @param clock is disposed together with the sessions
   */
  constructor(
    private readonly source?: SettingsSource,
    private readonly clock = new Today(),
  ) {
    this.onDidChangeSettings = source?.onDidChange ?? (() => NOTHING);
    this.subscription = vscode.Disposable.from(
      clock,
      this.onDidChangeSettings(() => this.updateAll()),
      clock.onDidChange(() => this.updateAll()),
      this.opening,
      this.opened,
      this.closed,
      vscode.workspace.onDidOpenTextDocument((document) => this.openIfTimeLog(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // VS Code also fires this event when only the dirty state changes.
        if (contentChanges.length > 0) {
          this.find(document.uri)?.applyChanges(contentChanges);
        }
      }),
    );
  }

  /** Opens sessions for documents that were open before the extension was activated. */
  openAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.openIfTimeLog(document));
  }

  /** Creates an object for each log that is open now or later, and disposes it when the log is closed. */
  each<T extends vscode.Disposable>(create: (session: LogSession) => T | undefined): PerSession<T> {
    return new PerSession(create, this.byUri.values(), this.onDidOpen, this.onDidClose);
  }

  /** Returns the session of an open log. */
  find(uri: vscode.Uri): LogSession | undefined {
    return this.byUri.get(uri.toString());
  }

  /**
   * Returns the session of a document, and creates it if there's none yet. The first one loads the code that reads logs. Waits for the settings first, so no view shows figures
   * of other rules, and no log is read twice.
   */
  async open(document: vscode.TextDocument): Promise<LogSession> {
    if (!this.find(document.uri)) {
      this.opening.fire();
    }
    const [settings, loaded] = await Promise.all([this.findSettings(document.uri), import('./logSession')]);
    const known = this.find(document.uri);
    if (known) {
      known.update(settings, this.today);
      return known;
    }
    const session = new loaded.LogSession(document, settings, this.today);
    if (!document.isClosed) {
      this.byUri.set(document.uri.toString(), session);
      this.opened.fire(session);
      // The settings can have changed before the session existed.
      void this.update(session);
    }
    return session;
  }

  /** Returns the settings for reading a log, open or not. */
  async findSettings(log: vscode.Uri): Promise<LogSettings> {
    return (await this.source?.findSettings(log)) ?? (await import('./logSettings')).DEFAULT_SETTINGS;
  }

  private updateAll(): void {
    this.byUri.forEach((session) => void this.update(session));
  }

  private async update(session: LogSession): Promise<void> {
    const settings = await this.findSettings(session.document.uri);
    if (this.find(session.document.uri) === session) {
      session.update(settings, this.today);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    for (const session of this.byUri.values()) {
      session.dispose();
    }
    this.byUri.clear();
  }

  private openIfTimeLog(document: vscode.TextDocument): void {
    if (document.languageId === LANGUAGE_ID && !isEarlierVersion(document)) {
      void this.open(document);
    }
  }

  /** VS Code also fires the close event when only the language of a document changes. */
  private close(document: vscode.TextDocument): void {
    const session = this.find(document.uri);
    const hasOtherLanguage = document.languageId === LANGUAGE_ID && session?.isInUse === false;
    if (session && (document.isClosed || hasOtherLanguage)) {
      this.byUri.delete(document.uri.toString());
      this.closed.fire(session);
      session.dispose();
    }
  }
}
