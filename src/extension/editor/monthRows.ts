import * as vscode from 'vscode';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { findTextColumn } from '../vscode/activeLog';
import { toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import type { Grids } from '../logs/grids';
import { COMMANDS, MONTH_READ_KEY } from '../vscode/identifiers';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { showRowInGrid } from '../logs/showRow';
import { openDocument } from '../vscode/openDocument';

/** Shows the rows of a patient-month: in the grid, or highlighted in the text editor. */
export const monthRows: Feature = ({ sessions, grids }) => {
  const highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  return vscode.Disposable.from(
    highlight,
    vscode.commands.registerCommand(COMMANDS.showMonthRows, (uri: vscode.Uri, mrn: string, month: number) => {
      void vscode.commands.executeCommand('setContext', MONTH_READ_KEY, true);
      return showMonthRows(sessions, grids, highlight, uri, mrn, month);
    }),
    // Remove the highlight when the user goes on working.
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (kind !== undefined && kind !== vscode.TextEditorSelectionChangeKind.Command) {
        textEditor.setDecorations(highlight, []);
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        findEditors(document).forEach((editor) => editor.setDecorations(highlight, []));
      }
    }),
  );
};

async function showMonthRows(
  sessions: LogSessions,
  grids: Grids,
  highlight: vscode.TextEditorDecorationType,
  uri: vscode.Uri,
  mrn: string,
  month: number,
): Promise<void> {
  if (await showRowInGrid({ sessions, grids }, uri, (session) => findMonth(session, mrn, month)?.summary.firstRow)) {
    return;
  }
  const document = await openDocument(uri);
  if (!document) {
    return;
  }
  // The log can have been closed since its report was created.
  const session = await sessions.open(document);
  const editor = await vscode.window.showTextDocument(document, findTextColumn(uri));
  const patientMonth = findMonth(session, mrn, month);
  const shown = patientMonth ? findRowRanges(session, patientMonth) : [];
  const [first] = shown;
  if (first) {
    editor.selection = new vscode.Selection(first.start, first.start);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(highlight, shown);
  }
}

function findMonth({ billed }: LogSession, mrn: string, month: number): PatientMonth | undefined {
  return billed.ledger.months().find((found) => found.mrn === mrn && found.month === month);
}

function findRowRanges({ log }: LogSession, month: PatientMonth): vscode.Range[] {
  return month.rows.map((row) => toRange(log.record(row).recordRange())).sort((a, b) => a.start.line - b.start.line);
}

function findEditors(document: vscode.TextDocument): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
