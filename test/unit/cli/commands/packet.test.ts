import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../../src/cli/cli';
import { draftDecision } from '../../../../src/report/claims/claimEvent';
import { readEventTime } from '../../../../src/report/claims/eventTime';
import { appendEvents, stampEvents } from '../../../../src/report/claims/recordWriter';
import { month } from '../../support/billing';
import { temporaryFolder } from '../../support/temporaryFolder';
import { buildLog } from '../../support/logBuilder';

const sample = join(__dirname, '../../../fixtures/sample.timelog.csv');

describe('the packet of the command line', () => {
  const folder = temporaryFolder();

  it('has the SHA-256 of the log and a section for each patient-month of the month', async () => {
    const output = folder.join('packet.html');
    assert.deepEqual(await run(['packet', sample, '--month', '2024-03', '-o', output]), {
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    const html = readFileSync(output, 'utf8');
    const hash = createHash('sha256').update(readFileSync(sample)).digest('hex');
    assert.match(html, new RegExp(`sample\\.timelog\\.csv[^]*${hash}`));
    const billed = readFileSync(join(sample, '../sample-billing-report.csv'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('3/1/2024,') && line.includes(',TRUE,'));
    assert.equal(html.match(/<section class="month"/g)?.length, billed.length);
  });

  it('names the lines of a list of claims that are not in the log, without an MRN', async () => {
    const log = folder.write('a.csv', buildLog({ mrn: 'SECRET1', minutes: '70' }));
    const claims = folder.write('claims.csv', 'MRN,DOS\nSECRET1,1/31/2024\nSECRET2,1/31/2024\n,1/31/2024\n');
    const output = folder.join('packet.html');
    const { exitCode, stderr } = await run(['packet', log, '--from-claims', claims, '-o', output]);
    assert.equal(exitCode, 1);
    assert.deepEqual(stderr.trim().split('\n').slice(0, 2), [
      `${claims}:3: Not in the packet. The logs have no row for this patient and month.`,
      `${claims}:4: Not in the packet. The MRN is missing.`,
    ]);
    assert.doesNotMatch(stderr, /SECRET/);
    assert.match(readFileSync(output, 'utf8'), /SECRET1/);
  });

  it('is not written if the logs have nothing that is asked for', async () => {
    const log = folder.write('a.csv', buildLog({ minutes: '10' }));
    const output = folder.join('packet.html');
    const { exitCode, stderr } = await run(['packet', log, '--month', '2024-01', '-o', output]);
    assert.deepEqual(
      [exitCode, stderr],
      [
        2,
        "Not written. No code is earned in 1 patient-month, so there's no claim. With --from-claims, they have a page.\n",
      ],
    );
    assert.equal(existsSync(output), false);
  });

  it('needs a page to write and something to choose', async () => {
    for (const words of [
      ['packet', sample, '--month', '2024-03'],
      ['packet', sample, '--month', '2024-03', '-o', 'a.pdf'],
      ['packet', sample, '-o', folder.join('a.html')],
      ['packet', '--month', '2024-03', '-o', folder.join('a.html')],
    ]) {
      const { exitCode, stderr } = await run(words);
      assert.equal(exitCode, 2, words.join(' '));
      assert.match(stderr, /^cocm-billing: packet needs /);
    }
  });

  it('has the events of the record of claims next to the log', async () => {
    const log = folder.write('a.timelog.csv', buildLog({ minutes: '70' }));
    const output = folder.join('packet.html');
    const time = readEventTime('2024-02-05T09:00:00-06:00');
    assert.ok(time);
    const drafts = [
      draftDecision('held', { mrn: 'P1', month: month('2024-01'), figures: 'f' }, 'wait for the consent'),
    ];
    const record = appendEvents(undefined, stampEvents([], drafts, time));
    folder.write('a.billed.csv', record);
    assert.equal((await run(['packet', log, '--month', '2024-01', '-o', output])).exitCode, 0);
    assert.match(readFileSync(output, 'utf8'), /<td>2\/5\/2024<\/td><td>Held<\/td><td>wait for the consent<\/td>/);
  });

  it('is not written if the record of claims is damaged, because events could be missing', async () => {
    const log = folder.write('a.timelog.csv', buildLog({ minutes: '70' }));
    const output = folder.join('packet.html');
    const record = folder.write('a.billed.csv', 'not a record\n');
    const { exitCode, stderr } = await run(['packet', log, '--month', '2024-01', '-o', output]);
    assert.equal(exitCode, 2);
    assert.ok(stderr.startsWith(`${record}:1: `), stderr);
    assert.equal(existsSync(output), false);
  });

  it('does not replace a log or the list of claims', async () => {
    const log = folder.write('a.html', buildLog({ minutes: '70' }));
    const before = readFileSync(log, 'utf8');
    assert.equal((await run(['packet', log, '--month', '2024-01', '-o', log])).exitCode, 2);
    assert.equal((await run(['packet', sample, '--from-claims', log, '-o', log])).exitCode, 2);
    assert.equal(readFileSync(log, 'utf8'), before);
  });
});
