// Finds a Chromium to drive, or gets one, and starts it so that it reaches no host but this machine.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { hostRoot, root } from './paths.mjs';
import { isRootWithApt, run, which } from './processes.mjs';

// Under node_modules, not in the home folder: nothing is left behind, and git and the linters ignore it.
process.env.PLAYWRIGHT_BROWSERS_PATH ??= path.join(hostRoot, 'node_modules', '.browsers');

const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
const usualPlaces = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: programFiles.flatMap((folder) =>
    folder
      ? [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  ),
};

/** The browser that is there, or undefined. */
export function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, and there is no such file.`);
    return asked;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const places = [...(usualPlaces[process.platform] ?? []), chromium.executablePath()];
  return (
    places.find((place) => existsSync(place)) ??
    (process.platform === 'win32' ? undefined : names.map(which).find((place) => place !== undefined))
  );
}

/** The browser that is there; where none is, one is got. Throws, naming the command that helps, when none can be had. */
export async function ensureBrowser() {
  let browser = findBrowser();
  if (browser === undefined) {
    await downloadBrowser();
    browser = findBrowser();
    // A downloaded browser may lack the system's libraries, which the distribution's own brings along.
    if (browser !== undefined && !(await starts(browser)) && isRootWithApt()) {
      await aptInstall(['chromium', 'fonts-dejavu-core', 'fonts-liberation']);
      browser = findBrowser();
    }
  }
  if (browser === undefined && isRootWithApt()) {
    await aptInstall(['chromium', 'fonts-dejavu-core', 'fonts-liberation']);
    browser = findBrowser();
  }
  if (browser === undefined) {
    throw new Error(
      'No Chrome, Chromium or Edge was found and none could be downloaded: ' +
        (process.platform === 'linux'
          ? 'run "sudo apt-get install chromium", or set CHROMIUM_PATH to one.'
          : 'run "npx playwright-core install chromium", or set CHROMIUM_PATH to one.'),
    );
  }
  await ensureFonts();
  console.log(`browser: ${browser}`);
  return browser;
}

async function starts(browser) {
  return (await run(browser, ['--version'], { quiet: true, timeLimit: 20_000 })).code === 0;
}

async function downloadBrowser() {
  const proxied = ['https_proxy', 'HTTPS_PROXY', 'PLAYWRIGHT_DOWNLOAD_HOST'].some((name) => process.env[name]);
  // Asked first, because the download itself tries an unreachable host again and again.
  const reachable = () =>
    fetch('https://cdn.playwright.dev/', { method: 'HEAD', signal: AbortSignal.timeout(8000) }).then(
      () => true,
      () => false,
    );
  if (!proxied && !(await reachable())) {
    console.log("no browser found; playwright's download host is not reachable");
    return;
  }
  console.log('no browser found; downloading one with playwright-core');
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code } = await run(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    timeLimit: 180_000,
  });
  if (code !== 0) console.log('the download failed');
}

async function aptInstall(packages) {
  console.log(`installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Without any font Chromium draws no text at all. */
async function ensureFonts() {
  if (process.platform !== 'linux' || (await hasFonts())) return;
  if (isRootWithApt()) await aptInstall(['fonts-dejavu-core', 'fonts-liberation']);
  else console.log('no fonts were found: text may be missing in the screenshots');
}

async function hasFonts() {
  if (which('fc-list')) return (await run('fc-list', [], { quiet: true })).output.trim().length > 0;
  const folder = '/usr/share/fonts';
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|pfb)$/i.test(name));
}

/** Starts the browser without a window, with `home` as its home folder and for its temporary files. */
export async function launchBrowser(home) {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No browser was found; npm test gets one.');
  mkdirSync(home, { recursive: true });
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('XDG_')));
  return chromium.launch({
    executablePath,
    env: { ...env, HOME: home, TMPDIR: home },
    args: [
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
