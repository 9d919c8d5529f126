import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeInput, closeAll, openText, until, writeLog } from '../support/openLogs';

const VIEW_TYPE = 'cocmBilling.timeLogGrid';
const LOG = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n2/3/2024,A1,10,1/3/2024\n';

/** Returns `grid march.timelog.csv` or `text march.timelog.csv` for each tab with a file. */
function listTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) => {
      if (input instanceof vscode.TabInputCustom) {
        return [`grid ${input.uri.path.split('/').at(-1) ?? ''}`];
      }
      return input instanceof vscode.TabInputText ? [`text ${input.uri.path.split('/').at(-1) ?? ''}`] : [];
    }),
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}

describe('a log that is open in the grid', () => {
  afterEach(closeAll);

  async function openGrid(): Promise<vscode.Uri> {
    const log = await writeLog(LOG);
    await vscode.commands.executeCommand('vscode.openWith', log, VIEW_TYPE);
    await until('the grid', () => listTabs().includes(`grid ${nameOf(log)}`));
    return log;
  }

  it('is where links to a line or to a patient-month lead, not a text editor over it', async () => {
    const log = await openGrid();
    await vscode.commands.executeCommand('cocmBilling.showLogLine', log, 3);
    assert.deepEqual(listTabs(), [`grid ${nameOf(log)}`]);
    // The grid is hidden by another tab.
    const other = await writeLog(LOG);
    await openText(other);
    await vscode.commands.executeCommand('cocmBilling.showMonthRows', log, 'A1', 202402);
    await until('the grid in front', () => activeInput() instanceof vscode.TabInputCustom);
    assert.deepEqual(listTabs(), [`grid ${nameOf(log)}`, `text ${nameOf(other)}`]);
  });

  it('stays in the grid when its file is renamed', async () => {
    const log = await openGrid();
    const renamed = log.with({ path: log.path.replace('.timelog.csv', '-renamed.timelog.csv') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(log, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the renamed grid', () => listTabs().join() === `grid ${nameOf(renamed)}`);
  });
});
