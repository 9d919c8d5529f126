import * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import { listFacts, type Fact } from '../../billing/factList';
import { listFactMonths } from '../../billing/factPlaces';
import { countProblemTotals } from '../../billing/problemList';
import { formatMonthName } from '../../log/values/calendarDate';
import { counted, formatProblemTotals, grouped } from '../../wording/figureWords';
import { Debounce } from '../vscode/debounce';
import type { Feature } from '../feature';
import { DIAGNOSTIC_SOURCE } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { linkProblemCode, toDiagnostic } from '../vscode/toDiagnostic';
import { t } from '../../text/text';

/** VS Code shows at most 1,000 problems in a file. The last one reports how many more there are. */
const MOST_LISTED = 999;
/** The most patient-months of a fact that are listed below it. */
const MOST_RELATED = 60;
/** Long enough not to show a half-typed date as an error at every key press. */
const DELAY_MS = 150;

/** Shows the problems of every open time log in the Problems panel and in the text editor. */
export const diagnostics: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing');
  const publish = (session: LogSession): vscode.Disposable | undefined => {
    const { uri } = session.document;
    if (isEarlierVersion(session.document)) {
      return undefined;
    }
    const update = (): void => collection.set(uri, createDiagnostics(session));
    const updateSoon = new Debounce(update, DELAY_MS);
    update();
    return vscode.Disposable.from(
      session.onDidChange(() => updateSoon.start()),
      session.onDidChangeClosedMonths(() => updateSoon.start()),
      updateSoon,
      new vscode.Disposable(() => collection.delete(uri)),
    );
  };
  return vscode.Disposable.from(sessions.each(publish), collection);
};

function createDiagnostics({ billed, log, document, closedMonths }: LogSession): vscode.Diagnostic[] {
  const listed = listFacts(billed, { limit: MOST_LISTED, closedMonths });
  const totals = countProblemTotals(billed);
  const all = totals.errors + totals.warnings + totals.information;
  const more = all - listed.filter(({ problem }) => problem.severity !== 'hint').length;
  const found = listed.map((fact) => describeFact(billed, fact, document.uri));
  if (more > 0) {
    const summary = new vscode.Diagnostic(
      new vscode.Range(Math.max(0, log.header.line), 0, Math.max(0, log.header.line), 0),
      t`${grouped(String(more))} more problems aren't listed here. This log has ${formatProblemTotals(totals)} in total.`,
      vscode.DiagnosticSeverity.Warning,
    );
    summary.source = DIAGNOSTIC_SOURCE;
    summary.code = linkProblemCode('CB000');
    found.unshift(summary);
  }
  return found;
}

/** Describes a fact at its first row, with its other patient-months as related places. */
function describeFact(billed: BilledLogs, fact: Fact, uri: vscode.Uri): vscode.Diagnostic {
  const diagnostic = toDiagnostic(fact.problem);
  if (fact.shared.length === 0) {
    return diagnostic;
  }
  const places = listFactMonths(billed, fact, MOST_RELATED + 1);
  if (places.length > 1) {
    diagnostic.relatedInformation = places.slice(0, MOST_RELATED).map(({ month, row, rows }) => {
      const line = billed.logOf(row).lineOf(row);
      const where = month ? formatMonthName(month.month) : t`no month`;
      const text = rows > 1 ? t`${where}: ${counted(rows, 'row')}` : where;
      return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, new vscode.Position(line, 0)), text);
    });
  }
  return diagnostic;
}
