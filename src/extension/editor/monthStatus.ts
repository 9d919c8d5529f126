import * as vscode from 'vscode';
import { findReadiness } from '../../billing/readiness/readiness';
import { readinessDetails, stateText } from '../../wording/readinessText';
import { describeRow } from '../../wording/rowDescription';
import type { Feature } from '../feature';
import { COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** Shows the patient-month of the row with the cursor, and its codes, in the status bar. */
export const monthStatus: Feature = ({ sessions }) => {
  const statusItem = vscode.window.createStatusBarItem('cocmBilling.month', vscode.StatusBarAlignment.Right, 91);
  statusItem.name = t`CoCM Patient and Month`;
  const show = (editor = vscode.window.activeTextEditor): void => {
    const document = editor?.document;
    const session =
      document?.languageId === LANGUAGE_ID && !isEarlierVersion(document) ? sessions.find(document.uri) : undefined;
    if (!editor || !session || !fillStatusItem(statusItem, session, editor.selection.active.line)) {
      statusItem.hide();
    }
  };
  show();
  return vscode.Disposable.from(
    statusItem,
    vscode.window.onDidChangeActiveTextEditor(show),
    // VS Code also fires this event when only the language of a document has changed.
    vscode.workspace.onDidOpenTextDocument(() => show()),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) {
        show(textEditor);
      }
    }),
    sessions.each((session) => {
      show();
      return session.onDidChange(() => {
        if (vscode.window.activeTextEditor?.document === session.document) {
          show();
        }
      });
    }),
    sessions.onDidClose(() => show()),
  );
};

/** Shows the patient-month of a line. @returns false if the line's row belongs to none */
function fillStatusItem(
  statusItem: vscode.StatusBarItem,
  { billed, log, document }: LogSession,
  line: number,
): boolean {
  const row = line > log.header.line ? log.rowAtLine(line) : undefined;
  const story = row === undefined ? undefined : describeRow(billed, row);
  const month = row === undefined ? undefined : billed.ledger.monthOf(row);
  if (!story || !month) {
    return false;
  }
  const readiness = findReadiness(billed, month);
  const state = readiness === undefined || readiness.state === 'ready' ? '' : ` · ${stateText(readiness.state)}`;
  statusItem.text = `${story.title} · ${story.figures}${state}`;
  statusItem.tooltip = [
    story.title,
    story.figures,
    ...(readiness ? [readinessDetails(readiness)] : []),
    story.month,
    story.row,
    t`Select to show all rows of this patient-month`,
  ].join('\n');
  statusItem.command = {
    title: t`Show the Rows of a Patient and Month`,
    command: COMMANDS.showMonthRows,
    arguments: [document.uri, month.mrn, month.month],
  };
  statusItem.show();
  return true;
}
