// npm start: the sample log in a real VS Code with the extension installed.
//   --open     opens the browser      --desktop  uses the VS Code on this machine (`code` on the PATH)
//   --check    drives it without a window until the sample is seen, takes artifacts/screenshots/start.png, and ends
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
    // An extension packaged already; else it is packaged here.
    vsix: { type: 'string' },
  },
});

/** A working folder with a fresh copy of the sample, so that the fixture itself is never edited. */
function prepareWorkspace(name) {
  const folder = path.join(artifacts, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(fixtures, SAMPLE), path.join(folder, SAMPLE));
  return folder;
}

async function packaged() {
  if (options.vsix !== undefined) return path.resolve(options.vsix);
  const { packageExtension } = await import('./vsix.mjs');
  await packageExtension();
  return vsixFile;
}

async function startDesktop() {
  const code = which('code');
  if (code === undefined) throw new Error('There is no "code" on the PATH; leave --desktop out to use a browser.');
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
  const host = await startHost({ name: 'start', vsix: await packaged() });
  try {
    const page = await host.openPage(folder, [['openFile', host.remote(path.join(folder, SAMPLE))]]);
    const line = page.locator('.monaco-editor .view-line', { hasText: 'Holly,Guzman,3.22' });
    await line.first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: path.join(screenshots, 'start.png') });
    console.log('The sample is seen in VS Code.');
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
  const vsix = await packaged();
  const folder = prepareWorkspace('start-workspace');
  const server = await startServer({ name: 'start', vsix, port: Number(process.env.PORT) || DEFAULT_PORT });
  const { remoteUri, workbenchAddress } = await import('./addresses.mjs');
  const sample = remoteUri(server.authority, path.join(folder, SAMPLE));
  const address = workbenchAddress(server.authority, folder, [['openFile', sample]]);
  console.log(`\nVS Code with CoCM Billing is running on ${path.relative(root, folder)}. Open this in a browser:\n`);
  console.log(`  ${address}\n\nCtrl+C ends it.`);
  if (options.open) await openInBrowser(address);
  await server.ended;
  throw new Error('The VS Code server ended by itself; see artifacts/start-server.log.');
}

async function openInBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  if (which(opener)) await run(opener, [address], { quiet: true, timeLimit: 10_000 });
  else console.log(`(There is no ${opener} here to open it with.)`);
}

try {
  const start = options.desktop ? startDesktop : options.check ? check : startInBrowser;
  process.exit(await start());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
