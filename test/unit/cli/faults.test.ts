// The name of a fixture. cspell:ignore cfgesc
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';
import { openFileOnDisk } from '../../../src/cli/node/fileOnDisk';
import { writeOutcome } from '../../../src/cli/node/standardOutput';
import { runOnUnchangedFiles } from '../../../src/cli/unchangedFiles';
import { FileReadError } from '../../../src/files/fileSystem';
import { temporaryFolder } from '../support/temporaryFolder';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';
const LOG = `${HEADER}1/3/2024,A1,70,1/3/2024\n`;
const ROSTER = 'MRN,First name\nA1,Ana\n';
const faults = join(__dirname, '..', '..', 'fixtures', 'faults');
/** A process that doesn't exist: the largest possible number of a process on Linux is 4194304. */
const NO_PROCESS = 9_999_999;

describe('the output of a command', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  async function assertRefused(output: string, original: string, code: RegExp): Promise<void> {
    const before = readFileSync(original, 'utf8');
    const { exitCode, stderr } = await run(['report', folder.join('a.timelog.csv'), '-o', output]);
    assert.deepEqual([exitCode, readFileSync(original, 'utf8')], [2, before], stderr);
    assert.match(stderr, code);
  }

  it('never overwrites the configuration, the roster, the fee file, or a closed month, through any link', async () => {
    write('a.timelog.csv', LOG);
    const configuration = write('cocm-billing.json', '{ "roster": "roster.csv", "feeFile": "fees.csv" }');
    const roster = write('roster.csv', ROSTER);
    const fees = write('fees.csv', 'code,amount\n99492,160.32\n');
    const closed = folder.join('a.closed-2024-01.csv');
    await run(['report', folder.join('a.timelog.csv'), '-o', closed]);
    for (const file of [configuration, roster, fees]) {
      await assertRefused(file, file, /configuration, or a file that it names/);
      linkSync(file, `${file}.hard`);
      await assertRefused(`${file}.hard`, file, /configuration, or a file that it names/);
      symlinkSync(file, `${file}.soft`);
      await assertRefused(`${file}.soft`, file, /configuration, or a file that it names/);
    }
    await assertRefused(closed, closed, /closed month/);
    linkSync(folder.join('a.timelog.csv'), folder.join('b.csv'));
    await assertRefused(folder.join('b.csv'), folder.join('a.timelog.csv'), /one of the logs/);
  });

  it('can have a name as long as the file system allows', async () => {
    const log = write('a.timelog.csv', LOG);
    for (const length of [214, 240, 255]) {
      const output = folder.join(`${'r'.repeat(length - 4)}.csv`);
      assert.equal((await run(['report', log, '-o', output])).exitCode, 0);
      assert.match(readFileSync(output, 'utf8'), /A1/);
    }
  });

  it('removes what a run that was killed has left, and nothing of a run that goes on', async () => {
    const log = write('a.timelog.csv', LOG);
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const name = (pid: number): string => `.cocm-billing-${host}-${pid}-0b0b0b0b-0000-4000-8000-000000000000.part`;
    write(name(NO_PROCESS), 'half a rep');
    write(name(process.pid), 'half a rep');
    write('.other.part', 'not ours');
    await run(['report', log, '-o', folder.join('report.csv')]);
    assert.deepEqual(
      readdirSync(folder.path).sort(),
      [name(process.pid), '.other.part', 'a.timelog.csv', 'report.csv'].sort(),
    );
  });

  it('ends with one line and exit code 2 on a full disk or a closed pipe', () => {
    for (const [code, reason] of [
      ['ENOSPC', "There's no space left on the disk."],
      ['EPIPE', 'The program that reads it has ended.'],
      ['EIO', "It can't be written (EIO)."],
    ] as const) {
      let printed = '';
      const exitCode = writeOutcome({ exitCode: 0, stdout: 'a report', stderr: '' }, (descriptor, bytes, from) => {
        if (descriptor === 1) {
          throw Object.assign(new Error(code), { code });
        }
        printed += Buffer.from(bytes.subarray(from)).toString();
        return bytes.length - from;
      });
      assert.deepEqual([exitCode, printed], [2, `standard output: The output isn't complete. ${reason}\n`]);
    }
  });

  it('never contains a control character of a setting, a column, a file name, or a cell on a line for people', async () => {
    const configuration = readFileSync(join(faults, 'terminal', 'cfgesc.json'), 'utf8');
    const log = write(
      'a\u001b[31m.timelog.csv',
      `Date,MRN,Minutes,Initial Assessment,"\u001b]0;x\u0007\n::error::x"\n1/3/2024,A1,70,1/3/2024,1\n`,
    );
    const config = write('c.json', configuration);
    for (const words of [
      ['check', log, '--config', config],
      ['check', log, '--config', config, '--format', 'github'],
      ['report', log, '--config', config],
      ['verify-report', log, '--config', config],
      ['report', folder.join('\u001b[2J'), '-o', 'x.csv'],
    ]) {
      const { stdout, stderr } = await run(words);

      assert.doesNotMatch(
        words[0] === 'report' ? stderr : stdout + stderr,
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
      );
      const injected = `${stdout}\n${stderr}`
        .split('\n')
        .filter((line) => /^::error (?!file=[^,]*\.(timelog\.csv|json),)|^::error::/.test(line));
      assert.deepEqual(injected, [], words.join(' '));
    }
  });

  it('shows control characters in the names of a comparison as escapes, on one line', async () => {
    const log = join(faults, 'terminal', 'esc.timelog.csv');
    const old = write('old.csv', (await run(['report', log])).stdout.replace(/,70,/g, ',71,'));
    const now = write('now.csv', (await run(['report', log])).stdout);
    const { stdout } = await run(['compare-reports', old, now]);

    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    assert.doesNotMatch(stdout, /^No line differs/m);
  });
});

describe('a file that changes while it is read', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  it('is never read from two versions', async () => {
    const file = write('a.csv', '0123456789\n');
    const opened = await openFileOnDisk(file);
    assert.equal(Buffer.from(opened.read(0, 4)).toString(), '0123');
    writeFileSync(folder.join('b.csv'), 'abcdefghij\n');
    renameSync(folder.join('b.csv'), file);
    assert.throws(() => opened.read(4, 4), FileReadError);
    assert.equal(opened.isUnchanged(), false);
  });

  it('is waited for while another program writes it', async () => {
    const file = write('a.csv', 'half a li');
    setTimeout(() => writeFileSync(file, 'half a line, and the rest\n'), 80);
    assert.equal((await openFileOnDisk(file)).size, 26);
  });

  it('makes the command start again, and fail with one sentence if it never rests', async () => {
    let runs = 0;
    const changing = (times: number) => () => {
      runs++;
      if (runs <= times) {
        throw new FileReadError({ code: 'file-changed', message: 'Changed.', location: { file: 'a.csv' } });
      }
      return Promise.resolve({ exitCode: 0, stdout: 'done', stderr: '' } as const);
    };
    assert.equal((await runOnUnchangedFiles(changing(2))).stdout, 'done');
    runs = 0;
    const outcome = await runOnUnchangedFiles(changing(Number.POSITIVE_INFINITY));
    assert.deepEqual([outcome.exitCode, outcome.stderr, runs], [2, 'a.csv: Changed.\n', 5]);
  });
});

describe('a path that is not a regular file', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  if (process.platform !== 'win32') {
    it('is refused at once as a roster, a configuration, a closed month, or a log in a folder', async () => {
      const pipe = folder.join('pipe');
      execFileSync('mkfifo', [pipe]);
      const log = write('logs/a.timelog.csv', LOG);
      for (const path of [pipe, '/dev/zero']) {
        const config = write('c.json', JSON.stringify({ roster: path }));
        assert.match((await run(['check', log, '--config', config])).stdout, /error CB307 .*device or a pipe/);
        assert.match((await run(['report', log, '--config', path])).stderr, /device or a pipe/);
        const name = path === pipe ? 'b' : 'c';
        symlinkSync(path, folder.join('logs', `${name}.timelog.csv`));
        const { exitCode, stderr } = await run(['report', folder.join('logs')]);
        assert.deepEqual([exitCode, stderr.includes('b.timelog.csv: This is a device or a pipe')], [2, true], stderr);
      }
      execFileSync('mkfifo', [folder.join('logs', 'a.closed-2024-01.csv')]);
      assert.match((await run(['check', log])).stdout, /error CB432 .*device or a pipe/);
    });

    it('is named if its name is not UTF-8', async () => {
      mkdirSync(folder.join('odd'));
      writeFileSync(
        Buffer.concat([Buffer.from(folder.join('odd', 'a')), Buffer.from([0xff]), Buffer.from('.timelog.csv')]),
        LOG,
      );
      const { exitCode, stderr } = await run(['report', folder.join('odd')]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /a\ufffd\.timelog\.csv: The name of this file has characters that aren't UTF-8/);
    });
  }
});

describe('a damaged configuration', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  for (const [kind, text] of [
    ['is empty', ''],
    ['has only spaces', ' \n'],
    ['is cut in a line', '{ "profiles": { "ours": { "timeRule": "cpt-mid'],
    ['has 100,000 brackets', '['.repeat(100_000)],
    ['is a list', '[]'],
  ] as const) {
    it(`that ${kind} is an error, and nothing is calculated by it`, async () => {
      const log = write('a.timelog.csv', LOG);
      write('cocm-billing.json', text);
      const check = await run(['check', log]);
      assert.equal(check.exitCode, 1);
      assert.match(check.stdout, /cocm-billing\.json:\d+:\d+: error CB30\d /);
      for (const words of [
        ['report', log],
        ['charges', log],
        ['report', log, '-o', folder.join('r.csv')],
      ]) {
        const { exitCode, stdout, stderr } = await run(words);
        assert.deepEqual([exitCode, stdout], [2, ''], stderr);
        assert.match(stderr, /cocm-billing\.json:\d+: .* so nothing was calculated\.\n$/);
      }
      assert.equal(existsSync(folder.join('r.csv')), false);
    });
  }

  it('that is a folder is an error, and the rules of another folder are not used', async () => {
    const log = write('a/a.timelog.csv', LOG);
    write('cocm-billing.json', '{}');
    mkdirSync(folder.join('a', 'cocm-billing.json'));
    const { exitCode, stdout, stderr } = await run(['report', log]);
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.match(stderr, /cocm-billing\.json: This is a folder, not a file\.\n$/);
  });
});

describe('a closed month that cannot be read', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  it('is an error of the log, whether it is empty, cut in a line, another file, or a folder', async () => {
    const log = write('a.timelog.csv', LOG);
    const closed = folder.join('a.closed-2024-01.csv');
    const report = (await run(['report', log])).stdout;
    for (const text of ['', 'Dear colleague,\nthe report is late.\n', report.slice(0, report.lastIndexOf('TRUE'))]) {
      writeFileSync(closed, text);
      const { exitCode, stdout } = await run(['check', log]);
      assert.equal(exitCode, 1, text);
      assert.match(stdout, /a\.timelog\.csv:1:1: error CB432 The saved report of Jan 2024/);
    }
    writeFileSync(closed, report);
    assert.equal((await run(['check', log])).exitCode, 0);
    mkdirSync(folder.join('a.closed-2024-02.csv'));
    assert.match((await run(['check', log])).stdout, /error CB432 .*Feb 2024.* This is a folder, not a file\./);
  });
});
