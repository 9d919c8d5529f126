import * as vscode from 'vscode';
import { BilledLogs } from '../billing/billedLogs';
import { billingRules } from '../billing/billingRules';
import { localDateOf } from '../log/calendarDate';
import { lineEditsOf } from '../log/lineEdits';
import type { TimeLog } from '../log/timeLog';
import { billingReport, type BillingReport } from '../report/billingReport';
import { DocumentLines } from './documentLines';
import { LANGUAGE_ID } from './identifiers';

/**
 * The figures of one open document, kept in step with every edit of it. All views of the document (lenses, problems, grids,
 * report) share it; the document holds the truth.
 */
export class LogSession implements vscode.Disposable {
  readonly billed = new BilledLogs(billingRules({ today: localDateOf(new Date()) }));
  readonly log: TimeLog;
  readonly lines: DocumentLines;
  /** Goes up with every change of the document. */
  generation = 1;
  private reported: { readonly generation: number; readonly report: BillingReport } | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** After the figures have followed an edit. */
  readonly onDidChange = this.changed.event;

  constructor(readonly document: vscode.TextDocument) {
    this.lines = new DocumentLines(document);
    this.log = this.billed.add(this.lines, { today: localDateOf(new Date()) });
  }

  /** Follows an edit that the document has just taken. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
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
  }
}

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

  constructor() {
    this.subscription = vscode.Disposable.from(
      this.opened,
      this.closed,
      vscode.workspace.onDidOpenTextDocument((document) => this.openIfTimeLog(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // The editor also tells of changes of the dirty state, which change no text.
        if (contentChanges.length > 0) {
          this.find(document.uri)?.follow(contentChanges);
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

  /** The session of a document, begun now if nobody has looked at it yet. */
  of(document: vscode.TextDocument): LogSession {
    const known = this.find(document.uri);
    if (known) {
      return known;
    }
    const session = new LogSession(document);
    this.byUri.set(document.uri.toString(), session);
    this.opened.fire(session);
    return session;
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
      this.of(document);
    }
  }

  private close(document: vscode.TextDocument): void {
    const session = this.find(document.uri);
    if (session) {
      this.byUri.delete(document.uri.toString());
      this.closed.fire(session);
      session.dispose();
    }
  }
}
