import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, readText, until, writeLog } from '../support/openLogs';

const HEADER = 'Date,MRN,Minutes,Initial Assessment,NPI,Payer';
const ROW = '1/3/2024,A1,20,1/3/2024,1234567893,Cigna';

const text = (...rows: string[]): string => [HEADER, ...rows].map((row) => `${row}\r\n`).join('');

/** Returns the actions for the first problem with this code, with their edits. */
async function actionsFor(document: vscode.TextDocument, code: string): Promise<vscode.CodeAction[]> {
  const problem = await until(code, () =>
    vscode.languages.getDiagnostics(document.uri).find((found) => codeOf(found) === code),
  );
  for (let tries = 0; ; tries++) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    // VS Code discards the answer if the document changes in the meantime, for example when it has just been opened.
    if (actions.length > 0 || tries === 20) {
      return actions;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function make(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edit, `${title} is not among ${actions.map((other) => other.title).join('; ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('quick fixes in the editor', () => {
  afterEach(closeAll);

  it('a quick fix for an NPI changes only its characters and removes the problem', async () => {
    const later = ROW.replace('1/3', '1/4');
    const uri = await writeLog(`\uFEFF${text(ROW, later.replace('1234567893', ' 123-456-7893 '))}`);
    const document = await openText(uri);
    const actions = await actionsFor(document, 'CB105');
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [['Change to 1234567893', true]],
    );
    await make(actions, 'Change to 1234567893');
    await until('no problem', () => vscode.languages.getDiagnostics(uri).every((found) => codeOf(found) !== 'CB105'));
    await document.save();
    assert.equal(await readText(uri), `\uFEFF${text(ROW, later.replace('1234567893', ' 1234567893 '))}`);
  });

  it('the quick fix for all problems of a kind is one undo step', async () => {
    const other = ROW.replace('A1', 'A2');
    const before = text(ROW, ROW, other, ROW, ROW, other);
    const document = await openText(await writeLog(before));
    const actions = await actionsFor(document, 'CB104');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Delete this duplicate row', 'Delete all duplicate rows in the file'],
    );
    await make(actions, 'Delete all duplicate rows in the file');
    assert.equal(document.getText(), text(ROW, other));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('the quick fix for 3,000 problems changes no other byte', async () => {
    const rows = (npi: string): string[] =>
      Array.from({ length: 3000 }, (_, index) => `${ROW.replace('A1', `A${index}`).replace('1234567893', npi)},  x`);
    const document = await openText(await writeLog(text(...rows('123-456-7893')).replace(HEADER, `${HEADER},Note`)));
    const actions = await actionsFor(document, 'CB105');
    await make(actions, 'Fix all NPIs of this kind in the file');
    assert.equal(document.getText(), text(...rows('1234567893')).replace(HEADER, `${HEADER},Note`));
    await until('no problem', () =>
      vscode.languages.getDiagnostics(document.uri).every((found) => codeOf(found) !== 'CB105'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text(...rows('123-456-7893')).replace(HEADER, `${HEADER},Note`));
  });

  it('a quick fix for the header makes a file readable as a log', async () => {
    const document = await openText(await writeLog('Date,MRN,Minuets\n1/3/2024,A1,20\n'));
    const actions = await actionsFor(document, 'CB001');
    await make(actions, 'Rename column 3 to Minutes');
    assert.equal(document.getText(), 'Date,MRN,Minutes\n1/3/2024,A1,20\n');
  });

  it('"Fix all" on save normalizes NPIs and quotes, and deletes no row', async () => {
    const document = await openText(
      await writeLog(text(ROW, ROW, ROW.replace('1234567893', '123-456-7893').replace('Cigna', 'x"y'))),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount - 1, 0),
      'source.fixAll.cocm-billing',
      5,
    );
    assert.equal(actions.length, 1);
    await make(actions, 'Normalize NPIs and quotes');
    assert.equal(document.getText(), text(ROW, ROW, ROW.replace('Cigna', '"x""y"')));
  });
});
