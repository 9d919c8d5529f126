import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { blockConnections, getConnections } from './support/connections';

/** One line of the results file; test/host/results.mjs reads them. */
type Event =
  | { event: 'start' | 'skip'; title: string }
  | { event: 'pass'; title: string; ms: number }
  | { event: 'fail'; title: string; error: string }
  | { event: 'note'; text: string }
  | { event: 'error'; error: string }
  | { event: 'end'; failures: number };

/** Writes an event at once: if the extension host crashes, everything that isn't written is lost. */
export function put(event: Event): void {
  const file = process.env['COCM_TEST_RESULTS'];
  if (file) appendFileSync(file, `${JSON.stringify(event)}\n`);
  else console.log(JSON.stringify(event));
}

/** VS Code's extension host calls this (extensionTestsPath): it runs every *.test.ts below this folder. */
export async function run(): Promise<void> {
  blockConnections();
  let failures: number;
  try {
    failures = await runSuites();
  } catch (error) {
    put({ event: 'error', error: describeError(error) });
    throw error;
  }
  put({ event: 'end', failures });
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
}

const FIRST = 'activation';

async function runSuites(): Promise<number> {
  const grep = process.env['COCM_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: process.env['COCM_TEST_FORBID_ONLY'] === '1',
    ...(grep === undefined ? {} : { grep }),
    // Base prints nothing. The output of another reporter wouldn't be visible.
    reporter: Mocha.reporters.Base,
  });
  // describe, it and so on become globals; the bundled test files register themselves with them when they are imported.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  mocha.suite.afterAll('no connections to other computers', () => {
    assert.deepEqual(getConnections(), []);
  });
  for (const name of testNames()) {
    // esbuild bundles every file that this pattern can match.
    await import(`./${name}.test.ts`);
  }
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('test', (test) => put({ event: 'start', title: test.fullTitle() }));
    runner.on('pass', (test) => put({ event: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
    runner.on('pending', (test) => put({ event: 'skip', title: test.fullTitle() }));
    runner.on('fail', (test, error: unknown) =>
      put({ event: 'fail', title: test.fullTitle(), error: describeError(error) }),
    );
  });
}

/**
 * The test files by name, from the sources, because the bundle is in out/integration. The test of the activation comes first: it
 * checks that the extension hasn't started yet.
 */
function testNames(): string[] {
  const sources = path.resolve(__dirname, '..', '..', 'test', 'integration');
  const suffix = '.test.ts';
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
  return [FIRST, ...names.filter((name) => name !== FIRST)];
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
