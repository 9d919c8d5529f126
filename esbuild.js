// Builds everything that runs into dist/: the extension (for Node and for the browser), the command line and the webviews.
//   node esbuild.js [--watch] [--tests] [--sizes]
// --tests also bundles the integration tests into out/; --sizes says what each program reads when it starts, and what is in it.
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
  // The CommonJS form of jsonc-parser asks for its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
};

/**
 * A program for Node as CommonJS, in parts: what the code asks for by import() is read only when it is asked for. esbuild
 * splits ES modules only, so each part is made CommonJS afterwards, where import() becomes require().
 */
const inParts = (name, entryPoint, more = {}) => ({
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
  plugins: [asCommonJs],
  ...more,
});

const asCommonJs = {
  name: 'as CommonJS',
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
      if (sizes && metafile) saySizes(metafile);
    });
  },
};

/** What is read when the program starts, and what only later, with the largest parts of the first. */
function saySizes({ outputs }) {
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
  console.log(`${entry}: ${sum([...atStart])} bytes in ${atStart.size} files at the start, ${sum(later)} later`);
  const rooms = new Map();
  for (const file of atStart) {
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file].inputs)) {
      const room = input.split('/').slice(0, 2).join('/');
      rooms.set(room, (rooms.get(room) ?? 0) + bytesInOutput);
    }
  }
  for (const [room, bytes] of [...rooms].sort(([, a], [, b]) => b - a)) console.log(`  ${room}: ${bytes}`);
}

/** What is packaged. */
const programs = [
  inParts('extension', 'src/extension/extension.ts', { external: ['vscode'] }),
  {
    ...common,
    // In a browser an extension is one file: the worker that runs it can load no other.
    entryPoints: ['src/extension/webExtension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  },
  {
    ...common,
    // The command line is one file as well, so that a copy of it can be kept in a repository of logs, for its builds.
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
  // Parts have a name of their own for each content; those of an earlier build must not be packaged.
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
