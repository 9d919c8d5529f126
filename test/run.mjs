// npm test: runs all checks in order, and stops at the first failure.
//   node test/run.mjs --only unit|integration|e2e [--grep TEXT]     runs one layer with only the steps that it needs
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { artifacts, root } from './host/paths.mjs';
import { run } from './host/processes.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });
const layers = ['unit', 'integration', 'e2e'];
if (options.only !== undefined && !layers.includes(options.only))
  fail(`--only must be one of these: ${layers.join(', ')}`);
if (options.grep !== undefined && options.only === undefined) fail('--grep requires --only');

const runsEverything = options.only === undefined;
const total = { passed: 0, failed: 0, skipped: 0 };
let anyLayerRan = false;

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Returns a step that runs a program and fails if the program fails. */
const command = (program, args) => async () => (await run(program, args, { cwd: root })).code === 0;

/** Returns a step that runs a layer of tests. It passes if nothing fails and at least one test passes. */
const layer = (tests) => async () => {
  anyLayerRan = true;
  const { ok, ...counts } = await tests();
  const ran = counts.passed + counts.failed;
  if (ran === 0) console.log('No tests ran, so the step failed.');
  // Count a layer that failed outside its tests, or ran none, as one failure.
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
  return ok && ran > 0;
};

/** Runs Mocha in a separate process. test/host/reporter.mjs writes the counts. */
async function mocha(name, script) {
  const output = path.join(artifacts, `${name}-counts.json`);
  rmSync(output, { force: true });
  const reporter = ['--reporter', './test/host/reporter.mjs', '--reporter-option', `output=${output}`];
  // If someone forgot a .only, the whole suite must fail.
  const choice = runsEverything ? ['--forbid-only'] : options.grep === undefined ? [] : ['--grep', options.grep];
  const mochaFile = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const { code } = await run(process.execPath, [mochaFile, ...script, ...reporter, ...choice], { cwd: root });
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    console.log('Mocha ended without a result.');
  }
  return { ...counts, ok: code === 0 && counts.failed === 0 && counts.passed > 0 };
}

async function integration() {
  const { runIntegration } = await import('./host/integration.mjs');
  return runIntegration({ grep: options.grep, forbidOnly: runsEverything });
}

// Each step imports its part of the harness, because the layers need different parts.
const step = {
  types: ['type check', command('npm', ['run', '--silent', 'typecheck'])],
  lint: ['lint', command('npm', ['run', '--silent', 'lint'])],
  unit: ['unit tests', layer(() => mocha('unit', []))],
  build: ['build', command(process.execPath, ['esbuild.js', '--tests'])],
  host: ['VS Code host', async () => (await import('./host/setup.mjs')).setUpHost()],
  browser: ['browser', async () => (await import('./host/browser.mjs')).ensureBrowser()],
  vsix: ['package', async () => (await import('./host/vsix.mjs')).packageExtension()],
  integration: ['integration tests', layer(integration)],
  e2e: ['end-to-end tests', layer(() => mocha('e2e', ['--config', 'test/e2e/.mocharc.json']))],
};
const plans = {
  unit: [step.unit],
  integration: [step.build, step.host, step.browser, step.vsix, step.integration],
  e2e: [step.build, step.host, step.browser, step.vsix, step.e2e],
};
const plan = plans[options.only] ?? Object.values(step);

let failed;
const times = [];
for (const [name, work] of plan) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const passed = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  times.push(`${name} ${seconds}`);
  console.log(`=== ${name}: ${passed === false ? 'FAILED' : 'ok'} in ${seconds}`);
  if (passed === false) {
    failed = name;
    break;
  }
}
console.log(`\n${times.join(', ')}`);
if (failed !== undefined) console.log(`FAILED at: ${failed}`);
if (anyLayerRan) {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
}
process.exit(failed === undefined ? 0 : 1);
