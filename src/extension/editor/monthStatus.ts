import * as vscode from 'vscode';
import { describeRow } from '../../wording/rowDescription';
import type { Feature } from '../feature';
import { COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** The patient-month of the row with the cursor, and its codes, in the status bar. */
export const monthStatus: Feature = ({ sessions }) => {
  const item = vscode.window.createStatusBarItem('cocmBilling.month', vscode.StatusBarAlignment.Right, 91);
  item.name = t`CoCM Patient and Month`;
  const show = (editor = vscode.window.activeTextEditor): void => {
    const document = editor?.document;
    const session =
      document?.languageId === LANGUAGE_ID && !isEarlierVersion(document) ? sessions.find(document.uri) : undefined;
    if (!editor || !session || !fill(item, session, editor.selection.active.line)) {
      item.hide();
    }
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    // Also told where only the language of a document has changed.
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

/** @returns whether the line has a row of a patient and month */
function fill(item: vscode.StatusBarItem, { billed, log, document }: LogSession, line: number): boolean {
  const row = line > log.header.line ? log.rowAtLine(line) : undefined;
  const story = row === undefined ? undefined : describeRow(billed, row);
  const month = row === undefined ? undefined : billed.ledger.monthOf(row);
  if (!story || !month) {
    return false;
  }
  item.text = `${story.title} · ${story.figures}`;
  item.tooltip = [story.title, story.figures, story.month, story.row, t`Click to show all rows of this month`].join(
    '\n',
  );
  item.command = {
    title: t`Show the Rows of a Patient and Month`,
    command: COMMANDS.showMonthRows,
    arguments: [document.uri, month.mrn, month.month],
  };
  item.show();
  return true;
}
