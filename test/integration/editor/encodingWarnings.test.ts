import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, until, workspaceFile } from '../support/openLogs';

const HEADER = 'Date,MRN,First name,Minutes,Initial Assessment';
const FORM_CODES = new Set(['CB009', 'CB030']);

function formProblems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((found) => FORM_CODES.has(codeOf(found)));
}

async function formProblem(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  const [first] = await until('a problem with the encoding or the line endings', () => {
    const found = formProblems(uri);
    return found.length > 0 && found;
  });
  assert.ok(first);
  return first;
}

let written = 0;

async function writeBytes(bytes: Uint8Array): Promise<vscode.Uri> {
  const uri = workspaceFile(`form-${++written}-${Date.now()}.timelog.csv`);
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

describe('encoding and line endings of a log', () => {
  afterEach(closeAll);

  it('a wrong encoding is an error on the first letter that saving would lose, with a quick fix to reopen the file', async () => {
    const uri = await writeBytes(Buffer.from(`${HEADER}\n1/3/2024,A1,Zo\xeb,70,1/3/2024\n`, 'latin1'));
    const document = await openText(uri);
    const problem = await until('the guess', () =>
      formProblems(uri).find(({ message }) => message.includes('Windows-1252')),
    );
    assert.equal(codeOf(problem), 'CB009');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), '\uFFFD');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    );
    const commands = actions.map(({ command }) => command?.command);
    assert.ok(commands.includes('workbench.action.editor.changeEncoding'), commands.join());
    assert.ok((await vscode.commands.getCommands(true)).includes('workbench.action.editor.changeEncoding'));
  });

  it('reopening the file in its encoding removes the problem, and changes no byte', async () => {
    const bytes = Buffer.from(`${HEADER}\n1/3/2024,A1,Zo\xeb,70,1/3/2024\n`, 'latin1');
    const uri = await writeBytes(bytes);
    await openText(uri);
    await formProblem(uri);
    const document = await vscode.workspace.openTextDocument(uri, { encoding: 'windows1252' });
    await until('no problem', () => formProblems(uri).length === 0);
    assert.match(document.lineAt(1).text, /Zoë/);
    assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(uri)), bytes);
  });

  it('a letter that was lost before the file was opened is a warning that saving does no further harm', async () => {
    const uri = await writeBytes(Buffer.from(`${HEADER}\n1/3/2024,A1,Zo\uFFFD,70,1/3/2024\n`, 'utf8'));
    await openText(uri);
    const problem = await until('the warning', () =>
      formProblems(uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Warning),
    );
    assert.equal(codeOf(problem), 'CB009');
    assert.match(problem.message, /lost here before/);
  });

  const mixtures: [string, string, RegExp][] = [
    [
      'mixed line endings',
      `${HEADER}\r\n1/3/2024,A1,Ana,70,1/3/2024\r\n1/4/2024,A1,Ana,5,\n`,
      /2 CRLF, 1 LF\. Saving changes all of them to CRLF/,
    ],
    ['CR only', `${HEADER}\r1/3/2024,A1,Ana,70,1/3/2024\r`, /2 CR\. Saving changes all/],
  ];
  for (const [name, text, expected] of mixtures) {
    it(`a file with ${name} has a warning until it is saved`, async () => {
      const uri = await writeBytes(Buffer.from(text));
      const document = await openText(uri);
      const problem = await formProblem(uri);
      assert.equal(codeOf(problem), 'CB030');
      assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
      assert.match(problem.message, expected);
      assert.equal(Buffer.from(await vscode.workspace.fs.readFile(uri)).toString(), text);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(1, 12), 'x');
      await vscode.workspace.applyEdit(edit);
      assert.ok(await document.save());
      await until('no problem', () => formProblems(uri).length === 0);
    });
  }

  it('a correct file has no problem', async () => {
    const rows = '1/3/2024,A1,Zoë,70,1/3/2024\r\n';
    const uri = await writeBytes(Buffer.from(`\uFEFF${HEADER}\r\n${rows}`));
    await openText(uri);
    // This one is checked after the correct file: when its problem is shown, both have been checked.
    const other = await writeBytes(Buffer.from(`${HEADER}\n${rows}`));
    await openText(other);
    await formProblem(other);
    assert.deepEqual(formProblems(uri), []);
  });
});
