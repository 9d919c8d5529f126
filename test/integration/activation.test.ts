import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { put } from './index';

/** The maximum number of bytes that VS Code reads to activate the extension. */
const MOST_BYTES = 300_000;

// This file runs first: no other test can have activated the extension.
describe('the activation of the extension', () => {
  it('waits for a time log, and reads less than 300 KB', async () => {
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
});
