// npm run package: builds the extension and packages it as cocm-billing-VERSION.vsix, for "Install from VSIX".
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../test/host/paths.mjs';
import { run } from '../test/host/processes.mjs';
import { packageExtension } from '../test/host/vsix.mjs';

const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { code } = await run(process.execPath, ['esbuild.js'], { cwd: root });
if (code !== 0) process.exit(1);
await packageExtension(path.join(root, `${name}-${version}.vsix`));
