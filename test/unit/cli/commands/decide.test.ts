import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import { run } from '../../../../src/cli/cli';
import { readEvents } from '../../support/claims';
import { buildLog, type Entry } from '../../support/logBuilder';
import { temporaryFolder } from '../../support/temporaryFolder';

const JANUARY = { date: '1/30/2024', minutes: '70' };
/** Makes the claims of these logs ready, although they have no consultation and are old. */
const READY = '{ "readiness": { "CB123": "ignore", "CB141": "ignore" } }';

describe('cocm-billing decide', () => {
  const folder = temporaryFolder();
  const writeLog = (...rows: (Partial<Entry> | string)[]): string => folder.write('a.timelog.csv', buildLog(...rows));
  const decide = (...options: string[]): Promise<{ exitCode: number; stderr: string }> =>
    run(['decide', folder.path, '--month', '2024-01', ...options]);
  const kinds = (): string[] =>
    readEvents(readFileSync(folder.join('a.billed.csv'), 'utf8')).map(
      ({ kind, mrn, reason }) => `${kind} ${mrn} ${reason}`,
    );

  beforeEach(() => {
    folder.write('cocm-billing.json', READY);
    writeLog(JANUARY, { ...JANUARY, mrn: 'P2' });
  });

  it('holds the claim of a patient, so that it doesn’t go out until it’s released', async () => {
    const first = await decide('--hold', '--mrn', 'P1', '--reason', 'consent is in the mail');
    assert.deepEqual([first.exitCode, first.stderr], [0, 'Held: 1 patient-month.\n']);
    assert.deepEqual(kinds(), ['held P1 consent is in the mail']);
    const charges = await run(['charges', folder.path, '--new']);
    assert.ok(
      charges.stderr.includes('New charges: 1 claim to bill.\nNot included: 1 patient-month (held by a decision).'),
    );
    await decide('--release', '--mrn', 'P1', '--reason', 'consent arrived');
    assert.ok((await run(['charges', folder.path, '--new'])).stderr.startsWith('New charges: 2 claims to bill.'));
  });

  it('decides about all patients of the month that have something to decide, or those in a state', async () => {
    folder.write('cocm-billing.json', READY.replace('"CB123": "ignore"', '"CB123": "check"'));
    const approved = await decide('--approve', '--state', 'check', '--reason', 'reviewed');
    assert.equal(approved.stderr, 'Approved: 2 patient-months.\n');
    const again = await decide('--approve', '--state', 'check', '--reason', 'reviewed');
    assert.equal(again.stderr, 'No decision was recorded.\n');
    assert.equal((await run(['ready', folder.path])).exitCode, 0);
  });

  it('withdraws the decisions of a month', async () => {
    await decide('--hold', '--mrn', 'P1', '--reason', 'a');
    assert.equal((await decide('--withdraw')).stderr, 'Decision withdrawn: 1 patient-month.\n');
    assert.deepEqual(kinds(), ['held P1 a', 'withdrawn P1 ']);
  });

  it('names a patient who isn’t in the month by the place among the options, and exits with 1', async () => {
    const { exitCode, stderr } = await decide('--hold', '--mrn', 'P1', '--mrn', 'p2', '--reason', 'a');
    assert.equal(exitCode, 1);
    assert.equal(
      stderr,
      'Held: 1 patient-month.\n--mrn number 2 has no patient-month in this month. MRNs are case-sensitive, and zeros make a difference.\n',
    );
  });

  it('records nothing while a record is damaged', async () => {
    folder.write('a.billed.csv', 'something else\n');
    const { exitCode, stderr } = await decide('--hold', '--reason', 'a');
    assert.deepEqual([exitCode, stderr.includes('(CB440)')], [2, true]);
    assert.equal(readFileSync(folder.join('a.billed.csv'), 'utf8'), 'something else\n');
  });

  it('needs one decision, a month, and a reason', async () => {
    for (const options of [
      ['--month', '2024-01', '--reason', 'a'],
      ['--month', '2024-01', '--hold', '--approve', '--reason', 'a'],
      ['--hold', '--reason', 'a'],
      ['--month', '2024-01', '--hold'],
      ['--month', '2024-01', '--hold', '--reason', ' '],
      ['--month', '2024-01', '--hold', '--reason', 'a', '--state', 'new'],
    ]) {
      assert.equal((await run(['decide', folder.path, ...options])).exitCode, 2, options.join(' '));
    }
    assert.equal(existsSync(folder.join('a.billed.csv')), false);
  });

  describe('is followed', () => {
    beforeEach(() => decide('--hold', '--mrn', 'P1', '--reason', 'consent is in the mail'));

    it('by the JSON of the report, with the date and the reason', async () => {
      const { stdout } = await run(['report', folder.path, '--format', 'json']);
      const { lines } = JSON.parse(stdout) as {
        lines: { mrn: string; readiness: { state: string; decision?: object } }[];
      };
      const readiness = lines.find(({ mrn }) => mrn === 'P1')?.readiness;
      assert.equal(readiness?.state, 'held');
      assert.deepEqual(
        { ...readiness.decision, date: '' },
        { kind: 'held', isCurrent: true, date: '', reason: 'consent is in the mail' },
      );
    });

    it('by the page for printing, the workbook, and the charge lines', async () => {
      const { stdout } = await run(['report', folder.path, '--format', 'html']);
      assert.match(stdout, /held by a person on [0-9/]+ \(consent is in the mail\)/);
      const charges = await run(['charges', folder.path]);
      assert.ok(charges.stdout.includes('held by a person on'));
      await run(['report', folder.path, '-o', folder.join('a.xlsx')]);
      assert.ok(existsSync(folder.join('a.xlsx')));
    });

    it('not by the text of ready, which a build log can have: it has the date only', async () => {
      const { stdout } = await run(['ready', folder.path]);
      assert.ok(stdout.includes('held by a person on'));
      assert.ok(!stdout.includes('consent is in the mail'));
    });

    it('by no report with states while the record is damaged, but the CSV is written', async () => {
      folder.write('a.billed.csv', 'something else\n');
      assert.equal((await run(['report', folder.path, '--format', 'json'])).exitCode, 2);
      assert.equal((await run(['report', folder.path])).exitCode, 0);
    });
  });
});
