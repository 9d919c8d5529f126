// Where things are. Everything the harness writes goes under artifacts/ or a temporary folder of its own.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from './processes.mjs';

export const hostRoot = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(hostRoot, '..', '..');
export const artifacts = path.join(root, 'artifacts');
export const screenshots = path.join(artifacts, 'screenshots');
export const fixtures = path.join(root, 'test', 'fixtures');
export const vsixFile = path.join(artifacts, 'cocm-billing.vsix');
/** The packaged extension, unpacked. */
export const unpacked = path.join(artifacts, 'unpacked');
export const integrationEntry = path.join(root, 'out', 'integration', 'index.js');

mkdirSync(screenshots, { recursive: true });

/** A fresh temporary folder; the caller removes it. */
export function temporaryFolder(what) {
  return mkdtempSync(path.join(os.tmpdir(), `cocm-${what}-`));
}

/**
 * A fresh copy of test/fixtures, so that no test edits the fixtures themselves. Its `folder` has a name fit to be seen;
 * `remove` removes it, and so does the end of this process.
 */
export function copyOfFixtures() {
  const parent = temporaryFolder('workspace');
  const folder = path.join(parent, 'time-logs');
  cpSync(fixtures, folder, { recursive: true });
  const removeNow = () => rmSync(parent, { recursive: true, force: true });
  const forget = atExit(removeNow);
  const remove = () => {
    removeNow();
    forget();
  };
  return { folder, remove };
}
