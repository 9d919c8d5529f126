import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { run } from '../../../src/cli/cli';
import { acquireLock, nodeWriter } from '../../../src/disk/nodeWriter';
import { draftDecision, type DecisionKind } from '../../../src/report/claims/claimEvent';
import { getFigures } from '../../../src/report/claims/claimFigures';
import { billText, month } from '../support/billing';
import { buildLog, type Entry } from '../support/logBuilder';
import { findRecordProblems, readEvents, recordText } from '../support/claims';
import { temporaryFolder } from '../support/temporaryFolder';

const JANUARY = { date: '1/30/2024', minutes: '70' };
/** Makes the claims of these logs ready, although they have no consultation and are old. */
const READY = '{ "readiness": { "CB123": "ignore", "CB141": "ignore" } }';
const FEBRUARY = { date: '2/15/2024', minutes: '60' };

describe('the command line', () => {
  const folder = temporaryFolder();
  const read = (name: string): string => readFileSync(folder.join(name), 'utf8');
  const writeLog = (...rows: (Partial<Entry> | string)[]): string => folder.write('a.timelog.csv', buildLog(...rows));
  const record = (name: string): Promise<{ exitCode: number; stderr: string }> =>
    run(['charges', folder.path, '--new', '--record', '-o', folder.join(name)]);
  const kinds = (): string[] => readEvents(read('a.billed.csv')).map(({ kind, code }) => `${kind} ${code ?? ''}`);

  beforeEach(() => folder.write('cocm-billing.json', READY));

  describe('charges --new', () => {
    it('has only claims that are ready, shows why the others wait, and has those to check if asked for', async () => {
      const log = writeLog(JANUARY);
      const settings = (level: string): string =>
        folder.write('cocm-billing.json', READY.replace('"CB123": "ignore"', `"CB123": "${level}"`));
      settings('hold');
      assert.ok(
        (await run(['charges', log, '--new', '--include-check'])).stderr.includes('1 patient-month (not ready)'),
      );
      settings('check');
      assert.ok((await run(['charges', log, '--new'])).stderr.includes('1 patient-month (to check first)'));
      assert.ok(
        (await run(['charges', log, '--new', '--include-check'])).stderr.startsWith('New charges: 1 claim to bill.'),
      );
    });

    it('has a held claim that a person released, and one to check that a person approved, while the figures are the same', async () => {
      folder.write('cocm-billing.json', '{}');
      const log = writeLog(JANUARY);
      const decide = (kind: DecisionKind, figures: string): string =>
        folder.write(
          'a.billed.csv',
          recordText([draftDecision(kind, { mrn: 'P1', month: month('2024-01'), figures }, 'ok')]),
        );
      const isNew = async (): Promise<boolean> =>
        (await run(['charges', log, '--new'])).stderr.startsWith('New charges: 1 claim to bill.');
      const billed = billText(readFileSync(log, 'utf8'));
      const patientMonth = billed.ledger.patientMonth('P1', month('2024-01'));
      assert.ok(patientMonth);
      const figures = getFigures(patientMonth, billed.table);
      decide('released', 'another');
      assert.equal(await isNew(), false);
      decide('released', figures);
      assert.equal(await isNew(), true);
      decide('approved', figures);
      assert.equal(await isNew(), false);
      folder.write('cocm-billing.json', READY.replace('"CB123": "ignore"', '"CB123": "check"'));
      assert.equal(await isNew(), true);
      decide('approved', 'another');
      assert.equal(await isNew(), false);
    });

    it('writes the claims that haven’t gone out, without recording them', async () => {
      const log = writeLog(JANUARY, FEBRUARY);
      const { exitCode, stdout, stderr } = await run(['charges', log, '--new']);
      assert.deepEqual([exitCode, stderr], [0, 'New charges: 2 claims to bill.\n']);
      const rows = parse<Record<string, string>>(stdout, { columns: true });
      assert.deepEqual(
        rows.map((row) => [row['Code'], row['Units'], row['Frequency'], row['Original reference']]),
        [
          ['99493', '1', '1', ''],
          ['99492', '1', '1', ''],
        ],
      );
      assert.deepEqual(readdirSync(folder.path), ['a.timelog.csv', 'cocm-billing.json']);
    });

    it('has only the chosen month', async () => {
      const { stdout } = await run(['charges', writeLog(JANUARY, FEBRUARY), '--new', '--month', '2024-01']);
      assert.deepEqual(
        parse<Record<string, string>>(stdout, { columns: true }).map((row) => row['Code']),
        ['99492'],
      );
    });
  });

  describe('charges --new --record', () => {
    it('gives nothing the second time', async () => {
      writeLog(JANUARY, FEBRUARY);
      const first = await record('1.csv');
      const batch = readEvents(read('a.billed.csv'))[0]?.batch ?? '';
      assert.deepEqual(
        [first.exitCode, first.stderr],
        [0, `New charges: 2 claims to bill.\nRecorded as batch ${batch}. ${folder.join('1.csv')} written.\n`],
      );
      const before = read('a.billed.csv');
      const second = await record('2.csv');
      assert.deepEqual([second.exitCode, second.stderr], [0, 'There are no new charges.\n']);
      assert.equal(existsSync(folder.join('2.csv')), false);
      assert.equal(read('a.billed.csv'), before);
    });

    it('replaces the whole claim after a late entry, shows what changed, and refers to the batch', async () => {
      writeLog(JANUARY, FEBRUARY);
      await record('1.csv');
      const batch = readEvents(read('a.billed.csv'))[0]?.batch ?? '';
      const log = writeLog(JANUARY, FEBRUARY, { date: '2/28/2024', minutes: '30' });
      const { stderr } = await record('2.csv');
      assert.ok(
        stderr.startsWith(
          `${log}:3:1: warning CB447 Feb 2024 has changed since it was billed: minutes 60 → 90 (+30); 99493 → 99493 + 1 × 99494.`,
        ),
        stderr,
      );
      const rows = parse<Record<string, string>>(read('2.csv'), { columns: true });
      assert.deepEqual(
        rows.map((row) => [row['Code'], row['Units'], row['Frequency'], row['Original reference']]),
        [
          ['99493', '1', '7', batch],
          ['99494', '1', '7', batch],
        ],
      );
      assert.deepEqual(kinds(), ['billed 99493', 'billed 99492', 'replaced 99493', 'replaced 99494']);
    });

    it('voids the claim of a month that was removed, with the values that went out', async () => {
      writeLog(JANUARY, FEBRUARY);
      await record('1.csv');
      writeLog(JANUARY);
      await record('2.csv');
      const [row, ...others] = parse<Record<string, string>>(read('2.csv'), { columns: true });
      assert.deepEqual(others, []);
      assert.deepEqual(
        ['Code', 'Units', 'DOS', 'Last name', 'Payer', 'Frequency'].map((column) => row?.[column]),
        ['99493', '1', '2/29/2024', 'Guzman', 'Cigna', '8'],
      );
    });

    it('needs --new and a file', async () => {
      const log = writeLog(JANUARY);
      for (const words of [
        ['--record', '-o', 'x.csv'],
        ['--new', '--record'],
      ]) {
        const { exitCode, stderr } = await run(['charges', log, ...words]);
        assert.equal(exitCode, 2);
        assert.ok(stderr.includes('--record needs --new and the name of a file'), stderr);
      }
    });

    it('never overwrites a file with earlier charges, and records nothing then', async () => {
      writeLog(JANUARY);
      folder.write('1.csv', 'earlier charges');
      const { exitCode, stderr } = await record('1.csv');
      assert.equal(exitCode, 2);
      assert.ok(stderr.includes('This file exists.'), stderr);
      assert.deepEqual([read('1.csv'), existsSync(folder.join('a.billed.csv'))], ['earlier charges', false]);
    });

    it('writes nothing while a record is damaged, and names the line', async () => {
      writeLog(JANUARY, FEBRUARY);
      await record('1.csv');
      const damaged = read('a.billed.csv').replace(',99493,1,', ',99493,2,');
      folder.write('a.billed.csv', damaged);
      for (const words of [['--new'], ['--new', '--record', '-o', folder.join('2.csv')]]) {
        const { exitCode, stdout, stderr } = await run(['charges', folder.path, ...words]);
        assert.deepEqual([exitCode, stdout], [2, '']);
        assert.ok(
          stderr.startsWith(`${folder.join('a.billed.csv')}:2: This line was changed after it was written`),
          stderr,
        );
      }
      assert.equal(existsSync(folder.join('2.csv')), false);
      assert.equal(read('a.billed.csv'), damaged);
    });

    it('writes nothing while the record is empty or a folder', async () => {
      writeLog(JANUARY);
      folder.write('a.billed.csv', '');
      assert.equal((await record('1.csv')).exitCode, 2);
      mkdirSync(folder.join('b'));
      const log = folder.write('b/c.timelog.csv', buildLog(JANUARY));
      mkdirSync(folder.join('b', 'c.billed.csv'));
      const { exitCode, stderr } = await run(['charges', log, '--new']);
      assert.equal(exitCode, 2);
      assert.ok(stderr.includes("The record of claims can't be read."), stderr);
    });

    it('writes each line to the record of the log with the latest entry', async () => {
      writeLog(JANUARY, FEBRUARY);
      folder.write('b.timelog.csv', buildLog({ date: '2/28/2024', minutes: '30' }));
      await record('1.csv');
      assert.deepEqual(kinds(), ['billed 99492']);
      assert.deepEqual(
        readEvents(read('b.billed.csv')).map(({ code }) => code),
        ['99493', '99494'],
      );
      assert.deepEqual(findRecordProblems(read('b.billed.csv')), []);
      assert.equal((await record('2.csv')).stderr, 'There are no new charges.\n');
    });

    it('finds the record of a log by a link to it', async () => {
      const log = writeLog(JANUARY);
      await record('1.csv');
      mkdirSync(folder.join('links'));
      symlinkSync(log, folder.join('links', 'b.timelog.csv'));
      const { stderr } = await run(['charges', folder.join('links', 'b.timelog.csv'), '--new']);
      assert.equal(stderr, 'There are no new charges.\n');
    });

    it('bills each month once when several exports run at the same time', async () => {
      writeLog(JANUARY, FEBRUARY);
      const outcomes = await Promise.all(['1.csv', '2.csv', '3.csv', '4.csv'].map((name) => record(name)));
      assert.deepEqual(
        outcomes.map(({ exitCode }) => exitCode),
        [0, 0, 0, 0],
      );
      assert.equal(readdirSync(folder.path).filter((name) => /^\d\.csv$/.test(name)).length, 1);
      assert.deepEqual(kinds(), ['billed 99493', 'billed 99492']);
    });

    it('bills each month once when two processes export at the same time', async function () {
      this.timeout(60_000);
      const log = writeLog(JANUARY, FEBRUARY);
      const cli = join(__dirname, '..', '..', '..', 'src', 'cli', 'cli.ts');
      const runProcess = (name: string): Promise<unknown> =>
        promisify(execFile)(process.execPath, [
          ...['--import', 'tsx', cli, 'charges', log, '--new', '--record', '-o'],
          folder.join(name),
        ]);
      await Promise.all([runProcess('1.csv'), runProcess('2.csv')]);
      assert.equal(readdirSync(folder.path).filter((name) => /^\d\.csv$/.test(name)).length, 1);
      assert.deepEqual(kinds(), ['billed 99493', 'billed 99492']);
      assert.deepEqual(
        readdirSync(folder.path).filter((name) => name.startsWith('.')),
        [],
      );
    });
  });

  it('doesn’t write a report over a record of claims', async () => {
    const log = writeLog(JANUARY);
    await record('1.csv');
    const before = read('a.billed.csv');
    const { exitCode } = await run(['report', log, '-o', folder.join('a.billed.csv')]);
    assert.deepEqual([exitCode, read('a.billed.csv')], [2, before]);
  });
});

describe('the lock of a record', () => {
  const folder = temporaryFolder();

  it('is held by one program at a time', async () => {
    const file = folder.join('a.billed.csv');
    const lock = await acquireLock(file, 0);
    assert.ok(lock.ok);
    const second = await acquireLock(file, 60);
    assert.equal(second.ok ? '' : second.failure.code, 'file-in-use');
    await lock.value();
    assert.ok((await acquireLock(file, 0)).ok);
  });

  it('that a program left is removed after a minute', async () => {
    const file = folder.join('a.billed.csv');
    assert.ok((await acquireLock(file, 0)).ok);
    const [name = ''] = readdirSync(folder.path);
    const long = new Date(Date.now() - 61_000);
    utimesSync(folder.join(name), long, long);
    assert.ok((await acquireLock(file, 500)).ok);
  });

  it('can’t be taken in a folder that doesn’t exist', async () => {
    const lock = await nodeWriter.lock(folder.join('no', 'a.billed.csv'));
    assert.equal(lock.ok ? '' : lock.failure.code, 'file-not-found');
  });

  it('has a short name next to a file with the longest name', async () => {
    const file = folder.join(`${'a'.repeat(243)}.billed.csv`);
    writeFileSync(file, '');
    assert.ok((await acquireLock(file, 0)).ok);
  });
});
