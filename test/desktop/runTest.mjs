// npm run test:desktop: the integration suite in the desktop VS Code, the oldest one that package.json allows and the
// newest. @vscode/test-electron downloads both, so it needs the network, and on Linux a display (xvfb-run -a). Where the
// download host cannot be reached it cannot run, which is why npm test uses test/host instead; public CI runs both.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { artifacts, copyOfFixtures, integrationEntry, root, temporaryFolder } from '../host/paths.mjs';
import { atExit } from '../host/processes.mjs';
import { readEvents, report } from '../host/results.mjs';

const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const oldest = engines.vscode.replace(/^\D+/, '');

async function runIn(version) {
  console.log(`\n=== desktop VS Code ${version}`);
  const results = path.join(artifacts, `desktop-${version}.ndjson`);
  rmSync(results, { force: true });
  const workspace = copyOfFixtures();
  const userData = temporaryFolder('user');
  const removeUserData = () => rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  atExit(removeUserData);
  let ended = false;
  try {
    const exitCode = await runTests({
      version,
      cachePath: path.join(root, '.vscode-test'),
      extensionDevelopmentPath: root,
      extensionTestsPath: integrationEntry,
      extensionTestsEnv: { COCM_TEST_RESULTS: results },
      launchArgs: [
        workspace.folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${userData}`,
      ],
    });
    ended = exitCode === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  workspace.remove();
  removeUserData();
  const { complete, ...counts } = report(readEvents(results));
  return { ...counts, ok: ended && complete && counts.failed === 0 && counts.passed > 0 };
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const version of [oldest, 'stable']) {
  const { ok, ...counts } = await runIn(version);
  // A run that broke down outside its tests still has to show in the sum.
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
