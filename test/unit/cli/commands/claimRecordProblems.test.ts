import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { run } from '../../../../src/cli/cli';
import { draftEvent } from '../../../../src/report/claims/claimEvent';
import { appendEvents } from '../../../../src/report/claims/recordWriter';
import { month } from '../../support/billing';
import { NOW } from '../../support/claims';
import { buildLog, type Entry } from '../../support/logBuilder';
import { temporaryFolder } from '../../support/temporaryFolder';

const JANUARY = { date: '1/30/2024', minutes: '70' };
const FEBRUARY = { date: '2/15/2024', minutes: '60' };

describe('the command line', () => {
  const folder = temporaryFolder();
  const record = async (...rows: readonly Partial<Entry>[]): Promise<void> => {
    writeLog(...rows);
    await run(['charges', folder.path, '--new', '--record', '-o', folder.join('1.csv')]);
  };
  const writeLog = (...rows: readonly Partial<Entry>[]): string => folder.write('a.timelog.csv', buildLog(...rows));
  const check = async (): Promise<string[]> => {
    const { stdout } = await run(['check', folder.path]);
    return stdout.split('\n').filter((line) => line.includes(' CB44'));
  };

  beforeEach(() => folder.write('cocm-billing.json', '{ "readiness": { "CB123": "ignore", "CB141": "ignore" } }'));

  describe('check', () => {
    it('finds nothing while the claims agree with the log', async () => {
      await record(JANUARY, FEBRUARY);
      assert.deepEqual(await check(), []);
    });

    it('shows a claim to replace at the first row of the month, and one to void at the header', async () => {
      await record(JANUARY, FEBRUARY);
      const log = writeLog(FEBRUARY, { date: '2/28/2024', minutes: '30' });
      assert.deepEqual(await check(), [
        `${log}:1:1: warning CB448 Jan 2024 has changed since it was billed: the patient-month isn't in the log anymore. Export new charges to void the claim.`,
        `${log}:2:1: warning CB447 Feb 2024 has changed since it was billed: minutes 60 → 90 (+30); 99493 → 99493 + 1 × 99494. Export new charges to replace the claim.`,
      ]);
    });

    it('shows a denied line with the line of the record, and no reason, which can be a payer’s text', async () => {
      await record(JANUARY);
      const file = folder.join('a.billed.csv');
      const text = readFileSync(file, 'utf8');
      const batch = /20\d\d-\d\d-\d\d-[a-z]+/.exec(text)?.[0] ?? '';
      const denied = draftEvent({
        kind: 'denied',
        batch,
        mrn: 'P1',
        month: month('2024-01'),
        code: '99492',
        units: 1,
        reason: 'CO-16',
      });
      folder.write('a.billed.csv', appendEvents(text, [{ ...denied, time: NOW }]));
      assert.deepEqual(await check(), [
        `${folder.join('a.timelog.csv')}:2:1: warning CB449 The payer denied 99492 of Jan 2024. The record of claims shows the reason in line 3.`,
      ]);
    });

    it('shows damage to the record at its line, and fails', async () => {
      await record(JANUARY, FEBRUARY);
      const file = folder.join('a.billed.csv');
      folder.write('a.billed.csv', `${readFileSync(file, 'utf8')}<<<<<<< HEAD\n`);
      assert.equal((await run(['check', folder.path])).exitCode, 1);
      assert.deepEqual(
        (await check()).map((line) => line.slice(0, file.length + 18)),
        [`${file}:4:1: error CB441 `],
      );
    });
  });
});
