import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, readText, until, workspaceFile } from '../support/openLogs';

describe('claims', () => {
  afterEach(closeAll);

  it('export has a charge line for each code of a billed month', async () => {
    const log = workspaceFile('sample.timelog.csv');
    const target = workspaceFile('charges.csv');
    await vscode.commands.executeCommand('cocmBilling.exportCharges', log, target);
    const lines = (await readText(target)).trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^DOS,MRN,Last name/);
    assert.equal(lines.filter((line) => /,9949[23],1,/.test(line)).length, 23);
  });

  it('comparing rules shows how many codes another rule adds', async () => {
    await openText(workspaceFile('sample.timelog.csv'));
    await vscode.commands.executeCommand(
      'cocmBilling.compareRules',
      workspaceFile('sample.timelog.csv'),
      'cpt-midpoint',
    );
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /6 more base codes, 14 more units of 99494/);
  });

  it('the code of a problem links to the page that explains it', async () => {
    const uri = workspaceFile('problems.timelog.csv');
    await openText(uri);
    const problem = await until('the problem', () =>
      vscode.languages.getDiagnostics(uri).find((found) => codeOf(found) === 'CB103'),
    );
    const { code } = problem;
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# CB103 More than 480 minutes in one entry/);
  });
});
