// Mocha's usual report, and its counts in a file: mocha --reporter test/host/reporter.mjs --reporter-option output=FILE
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options.reporterOption?.output;
    // A test that passes at its second try is told of all the same: it is a test to be mended.
    runner.on('retry', (test, error) => {
      const said = String(error?.stack ?? error).split('\n');
      const where = said.find((line) => /\.(e2e|test)\.ts/.test(line)) ?? '';
      console.log(`      tried again: ${test.title}\n        ${said[0]}\n    ${where}`);
      // The hooks of the end-to-end tests look at it, to say what was seen.
      test.err = error;
    });
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
