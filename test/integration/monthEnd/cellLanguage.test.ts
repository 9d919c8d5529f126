import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MONTH_END_TYPE } from '../../../src/extension/vscode/identifiers';
import { readProblemCode } from '../../../src/extension/vscode/toDiagnostic';
import { closeAll, until, workspaceFile, writeText } from '../support/openLogs';

const TEXT = `---
logs: [sample.timelog.csv]
month: 2024-01
---

\`\`\`cocm
check
bill
chart minutes-by-moon
verify-report not-there.csv
totals --month 2090-01
\`\`\`
`;

describe('the cells of a month end', () => {
  const file = workspaceFile('cells.cocm-month.md');

  before(() => writeText(file, TEXT));
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file);
  });

  const listProblems = (document: vscode.TextDocument): readonly string[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .map((problem) => `${readProblemCode(problem)} ${document.getText(problem.range)}`)
      .sort();

  /** Opens the cell, and waits until it has problems: then everything else is registered, too. */
  const openCell = async (): Promise<vscode.TextDocument> => {
    await vscode.commands.executeCommand('vscode.openWith', file, MONTH_END_TYPE);
    const document = await until('the cell', () => {
      const notebook = vscode.window.activeNotebookEditor?.notebook;
      return notebook?.uri.toString() === file.toString() ? notebook.cellAt(1).document : undefined;
    });
    await until('the problems', () => listProblems(document).length > 0);
    return document;
  };

  it('have problems for what the parser of the command line refuses, for missing files, and for a month that is not over', async () => {
    const document = await openCell();
    assert.deepEqual(listProblems(document), [
      'CB470 bill',
      'CB472 not-there.csv',
      'CB473 2090-01',
      'CB474 minutes-by-moon',
    ]);
  });

  it('offer commands, and charts after chart', async () => {
    const document = await openCell();
    const complete = async (line: number, character: number): Promise<readonly unknown[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(line, character),
      );
      return list.items.map(({ label }) => label);
    };
    assert.ok((await complete(1, 0)).includes('ready'));
    assert.ok((await complete(2, 6)).includes('minutes-by-staff'));
  });

  it('show how a command is written below the pointer', async () => {
    const document = await openCell();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 1),
    );
    const texts = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    assert.match(texts.join('\n'), /check .*--fail-on/);
  });
});
