import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CANONICAL_HEADER } from '../../../src/log/header/columns';
import { activeInput, closeAll, lensTitles, readText, until, workspaceFile } from '../support/openLogs';

describe('getting started', () => {
  afterEach(closeAll);

  it('opens the sample as a copy without a file, and never changes the original', async () => {
    await vscode.commands.executeCommand('cocmBilling.openSample');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, 'cocm-timelog');
    const titles = await lensTitles(document.uri);
    assert.ok(titles.some((title) => title.startsWith('Torres, Alma')));
    const extension = vscode.extensions.getExtension('cocm-billing.cocm-billing');
    assert.ok(extension);
    const shipped = await readText(vscode.Uri.joinPath(extension.extensionUri, 'samples', 'sample.timelog.csv'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'x');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('cocmBilling.openSample');
    // The open copy is shown, with its edits.
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(await readText(vscode.Uri.joinPath(extension.extensionUri, 'samples', 'sample.timelog.csv')), shipped);
  });

  it('creates a log with the standard columns and opens it in the grid', async () => {
    const target = workspaceFile(`begun-${Date.now()}.timelog.csv`);
    await vscode.commands.executeCommand('cocmBilling.newTimeLog', target);
    const input = await until('the grid', () => {
      const shown = activeInput();
      return shown instanceof vscode.TabInputCustom && shown;
    });
    assert.equal(input.viewType, 'cocmBilling.timeLogGrid');
    assert.equal(await readText(target), `${CANONICAL_HEADER.join(',')}\n`);
  });

  it('creates a log with the name of a time log, whatever the extension of the chosen name', async () => {
    const name = `clinic-${Date.now()}`;
    for (const [chosen, created] of [
      [`${name}.csv`, `${name}.timelog.csv`],
      [`${name}-2`, `${name}-2.timelog.csv`],
      [`${name}-3.TimeLog.csv`, `${name}-3.TimeLog.csv`],
    ] as const) {
      await vscode.commands.executeCommand('cocmBilling.newTimeLog', workspaceFile(chosen));
      assert.equal(await readText(workspaceFile(created)), `${CANONICAL_HEADER.join(',')}\n`);
    }
    await assert.rejects(async () => readText(workspaceFile(`${name}.csv`)));
  });

  it('never replaces an existing log with a new one', async () => {
    const log = workspaceFile('sample.timelog.csv');
    const before = await readText(log);
    await vscode.commands.executeCommand('cocmBilling.newTimeLog', log);
    assert.equal(await readText(log), before);
  });
});
