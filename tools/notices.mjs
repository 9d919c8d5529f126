// Writes THIRD-PARTY-NOTICES.txt: the bundled libraries and their licenses.
//   node tools/notices.mjs [--check]     --check writes nothing, and fails if the file is out of date
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../test/host/paths.mjs';

const require = createRequire(import.meta.url);
const esbuild = require('esbuild');
const { programs } = require('../esbuild.js');
const target = path.join(root, 'THIRD-PARTY-NOTICES.txt');

/** Packages contained in a file of another package, where the bundler doesn't see them. */
const EMBEDDED = { cally: ['atomico'] };

/** Returns the folders of the packages that are bundled into any program. */
async function findBundledPackages() {
  const folders = new Set();
  for (const program of programs) {
    const options = { ...program, plugins: [], write: false, metafile: true, absWorkingDir: root };
    const { metafile } = await esbuild.build(options);
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  const embedded = [...folders].flatMap((folder) =>
    (EMBEDDED[path.posix.basename(folder)] ?? []).map((name) => path.posix.join(path.posix.dirname(folder), name)),
  );
  return [...folders, ...embedded].sort();
}

function formatNotice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (typeof license !== 'string') throw new Error(`${name} doesn't specify a license. Check it before you bundle it.`);
  const text =
    file === undefined ? `(The package has no license text.)` : readFileSync(path.join(root, folder, file), 'utf8');
  return `${'='.repeat(80)}\n${name} ${version}: ${license}\n${'='.repeat(80)}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}

const packages = await findBundledPackages();
const text = `CoCM Billing includes code from these libraries.\n\n${packages.map(formatNotice).join('\n')}`;
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES.txt is out of date. Run "npm run docs:notices".');
  process.exit(1);
}
