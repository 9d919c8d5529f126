import * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import { NO_RECORDED_CLAIMS } from '../../billing/readiness/sentClaim';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../configuration/configuration';
import { billingReport } from '../../report/billingReport';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import type { BillingReport } from '../../report/reportLine';
import type { ReportChoice } from '../../report/reportChoice';
import { Debounce } from '../vscode/debounce';
import { watchFiles } from '../vscode/fileWatch';
import type { FailedPath } from '../../files/findLogs';
import { readLogFiles, type LogsRead } from '../logs/logFiles';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import type { ClaimSource } from '../logs/claimActions';
import { listRecordUris, readClaimsOfLogs, type ClaimsOfLogs } from '../logs/claimsOfLogs';
import { readClaimsOfSession } from '../logs/sessionClaims';
import { t } from '../../text/text';

/** The source of a report: an open log that is followed with every edit, or files that are read together. */
export interface ReportSource extends ClaimSource {
  /** All requested files, including those that couldn't be read. */
  readonly uris: readonly vscode.Uri[];
  readonly generation: number;
  /** The reason why there's no report, as a sentence; '' if there is one. */
  readonly obstacle: string;
  /** The files that aren't included because they couldn't be read. */
  readonly failed: readonly FailedPath<vscode.Uri>[];
  /** What the figures depend on and the lines don't show, such as errors in the configuration, in sentences. */
  readonly notices: readonly string[];
  /** The months that are closed: problems of the others come first. */
  readonly closedMonths: ReadonlySet<CalendarMonth>;
  /** The records of claims next to the logs; undefined if there are none. */
  readonly claims: ClaimsOfLogs | undefined;
  readonly onDidChange: vscode.Event<void>;
  report(choice: ReportChoice): BillingReport;
  dispose(): void;
}

/** The report of one open log. */
export class SessionSource implements ReportSource {
  readonly failed = [];

  constructor(private readonly session: LogSession) {}

  get uris(): readonly vscode.Uri[] {
    return [this.session.document.uri];
  }
  get files(): readonly vscode.Uri[] {
    return this.uris;
  }
  get billed(): BilledLogs {
    return this.session.billed;
  }
  get generation(): number {
    return this.session.generation;
  }
  get today(): CalendarDate {
    return this.session.today;
  }
  get obstacle(): string {
    return this.session.obstacle;
  }
  get notices(): readonly string[] {
    return this.session.notices;
  }
  get closedMonths(): ReadonlySet<CalendarMonth> {
    return this.session.closedMonths;
  }
  get claims(): ClaimsOfLogs | undefined {
    return this.session.claims;
  }
  get configuration(): Configuration {
    return this.session.settings.configuration;
  }
  refresh(): Promise<void> {
    return readClaimsOfSession(this.session);
  }
  readonly onDidChange: vscode.Event<void> = (listener) =>
    vscode.Disposable.from(this.session.onDidChange(listener), this.session.onDidChangeClosedMonths(listener));

  report(choice: ReportChoice): BillingReport {
    const isWhole = Object.values(choice).every((limit) => limit === undefined);
    return isWhole ? this.session.report : billingReport(this.session.billed, choice);
  }

  dispose(): void {
    // The session belongs to its document.
  }
}

/** One change can fire several events, and a file isn't complete until shortly after the first one. */
const DELAY_MS = 100;

/**
 * The report of files that are read from disk, without opening editors. They are read again when one of them changes on disk or is
 * saved in VS Code, or when its settings change.
 */
export class FilesSource implements ReportSource {
  generation = 1;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly watching: vscode.Disposable;
  private readonly debounce = new Debounce(() => void this.readAgain(), DELAY_MS);
  private currentClaims: ClaimsOfLogs | undefined;
  private reading = new vscode.CancellationTokenSource();

  constructor(
    private readonly sessions: LogSessions,
    readonly uris: readonly vscode.Uri[],
    private current: LogsRead,
  ) {
    const names = new Set(uris.map((uri) => uri.toString()));
    this.watching = vscode.Disposable.from(
      watchFiles(uris, () => this.debounce.start()),
      watchFiles(listRecordUris(uris), () => void this.readClaims()),
      // Network file systems might not report changes, but VS Code knows what it saves.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (names.has(uri.toString())) {
          this.debounce.start();
        }
      }),
      sessions.onDidChangeSettings(() => void this.followSettings()),
      sessions.onDidChangeToday(() => this.debounce.start()),
    );
    void this.readClaims();
  }

  get billed(): BilledLogs {
    return this.current.billed;
  }
  get claims(): ClaimsOfLogs | undefined {
    return this.currentClaims;
  }
  get configuration(): Configuration {
    return this.current.settings[0]?.configuration ?? DEFAULT_CONFIGURATION;
  }
  get today(): CalendarDate {
    return this.sessions.today;
  }
  get failed(): readonly FailedPath<vscode.Uri>[] {
    return this.current.failed;
  }
  get files(): readonly vscode.Uri[] {
    return this.current.files;
  }
  get notices(): readonly string[] {
    return [
      ...new Set([...this.current.settings.map(({ notice }) => notice), this.currentClaims?.damage ?? '']),
    ].filter((notice) => notice !== '');
  }
  /** A month is closed for one log, so none is closed for several. */
  readonly closedMonths: ReadonlySet<CalendarMonth> = new Set();
  get obstacle(): string {
    return this.current.files.length === 0 ? t`None of these files can be read as a time log.` : '';
  }

  refresh(): Promise<void> {
    return this.readAgain();
  }

  private async readClaims(): Promise<void> {
    const { current } = this;
    const claims = await readClaimsOfLogs(current.files, this.configuration.mrnForms);
    if (current === this.current && !this.reading.token.isCancellationRequested && (claims || this.currentClaims)) {
      this.applyClaims(claims);
      this.generation++;
      this.changed.fire();
    }
  }

  private applyClaims(claims: ClaimsOfLogs | undefined): void {
    this.currentClaims = claims;
    this.billed.recordedClaims = claims?.createRecordedClaims(this.billed) ?? NO_RECORDED_CLAIMS;
  }

  report(choice: ReportChoice): BillingReport {
    return billingReport(this.billed, choice);
  }

  dispose(): void {
    this.debounce.dispose();
    this.reading.cancel();
    this.watching.dispose();
    this.changed.dispose();
  }

  private async followSettings(): Promise<void> {
    const { settings } = this.current;
    const now = await Promise.all(this.uris.map((uri) => this.sessions.findSettings(uri)));
    if (now.some((setting, index) => setting !== settings[index])) {
      this.debounce.start();
    }
  }

  /** Reads the files again, and cancels a reading that hasn't finished: the files have changed since. */
  private async readAgain(): Promise<void> {
    this.reading.cancel();
    const { token } = (this.reading = new vscode.CancellationTokenSource());
    const read = await readLogFiles(this.sessions, this.uris, token);
    if (read && !token.isCancellationRequested) {
      const claims = await readClaimsOfLogs(read.files, read.settings[0]?.configuration.mrnForms);
      this.current = read;
      this.applyClaims(claims);
      this.generation++;
      this.changed.fire();
    }
  }
}
