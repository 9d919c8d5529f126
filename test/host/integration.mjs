// Runs the integration suite inside VS Code's real extension host, on what is in the package. It counts only when the host ended with 0, the suite
// said that it ended, and at least one test passed.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { startHost } from './host.mjs';
import { artifacts, copyOfFixtures, integrationEntry, screenshots, unpacked } from './paths.mjs';
import { readEvents, report } from './results.mjs';
import { unpackExtension } from './vsix.mjs';

const SILENCE_LIMIT = 120_000;

/** Returns the counts; `ok` says whether the run counts as passed. */
export async function runIntegration({ grep, forbidOnly = false } = {}) {
  const results = path.join(artifacts, 'integration.ndjson');
  rmSync(results, { force: true });
  unpackExtension();
  const workspace = copyOfFixtures();
  const env = { COCM_TEST_RESULTS: results };
  if (grep) env.COCM_TEST_GREP = grep;
  if (forbidOnly) env.COCM_TEST_FORBID_ONLY = '1';
  let host;
  let page;
  let hostCode;
  const complaints = [];
  try {
    host = await startHost({ name: 'integration', env, forTests: true });
    // VS Code calls these by name when it runs extension tests in a browser.
    let exited;
    const exit = new Promise((resolve) => (exited = resolve));
    const prepare = async (context) => {
      await context.exposeFunction('codeAutomationExit', (code) => exited(code));
      await context.exposeFunction('codeAutomationLog', (type, args) => {
        const line = `[${type}] ${format(...args)}`;
        if (process.env.VERBOSE) console.log(line);
        else if (type === 'error') complaints.push(line);
      });
    };
    page = await host.openPage(
      workspace.folder,
      [
        ['extensionDevelopmentPath', host.remote(unpacked)],
        ['extensionTestsPath', host.remote(integrationEntry)],
      ],
      prepare,
    );
    hostCode = await Promise.race([exit, silence(results)]);
  } catch (error) {
    console.error(error);
  }
  if (hostCode !== 0)
    await page?.screenshot({ path: path.join(screenshots, 'integration-failure.png') }).catch(() => undefined);
  await host?.close();
  workspace.remove();
  const { complete, ...counts } = report(readEvents(results));
  // Why the suite could not even begin is only said here.
  if (!complete) complaints.forEach((line) => console.log(`  ${line}`));
  console.log(`  extension host exit code: ${hostCode ?? 'none'}`);
  return { ...counts, ok: hostCode === 0 && complete && counts.failed === 0 && counts.passed > 0 };
}

/** Fails once the suite has said nothing new for too long: a test that hangs says nothing. */
async function silence(results) {
  let heard = 0;
  for (let since = Date.now(); Date.now() - since < SILENCE_LIMIT; await sleep(500, undefined, { ref: false })) {
    const { length } = readEvents(results);
    if (length > heard) [heard, since] = [length, Date.now()];
  }
  throw new Error(`The extension host said nothing for ${SILENCE_LIMIT / 1000} s.`);
}
