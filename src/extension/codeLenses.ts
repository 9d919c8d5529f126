import * as vscode from 'vscode';
import { explainMonth } from '../billing/monthExplanation';
import type { PatientMonth } from '../billing/patientMonth';
import { compareMinutes, wholeMinutes } from '../log/minutes';
import { rowsLeftOutText } from '../report/figureWords';
import { patientMonthFigures, patientName } from '../report/monthFigures';
import { logTotals } from '../report/logTotals';
import { leftOutText, totalsText } from '../report/reportFigures';
import { whyLines } from '../report/whyText';
import type { Feature } from './feature';
import { COMMANDS, LANGUAGE_ID, SETTINGS } from './identifiers';
import { isOfThePast, type LogSession, type LogSessions } from './logSessions';
import { t } from '../text/text';

type Choice = 'off' | 'earned' | 'nearMiss' | 'all';

/** Each lens costs the editor a view zone that it walks at every key; beyond a few thousand typing suffers. */
const MOST_LENSES = 2000;
const NEAR_MISS = wholeMinutes(10);

class MonthLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly uri: vscode.Uri,
    readonly month: PatientMonth,
  ) {
    super(range);
  }
}

/** Above the header the log's totals and the report; above the first row of each patient-month its minutes and codes. */
export const codeLenses: Feature = ({ sessions }) => {
  const provider = new CodeLenses(sessions);
  // After an edit the editor asks for the lenses itself; of a configuration that has been found or changed it knows nothing.
  const following = new Map<LogSession, vscode.Disposable>();
  return vscode.Disposable.from(
    provider,
    sessions.follow(
      (session) =>
        following.set(
          session,
          session.onDidReadAnew(() => provider.refresh()),
        ),
      (session) => {
        following.get(session)?.dispose();
        following.delete(session);
      },
    ),
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

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const choice = vscode.workspace.getConfiguration(SETTINGS.section, document).get<Choice>(SETTINGS.codeLens, 'all');
    if (choice === 'off' || isOfThePast(document)) {
      return [];
    }
    const session = this.sessions.of(document);
    const months = session.billed.ledger.months().filter((month) => isShown(month, choice));
    const placed = months.map((month) => ({ month, line: session.log.lineOf(month.settled.firstRow) }));
    placed.sort((a, b) => a.line - b.line);
    const shown = placed.slice(0, MOST_LENSES);
    return [
      ...summaryLenses(session, months.length - shown.length),
      ...shown.map(({ month, line }) => new MonthLens(new vscode.Range(line, 0, line, 0), document.uri, month)),
    ];
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (lens instanceof MonthLens) {
      lens.command = {
        title: monthTitle(lens.month),
        tooltip: this.tooltip(lens),
        command: COMMANDS.showMonthRows,
        arguments: [lens.uri, lens.month.mrn, lens.month.month],
      };
    }
    return lens;
  }

  /** Why the month has its codes. */
  private tooltip({ uri, month }: MonthLens): string {
    const table = this.sessions.find(uri)?.billed.table;
    const why = table && month.summary ? whyLines(month, explainMonth(month, table)) : [];
    return [...why, t`Click to show the rows of this patient and month.`].join('\n');
  }
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

function monthTitle(month: PatientMonth): string {
  if (!month.summary) {
    return '';
  }
  const { standing, leftOutCount } = month.settled;
  const figures = patientMonthFigures(month);
  const leftOut = leftOutCount === 0 ? [] : [rowsLeftOutText(leftOutCount)];
  return [
    patientName(standing.firstName, standing.lastName, month.mrn),
    figures.month,
    figures.minutes,
    figures.codes,
    figures.next,
    ...leftOut,
  ].join('  ·  ');
}

function summaryLenses(session: LogSession, notShown: number): vscode.CodeLens[] {
  const line = Math.max(0, session.log.header.line);
  const range = new vscode.Range(line, 0, line, 0);
  const uri = session.document.uri;
  if (!session.log.header.isReadable) {
    return [];
  }
  const { billed } = session;
  const figures = [totalsText(logTotals(billed)), leftOutText(billed.ledger.leftOut.list())];
  const more = notShown > 0 ? [t`${notShown} patient-months further down have no lens; see the report`] : [];
  return [
    new vscode.CodeLens(range, {
      title: `$(graph) ${t`Generate billing report`}`,
      tooltip: t`Open the billing report beside the log`,
      command: COMMANDS.generateReport,
      arguments: [uri],
    }),
    new vscode.CodeLens(range, {
      title: `$(table) ${t`Open grid`}`,
      tooltip: t`Edit the log in the grid`,
      command: COMMANDS.openGrid,
      arguments: [uri],
    }),
    new vscode.CodeLens(range, {
      title: [...figures.filter((text) => text !== ''), ...more].join('  ·  '),
      tooltip: t`Open the billing report beside the log`,
      command: COMMANDS.generateReport,
      arguments: [uri],
    }),
  ];
}
