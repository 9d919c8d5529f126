// Starts the VS Code server on 127.0.0.1, with a home, a settings file and an extensions folder of its own.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { artifacts, temporaryFolder } from './paths.mjs';
import { atExit, run, signalGroup } from './processes.mjs';
import { codeServerEntry, hostNode } from './setup.mjs';

/** A quiet VS Code: nothing asks, nothing is looked up, nothing is shown but the extension. */
const quietSettings = {
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

/** Names that would lead the server to the caller's own VS Code, home or settings. */
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

function anyFreePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The port asked for, or the next free one after it; any free one when none was asked for. */
async function choosePort(asked) {
  if (asked === undefined) return anyFreePort();
  for (let port = asked; port < asked + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${asked} to ${asked + 99} is free.`);
}

/**
 * Starts the server. `name` names its log in artifacts/, `vsix` is a packaged extension to install, `settings` are added
 * to the user settings, `env` to the environment of the server and so of the extension host, `forTests`
 * lets the address name an extension and its tests, `workspaceTrust` asks whether a folder is trusted, as VS Code does.
 */
export async function startServer({
  name,
  vsix,
  settings = {},
  env = {},
  port: askedPort,
  forTests = false,
  workspaceTrust = false,
}) {
  const folder = temporaryFolder('host');
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const forgetFolder = atExit(remove);
  const inFolder = (...names) => path.join(folder, ...names);
  for (const part of ['user/User', 'extensions', 'home', 'tmp']) mkdirSync(inFolder(part), { recursive: true });
  const writeSettings = (more = {}) =>
    writeFileSync(inFolder('user', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...more }, null, 2));
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
    const install = await run(node, [...base, '--install-extension', vsix, '--force'], { env: serverEnv, quiet: true });
    if (install.code !== 0) throw new Error(`Installing ${vsix} failed:\n${install.output}`);
  }

  const port = await choosePort(askedPort);
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
      // Only with this VS Code takes the place of extension tests from its address. It also hides all notifications.
      ...(forTests ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    { env: serverEnv, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const forgetServer = atExit(() => signalGroup(server, 'SIGKILL'));
  await answering(server, authority, name);

  return {
    authority,
    folder,
    writeSettings,
    ended: new Promise((resolve) => server.once('exit', resolve)),
    /** Asks the server to end, then sees to it, and removes its folder. */
    async stop() {
      const exited = server.exitCode !== null || new Promise((resolve) => server.once('exit', () => resolve(true)));
      signalGroup(server, 'SIGTERM');
      await Promise.race([exited, sleep(3000, undefined, { ref: false })]);
      signalGroup(server, 'SIGKILL');
      log.end();
      remove();
      forgetServer();
      forgetFolder();
    },
  };
}

async function answering(server, authority, name) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    if (server.exitCode !== null) {
      throw new Error(`The VS Code server ended with ${server.exitCode}; see artifacts/${name}-server.log.`);
    }
    const answers = await fetch(`http://${authority}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
  }
  throw new Error(`The VS Code server did not answer within 60 s; see artifacts/${name}-server.log.`);
}
