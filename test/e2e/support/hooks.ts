import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';
import { screenshots } from '../../host/paths.mjs';
import { findPatientsInLogFiles } from './patientsInLogs';
import { startWorkbench, stopWorkbench, workbench, workbenchInUse } from './workbench';

/** Pictures of tests that failed in an earlier run would only mislead. */
function removeOldFailureScreenshots(): void {
  const old = existsSync(screenshots) ? readdirSync(screenshots).filter((name) => name.startsWith('failed-')) : [];
  old.forEach((name) => rmSync(path.join(screenshots, name)));
}

/** One VS Code server and one browser serve the whole run. */
export const mochaHooks = {
  async beforeAll(this: Context): Promise<void> {
    this.timeout(180_000);
    removeOldFailureScreenshots();
    await startWorkbench();
  },

  async afterEach(this: Context): Promise<void> {
    const test = this.currentTest;
    // A try that is followed by another has an error and no state.
    if (test?.err === undefined) return;
    console.log(await workbenchInUse().describeWindow());
    await workbenchInUse().screenshot(`failed-${test.fullTitle().replace(/\W+/g, '-').slice(0, 100)}`);
  },

  async afterAll(this: Context): Promise<void> {
    this.timeout(60_000);
    const asked = workbench().blockedRequests;
    const told = findPatientsInLogFiles(workbench().serverFolder);
    await stopWorkbench();
    // Observed: with this harness VS Code asks no other host for anything of its own accord, so neither may the extension.
    assert.deepEqual(asked, []);
    // Whatever was done in this run, nobody learns of a patient from the log files that VS Code keeps.
    assert.deepEqual(told, []);
  },
};
