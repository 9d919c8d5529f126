import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRulesOf, checksOf, readingOptions } from '../../configuration/configuration';
import type { CalendarDate } from '../../log/values/calendarDate';
import { lineEditsOf } from '../../log/csv/lineEdits';
import { piecesOfText } from '../../log/bytes/chunks';
import type { TimeLog } from '../../log/timeLog';
import { billingReport } from '../../report/billingReport';
import type { BillingReport } from '../../report/reportLine';
import { NO_SETTINGS, type LogSettings, type SettingsSource } from './logSettings';
import { DocumentLines } from '../vscode/documentLines';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { Today } from './today';

/** A log as it was read, by what and on which day. */
interface Reading {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
  readonly settings: LogSettings;
  readonly today: CalendarDate;
}

/**
 * The figures of one open document, kept in step with every edit of it. All views of the document (lenses, problems, grids,
 * report) share it; the document holds the truth.
 */
export class LogSession implements vscode.Disposable {
  readonly lines: DocumentLines;
  private reading: Reading;
  /** Goes up with every change of the document or of how it is read. */
  generation = 1;
  private reported: { readonly generation: number; readonly report: BillingReport } | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** After the figures have followed an edit, or the log was read anew by other settings. */
  readonly onDidChange = this.changed.event;
  private holders = 0;
  private readonly readAnew = new vscode.EventEmitter<void>();
  /** After the log was read anew by other settings: the figures are others, though nobody has edited the document. */
  readonly onDidReadAnew = this.readAnew.event;

  constructor(
    readonly document: vscode.TextDocument,
    settings: LogSettings,
    today: CalendarDate,
  ) {
    this.lines = new DocumentLines(document);
    this.reading = this.read(settings, today);
  }

  get billed(): BilledLogs {
    return this.reading.billed;
  }

  get log(): TimeLog {
    return this.reading.log;
  }

  /** By which the log is read. */
  get settings(): LogSettings {
    return this.reading.settings;
  }

  /** Whether somebody shows the log whatever the language of its document is. */
  get isHeld(): boolean {
    return this.holders > 0;
  }

  /** Keeps the session for as long as its document is open. @returns what lets go of it */
  hold(): vscode.Disposable {
    this.holders++;
    return new vscode.Disposable(() => {
      this.holders--;
    });
  }

  /** Reads the whole log anew, if these are other settings or another day has begun. */
  follow(settings: LogSettings, today: CalendarDate): void {
    if (settings !== this.settings || today !== this.reading.today) {
      this.reading = this.read(settings, today);
      this.generation++;
      this.changed.fire();
      this.readAnew.fire();
    }
  }

  private read(settings: LogSettings, today: CalendarDate): Reading {
    const { configuration, roster } = settings;
    const billed = new BilledLogs(billingRulesOf(configuration, today), checksOf(configuration));
    const log = billed.add(
      this.lines,
      { today, ...readingOptions(configuration, roster) },
      piecesOfText(this.document.getText()),
    );
    return { billed, log, settings, today };
  }

  /** Follows an edit that the document has just taken. */
  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const edits = lineEditsOf(
      changes.map(({ range, text }) => ({ startLine: range.start.line, endLine: range.end.line, text })),
    );
    this.billed.applyEdits(this.log, edits);
    this.generation++;
    this.changed.fire();
  }

  /** The report of all months, made once for each state of the document, whoever asks. */
  get report(): BillingReport {
    if (this.reported?.generation !== this.generation) {
      this.reported = { generation: this.generation, report: billingReport(this.billed) };
    }
    return this.reported.report;
  }

  /** Why the document cannot be read as a time log, in a sentence; '' when it can. */
  get obstacle(): string {
    const [first] = this.log.header.problems;
    return this.log.header.isReadable ? '' : (first?.message ?? '');
  }

  dispose(): void {
    this.changed.dispose();
    this.readAnew.dispose();
  }
}

const NOTHING = new vscode.Disposable(() => undefined);

/** Where editors keep versions of the past: nobody mends them, so their problems would only be noise. */
const HISTORY_SCHEMES: ReadonlySet<string> = new Set(['git', 'gitlens', 'pr', 'review', 'vscode-local-history']);

/** Whether a document is a version of the past, such as the left side of a diff. */
export function isOfThePast({ uri }: vscode.TextDocument): boolean {
  return HISTORY_SCHEMES.has(uri.scheme);
}

/** One session for each open document that somebody looks at as a time log. */
export class LogSessions implements vscode.Disposable {
  private readonly byUri = new Map<string, LogSession>();
  private readonly opened = new vscode.EventEmitter<LogSession>();
  private readonly closed = new vscode.EventEmitter<LogSession>();
  private readonly subscription: vscode.Disposable;
  readonly onDidOpen = this.opened.event;
  readonly onDidClose = this.closed.event;

  /** After another day has begun. */
  get onDidTurnDay(): vscode.Event<void> {
    return this.today.onDidTurn;
  }

  /** After the settings of some log have changed, be it open or not. */
  readonly onDidChangeSettings: vscode.Event<void>;

  /** @param source where the settings of each log come from */
  constructor(
    private readonly source?: SettingsSource,
    private readonly today = new Today(),
  ) {
    this.onDidChangeSettings = source?.onDidChange ?? (() => NOTHING);
    this.subscription = vscode.Disposable.from(
      today,
      this.onDidChangeSettings(() => this.settleAll()),
      today.onDidTurn(() => this.settleAll()),
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

  /** Calls `begin` for every session there is and every one to come, and `end` for each that is closed. */
  follow(begin: (session: LogSession) => void, end: (session: LogSession) => void): vscode.Disposable {
    for (const session of this.byUri.values()) {
      begin(session);
    }
    return vscode.Disposable.from(this.onDidOpen(begin), this.onDidClose(end));
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
      known.follow(settings, this.today.date);
      return known;
    }
    const session = new LogSession(document, settings, this.today.date);
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
      session.follow(settings, this.today.date);
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
    if (document.languageId === LANGUAGE_ID && !isOfThePast(document)) {
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
