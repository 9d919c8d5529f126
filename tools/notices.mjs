// Writes THIRD-PARTY-NOTICES.txt: the libraries that are bundled into what runs, with their licences.
//   node tools/notices.mjs [--check]     --check writes nothing, and fails when the file is not as it would be written
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../test/host/paths.mjs';

const require = createRequire(import.meta.url);
const esbuild = require('esbuild');
const { programs } = require('../esbuild.js');
const target = path.join(root, 'THIRD-PARTY-NOTICES.txt');

/** Packages that come inside the file of another one, where no bundler sees them. */
const INSIDE = { 'node_modules/cally': ['node_modules/atomico'] };

/** The folders of the packages that any of the programs has code of. */
async function bundledPackages() {
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
  return [...folders, ...[...folders].flatMap((folder) => INSIDE[folder] ?? [])].sort();
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (typeof license !== 'string') throw new Error(`${name} names no licence: look at it before it is bundled.`);
  // Without a file of its own the package.json is all there is.
  const text =
    file === undefined ? `(No licence text in the package.)` : readFileSync(path.join(root, folder, file), 'utf8');
  return `${'='.repeat(80)}\n${name} ${version}: ${license}\n${'='.repeat(80)}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}

const packages = await bundledPackages();
const text = `CoCM Billing contains code of these libraries.\n\n${packages.map(notice).join('\n')}`;
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES.txt is not current: run "node tools/notices.mjs".');
  process.exit(1);
}
