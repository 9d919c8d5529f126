import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { put } from './index';
import { until, writeLog } from './openLogs';

/** What VS Code may read of the extension before it is of any use. */
const MOST_BYTES = 300_000;

// The name of this file comes first: no other test may have activated the extension.
describe('the start of the extension', () => {
  let onOpen: (document: vscode.TextDocument) => void = () => undefined;
  let listening: vscode.Disposable | undefined;
  // Who listens before the extension does is told of a document before it, as in the moment in which a log activates it.
  before(() => {
    listening = vscode.workspace.onDidOpenTextDocument((document) => onOpen(document));
  });
  after(() => {
    listening?.dispose();
  });

  it('waits for a time log, reads under 300 KB and nothing that is for later', async () => {
    const extension = vscode.extensions.getExtension('cocm-billing.cocm-billing');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const began = performance.now();
    await extension.activate();
    const ms = performance.now() - began;
    const read = Object.keys(require.cache).filter((file) =>
      file.startsWith(path.join(extension.extensionPath, 'dist')),
    );
    const bytes = read.reduce((sum, file) => sum + statSync(file).size, 0);
    put({ event: 'note', text: `activation: ${ms.toFixed(1)} ms, ${bytes} bytes in ${read.length} files` });
    assert.ok(read.length > 0);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
    assert.deepEqual(
      vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith('.csv')),
      [],
    );
  });

  it('sorts a log in its file that it has not looked at yet', async () => {
    const header = 'Date,MRN,Minutes,Initial Assessment';
    const [early, late] = ['1/3/2024,A1,20,1/3/2024', '1/9/2024,A1,20,1/3/2024'];
    const log = await writeLog([header, late, early, ''].join('\n'));
    let sorting: Thenable<unknown> | undefined;
    onOpen = ({ uri }) => {
      if (uri.toString() === log.toString()) {
        sorting ??= vscode.commands.executeCommand('cocmBilling.sortRowsInFile', log);
      }
    };
    const document = await vscode.workspace.openTextDocument(log);
    await until('the sorted file', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() === [header, early, late, ''].join('\n');
    });
    await sorting;
    await document.save();
  });
});
