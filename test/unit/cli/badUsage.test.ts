import assert from 'node:assert/strict';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';
import { temporaryFolder } from '../support/temporaryFolder';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');
const HEADER = 'Date,MRN,First name,Minutes,Initial Assessment\n';

describe('bad usage and unreadable input give exit code 2 and one line on standard error', () => {
  const folder = temporaryFolder();
  const file = folder.write;
  const cases: [string, string[]][] = [
    ['no command', []],
    ['an unknown command', ['bill', sample]],
    ['no log', ['report']],
    ['an unknown option', ['report', sample, '--fast']],
    ['an option without its value', ['report', sample, '-o']],
    ['an unknown rule', ['report', sample, '--rule', 'midnight']],
    ['an invalid month', ['report', sample, '--month', '2024-13']],
    ['an unknown format', ['report', sample, '--format', 'pdf']],
    ['a workbook without an output file', ['report', sample, '--format', 'xlsx']],
    ['--watch without an output file', ['report', sample, '--watch']],
    ['a format of another command', ['check', sample, '--format', 'csv']],
    ['an option of another command', ['check', sample, '--month', '2024-01']],
    ['one report to compare', ['compare-reports', sample]],
    ['three reports to compare', ['compare-reports', sample, sample, sample]],
    ['a missing log', ['verify-report', join(fixtures, 'sample-billing-report.csv'), '--log', 'missing.csv']],
    ['a missing file', ['report', join(fixtures, 'missing.csv')]],
    ['a directory without a time log', ['check', join(fixtures, 'shapes')]],
  ];
  for (const [what, words] of cases) {
    it(what, async () => {
      const { exitCode, stdout, stderr } = await run(words);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^[^\n]+\n$/);
    });
  }

  for (const [command, name] of [
    ['report', 'out.pdf'],
    ['report', 'out.xls'],
    ['charges', 'out.xlsx'],
  ] as const) {
    it(`${command} with the output file ${name}, whose extension asks for a format that isn't written`, async () => {
      const output = folder.join(name);
      const { exitCode, stderr } = await run([command, sample, '-o', output]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /^[^\n]*extension[^\n]*\n$/);
      assert.equal(existsSync(output), false);
    });
  }

  it('a binary file', async () => {
    const outcome = await run(['report', file('scan.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]))]);
    assert.equal(outcome.exitCode, 2);
    assert.match(outcome.stderr, /not a text file/);
  });

  it('a file without permission', async function () {
    if (process.getuid?.() === 0) {
      // The root user can read every file.
      this.skip();
    }
    const log = file('a.csv', HEADER);
    chmodSync(log, 0);
    assert.match((await run(['report', log])).stderr, /no permission/);
  });
});
