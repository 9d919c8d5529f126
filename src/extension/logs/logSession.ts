import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { NO_RECORDED_CLAIMS } from '../../billing/readiness/sentClaim';
import { createBillingRules, createChecks, createReadingOptions } from '../../configuration/configuration';
import { splitTextIntoChunks } from '../../log/bytes/chunks';
import { toLineEdits } from '../../log/csv/lineEdits';
import type { Problem } from '../../log/problems/problems';
import { describeForeignText } from '../../log/csv/encoding';
import type { RowId } from '../../log/rows/rowId';
import type { TimeLog } from '../../log/timeLog';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import type { BillingReport } from '../../report/reportLine';
import { t } from '../../text/text';
import type { ClaimsOfLogs } from './claimsOfLogs';
import { DocumentLines } from '../vscode/documentLines';
import type { LogSettings } from './logSettings';

/** A log that was read, with the settings and the day that were used. */
interface ReadLog {
  readonly billed: BilledLogs;
  readonly log: TimeLog;
  readonly settings: LogSettings;
  readonly today: CalendarDate;
}

/**
 * The figures of one open document, updated with every edit. All views of the document (lenses, problems, grids, report) use the
 * same session.
 */
export class LogSession implements vscode.Disposable {
  readonly lines: DocumentLines;
  private current: ReadLog;
  /** Increases with every change to the document or to how it is read. */
  generation = 1;
  private cachedReport: { readonly generation: number; readonly report: BillingReport } | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires after an edit has updated the figures, or the log was read again. */
  readonly onDidChange = this.changed.event;
  private users = 0;
  private readonly closedMonthsChanged = new vscode.EventEmitter<void>();
  /** Fires after `closedMonthProblems` or `closedMonths` has changed. */
  readonly onDidChangeClosedMonths = this.closedMonthsChanged.event;
  /** The changes to closed months (CB431), by their rows. */
  closedMonthProblems: ReadonlyMap<RowId, readonly Problem[]> = new Map();
  /** The months of the log that are closed: problems of the others come first in every list. */
  closedMonths: ReadonlySet<CalendarMonth> = new Set();
  /** The problems of closed months that can't be read, so that changes to them aren't found. */
  private unreadClosedMonths: readonly Problem[] = [];
  /** The record of claims next to the log; undefined if there is none. */
  claims: ClaimsOfLogs | undefined;
  private readonly readAgain = new vscode.EventEmitter<void>();
  /** Fires after the log was read again because its settings or the day changed, without an edit to the document. */
  readonly onDidReadAgain = this.readAgain.event;

  constructor(
    readonly document: vscode.TextDocument,
    settings: LogSettings,
    today: CalendarDate,
  ) {
    this.lines = new DocumentLines(document);
    this.current = this.read(settings, today);
  }

  get billed(): BilledLogs {
    return this.current.billed;
  }

  get log(): TimeLog {
    return this.current.log;
  }

  /** The current day, by which the log was read: sessions read logs again when the day changes. */
  get today(): CalendarDate {
    return this.current.today;
  }

  /** The settings for reading the log. */
  get settings(): LogSettings {
    return this.current.settings;
  }

  /** What every view of the log states: what the configuration has wrong, and how many changes closed months have. */
  get notices(): readonly string[] {
    const count = [...this.closedMonthProblems.values()].reduce((sum, problems) => sum + problems.length, 0);
    const closed =
      count === 1
        ? t`1 patient-month has changed since its month was closed (CB431). If it was billed, correct the claim.`
        : t`${count} patient-months have changed since their months were closed (CB431). If they were billed, correct the claims.`;
    const unread = this.unreadClosedMonths.map(({ message }) => message);
    return [this.settings.notice, this.claims?.damage ?? '', ...unread, count === 0 ? '' : closed].filter(
      (notice) => notice !== '',
    );
  }

  /**
   * Sets the closed months of the log and their problems: changes to them, and those that can't be read.
   *
   * @param months the closed months, earliest first
   */
  setClosedMonthProblems(problems: readonly Problem[], months: readonly CalendarMonth[] = []): void {
    const byRow = new Map<RowId, readonly Problem[]>();
    const unread = problems.filter(({ code }) => code !== 'CB431');
    for (const problem of problems.filter(({ code }) => code === 'CB431')) {
      const row = this.log.rowAtLine(problem.range.start.line);
      if (row !== undefined) {
        byRow.set(row, [...(byRow.get(row) ?? []), problem]);
      }
    }
    const before = this.closedMonthProblems.size + this.unreadClosedMonths.length;
    const isSame = [...this.closedMonths].join() === months.join();
    this.closedMonths = new Set(months);
    if (!isSame || byRow.size + unread.length + before > 0) {
      this.closedMonthProblems = byRow;
      this.unreadClosedMonths = unread;
      this.closedMonthsChanged.fire();
    }
  }

  /** Sets the record of claims, whose decisions every view follows. */
  setClaims(claims: ClaimsOfLogs | undefined): void {
    if (claims || this.claims) {
      this.claims = claims;
      this.followDecisions(this.billed);
      this.generation++;
      this.changed.fire();
    }
  }

  private followDecisions(billed: BilledLogs): void {
    billed.recordedClaims = this.claims?.createRecordedClaims(billed) ?? NO_RECORDED_CLAIMS;
  }

  /** Whether a view needs the session even if the language of the document changes. */
  get isInUse(): boolean {
    return this.users > 0;
  }

  /** Marks the session as in use for as long as its document is open, until the result is disposed. */
  use(): vscode.Disposable {
    this.users++;
    return new vscode.Disposable(() => {
      this.users--;
    });
  }

  /** Reads the whole log again if the settings or the day have changed. */
  update(settings: LogSettings, today: CalendarDate): void {
    if (settings !== this.settings || today !== this.today) {
      this.current = this.read(settings, today);
      this.generation++;
      this.changed.fire();
      this.readAgain.fire();
    }
  }

  private read(settings: LogSettings, today: CalendarDate): ReadLog {
    const { configuration, roster, obstacle } = settings;
    const billed = new BilledLogs(createBillingRules(configuration, today), createChecks(configuration));
    const log = billed.add(
      this.lines,
      { today, ...createReadingOptions(configuration, roster), ...(obstacle !== '' && { obstacle }) },
      splitTextIntoChunks(this.document.getText()),
    );
    this.followDecisions(billed);
    return { billed, log, settings, today };
  }

  /** Updates the figures after an edit to the document. */
  applyChanges(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const edits = toLineEdits(
      changes.map(({ range, text }) => ({ startLine: range.start.line, endLine: range.end.line, text })),
    );
    this.billed.applyEdits(this.log, edits);
    this.generation++;
    this.changed.fire();
  }

  /** The report of all months, created once for each state of the document. */
  get report(): BillingReport {
    if (this.cachedReport?.generation !== this.generation) {
      this.cachedReport = { generation: this.generation, report: billingReport(this.billed) };
    }
    return this.cachedReport.report;
  }

  /** The reason why the document can't be read as a time log, as a sentence; '' if it can. */
  get obstacle(): string {
    const { isReadable, problems } = this.log.header;
    return isReadable ? '' : (describeForeignText(this.lines.lineAt(0)) ?? problems[0]?.message ?? '');
  }

  dispose(): void {
    this.changed.dispose();
    this.closedMonthsChanged.dispose();
    this.readAgain.dispose();
  }
}
