import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRulesOf, checksOf, readingOptions } from '../../configuration/configuration';
import { piecesOfText } from '../../log/bytes/chunks';
import { lineEditsOf } from '../../log/csv/lineEdits';
import type { TimeLog } from '../../log/timeLog';
import type { CalendarDate } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import type { BillingReport } from '../../report/reportLine';
import { DocumentLines } from '../vscode/documentLines';
import type { LogSettings } from './logSettings';

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

  /** The current day, by which the log was read: sessions read logs again when the day changes. */
  get today(): CalendarDate {
    return this.reading.today;
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
    if (settings !== this.settings || today !== this.today) {
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
