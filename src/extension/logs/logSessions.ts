import * as vscode from 'vscode';
import type { CalendarDate } from '../../log/values/calendarDate';
import { isEarlierVersion } from '../vscode/earlierVersion';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { LogSession } from './logSession';
import { NO_SETTINGS, type LogSettings, type SettingsSource } from './logSettings';
import { PerSession } from './perSession';
import { Today } from './today';

const NOTHING = new vscode.Disposable(() => undefined);

/** One session for each open document that somebody looks at as a time log. */
export class LogSessions implements vscode.Disposable {
  private readonly byUri = new Map<string, LogSession>();
  private readonly opened = new vscode.EventEmitter<LogSession>();
  private readonly closed = new vscode.EventEmitter<LogSession>();
  private readonly subscription: vscode.Disposable;
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

  /** After the settings of some log have changed, be it open or not. */
  readonly onDidChangeSettings: vscode.Event<void>;

  /**
   * @param source where the settings of each log come from
   * @param clock is disposed together with the sessions
   */
  constructor(
    private readonly source?: SettingsSource,
    private readonly clock = new Today(),
  ) {
    this.onDidChangeSettings = source?.onDidChange ?? (() => NOTHING);
    this.subscription = vscode.Disposable.from(
      clock,
      this.onDidChangeSettings(() => this.settleAll()),
      clock.onDidChange(() => this.settleAll()),
      this.opened,
      this.closed,
      vscode.workspace.onDidOpenTextDocument((document) => this.openIfTimeLog(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // The editor also tells of changes of the dirty state, which change no text.
        if (contentChanges.length > 0) {
          this.find(document.uri)?.edited(contentChanges);
        }
      }),
    );
  }

  /** Takes up the documents that were open before the extension was. */
  openAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.openIfTimeLog(document));
  }

  /** Creates an object for each log that is open now or later, and disposes it when the log is closed. */
  each<T extends vscode.Disposable>(create: (session: LogSession) => T | undefined): PerSession<T> {
    return new PerSession(create, this.byUri.values(), this.onDidOpen, this.onDidClose);
  }

  find(uri: vscode.Uri): LogSession | undefined {
    return this.byUri.get(uri.toString());
  }

  /**
   * The session of a document, begun now if nobody has looked at it yet. It begins once the settings have been found: no figure
   * is shown by rules that turn out to be others, and no log is read twice.
   */
  async of(document: vscode.TextDocument): Promise<LogSession> {
    const settings = await this.settingsOf(document.uri);
    const known = this.find(document.uri);
    if (known) {
      known.follow(settings, this.today);
      return known;
    }
    const session = new LogSession(document, settings, this.today);
    if (!document.isClosed) {
      this.byUri.set(document.uri.toString(), session);
      this.opened.fire(session);
      // They may have changed while they were looked for, when there was no session to be told of it.
      void this.settle(session);
    }
    return session;
  }

  /** By which a log is read, be it open as one or not. */
  async settingsOf(log: vscode.Uri): Promise<LogSettings> {
    return (await this.source?.settingsOf(log)) ?? NO_SETTINGS;
  }

  private settleAll(): void {
    this.byUri.forEach((session) => void this.settle(session));
  }

  private async settle(session: LogSession): Promise<void> {
    const settings = await this.settingsOf(session.document.uri);
    if (this.find(session.document.uri) === session) {
      session.follow(settings, this.today);
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
      void this.of(document);
    }
  }

  /** VS Code also tells of a change of the language as of a document that is closed and opened, though it stays the same. */
  private close(document: vscode.TextDocument): void {
    const session = this.find(document.uri);
    const isLogNoMore = document.languageId === LANGUAGE_ID && session?.isHeld === false;
    if (session && (document.isClosed || isLogNoMore)) {
      this.byUri.delete(document.uri.toString());
      this.closed.fire(session);
      session.dispose();
    }
  }
}
