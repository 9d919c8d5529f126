// Packages the built extension, as it would be published, into artifacts/cocm-billing.vsix.
import path from 'node:path';
import { root, vsixFile } from './paths.mjs';
import { run } from './processes.mjs';

export async function packageExtension() {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // The dependencies are bundled already; without a repository field the README's relative links stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsixFile];
  const { code } = await run(process.execPath, [vsce, 'package', ...options], { cwd: root });
  if (code !== 0) throw new Error('vsce package failed.');
}
