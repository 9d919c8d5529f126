import * as vscode from 'vscode';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { columnOfText } from '../vscode/activeLog';
import { toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import type { Grids } from '../logs/grids';
import { COMMANDS } from '../vscode/identifiers';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { openDocument } from '../vscode/openDocument';

/** Shows the rows of a patient-month in the log: in the grid where one is seen, else highlighted in the text. */
export const monthRows: Feature = ({ sessions, grids }) => {
  const highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  return vscode.Disposable.from(
    highlight,
    vscode.commands.registerCommand(COMMANDS.showMonthRows, (uri: vscode.Uri, mrn: string, month: number) =>
      showMonthRows(sessions, grids, highlight, uri, mrn, month),
    ),
    // The highlight answers one question; going on with the work takes it away.
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (kind !== undefined && kind !== vscode.TextEditorSelectionChangeKind.Command) {
        textEditor.setDecorations(highlight, []);
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        editorsOf(document).forEach((editor) => editor.setDecorations(highlight, []));
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
  const grid = grids.findVisible(uri);
  const inGrid = grid && monthIn(grid.session, mrn, month);
  if (grid && inGrid) {
    grid.panel.reveal(undefined, false);
    grid.reveal(inGrid.summary.firstRow, -1);
    return;
  }
  const document = await openDocument(uri);
  if (!document) {
    return;
  }
  // The log may have been closed since its report was made.
  const session = await sessions.of(document);
  const editor = await vscode.window.showTextDocument(document, columnOfText(uri));
  const patientMonth = monthIn(session, mrn, month);
  const shown = patientMonth ? rangesOf(session, patientMonth) : [];
  const [first] = shown;
  if (first) {
    editor.selection = new vscode.Selection(first.start, first.start);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(highlight, shown);
  }
}

function monthIn({ billed }: LogSession, mrn: string, month: number): PatientMonth | undefined {
  return billed.ledger.months().find((found) => found.mrn === mrn && found.month === month);
}

function rangesOf({ log }: LogSession, month: PatientMonth): vscode.Range[] {
  return month.rows.map((row) => toRange(log.record(row).recordRange())).sort((a, b) => a.start.line - b.start.line);
}

function editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
