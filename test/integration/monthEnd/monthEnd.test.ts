import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MONTH_END_TYPE } from '../../../src/extension/vscode/identifiers';
import { closeAll, until, workspaceFile } from '../support/openLogs';

const TEXT = `---
logs: [sample.timelog.csv]
month: 2024-01
---
# January 2024

\`\`\`cocm
totals
report
\`\`\`

\`\`\`cocm
bill
\`\`\`

\`\`\`cocm
check
\`\`\`

- [ ] Signed
`;

const readOutputs = (cell: vscode.NotebookCell): string =>
  cell.outputs.map((output) => output.items.map((one) => new TextDecoder().decode(one.data)).join('\n')).join('\n');

describe('a month end as a notebook', () => {
  const file = workspaceFile('jan.cocm-month.md');
  const readBytes = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

  before(() => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(TEXT)));
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file);
  });

  it('runs its cells until one holds something back, and saves nothing of what they show', async () => {
    await vscode.commands.executeCommand('vscode.openWith', file, MONTH_END_TYPE);
    await until('the notebook', () => vscode.window.activeNotebookEditor?.notebook.cellCount === 6);
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.ok(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', {
      id: MONTH_END_TYPE,
      extension: 'cocm-billing.cocm-billing',
    });
    await vscode.commands.executeCommand('notebook.execute');
    await until('the outputs', () => notebook.cellAt(3).outputs.length > 0);
    assert.match(readOutputs(notebook.cellAt(2)), /patient-month/);
    assert.match(readOutputs(notebook.cellAt(2)), /<table/);
    assert.match(readOutputs(notebook.cellAt(3)), /Unknown command/);
    assert.equal(notebook.cellAt(4).outputs.length, 0);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(notebook.cellAt(5).document.uri, new vscode.Range(0, 0, 0, 100), '- [x] Signed');
    await vscode.workspace.applyEdit(edit);
    await notebook.save();
    assert.equal(await readBytes(), TEXT.replace('[ ] Signed', '[x] Signed'));
  });
});
