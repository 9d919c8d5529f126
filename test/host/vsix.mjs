// Packages the built extension as artifacts/cocm-billing.vsix, as for publishing, and unpacks it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { root, unpacked, vsixFile } from './paths.mjs';
import { run } from './processes.mjs';

export async function packageExtension(file = vsixFile) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // The dependencies are already bundled. The relative links in the README don't change, because there's no repository field.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  const { code } = await run(process.execPath, [vsce, 'package', ...options], { cwd: root });
  if (code !== 0) throw new Error('vsce package failed.');
}

/** Unpacks the package into a folder, as VS Code does when it installs an extension. */
export function unpackExtension() {
  rmSync(unpacked, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsixFile)))) {
    const relativePath = /^extension\/(.*[^/])$/.exec(name)?.[1];
    if (relativePath === undefined) continue;
    const file = path.join(unpacked, relativePath);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
