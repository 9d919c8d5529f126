// Runs the integration tests in the extension host of VS Code, on the packaged extension. The run passes only if the host
// ends with 0, the suite reports its end, and at least one test passes.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { startHost } from './host.mjs';
import { artifacts, copyOfFixtures, integrationEntry, screenshots, unpacked } from './paths.mjs';
import { readEvents, report } from './results.mjs';
import { unpackExtension } from './vsix.mjs';

const SILENCE_LIMIT = 120_000;

/** Returns the counts. `ok` is true if the run passes. */
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
  const errorLines = [];
  try {
    host = await startHost({ name: 'integration', env, forTests: true });
    // VS Code calls these functions by name when it runs extension tests in a browser.
    let onExit;
    const exit = new Promise((resolve) => (onExit = resolve));
    const prepare = async (context) => {
      await context.exposeFunction('codeAutomationExit', (code) => onExit(code));
      await context.exposeFunction('codeAutomationLog', (type, args) => {
        const line = `[${type}] ${format(...args)}`;
        if (process.env.VERBOSE) console.log(line);
        else if (type === 'error') errorLines.push(line);
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
    hostCode = await Promise.race([exit, failIfSilent(results)]);
  } catch (error) {
    console.error(error);
  }
  if (hostCode !== 0)
    await page?.screenshot({ path: path.join(screenshots, 'integration-failure.png') }).catch(() => undefined);
  await host?.close();
  workspace.remove();
  const { complete, ...counts } = report(readEvents(results));
  // If the suite couldn't start, only these lines explain why.
  if (!complete) errorLines.forEach((line) => console.log(`  ${line}`));
  console.log(`  extension host exit code: ${hostCode ?? 'none'}`);
  return { ...counts, ok: hostCode === 0 && complete && counts.failed === 0 && counts.passed > 0 };
}

/** Fails if the suite reports nothing for too long, because a test doesn't end. */
async function failIfSilent(results) {
  let eventCount = 0;
  for (let since = Date.now(); Date.now() - since < SILENCE_LIMIT; await sleep(500, undefined, { ref: false })) {
    const { length } = readEvents(results);
    if (length > eventCount) [eventCount, since] = [length, Date.now()];
  }
  throw new Error(`The extension host reported nothing for ${SILENCE_LIMIT / 1000} s.`);
}
