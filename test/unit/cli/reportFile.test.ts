import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../../src/cli/arguments';
import { run } from '../../../src/cli/cli';
import type { Outcome } from '../../../src/cli/outcome';
import { watchLogs } from '../../../src/cli/commands/watchedLogs';
import { temporaryFolder } from '../support/temporaryFolder';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');
const sampleReport = readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8');
const HEADER = 'Date,MRN,First name,Minutes,Initial Assessment\n';

describe('the file of a report', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  it('writes to a file with -o, and nothing to the standard output', () => {
    const output = folder.join('report.csv');
    assert.deepEqual(run(['report', sample, '-o', output, '--rule', 'full-time']), {
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
    assert.deepEqual(readdirSync(folder.path), ['report.csv']);
  });

  it('replaces an older report whole', () => {
    const output = file('report.csv', 'x'.repeat(10_000));
    run(['report', sample, '-o', output]);
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
  });

  it('leaves nothing behind when the file cannot be written', () => {
    const outcome = run(['report', sample, '-o', folder.join('no', 'such', 'folder.csv')]);
    assert.equal(outcome.exitCode, 2);
    assert.match(outcome.stderr, /not written: no such file\n$/);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  it('leaves the file that it replaces as open or closed to others as that was', () => {
    const output = file('report.csv', 'old');
    chmodSync(output, 0o600);
    run(['report', sample, '-o', output]);
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
    if (process.platform !== 'win32') {
      assert.equal((statSync(output).mode & 0o777).toString(8), '600');
    }
  });

  it('writes through a link to the file that it leads to', () => {
    const output = file('kept.csv', 'old');
    const link = folder.join('link.csv');
    symlinkSync(output, link);
    run(['report', sample, '-o', link]);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
  });

  if (process.platform !== 'win32') {
    it('writes into a pipe or a device and puts no file in its place', () => {
      const pipe = folder.join('pipe');
      execFileSync('mkfifo', [pipe]);
      const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        assert.equal(run(['report', sample, '-o', pipe]).exitCode, 0);
        assert.ok(lstatSync(pipe).isFIFO());
        const bytes = Buffer.alloc(sampleReport.length * 2);
        assert.equal(bytes.toString('utf8', 0, readSync(reader, bytes)), sampleReport);
      } finally {
        closeSync(reader);
      }
    });
  }

  it('refuses to be written over a log, also by another name for it', () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,70,1/3/2024\n`);
    const link = folder.join('link.csv');
    symlinkSync(log, link);
    assert.equal(run(['report', log, '-o', link]).exitCode, 2);
    assert.match(readFileSync(log, 'utf8'), /^Date,MRN/);
  });

  it('goes on with --watch, and writes the report anew when a log has changed', async () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
    const output = folder.join('report.csv');
    const begun = await run(['report', log, '-o', output, '--watch']).next?.();
    assert.match(begun?.stderr ?? '', /^Watching/);
    const next = begun?.next?.();
    file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40.5,1/3/2024\n`);
    assert.match((await next)?.stderr ?? '', /report\.csv written\.\n$/);
    assert.match(readFileSync(output, 'utf8'), /,40\.5,/);
  });

  it('with --watch misses no change that comes while the report is being written', async () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
    const reading = readCommand(['report', log, '-o', folder.join('report.csv'), '--watch']);
    assert.ok(reading.ok && reading.command.command === 'report');
    let written = 0;
    const write = (): Outcome => {
      written++;
      if (written === 1) {
        file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40.75,1/3/2024\n`);
      }
      return { exitCode: 0, stdout: '', stderr: '' };
    };
    const giveUp = AbortSignal.timeout(10_000);
    const first = await watchLogs(reading.command, 'as it was before', write, giveUp);
    await first.next?.();
    assert.equal(written, 2);
  });
});
