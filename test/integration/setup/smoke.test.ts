import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('runs in a real extension host, on a copy of the fixtures', async () => {
    assert.match(vscode.version, /^1\.\d+/);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const found = await vscode.workspace.findFiles('**/sample.timelog.csv');
    assert.equal(found.length, 1);
    assert.ok(!folder.uri.path.endsWith('test/fixtures'));
  });

  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('cocm-billing.cocm-billing');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
