import * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import { findReadiness, listUnplacedRows } from '../../billing/readiness/readiness';
import { stateText } from '../../wording/readinessText';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { compareMinutes, wholeMinutes } from '../../log/values/minutes';
import { rowsLeftOutText } from '../../wording/figureWords';
import { patientMonthFigures, patientName } from '../../wording/monthFigures';
import { logTotals, leftOutText, totalsText } from '../../report/reportFigures';
import { explainInWords, unplacedRowsText } from '../../wording/unplacedText';
import type { Feature } from '../feature';
import { COMMANDS, LANGUAGE_ID, SETTINGS } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

type Choice = 'off' | 'earned' | 'nearMiss' | 'all';

/** VS Code visits every lens at every key press. With more than a few thousand, typing gets slow. */
const MOST_LENSES = 2000;
const NEAR_MISS = wholeMinutes(10);
const LINES_AROUND = 20;
/** Between an icon and its text. VS Code drops a plain space there. */
const AIR = '\u00a0';

class MonthLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly uri: vscode.Uri,
    readonly month: PatientMonth,
  ) {
    super(range);
  }
}

/** The lens with the totals. Depending on which months have lenses, it also shows how many have none. */
class TotalsLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly uri: vscode.Uri,
    readonly choice: Choice,
  ) {
    super(range);
  }
}

/** Lenses above the header with the totals and a link to the report, and above each patient-month with its minutes and codes. */
export const codeLenses: Feature = ({ sessions }) => {
  const provider = new CodeLenses(sessions);
  // VS Code requests lenses again after an edit, but not after a change to the configuration.
  return vscode.Disposable.from(
    sessions.each((session) => session.onDidReadAgain(() => provider.refresh())),
    provider,
    vscode.languages.registerCodeLensProvider({ language: LANGUAGE_ID }, provider),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SETTINGS.section}.${SETTINGS.codeLens}`)) {
        provider.refresh();
      }
    }),
  );
};

class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly sessions: LogSessions) {}

  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const choice = vscode.workspace.getConfiguration(SETTINGS.section, document).get<Choice>(SETTINGS.codeLens, 'all');
    if (choice === 'off' || isEarlierVersion(document)) {
      return [];
    }
    const session = await this.sessions.open(document);
    const lenses = [...createSummaryLenses(session, choice), ...createMonthLenses(session, choice)];
    const isVisible = findVisibleLines(document);
    lenses.filter(({ range }) => isVisible(range.start.line)).forEach((lens) => this.resolveCodeLens(lens));
    return lenses;
  }

  /** Fills in a lens. VS Code calls this for each lens that becomes visible. */
  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (lens instanceof MonthLens) {
      lens.command = {
        title: formatMonth(lens.month, this.sessions.find(lens.uri)?.billed),
        tooltip: this.explain(lens),
        command: COMMANDS.showMonthRows,
        arguments: [lens.uri, lens.month.mrn, lens.month.month],
      };
    } else if (lens instanceof TotalsLens) {
      lens.command = {
        title: formatTotals(this.sessions.find(lens.uri), lens.choice),
        tooltip: t`Open the billing report next to the log`,
        command: COMMANDS.generateReport,
        arguments: [lens.uri],
      };
    }
    return lens;
  }

  /** Explains why the month has its codes. */
  private explain({ uri, month }: MonthLens): string {
    const billed = this.sessions.find(uri)?.billed;
    const why = billed && month.currentSummary ? explainInWords(billed, month, findReadiness(billed, month)) : [];
    return [...why, t`Select to show the rows of this patient-month.`].join('\n');
  }
}

/**
 * Returns whether a line is visible in an editor, or close to it. Lenses there are filled in at once: VS Code would request them a
 * quarter of a second later.
 */
function findVisibleLines(document: vscode.TextDocument): (line: number) => boolean {
  const ranges = vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges);
  return (line) =>
    ranges.some(({ start, end }) => line >= start.line - LINES_AROUND && line <= end.line + LINES_AROUND);
}

function isShown(month: PatientMonth, choice: Choice): boolean {
  switch (choice) {
    case 'off':
      return false;
    case 'earned':
      return month.codes.base !== undefined;
    case 'nearMiss':
      return month.next !== undefined && compareMinutes(month.next.remaining, NEAR_MISS) <= 0;
    case 'all':
      return true;
  }
}

/** A ready claim isn't mentioned: the line above each month shows what to look at. */
function formatMonth(month: PatientMonth, billed: BilledLogs | undefined): string {
  if (!month.currentSummary) {
    return '';
  }
  const { reported, leftOutCount } = month.summary;
  const figures = patientMonthFigures(month);
  const leftOut = leftOutCount === 0 ? [] : [rowsLeftOutText(leftOutCount)];
  const readiness = billed && findReadiness(billed, month);
  const missing = unplacedRowsText(billed ? listUnplacedRows(billed, month).length : 0);
  return [
    patientName(reported.firstName, reported.lastName, month.mrn),
    figures.month,
    figures.minutes,
    figures.codes,
    figures.next,
    ...leftOut,
    ...(missing === '' ? [] : [missing]),
    ...(readiness === undefined || readiness.state === 'ready' ? [] : [stateText(readiness.state)]),
  ].join('  ·  ');
}

/** Creates the lenses from the top of the log, up to the maximum. */
function createMonthLenses({ billed, log, document }: LogSession, choice: Choice): MonthLens[] {
  const lenses: MonthLens[] = [];
  log.walk((row, line) => {
    const month = billed.ledger.monthOf(row);
    if (month?.currentSummary?.firstRow === row && isShown(month, choice)) {
      lenses.push(new MonthLens(new vscode.Range(line, 0, line, 0), document.uri, month));
    }
    return lenses.length < MOST_LENSES;
  });
  return lenses;
}

function formatTotals(session: LogSession | undefined, choice: Choice): string {
  if (!session) {
    return '';
  }
  const { billed } = session;
  const { ledger } = billed;
  const months = ledger.months();
  // Only few logs have so many months that they must be counted.
  const shown = months.length > MOST_LENSES ? months.filter((month) => isShown(month, choice)).length : 0;
  const notShown = Math.max(0, shown - MOST_LENSES);
  const more = notShown > 0 ? [t`${notShown} more patient-months have no lens. See the report.`] : [];
  return [totalsText(logTotals(billed)), leftOutText(ledger.excluded.list()), ...more]
    .filter((text) => text !== '')
    .join('  ·  ');
}

function createSummaryLenses({ log, document }: LogSession, choice: Choice): vscode.CodeLens[] {
  const line = Math.max(0, log.header.line);
  const range = new vscode.Range(line, 0, line, 0);
  const { uri } = document;
  if (!log.header.isReadable) {
    return [];
  }
  return [
    new vscode.CodeLens(range, {
      title: `$(graph)${AIR}${t`Generate billing report`}`,
      tooltip: t`Open the billing report next to the log`,
      command: COMMANDS.generateReport,
      arguments: [uri],
    }),
    new vscode.CodeLens(range, {
      title: `$(table)${AIR}${t`Open grid`}`,
      tooltip: t`Edit the log in the grid`,
      command: COMMANDS.openGrid,
      arguments: [uri],
    }),
    new TotalsLens(range, uri, choice),
  ];
}
