import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../../src/cli/cli';
import { temporaryFolder } from '../../support/temporaryFolder';
import { buildLog } from '../../support/logBuilder';

const sample = join(__dirname, '../../../fixtures/sample.timelog.csv');

describe('the copy without patients of the command line', () => {
  const folder = temporaryFolder();

  it('has the report of the log, with other names, MRNs, and dates', async () => {
    const output = folder.join('copy.timelog.csv');
    const { exitCode, stderr } = await run(['pseudonymize', sample, '-o', output]);
    assert.equal(exitCode, 0);
    assert.match(stderr, /^The copy has 169 rows of 6 patients, with the same minutes and codes in every month\./);
    const figures = async (log: string): Promise<string[]> => {
      const { stdout } = await run(['report', log, '--format', 'json']);
      const { lines } = JSON.parse(stdout) as { readonly lines: readonly Record<string, string>[] };
      return lines.map((line) => [line['minutes'], line['99492'], line['99493'], line['99494']].join()).sort();
    };
    assert.deepEqual(await figures(output), await figures(sample));
    const names = readFileSync(sample, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',').slice(1, 4));
    const copy = readFileSync(output, 'utf8');
    assert.deepEqual(
      [...new Set(names)].filter((name) => copy.includes(name)),
      [],
    );
  });

  it('never replaces the log', async () => {
    const log = folder.write('a.timelog.csv', buildLog({ minutes: '70' }));
    assert.equal((await run(['pseudonymize', log, '-o', log])).exitCode, 2);
  });

  it('needs one log and the name of a CSV file', async () => {
    const log = folder.write('a.timelog.csv', buildLog({ minutes: '70' }));
    for (const words of [
      ['pseudonymize', log],
      ['pseudonymize', log, '-o', 'copy.xlsx'],
      ['pseudonymize', log, log, '-o', 'copy.csv'],
    ]) {
      assert.equal((await run(words)).exitCode, 2);
    }
  });

  it("isn't written from a log without entries", async () => {
    const log = folder.write('empty.timelog.csv', 'Date,MRN,Minutes\n');
    const output = folder.join('empty-copy.csv');
    const { exitCode, stderr } = await run(['pseudonymize', log, '-o', output]);
    assert.deepEqual([exitCode, existsSync(output)], [2, false]);
    assert.match(stderr, /there's nothing to copy/);
  });
});
