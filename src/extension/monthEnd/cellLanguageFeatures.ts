import * as vscode from 'vscode';
import type { CalendarDate } from '../../log/values/calendarDate';
import { listCellCompletions, type CellCompletion } from '../../verbs/monthEnd/cellCompletions';
import { describeCellWord } from '../../verbs/monthEnd/cellHovers';
import { CELL_LANGUAGE } from '../../verbs/monthEnd/cellLanguage';
import { readSettingsOf } from '../../verbs/monthEnd/runMonthEnd';
import { MONTH_END_TYPE } from '../vscode/identifiers';
import { CellDiagnostics } from './cellDiagnostics';
import { listPieces } from './notebookPieces';

const CELLS: vscode.DocumentFilter = { language: CELL_LANGUAGE, notebookType: MONTH_END_TYPE };

const KINDS: Readonly<Record<CellCompletion['kind'], vscode.CompletionItemKind>> = {
  command: vscode.CompletionItemKind.Function,
  option: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  file: vscode.CompletionItemKind.File,
};

/** Registers the completions, hovers, and problems of cells. */
export function registerCellFeatures(today: () => CalendarDate): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(CELLS, { provideCompletionItems }, ' ', '-', '='),
    vscode.languages.registerHoverProvider(CELLS, { provideHover }),
    new CellDiagnostics(today),
  );
}

function provideCompletionItems(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem[] | undefined {
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some((cell) => cell.document === document),
  );
  if (!notebook) {
    return undefined;
  }
  const { line, character } = position;
  const settings = readSettingsOf(listPieces(notebook));
  const { start, choices } = listCellCompletions(document.lineAt(line).text, character, settings);
  return choices.map(({ kind, text, detail }, index) => {
    const created = new vscode.CompletionItem(text, KINDS[kind]);
    created.range = new vscode.Range(line, start, line, character);
    created.documentation = detail;
    created.sortText = String(index).padStart(3, '0');
    return created;
  });
}

function provideHover(document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Hover | undefined {
  const found = describeCellWord(document.lineAt(line).text, character);
  if (!found) {
    return undefined;
  }
  const synopsis = new vscode.MarkdownString().appendCodeblock(found.synopsis, 'text');
  return new vscode.Hover(synopsis.appendText(found.text), new vscode.Range(line, found.start, line, found.end));
}
