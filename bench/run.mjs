// npm run bench: compares the product with others on this machine, checks that all give the same results, and writes
// docs/benchmarks.md.
//   npm run bench -- [--only files,opening,keystroke,bulk,memory,sizes,vscode,growth] [--rows 1000000] [--rounds 5] [--print]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { ensureBrowser } from '../test/host/browser.mjs';
import { setUpHost } from '../test/host/setup.mjs';
import { packageExtension } from '../test/host/vsix.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);

if (!existsSync(path.join(here, 'node_modules'))) {
  // The contenders aren't dependencies of the project: the database alone is larger than the whole project.
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
execFileSync(process.execPath, [path.join(root, 'esbuild.js')], { cwd: root, stdio: 'inherit' });
const only = process.argv[process.argv.indexOf('--only') + 1];
if (!process.argv.includes('--only') || only?.split(',').includes('vscode')) {
  await setUpHost();
  await ensureBrowser();
  await packageExtension();
}
await esbuild.build({
  entryPoints: ['bench.ts', 'editorParts.ts', 'growth.ts'].map((file) => path.join(here, file)),
  outdir: path.join(root, 'out', 'bench'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  nodePaths: [path.join(here, 'node_modules')],
  logLevel: 'warning',
});
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'out', 'bench', 'bench.cjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
