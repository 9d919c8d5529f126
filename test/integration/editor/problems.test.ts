import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, until, workspaceFile, writeLog } from '../support/openLogs';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';

function problemsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((found) => codeOf(found) !== '');
}

describe('problems of a time log in the Problems panel', () => {
  afterEach(closeAll);

  it('cover the exact characters of the field, also in quoted, multi-line, and non-ASCII rows', async () => {
    const uri = workspaceFile('problems.timelog.csv');
    const document = await openText(uri);
    const problems = await until('problems', () => (problemsOf(uri).length > 0 ? problemsOf(uri) : undefined));
    const textOf = (code: string): string[] =>
      problems.filter((problem) => codeOf(problem) === code).map(({ range }) => document.getText(range));
    assert.deepEqual(textOf('CB011'), ['2/30/2024']);
    assert.deepEqual(textOf('CB014'), ['"twenty"']);
    assert.deepEqual(textOf('CB015'), ['-5']);
    assert.deepEqual(textOf('CB010'), ['soon']);
    assert.deepEqual(textOf('CB016'), ['8th of March']);
    assert.deepEqual(textOf('CB103'), ['600']);
    assert.deepEqual(textOf('CB105'), ['987654321']);
    assert.deepEqual(textOf('CB108'), ['Humana']);
    assert.deepEqual(textOf('CB005'), ['"Follow Up']);
    assert.deepEqual(textOf('CB013'), ['']);
  });

  it('disappear after an edit: a corrected date is no longer an error', async () => {
    const uri = await writeLog(`${HEADER}2/30/2024,A1,20,2/1/2024\n`);
    const document = await openText(uri);
    await until('the error', () => problemsOf(uri).some((found) => codeOf(found) === 'CB011'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(1, 0, 1, 9), '2/28/2024');
    await vscode.workspace.applyEdit(edit);
    await until('no error', () => problemsOf(uri).every((found) => codeOf(found) !== 'CB011'));
    assert.equal(document.lineAt(1).text, '2/28/2024,A1,20,2/1/2024');
  });

  it('are limited to 1,000 in a file, the latest month and its errors first, with one that shows how many more there are', async () => {
    const warnings = Array.from({ length: 1200 }, (_, patient) => `1/3/2199,A${patient + 1000},5,1/3/2024\n`).join('');
    const uri = await writeLog(`${HEADER}${warnings}1/4/2199,A1000,none,1/3/2024\n`);
    await openText(uri);
    const problems = await until('problems', () => (problemsOf(uri).length > 0 ? problemsOf(uri) : undefined));
    assert.equal(problems.length, 1000);
    assert.match(problems[0]?.message ?? '', /^203 more problems aren't listed here. This log has 1 error/);
    assert.equal(codeOf(problems[1]!), 'CB013');
  });

  it('list each column that is missing from the header', async () => {
    const uri = await writeLog('Patient,When\nA1,1/3/2024\n');
    await openText(uri);
    const problems = await until('problems', () => (problemsOf(uri).length > 0 ? problemsOf(uri) : undefined));
    assert.deepEqual(problems.map(codeOf), ['CB001', 'CB001', 'CB001']);
  });

  it('are removed when the log is closed', async () => {
    const uri = await writeLog(`${HEADER}never,A1,20,2/1/2024\n`);
    // Not openTextDocument: a document that an extension opened stays open for minutes after its last editor is closed.
    await vscode.commands.executeCommand('vscode.open', uri);
    await until('problems', () => problemsOf(uri).length > 0);
    await closeAll();
    await until('none', () => problemsOf(uri).length === 0, 20_000);
  });
});
