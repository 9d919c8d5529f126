// Prints Mocha's default report, and writes its counts to a file.
//   mocha --reporter test/host/reporter.mjs --reporter-option output=FILE
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options.reporterOption?.output;
    // Report a test that is tried again, even if it then passes, because an unreliable test must be fixed.
    runner.on('retry', (test, error) => {
      const stack = String(error?.stack ?? error).split('\n');
      const location = stack.find((line) => /\.(e2e|test)\.ts/.test(line)) ?? '';
      console.log(`      tried again: ${test.title}\n        ${stack[0]}\n    ${location}`);
      // If this is set, the hooks of the end-to-end tests describe the window.
      test.err = error;
    });
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
