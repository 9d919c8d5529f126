// npm start: opens the sample log in VS Code with the extension installed.
//   --open     opens the browser
//   --desktop  uses the VS Code on this machine (`code` on the PATH)
//   --check    waits without a window until the sample is shown, saves artifacts/screenshots/start.png, and exits
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { artifacts, fixtures, root, screenshots, vsixFile } from './paths.mjs';
import { run, which } from './processes.mjs';

const SAMPLE = 'sample.timelog.csv';
const DEFAULT_PORT = 8484;

const { values: options } = parseArgs({
  options: {
    open: { type: 'boolean' },
    check: { type: 'boolean' },
    desktop: { type: 'boolean' },
    // A packaged extension. Without this option, the extension is packaged first.
    vsix: { type: 'string' },
  },
});

/** Creates a workspace folder with a copy of the sample, so that the fixture isn't edited. */
function prepareWorkspace(name) {
  const folder = path.join(artifacts, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(fixtures, SAMPLE), path.join(folder, SAMPLE));
  return folder;
}

async function packageIfNeeded() {
  if (options.vsix !== undefined) return path.resolve(options.vsix);
  const { packageExtension } = await import('./vsix.mjs');
  await packageExtension();
  return vsixFile;
}

async function startDesktop() {
  const code = which('code');
  if (code === undefined) throw new Error('"code" isn\'t on the PATH. To use a browser, omit --desktop.');
  const folder = prepareWorkspace('start-workspace');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, path.join(folder, SAMPLE)];
  return (await run(code, args)).code;
}

async function check() {
  const { setUpHost } = await import('./setup.mjs');
  const { ensureBrowser } = await import('./browser.mjs');
  const { startHost } = await import('./host.mjs');
  await setUpHost();
  await ensureBrowser();
  const folder = prepareWorkspace('start-check-workspace');
  const host = await startHost({ name: 'start', vsix: await packageIfNeeded() });
  try {
    const page = await host.openPage(folder, [['openFile', host.remote(path.join(folder, SAMPLE))]]);
    const line = page.locator('.monaco-editor .view-line', { hasText: 'Holly,Guzman,3.22' });
    await line.first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: path.join(screenshots, 'start.png') });
    console.log('VS Code shows the sample.');
    return 0;
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startInBrowser() {
  const { setUpHost } = await import('./setup.mjs');
  const { startServer } = await import('./server.mjs');
  await setUpHost();
  const vsix = await packageIfNeeded();
  const folder = prepareWorkspace('start-workspace');
  const server = await startServer({ name: 'start', vsix, port: Number(process.env.PORT) || DEFAULT_PORT });
  const { remoteUri, workbenchAddress } = await import('./addresses.mjs');
  const sample = remoteUri(server.authority, path.join(folder, SAMPLE));
  const address = workbenchAddress(server.authority, folder, [['openFile', sample]]);
  console.log(
    `\nVS Code with CoCM Billing is running in ${path.relative(root, folder)}. Open this address in a browser:\n`,
  );
  console.log(`  ${address}\n\nTo stop VS Code, press Ctrl+C.`);
  if (options.open) await openInBrowser(address);
  await server.ended;
  throw new Error('The VS Code server stopped unexpectedly. See artifacts/start-server.log.');
}

async function openInBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  if (which(opener)) await run(opener, [address], { capture: true, timeLimit: 10_000 });
  else console.log(`(${opener} wasn't found, so open the browser yourself.)`);
}

try {
  const start = options.desktop ? startDesktop : options.check ? check : startInBrowser;
  process.exit(await start());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
