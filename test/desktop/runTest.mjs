// npm run test:desktop: runs the integration tests in VS Code for desktop, in the oldest version that package.json allows and
// in the latest. @vscode/test-electron downloads both, so this needs a network connection and, on Linux, a display (xvfb-run -a).
// npm test uses test/host instead, so that it doesn't need the download. Public CI runs both.
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
  let succeeded = false;
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
    succeeded = exitCode === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  workspace.remove();
  removeUserData();
  const { complete, ...counts } = report(readEvents(results));
  return { ...counts, ok: succeeded && complete && counts.failed === 0 && counts.passed > 0 };
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const version of [oldest, 'stable']) {
  const { ok, ...counts } = await runIn(version);
  // Count a run that failed outside its tests as one failure.
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
