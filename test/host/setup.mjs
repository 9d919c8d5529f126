// Installs the VS Code that runs the extension: code-server from npm, with the Node 24 that it requires, in
// test/host/node_modules. You can run this again at any time. Steps that are done are skipped.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostRoot } from './paths.mjs';
import { environmentForNestedNpm, run, which } from './processes.mjs';

const modules = path.join(hostRoot, 'node_modules');
const codeServer = path.join(modules, 'code-server');
const serverRoot = path.join(codeServer, 'lib', 'vscode');
const packagedNode = path.join(modules, `node-${process.platform}-${process.arch}`);

export const codeServerEntry = path.join(codeServer, 'out', 'node', 'entry.js');

/** Returns the Node that runs code-server: $VSCODE_HOST_NODE, Node 24 from npm, or the current one if it's version 24. */
export function hostNode() {
  if (process.env.VSCODE_HOST_NODE) return process.env.VSCODE_HOST_NODE;
  const packaged = path.join(packagedNode, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    `The VS Code server requires Node 24, which npm doesn't provide for ${process.platform} ${process.arch}. ` +
      'Use Node 24, or set VSCODE_HOST_NODE to its path.',
  );
}

/** How often a step that takes long shows that it's at work. */
const PROGRESS_MS = 20_000;

/** Runs a step, unless its stamp file shows that it was done for the same version. @param minutes the most that it usually takes */
async function runOnce(stampName, version, title, step, minutes = 1) {
  const stamp = path.join(modules, stampName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) {
    console.log(`${title}: already installed`);
    return true;
  }
  const started = Date.now();
  const readSeconds = () => Math.round((Date.now() - started) / 1000);
  console.log(
    `${title}: installing. This happens once, and takes up to ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  );
  // npm prints nothing until it's done.
  const timer = setInterval(() => console.log(`${title}: still installing after ${readSeconds()} s`), PROGRESS_MS);
  const { code } = await step().finally(() => clearInterval(timer));
  if (code !== 0) return false;
  writeFileSync(stamp, version);
  console.log(`${title}: installed in ${readSeconds()} s`);
  return true;
}

/** Sets up the VS Code server. @throws if it can't be set up */
export async function setUpHost() {
  if (process.platform === 'win32') {
    throw new Error(
      "The VS Code server doesn't run on Windows. Use WSL, or run npm start -- --desktop and npm run test:desktop.",
    );
  }
  const npm = (args, cwd, extra) => run('npm', args, { cwd, env: environmentForNestedNpm(extra) });
  const lock = createHash('sha256')
    .update(readFileSync(path.join(hostRoot, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  // No scripts, because code-server's postinstall script rejects any Node except 24. The steps below replace that script.
  const errorsOnly = ['--no-audit', '--no-fund', '--loglevel=error'];
  const server = () => npm(['ci', '--ignore-scripts', ...errorsOnly], hostRoot);
  if (!(await runOnce('.host', lock, 'VS Code server, step 1 of 3', server, 5))) {
    throw new Error('npm ci in test/host failed.');
  }
  // `npm ci` rejects the lock file in this folder. `npm install` follows it.
  const serverModules = () => npm(['install', '--omit=dev', '--ignore-scripts', ...errorsOnly], serverRoot);
  if (!(await runOnce('.host-server', lock, 'VS Code server modules, step 2 of 3', serverModules, 3))) {
    throw new Error("Installing the VS Code server's modules failed.");
  }
  await setUpNativeModules(lock, npm);
  hostNode();
}

/** Compiles the server's two native modules. Without them, only output channels don't work. */
async function setUpNativeModules(lock, npm) {
  const missing = ['python3', 'make', 'g++'].filter((tool) => which(tool) === undefined);
  if (missing.length > 0) {
    console.log(
      `VS Code server native modules: skipped because ${missing.join(', ')} not found. Output channels stay empty.`,
    );
    return;
  }
  const withNode24 = existsSync(packagedNode)
    ? {
        PATH: `${path.join(packagedNode, 'bin')}${path.delimiter}${process.env.PATH}`,
        npm_config_nodedir: packagedNode,
      }
    : {};
  const rebuild = [
    'rebuild',
    '--ignore-scripts=false',
    '--loglevel=error',
    '@vscode/spdlog',
    '@vscode/native-watchdog',
  ];
  const nativeModules = () => npm(rebuild, serverRoot, withNode24);
  if (!(await runOnce('.host-native', lock, 'VS Code server native modules, step 3 of 3', nativeModules, 2))) {
    console.log("VS Code server native modules: couldn't be compiled. Output channels stay empty.");
  }
}
