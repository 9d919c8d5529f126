import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { COMMANDS, FIX_COMMANDS } from '../../src/extension/vscode/identifiers';
import { put } from './index';
import { closeAll, openText, until, workspaceFile } from './support/openLogs';

/** The maximum number of bytes that VS Code reads to activate the extension. The code for logs is loaded when one opens. */
const MOST_BYTES = 60_000;
/** The maximum number of bytes that are read until a log shows its figures and problems. */
const MOST_BYTES_WITH_LOG = 570_000;

/** Returns the files of the extension that are loaded, with their total size. */
function measureLoadedFiles(extension: vscode.Extension<unknown>): { files: number; bytes: number } {
  const loaded = Object.keys(require.cache).filter((file) =>
    file.startsWith(path.join(extension.extensionPath, 'dist')),
  );
  return { files: loaded.length, bytes: loaded.reduce((sum, file) => sum + statSync(file).size, 0) };
}

// This file runs first: no other test can have activated the extension.
describe('the activation of the extension', () => {
  it('waits for a time log, and reads less than 60 KB', async () => {
    const extension = vscode.extensions.getExtension('cocm-billing.cocm-billing');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const began = performance.now();
    await extension.activate();
    const ms = performance.now() - began;
    const { files, bytes } = measureLoadedFiles(extension);
    put({ event: 'note', text: `activation: ${ms.toFixed(1)} ms, ${bytes} bytes in ${files} files` });
    assert.ok(files > 0);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
    assert.deepEqual(
      vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith('.csv')),
      [],
    );
  });

  it('is followed by the code for logs when one opens, less than 570 KB in all', async () => {
    const extension = vscode.extensions.getExtension('cocm-billing.cocm-billing');
    assert.ok(extension?.isActive);
    const document = await openText(workspaceFile('sample.timelog.csv'));
    await until('the problems', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const { files, bytes } = measureLoadedFiles(extension);
    put({ event: 'note', text: `first log: ${bytes} bytes in ${files} files` });
    assert.ok(bytes > MOST_BYTES, `${bytes} bytes`);
    assert.ok(bytes < MOST_BYTES_WITH_LOG, `${bytes} bytes`);
    await closeAll();
  });

  it('is followed by the code of rare commands when one of them runs, and every command stays registered', async () => {
    await vscode.commands.executeCommand('cocmBilling.pseudonymizeLog');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      [...Object.values(COMMANDS), ...Object.values(FIX_COMMANDS)].filter((command) => !registered.has(command)),
      [],
    );
  });
});
