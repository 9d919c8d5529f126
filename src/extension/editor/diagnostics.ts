import * as vscode from 'vscode';
import { counted, grouped } from '../../wording/figureWords';
import { listProblems, countProblemTotals } from '../../billing/problemList';
import { Debounce } from '../vscode/debounce';
import type { Feature } from '../feature';
import { DIAGNOSTIC_SOURCE } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { linkProblemCode, toDiagnostic } from '../vscode/toDiagnostic';
import { t } from '../../text/text';

/** VS Code shows at most 1,000 problems in a file. The last one reports how many more there are. */
const MOST_LISTED = 999;
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
      updateSoon,
      new vscode.Disposable(() => collection.delete(uri)),
    );
  };
  return vscode.Disposable.from(sessions.each(publish), collection);
};

function createDiagnostics({ billed, log }: LogSession): vscode.Diagnostic[] {
  const listed = listProblems(billed, log, MOST_LISTED);
  const { errors, warnings } = countProblemTotals(billed);
  const more = errors + warnings - listed.filter(({ severity }) => severity !== 'hint').length;
  const found = listed.map(toDiagnostic);
  if (more > 0) {
    const summary = new vscode.Diagnostic(
      new vscode.Range(Math.max(0, log.header.line), 0, Math.max(0, log.header.line), 0),
      t`${grouped(String(more))} more problems aren't listed here. This log has ${counted(errors, 'error')} and ${counted(warnings, 'warning')} in total.`,
      vscode.DiagnosticSeverity.Warning,
    );
    summary.source = DIAGNOSTIC_SOURCE;
    summary.code = linkProblemCode('CB000');
    found.unshift(summary);
  }
  return found;
}
