import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeInput, closeAll, openText, until, workspaceFile, writeLog } from '../support/openLogs';

const GRID = 'cocmBilling.timeLogGrid';

function isGrid(input: unknown): boolean {
  return input instanceof vscode.TabInputCustom && input.viewType === GRID;
}

describe('text editor and grid', () => {
  afterEach(closeAll);

  it('a *.timelog.csv file is a CoCM time log, and other CSV files are not', async () => {
    const log = await openText(workspaceFile('sample.timelog.csv'));
    assert.equal(log.languageId, 'cocm-timelog');
    const report = await openText(workspaceFile('sample-billing-report.csv'));
    assert.notEqual(report.languageId, 'cocm-timelog');
  });

  it('"Open as Time Log" opens a CSV file that has date, MRN, and minutes columns as a time log', async () => {
    const uri = await writeLog('Date of Service,Patient ID,Duration\n1/3/2024,A1,20\n', '.csv');
    await openText(uri);
    await vscode.commands.executeCommand('cocmBilling.openAsTimeLog', uri);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'cocm-timelog');
  });

  it('a CSV file that was opened as a time log opens as one again', async () => {
    const uri = await writeLog('Date of Service,Patient ID,Duration\n1/3/2024,A1,20\n', '[1].csv');
    await vscode.commands.executeCommand('cocmBilling.openAsTimeLog', uri);
    const associations = () => vscode.workspace.getConfiguration('files').get<Record<string, string>>('associations');
    await until('the remembered file', () => Object.values(associations() ?? {}).includes('cocm-timelog'));
    try {
      const name = uri.path.split('/').at(-1)?.replace(/[[\]]/g, '[$&]') ?? '';
      assert.equal(associations()?.[`**/${name}`], 'cocm-timelog');
      await closeAll();
      const document = await openText(uri);
      await until('the language', () => document.languageId === 'cocm-timelog');
    } finally {
      const configuration = vscode.workspace.getConfiguration('files');
      await configuration.update('associations', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('"Open as Time Log" does not change a CSV file without these columns', async () => {
    const document = await openText(await writeLog('Name,Phone\nA,1\n', '.csv'));
    const { languageId } = document;
    await vscode.commands.executeCommand('cocmBilling.openAsTimeLog', document.uri);
    assert.equal(document.languageId, languageId);
  });

  it('a time log opens in the text editor by default', async () => {
    await vscode.commands.executeCommand('vscode.open', workspaceFile('sample.timelog.csv'));
    assert.ok(activeInput() instanceof vscode.TabInputText);
  });

  it('commands switch from the text editor to the grid and back in the same tab, with unsaved changes', async () => {
    const uri = await writeLog('Date,MRN,Minutes\n1/3/2024,A1,20\n');
    const document = await openText(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(1, 14), '5');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('cocmBilling.openGrid', uri);
    await until('the grid', () => isGrid(activeInput()));
    assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 1);
    assert.equal(document.isDirty, true);
    await vscode.commands.executeCommand('cocmBilling.openText', uri);
    await until('the text', () => activeInput() instanceof vscode.TabInputText);
    assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 1);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), 'Date,MRN,Minutes\n1/3/2024,A1,205\n');
  });

  it('"Always Open Time Logs in the Grid" makes the grid the default, and "Always Open Time Logs as Text" the text editor', async () => {
    await vscode.commands.executeCommand('cocmBilling.alwaysOpenGrid');
    await vscode.commands.executeCommand('vscode.open', workspaceFile('sample.timelog.csv'));
    await until('the grid', () => isGrid(activeInput()));
    await closeAll();
    await vscode.commands.executeCommand('cocmBilling.alwaysOpenText');
    await vscode.commands.executeCommand('vscode.open', workspaceFile('sample.timelog.csv'));
    await until('the text', () => activeInput() instanceof vscode.TabInputText);
  });
});
