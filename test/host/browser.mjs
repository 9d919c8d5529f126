// Finds or installs a Chromium-based browser, and starts it so that it can't reach any host except this machine.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { hostRoot, root } from './paths.mjs';
import { isRootWithApt, run, which } from './processes.mjs';

// In node_modules instead of the home folder, so that it's deleted with the project, and Git and the linters ignore it.
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

/** Returns the path of an installed browser, or undefined. */
export function findBrowser() {
  const configured = process.env.CHROMIUM_PATH;
  if (configured) {
    if (!existsSync(configured)) throw new Error(`CHROMIUM_PATH is ${configured}, but this file doesn't exist.`);
    return configured;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const places = [...(usualPlaces[process.platform] ?? []), chromium.executablePath()];
  return (
    places.find((place) => existsSync(place)) ??
    (process.platform === 'win32' ? undefined : names.map(which).find((place) => place !== undefined))
  );
}

/** Returns the path of an installed browser. If there isn't one, installs one. @throws with a command to run if that fails */
export async function ensureBrowser() {
  let browser = findBrowser();
  if (browser === undefined) {
    await downloadBrowser();
    browser = findBrowser();
    // A downloaded browser might need system libraries that are missing. The distribution's package includes them.
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
      "Chrome, Chromium, or Edge wasn't found and couldn't be downloaded. " +
        (process.platform === 'linux'
          ? 'Run "sudo apt-get install chromium", or set CHROMIUM_PATH to a browser.'
          : 'Run "npx playwright-core install chromium", or set CHROMIUM_PATH to a browser.'),
    );
  }
  await ensureFonts();
  console.log(`browser: ${browser}`);
  return browser;
}

async function starts(browser) {
  return (await run(browser, ['--version'], { capture: true, timeLimit: 20_000 })).code === 0;
}

async function downloadBrowser() {
  const proxied = ['https_proxy', 'HTTPS_PROXY', 'PLAYWRIGHT_DOWNLOAD_HOST'].some((name) => process.env[name]);
  // Check this first, because the download retries an unreachable host many times.
  const reachable = () =>
    fetch('https://cdn.playwright.dev/', { method: 'HEAD', signal: AbortSignal.timeout(8000) }).then(
      () => true,
      () => false,
    );
  if (!proxied && !(await reachable())) {
    console.log("No browser was found, and Playwright's download host can't be reached.");
    return;
  }
  console.log('No browser was found. Downloading one with playwright-core.');
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code } = await run(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    timeLimit: 180_000,
  });
  if (code !== 0) console.log('The download failed.');
}

async function aptInstall(packages) {
  console.log(`Installing ${packages.join(', ')} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Installs fonts if there are none, because Chromium needs at least one to render text. */
async function ensureFonts() {
  if (process.platform !== 'linux' || (await hasFonts())) return;
  if (isRootWithApt()) await aptInstall(['fonts-dejavu-core', 'fonts-liberation']);
  else console.log('No fonts were found. Text might be missing in screenshots.');
}

async function hasFonts() {
  if (which('fc-list')) return (await run('fc-list', [], { capture: true })).output.trim().length > 0;
  const folder = '/usr/share/fonts';
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|pfb)$/i.test(name));
}

/** Starts the browser without a window. `home` is its folder for settings and temporary files. */
export async function launchBrowser(home) {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No browser was found. "npm test" installs one.');
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
