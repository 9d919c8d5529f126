import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../../../src/cli/cli';
import { temporaryFolder } from '../support/temporaryFolder';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');
const sampleReport = readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8');

describe('verify-report and compare-reports', () => {
  const file = temporaryFolder().write;
  const report = join(fixtures, 'sample-billing-report.csv');

  it('find nothing in the sample report, with and without its log', async () => {
    assert.deepEqual(await run(['verify-report', report]), {
      exitCode: 0,
      stdout: '',
      stderr: '30 lines checked. No problems found.\n',
    });
    assert.deepEqual(await run(['verify-report', report, '--log', sample]), {
      exitCode: 0,
      stdout: '',
      stderr: '30 lines checked and compared with 1 time log. No problems found.\n',
    });
    assert.equal((await run(['compare-reports', report, report])).exitCode, 0);
  });

  it('verify-report reads a log that is named twice once', async () => {
    const outcome = await run(['verify-report', report, '--log', sample, '--log', relative('', sample)]);
    assert.equal(outcome.exitCode, 0);
    assert.match(outcome.stderr, /compared with 1 time log\./);
  });

  it('state what was assumed about the reports and the logs', async () => {
    const header = sampleReport.split('\n', 1)[0] ?? '';
    const unclear = file('unclear.csv', `${header}\n1/1/2024,1/2/2024,A1,,,70,Cigna,TRUE,0,0,,\n`);
    const log = file('other.csv', 'Date,MRN,Minutes,Initial Assessment,Room\n1/13/2024,A1,70,1/13/2024,4\n');
    const ofReport = `${unclear}: Check how this report was read. Dates: month first (assumed; no date has a number above 12 to show the order)\n`;
    assert.equal((await run(['verify-report', unclear])).stderr, `${ofReport}1 line checked. No problems found.\n`);
    assert.equal(
      (await run(['verify-report', unclear, '--log', log])).stderr,
      `${ofReport}${log}: Check how this log was read. Columns not read: Room\n`,
    );
    assert.equal((await run(['compare-reports', report, unclear])).stderr, ofReport);
  });

  it('report a wrong line, with exit code 1', async () => {
    const changed = file('changed.csv', sampleReport.replace('131.26,Cigna,0,TRUE,2', '131.26,Cigna,0,TRUE,3'));
    const { exitCode, stdout } = await run(['verify-report', changed]);
    assert.equal(exitCode, 1);
    assert.equal(
      stdout,
      `${changed}:2:89: error CB412 The line has 99493 + 3 × 99494, but its minutes earn 99493 + 2 × 99494 (subsequent month, rule "Full time (70 / 60 / +30 minutes)").\n`,
    );
    const compared = await run(['compare-reports', report, changed]);
    assert.equal(compared.exitCode, 1);
    assert.match(compared.stdout, /0 lines added, 0 removed, 1 changed, 29 unchanged; minutes 0; 99494 \+1/);
    const json = JSON.parse((await run(['verify-report', changed, '--format', 'json'])).stdout) as { errors: number };
    assert.equal(json.errors, 1);
  });

  it('report a patient-month that a report has twice, even compared with itself', async () => {
    const [header = '', first = ''] = sampleReport.split('\n');
    const twice = file('twice.csv', `${header}\n${first}\n${first}\n`);
    for (const words of [
      ['verify-report', twice],
      ['compare-reports', twice, twice],
    ]) {
      const { exitCode, stdout } = await run(words);
      assert.equal(exitCode, 1);
      assert.match(stdout, /twice\.csv:3.* CB404 /);
    }
  });

  it('report a file that is not a billing report', async () => {
    for (const words of [
      ['verify-report', sample],
      ['compare-reports', report, sample],
    ]) {
      const { exitCode, stderr } = await run(words);
      assert.equal(exitCode, 2);
      assert.match(stderr, /^[^\n]+isn't a (?:complete )?billing report[^\n]+\n$/);
    }
    const broken = file('broken.csv', sampleReport.replace('131.26', 'many'));
    assert.equal((await run(['compare-reports', report, broken])).exitCode, 2);
    assert.equal((await run(['verify-report', broken])).exitCode, 1);
  });
});
