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
import { NODE_CONTEXT, run } from '../../../src/cli/cli';
import { watchLogs } from '../../../src/cli/watchLogs';
import type { ProgramContext } from '../../../src/cli/programContext';
import type { Outcome } from '../../../src/verbs/outcome';
import { temporaryFolder } from '../support/temporaryFolder';
import { assumedDates } from '../support/assumedDates';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');
const sampleReport = readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8');
const HEADER = 'Date,MRN,First name,Minutes,Initial Assessment\n';

describe('the file of cocm-billing report', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  it('with -o, nothing is written to standard output', async () => {
    const output = folder.join('report.csv');
    assert.deepEqual(await run(['report', sample, '-o', output, '--rule', 'full-time']), {
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
    assert.deepEqual(readdirSync(folder.path), ['report.csv']);
  });

  it('an older report is replaced completely', async () => {
    const output = file('report.csv', 'x'.repeat(10_000));
    await run(['report', sample, '-o', output]);
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
  });

  it('no file remains when the report cannot be written', async () => {
    const outcome = await run(['report', sample, '-o', folder.join('no', 'such', 'folder.csv')]);
    assert.equal(outcome.exitCode, 2);
    assert.match(outcome.stderr, /: Not written\. The file doesn't exist\.\n$/);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  it('a replaced file keeps its permissions', async () => {
    const output = file('report.csv', 'old');
    chmodSync(output, 0o600);
    await run(['report', sample, '-o', output]);
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
    if (process.platform !== 'win32') {
      assert.equal((statSync(output).mode & 0o777).toString(8), '600');
    }
  });

  it('a link is followed, not replaced', async () => {
    const output = file('target.csv', 'old');
    const link = folder.join('link.csv');
    symlinkSync(output, link);
    await run(['report', sample, '-o', link]);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(output, 'utf8'), sampleReport);
  });

  if (process.platform !== 'win32') {
    it('a pipe or a device is written to, not replaced', async () => {
      const pipe = folder.join('pipe');
      execFileSync('mkfifo', [pipe]);
      const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        assert.equal((await run(['report', sample, '-o', pipe])).exitCode, 0);
        assert.ok(lstatSync(pipe).isFIFO());
        const bytes = Buffer.alloc(sampleReport.length * 2);
        assert.equal(bytes.toString('utf8', 0, readSync(reader, bytes)), sampleReport);
      } finally {
        closeSync(reader);
      }
    });
  }

  it('a log is not overwritten, even through another path to it', async () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,70,1/3/2024\n`);
    const link = folder.join('link.csv');
    symlinkSync(log, link);
    assert.equal((await run(['report', log, '-o', link])).exitCode, 2);
    assert.match(readFileSync(log, 'utf8'), /^Date,MRN/);
  });

  it('with --watch, is written again when a log has changed', async () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
    const output = folder.join('report.csv');
    const printed: string[] = [];
    const stop = new AbortController();
    const print = ({ stderr }: Outcome): void => {
      printed.push(stderr);
      if (printed.length === 1) {
        file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40.5,1/3/2024\n`);
      } else {
        stop.abort();
      }
    };
    const outcome = await run(['report', log, '-o', output, '--watch'], createContext(print, stop.signal));
    assert.equal(outcome.exitCode, 0);
    assert.equal(printed[0], `${assumedDates(log)}Watching the logs. Press Ctrl+C to stop.\n`);
    assert.match(printed[1] ?? '', /report\.csv written\.\n$/);
    assert.match(readFileSync(output, 'utf8'), /,40\.5,/);
  });

  it('with --watch, a change made while the report is being written is not missed', async () => {
    const log = file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
    const stop = new AbortController();
    let written = 0;
    const write = (): Promise<Outcome> => {
      written++;
      if (written === 1) {
        file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40.75,1/3/2024\n`);
      } else {
        stop.abort();
      }
      return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' });
    };
    const giveUp = setTimeout(() => stop.abort(), 10_000);
    const command = { logs: [log], output: folder.join('report.csv') };
    await watchLogs(
      command,
      createContext(() => undefined, stop.signal),
      'an earlier state',
      write,
    );
    clearTimeout(giveUp);
    assert.equal(written, 2);
  });
});

function createContext(print: (outcome: Outcome) => void, signal: AbortSignal): ProgramContext {
  return { ...NODE_CONTEXT, print, signal };
}
