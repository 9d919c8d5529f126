// Builds the extension (for Node and for the browser), the command line, and the webviews into dist/.
//   node esbuild.js [--watch] [--tests] [--sizes]
// --tests also bundles the integration tests into out/. --sizes prints what the extension reads at startup, by folder.
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const sizes = process.argv.includes('--sizes');
const common = {
  bundle: true,
  minify: !watch,
  sourcemap: watch ? 'inline' : false,
  logLevel: 'warning',
  legalComments: 'none',
  // A bundler can't follow the CommonJS form of jsonc-parser.
  mainFields: ['module', 'main'],
};

/**
 * Returns the build of a CommonJS program for Node that is split at each import(), so that rarely used code is read late.
 * esbuild can only split ES modules, so each part is converted to CommonJS afterward, where import() becomes require().
 */
const splitProgram = (name, entryPoint, overrides = {}) => ({
  ...common,
  entryPoints: { [name]: entryPoint },
  outdir: 'dist',
  chunkNames: `parts/${name}-[hash]`,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  write: false,
  metafile: true,
  plugins: [convertToCommonJs],
  ...overrides,
});

const convertToCommonJs = {
  name: 'convert to CommonJS',
  setup(build) {
    build.onEnd(async ({ outputFiles = [], metafile }) => {
      for (const { path: file, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          minify: !watch,
          sourcemap: watch ? 'inline' : false,
          supported: { 'dynamic-import': false },
        });
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, code);
      }
      if (sizes && metafile) printSizes(metafile);
    });
  },
};

/** Prints how many bytes a program reads at startup and how many later, and lists the startup bytes by folder. */
function printSizes({ outputs }) {
  const entry = Object.keys(outputs).find(
    (file) => outputs[file].entryPoint?.startsWith('src/') && !file.includes('parts/'),
  );
  const atStart = new Set();
  const add = (file) => {
    if (atStart.has(file)) return;
    atStart.add(file);
    for (const { path: next, kind } of outputs[file].imports)
      if (kind === 'import-statement' && outputs[next]) add(next);
  };
  add(entry);
  const sum = (files) => files.reduce((bytes, file) => bytes + outputs[file].bytes, 0);
  const later = Object.keys(outputs).filter((file) => !atStart.has(file));
  console.log(`${entry}: ${sum([...atStart])} bytes in ${atStart.size} files at startup, ${sum(later)} later`);
  const folders = new Map();
  for (const file of atStart) {
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file].inputs)) {
      const folder = input.split('/').slice(0, 2).join('/');
      folders.set(folder, (folders.get(folder) ?? 0) + bytesInOutput);
    }
  }
  for (const [folder, bytes] of [...folders].sort(([, a], [, b]) => b - a)) console.log(`  ${folder}: ${bytes}`);
}

/** The programs in the package. */
const programs = [
  splitProgram('extension', 'src/extension/extension.ts', { external: ['vscode'] }),
  {
    ...common,
    // In a browser, an extension must be one file: its worker can't load another.
    entryPoints: ['src/extension/webExtension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  },
  {
    ...common,
    // One file, too, so that a team can copy the command line into a repository of logs.
    entryPoints: ['src/cli/cli.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: { grid: 'src/webview/grid/grid.tsx', report: 'src/webview/report/report.tsx' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];
const builds = [...programs];
if (tests) {
  builds.push({
    ...common,
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/integration/index.ts'],
    outfile: 'out/integration/index.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
}

async function main() {
  // The names of parts depend on their content, and parts of an earlier build must not be packaged.
  rmSync('dist', { recursive: true, force: true });
  if (!watch) {
    await Promise.all(builds.map((build) => esbuild.build(build)));
    return;
  }
  const contexts = await Promise.all(builds.map((build) => esbuild.context(build)));
  await Promise.all(contexts.map((context) => context.watch()));
}

module.exports = { programs };
if (require.main === module) main().catch(() => process.exit(1));
