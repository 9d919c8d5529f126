import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';
import { screenshots } from '../../host/paths.mjs';
import { findPatientsInLogFiles } from './patientsInLogs';
import { startWorkbench, stopWorkbench, workbench, workbenchInUse } from './workbench';

/** Removes screenshots of tests that failed in an earlier run, because they would be misleading. */
function removeOldFailureScreenshots(): void {
  const old = existsSync(screenshots) ? readdirSync(screenshots).filter((name) => name.startsWith('failed-')) : [];
  old.forEach((name) => rmSync(path.join(screenshots, name)));
}

/** Starts one VS Code server and one browser for the whole run. */
export const mochaHooks = {
  async beforeAll(this: Context): Promise<void> {
    this.timeout(180_000);
    removeOldFailureScreenshots();
    await startWorkbench();
  },

  async afterEach(this: Context): Promise<void> {
    const test = this.currentTest;
    // If a failed test is tried again, it has an error but no state.
    if (test?.err === undefined) return;
    console.log(await workbenchInUse().describeWindow());
    await workbenchInUse().screenshot(`failed-${test.fullTitle().replace(/\W+/g, '-').slice(0, 100)}`);
  },

  async afterAll(this: Context): Promise<void> {
    this.timeout(60_000);
    const { blockedRequests } = workbench();
    const patientsInLogs = findPatientsInLogFiles(workbench().serverFolder);
    await stopWorkbench();
    // With the settings of this server, VS Code makes no requests to other hosts, so any request comes from the extension.
    assert.deepEqual(blockedRequests, []);
    // The log files of VS Code never contain patient data.
    assert.deepEqual(patientsInLogs, []);
  },
};
