import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const fixtures = join(root, 'test', 'fixtures');

describe('the built command line, dist/cli.js', () => {
  it('gives the sample report byte for byte, also into a pipe', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'report', join(fixtures, 'sample.timelog.csv')],
      {
        cwd: root,
      },
    );
    assert.equal(status, 0);
    assert.deepEqual(stdout, readFileSync(join(fixtures, 'sample-billing-report.csv')));
  });

  it('ends with 1 for a log with errors and with 2 for bad usage', () => {
    const end = (...words: string[]): number | null =>
      spawnSync(process.execPath, ['dist/cli.js', ...words], { cwd: root }).status;
    assert.equal(end('check', join(fixtures, 'problems.timelog.csv')), 1);
    assert.equal(end('chekc'), 2);
  });
});
