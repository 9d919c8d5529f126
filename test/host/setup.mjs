// Installs the real VS Code that runs the extension: npm's code-server, with the Node 24 it asks for, under
// test/host/node_modules. Safe to run again: what is there already is not done twice.
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

/** The Node that runs code-server: $VSCODE_HOST_NODE, the Node 24 from npm, or this one when it is a 24. */
export function hostNode() {
  if (process.env.VSCODE_HOST_NODE) return process.env.VSCODE_HOST_NODE;
  const packaged = path.join(packagedNode, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    `The VS Code server needs Node 24, and npm carries none for ${process.platform} ${process.arch}: ` +
      'run with Node 24, or set VSCODE_HOST_NODE to one.',
  );
}

/** Does a step unless its stamp says that it was done for the same version. */
async function once(stampName, version, what, step) {
  const stamp = path.join(modules, stampName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) {
    console.log(`${what}: there already`);
    return true;
  }
  const { code } = await step();
  if (code !== 0) return false;
  writeFileSync(stamp, version);
  console.log(`${what}: done`);
  return true;
}

/** Sets up the VS Code server; throws when it cannot be. */
export async function setUpHost() {
  if (process.platform === 'win32') {
    throw new Error(
      'The VS Code server does not run on Windows itself: use WSL, or npm start -- --desktop and npm run test:desktop.',
    );
  }
  const npm = (args, cwd, extra) => run('npm', args, { cwd, env: environmentForNestedNpm(extra) });
  const lock = createHash('sha256')
    .update(readFileSync(path.join(hostRoot, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  // Scripts stay off: code-server's postinstall refuses every Node but 24. What it would do is done below.
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (!(await once('.host', lock, 'VS Code server', () => npm(['ci', '--ignore-scripts', ...quietly], hostRoot)))) {
    throw new Error('npm ci in test/host failed.');
  }
  // `npm ci` refuses the lock file that ships in here; `npm install` keeps to it.
  const serverModules = () => npm(['install', '--omit=dev', '--ignore-scripts', ...quietly], serverRoot);
  if (!(await once('.host-server', lock, 'its modules', serverModules))) {
    throw new Error("Installing the VS Code server's modules failed.");
  }
  await setUpNativeModules(lock, npm);
  hostNode();
}

/** Compiles the server's two native modules; without them all works but output channels. */
async function setUpNativeModules(lock, npm) {
  const missing = ['python3', 'make', 'g++'].filter((tool) => which(tool) === undefined);
  if (missing.length > 0) {
    console.log(`its native modules: left out, ${missing.join(', ')} not found; output channels stay empty`);
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
  if (!(await once('.host-native', lock, 'its native modules', () => npm(rebuild, serverRoot, withNode24)))) {
    console.log('its native modules: could not be compiled; output channels stay empty');
  }
}
