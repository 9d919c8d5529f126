// Starts the VS Code server on 127.0.0.1, with a separate home folder, settings file, and extensions folder.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { artifacts, temporaryFolder } from './paths.mjs';
import { atExit, run, signalGroup } from './processes.mjs';
import { codeServerEntry, hostNode } from './setup.mjs';

/** Settings for a VS Code that doesn't prompt, doesn't make requests, and shows only the extension. */
const minimalSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Environment variables that would connect the server to the caller's VS Code, home folder, or settings. */
const notInherited = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'PASSWORD',
  'PORT',
  'VSCODE_IPC_HOOK_CLI',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_RUNTIME_DIR',
];

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Returns the preferred port or the next free one after it. Without a preferred port, returns any free port. */
async function choosePort(preferred) {
  if (preferred === undefined) return findFreePort();
  for (let port = preferred; port < preferred + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`All ports from ${preferred} to ${preferred + 99} are in use.`);
}

/**
 * Starts the server.
 * - `name`: the name of its log file in artifacts/
 * - `vsix`: a packaged extension to install
 * - `settings`: added to the user settings
 * - `env`: added to the environment of the server and the extension host
 * - `forTests`: allows the address to name an extension and its tests
 * - `workspaceTrust`: asks whether a folder is trusted, as VS Code does by default
 */
export async function startServer({
  name,
  vsix,
  settings = {},
  env = {},
  port: preferredPort,
  forTests = false,
  workspaceTrust = false,
}) {
  const folder = temporaryFolder('host');
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const cancelRemoval = atExit(remove);
  const inFolder = (...names) => path.join(folder, ...names);
  for (const part of ['user/User', 'extensions', 'home', 'tmp']) mkdirSync(inFolder(part), { recursive: true });
  const writeSettings = (more = {}) =>
    writeFileSync(inFolder('user', 'User', 'settings.json'), JSON.stringify({ ...minimalSettings, ...more }, null, 2));
  writeSettings(settings);
  writeFileSync(inFolder('config.yaml'), '');

  const serverEnv = {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    HOME: inFolder('home'),
    TMPDIR: inFolder('tmp'),
    ...env,
  };
  for (const unwanted of notInherited) delete serverEnv[unwanted];
  const node = hostNode();
  const base = [
    codeServerEntry,
    ...['--config', inFolder('config.yaml')],
    ...['--user-data-dir', inFolder('user')],
    ...['--extensions-dir', inFolder('extensions')],
  ];
  if (vsix !== undefined) {
    const install = await run(node, [...base, '--install-extension', vsix, '--force'], {
      env: serverEnv,
      capture: true,
    });
    if (install.code !== 0) throw new Error(`Installing ${vsix} failed:\n${install.output}`);
  }

  const port = await choosePort(preferredPort);
  const authority = `127.0.0.1:${port}`;
  const log = createWriteStream(path.join(artifacts, `${name}-server.log`));
  const server = spawn(
    node,
    [
      ...base,
      ...['--auth', 'none', '--bind-addr', authority],
      '--disable-telemetry',
      '--disable-update-check',
      ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      '--ignore-last-opened',
      // Without this option, VS Code ignores extension tests in its address. The option also hides all notifications.
      ...(forTests ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { env: serverEnv, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const cancelKill = atExit(() => signalGroup(server, 'SIGKILL'));
  await waitUntilReady(server, authority, name);

  return {
    authority,
    folder,
    writeSettings,
    ended: new Promise((resolve) => server.once('exit', resolve)),
    /** Asks the server to end, kills it if it takes too long, and removes its folder. */
    async stop() {
      const exited = server.exitCode !== null || new Promise((resolve) => server.once('exit', () => resolve(true)));
      signalGroup(server, 'SIGTERM');
      await Promise.race([exited, sleep(3000, undefined, { ref: false })]);
      signalGroup(server, 'SIGKILL');
      log.end();
      remove();
      cancelKill();
      cancelRemoval();
    },
  };
}

async function waitUntilReady(server, authority, name) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    if (server.exitCode !== null) {
      throw new Error(`The VS Code server exited with code ${server.exitCode}. See artifacts/${name}-server.log.`);
    }
    const isReady = await fetch(`http://${authority}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
  }
  throw new Error(`The VS Code server didn't respond within 60 s. See artifacts/${name}-server.log.`);
}
