import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { run } from '../../../src/cli/cli';
import { temporaryFolder } from '../support/temporaryFolder';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');

describe('the command line', () => {
  const folder = temporaryFolder();

  describe('charges', () => {
    it('has a line for each code in the sample report', async () => {
      const { exitCode, stdout, stderr } = await run(['charges', sample]);
      assert.deepEqual([exitCode, stderr], [0, '']);
      const lines = parse<Record<string, string>>(stdout, { columns: true });
      const report = parse<Record<string, string>>(readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8'), {
        columns: true,
      });
      const units = (code: string): number =>
        lines.filter((line) => line['Code'] === code).reduce((sum, line) => sum + Number(line['Units']), 0);
      for (const code of ['99492', '99493']) {
        assert.equal(units(code), report.filter((line) => line[code] === 'TRUE').length, code);
      }
      assert.equal(
        units('99494'),
        report.reduce((sum, line) => sum + Number(line['99494']), 0),
      );
      assert.deepEqual([...new Set(lines.map((line) => line['DOS']?.split('/')[2]))], ['2024']);
    });

    it('uses the profile of the payer, and dates of birth from the log', async () => {
      writeFileSync(
        folder.join('cocm-billing.json'),
        '{ "payers": { "Cigna": "mine" }, "profiles": { "mine": { "payerId": "62308", "dateOfService": "thresholdMet" } } }',
      );
      const log = folder.join('a.csv');
      writeFileSync(
        log,
        'Date,MRN,First name,Last name,Minutes,Payer,Initial Assessment,NPI,Problems List,DOB\n' +
          '1/3/2024,A1,Ana,Ruiz,40,Cigna,1/3/2024,1234567893,F33.1,5/6/1980\n' +
          '1/9/2024,A1,Ana,Ruiz,30,Cigna,1/3/2024,1234567893,F33.1,5/6/1980\n' +
          '1/20/2024,A1,Ana,Ruiz,9,Cigna,1/3/2024,1234567893,F33.1,5/6/1980\n',
      );
      const output = folder.join('charges.csv');
      assert.deepEqual(await run(['charges', log, '--month', '2024-01', '-o', output]), {
        exitCode: 0,
        stdout: '',
        stderr: '',
      });
      assert.equal(
        readFileSync(output, 'utf8').split('\n')[1],
        '1/9/2024,A1,Ruiz,Ana,5/6/1980,Cigna,62308,99492,1,,11,F33.1,,,,1234567893,79,,ready,',
      );
    });

    it('reads each file once, however it is named', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      assert.deepEqual(await run(['charges', folder.path, log]), await run(['charges', log]));
    });

    it('never overwrites a log, whichever path leads to it', async () => {
      assert.equal((await run(['charges', sample, '-o', sample])).exitCode, 2);
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      symlinkSync(log, folder.join('link.csv'));
      for (const name of [folder.join('link.csv'), `${folder.path}/../${basename(folder.path)}/a.timelog.csv`]) {
        assert.equal((await run(['charges', log, '-o', name])).exitCode, 2, name);
      }
      assert.deepEqual(readFileSync(log), readFileSync(sample));
    });

    it('reports the problems of the configuration', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      writeFileSync(folder.join('cocm-billing.json'), '{ "payers": { "Cigna": "mine" } }');
      const { exitCode, stderr, stdout } = await run(['charges', log]);
      assert.equal(exitCode, 1);
      assert.match(stderr, /cocm-billing\.json:1:\d+: error CB303 /);
      assert.match(stdout, /^DOS,/);
    });
  });

  describe('compare-rules', () => {
    it('shows what the midpoint rule adds on the sample, in total and by patient-month', async () => {
      const { exitCode, stdout } = await run(['compare-rules', sample, '--with', 'cpt-midpoint']);
      assert.equal(exitCode, 0);
      assert.match(stdout, /patient-months differ: 6 more base codes, 14 more units of 99494\./);
      assert.equal(stdout.split('\n').filter((line) => line.includes('2024 |')).length, 30);
    });

    it('accepts a built-in payer profile as a rule', async () => {
      const { stdout } = await run(['compare-rules', sample, '--rule', 'nc-medicaid', '--with', 'bcbs-north-dakota']);
      assert.match(stdout, /6 more base codes, 14 more units of 99494\./);
    });

    it('reports the problems of the configuration, which can change the first rule', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      writeFileSync(folder.join('cocm-billing.json'), '{ "payers": { "Cigna": "mine" } }');
      const { exitCode, stderr, stdout } = await run(['compare-rules', log, '--with', 'cpt-midpoint']);
      assert.equal(exitCode, 1);
      assert.match(stderr, /cocm-billing\.json:1:\d+: error CB303 /);
      assert.equal(stderr.split('\n').length, 2);
      assert.match(stdout, /patient-months differ/);
    });

    it('reads each file once, however it is named', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      const once = await run(['compare-rules', log, '--with', 'cpt-midpoint']);
      assert.deepEqual(await run(['compare-rules', folder.path, log, '--with', 'cpt-midpoint']), once);
    });

    it('needs a known rule to compare with', async () => {
      assert.match((await run(['compare-rules', sample])).stderr, /needs --with RULE/);
      assert.match((await run(['compare-rules', sample, '--with', 'midpoint'])).stderr, /Unknown rule 'midpoint'/);
    });
  });

  describe('report', () => {
    it('has an estimate from the user’s fees, exact to the cent, and none without fees', async () => {
      const log = folder.join('sample.timelog.csv');
      writeFileSync(log, readFileSync(sample));
      const estimateOf = async (): Promise<unknown> =>
        (JSON.parse((await run(['report', log, '--format', 'json'])).stdout) as { totals: { estimate: unknown } })
          .totals.estimate;
      assert.equal(await estimateOf(), null);
      writeFileSync(
        folder.join('cocm-billing.json'),
        '{ "fees": [{ "amounts": { "99492": 145.24, "99493": 133.59, "99494": 55.96 } }] }',
      );
      // sources.md 1.2: 4 × 145.24 + 19 × 133.59 + 54 × 55.96.
      assert.deepEqual(await estimateOf(), { amount: '6,141.01', without: [] });
    });
  });
});
