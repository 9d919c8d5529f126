import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, readText, until, workspaceFile, writeLog } from '../support/openLogs';

const SAMPLE = workspaceFile('sample-billing-report.csv');

async function changedReport(from: string, to: string): Promise<vscode.Uri> {
  return writeLog((await readText(SAMPLE)).replace(from, to), '-billing-report.csv');
}

function codesOf(uri: vscode.Uri): unknown[] {
  return vscode.languages.getDiagnostics(uri).map(codeOf);
}

describe('existing billing reports', () => {
  afterEach(closeAll);

  it('are checked on their own and against their log, again after each edit, while they are open', async () => {
    const report = await changedReport('131.26,Cigna,0,TRUE,2', '131.26,Cigna,0,TRUE,3');
    const document = await openText(report);
    // The command waits until the message is closed, which this test doesn't do.
    void vscode.commands.executeCommand('cocmBilling.checkReport', report);
    await until('the problem', () => codesOf(report).length > 0);
    assert.deepEqual(codesOf(report), ['CB412']);

    const edit = new vscode.WorkspaceEdit();
    const at = document.lineAt(1).text.indexOf('TRUE,3') + 'TRUE,'.length;
    edit.replace(report, new vscode.Range(1, at, 1, at + 1), '2');
    edit.delete(report, document.lineAt(3).rangeIncludingLineBreak);
    await vscode.workspace.applyEdit(edit);
    await until('no problem', () => codesOf(report).length === 0);

    void vscode.commands.executeCommand('cocmBilling.checkReport', report, [], [workspaceFile('sample.timelog.csv')]);
    await until('the missing line', () => codesOf(report).includes('CB423'));
    await closeAll();
  });

  it('are compared in a read-only text', async () => {
    const newer = await changedReport('131.26,Cigna', '121.26,Cigna');
    const compared = vscode.commands.executeCommand('cocmBilling.compareReports', SAMPLE, [newer, SAMPLE]);
    // The report that was written first is proposed as the older one.
    const shown = await until('the text', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.activeTextEditor?.document;
    });
    await compared;
    assert.equal(shown.uri.scheme, 'cocm-billing-reading');
    assert.doesNotMatch(shown.uri.toString(), /Guzman|01ce5fc6/);
    assert.match(shown.getText(), /Jun 2024 {2}minutes 131\.26 → 121\.26 \(-10\)/);
  });
});
