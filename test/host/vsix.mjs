// Packages the built extension, as it would be published, into artifacts/cocm-billing.vsix, and unpacks it again.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { root, unpacked, vsixFile } from './paths.mjs';
import { run } from './processes.mjs';

export async function packageExtension(file = vsixFile) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // The dependencies are bundled already; without a repository field the README's relative links stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  const { code } = await run(process.execPath, [vsce, 'package', ...options], { cwd: root });
  if (code !== 0) throw new Error('vsce package failed.');
}

/** Puts what is in the package into a folder of its own, as VS Code does when it installs it. */
export function unpackExtension() {
  rmSync(unpacked, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsixFile)))) {
    const inside = /^extension\/(.*[^/])$/.exec(name)?.[1];
    if (inside === undefined) continue;
    const file = path.join(unpacked, inside);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
