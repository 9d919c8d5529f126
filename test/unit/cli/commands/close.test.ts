import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { run } from '../../../../src/cli/cli';
import { readEvents } from '../../support/claims';
import { buildLog, type Entry } from '../../support/logBuilder';
import { temporaryFolder } from '../../support/temporaryFolder';

const JANUARY = { date: '1/30/2024', minutes: '70' };
/** Makes the claims of these logs ready, although they have no consultation and are old. */
const READY = '{ "readiness": { "CB123": "ignore", "CB141": "ignore" } }';
const TO_CHECK = READY.replace('"CB123": "ignore"', '"CB123": "check"');
const HELD = READY.replace('"CB123": "ignore"', '"CB123": "hold"');

describe('cocm-billing close', () => {
  const folder = temporaryFolder();
  const writeLog = (...rows: (Partial<Entry> | string)[]): string => folder.write('a.timelog.csv', buildLog(...rows));
  const close = (...options: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> =>
    run(['close', folder.path, '--month', '2024-01', ...options]);
  const copy = (): string => readFileSync(folder.join('a.closed-2024-01.csv'), 'utf8');
  const isClosed = (): boolean => existsSync(folder.join('a.closed-2024-01.csv'));

  beforeEach(() => {
    folder.write('cocm-billing.json', READY);
    writeLog(JANUARY, { ...JANUARY, mrn: 'P2' });
  });

  it('writes nothing without --record, and shows what would be saved and what hasn’t gone out', async () => {
    const { exitCode, stdout, stderr } = await close();
    assert.equal(exitCode, 0);
    assert.equal(stdout, 'All claims of the month are decided.\nNew charges: 2 claims to bill.\n');
    assert.ok(stderr.includes('With --record, this is saved as') && stderr.includes('a.closed-2024-01.csv.'), stderr);
    assert.equal(isClosed(), false);
  });

  it('saves the report of the month next to the log, as the report command writes it', async () => {
    assert.equal((await close('--record')).exitCode, 0);
    assert.equal(copy(), (await run(['report', folder.path, '--month', '2024-01'])).stdout);
    assert.equal(existsSync(folder.join('a.billed.csv')), false);
  });

  it('lists the claims that aren’t decided without an MRN, and doesn’t close the month', async () => {
    folder.write('cocm-billing.json', TO_CHECK);
    const preview = await close();
    assert.equal(preview.exitCode, 1);
    assert.match(preview.stdout, /a\.timelog\.csv:2: 2024-01 99492: Check: /);
    assert.ok(preview.stdout.includes('\nClaims not decided: 2 to check.\n'), preview.stdout);
    assert.ok(!/P[12]/.test(preview.stdout));
    const recorded = await close('--record');
    assert.ok(recorded.stderr.startsWith("Jan 2024 isn't closed. Decide about these claims"), recorded.stderr);
    assert.deepEqual([recorded.exitCode, isClosed()], [1, false]);
  });

  it('closes a month without deciding only with --undecided', async () => {
    folder.write('cocm-billing.json', TO_CHECK);
    assert.equal((await close('--record', '--undecided')).exitCode, 0);
    assert.deepEqual([isClosed(), existsSync(folder.join('a.billed.csv'))], [true, false]);
  });

  it('records a hold for the claims that aren’t decided, and then closes the month', async () => {
    folder.write('cocm-billing.json', TO_CHECK);
    await run(['decide', folder.path, '--month', '2024-01', '--approve', '--mrn', 'P1', '--reason', 'checked']);
    const { exitCode, stderr } = await close('--record', '--hold', '--reason', 'late');
    assert.ok(stderr.startsWith('Held: 1 patient-month.\nJan 2024 is closed: '), stderr);
    assert.deepEqual([exitCode, isClosed()], [0, true]);
    const events = readEvents(readFileSync(folder.join('a.billed.csv'), 'utf8'));
    assert.deepEqual(
      events.map(({ kind, mrn, reason }) => `${kind} ${mrn} ${reason}`),
      ['approved P1 checked', 'held P2 late'],
    );
    assert.equal((await close()).exitCode, 0);
  });

  it('approves only claims to check, so a month with held claims isn’t closed and nothing is recorded', async () => {
    folder.write('cocm-billing.json', HELD);
    assert.equal((await close('--record', '--approve', '--reason', 'checked')).exitCode, 1);
    assert.deepEqual([isClosed(), existsSync(folder.join('a.billed.csv'))], [false, false]);
  });

  it('replaces a closed month with other figures only with --again', async () => {
    await close('--record');
    const before = copy();
    assert.ok((await close('--record')).stderr.includes('It was closed before with the same figures.'));
    writeLog({ ...JANUARY, minutes: '80' }, { ...JANUARY, mrn: 'P2' });
    const refused = await close('--record');
    assert.ok(refused.stderr.includes('--again replaces it'), refused.stderr);
    assert.deepEqual([refused.exitCode, copy()], [1, before]);
    const again = await close('--record', '--again');
    assert.ok(again.stderr.includes('The earlier copy is replaced.'), again.stderr);
    assert.notEqual(copy(), before);
    assert.ok(!(await run(['check', folder.path])).stdout.includes('CB431'));
  });

  it('leaves a change since closing to the claim that must be corrected, if the month was billed', async () => {
    await close('--record');
    const changed = (): string => writeLog({ ...JANUARY, minutes: '120' }, { ...JANUARY, mrn: 'P2' });
    changed();
    assert.match((await run(['check', folder.path])).stdout, /CB431/);
    writeLog(JANUARY, { ...JANUARY, mrn: 'P2' });
    await run(['charges', folder.path, '--new', '--record', '-o', folder.join('out.csv')]);
    changed();
    const { stdout } = await run(['check', folder.path]);
    assert.deepEqual([stdout.includes('CB447'), stdout.includes('CB431')], [true, false]);
  });

  it('closes each log of a folder by its rows alone', async () => {
    folder.write('b.timelog.csv', buildLog(JANUARY));
    folder.write('c.timelog.csv', buildLog({ date: '2/5/2024', minutes: '70', mrn: 'P3' }));
    await close('--record', '--undecided');
    assert.equal(copy(), (await run(['report', folder.join('a.timelog.csv'), '--month', '2024-01'])).stdout);
    assert.equal(existsSync(folder.join('b.closed-2024-01.csv')), true);
    assert.equal(existsSync(folder.join('c.closed-2024-01.csv')), false);
  });

  it('closes nothing when no log has the month, or a record is damaged', async () => {
    const empty = await run(['close', folder.path, '--month', '2023-01', '--record']);
    assert.deepEqual([empty.exitCode, empty.stderr.startsWith('None of the logs has Jan 2023')], [1, true]);
    folder.write('a.billed.csv', 'something else\n');
    const { exitCode, stderr } = await close('--record');
    assert.deepEqual([exitCode, stderr.includes('(CB440)'), isClosed()], [2, true, false]);
  });

  it('needs a month, one decision at most, and a reason for it', async () => {
    for (const options of [
      ['--record'],
      ['--month', '2024-01', '--hold', '--approve', '--reason', 'a'],
      ['--month', '2024-01', '--hold'],
      ['--month', '2024-01', '--reason', 'a'],
    ]) {
      assert.equal((await run(['close', folder.path, ...options])).exitCode, 2, options.join(' '));
    }
  });
});
