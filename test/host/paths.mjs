// The paths of files and folders. The test harness writes only to artifacts/ and temporary folders.
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

/** Creates a temporary folder. The caller removes it. */
export function temporaryFolder(purpose) {
  return mkdtempSync(path.join(os.tmpdir(), `cocm-${purpose}-`));
}

/** The fixtures that only unit tests use. Their folders have different configurations, so they can't be read together. */
const UNIT_FIXTURES = ['real-logs', 'exporters', 'faults', 'programs'];

/**
 * Copies test/fixtures, so that tests don't edit the fixtures. The name of `folder` is suitable for screenshots.
 * The folder is removed by `remove`, or when this process ends.
 */
export function copyOfFixtures() {
  const parent = temporaryFolder('workspace');
  const folder = path.join(parent, 'time-logs');
  const skipped = UNIT_FIXTURES.map((name) => path.join(fixtures, name));
  cpSync(fixtures, folder, { recursive: true, filter: (source) => !skipped.includes(source) });
  const removeNow = () => rmSync(parent, { recursive: true, force: true });
  const cancelAtExit = atExit(removeNow);
  const remove = () => {
    removeNow();
    cancelAtExit();
  };
  return { folder, remove };
}
