import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { CheckCommand } from '../../../../src/cli/arguments';
import { runCheck } from '../../../../src/cli/commands/checkCommand';
import { run } from '../../../../src/cli/cli';
import { namesIn } from '../../../../src/cli/commands/closedMonths';
import { UnreadableInput } from '../../../../src/files/unreadableInput';
import { temporaryFolder } from '../../support/temporaryFolder';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';
const JANUARY = '1/3/2024,A1,65,1/3/2024\n';
const LATE = '1/30/2024,A1,5,1/3/2024\n';

describe('cocm-billing check, beside months that were closed', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  /** A log, and beside it its January as _Close Month_ keeps it. */
  function closed(name: string, text: string): string {
    const log = file(`${name}.timelog.csv`, text);
    const { exitCode } = run(['report', log, '--month', '2024-01', '-o', folder.join(`${name}.closed-2024-01.csv`)]);
    assert.equal(exitCode, 0);
    return log;
  }

  /** The lines that tell of CB431, without the folder. */
  function told(...words: string[]): string[] {
    const lines = run(['check', ...words]).stdout.split('\n');
    return lines.filter((line) => line.includes('CB431')).map((line) => line.slice(folder.path.length + 1));
  }

  it('says of a late entry what it changes, at the first row of the patient’s month', () => {
    const log = closed('march', HEADER + JANUARY);
    assert.deepEqual(told(log), []);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    assert.deepEqual(told(log), [
      'march.timelog.csv:2:1: warning CB431 Jan 2024 is closed, but has changed since: minutes 65 → 70 (+5); no code → 99492. If it was billed, correct the claim.',
    ]);
  });

  it('ends with 1 for it where warnings are to fail, and counts it', () => {
    const log = closed('march', HEADER + JANUARY);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    const before = run(['check', file('other.timelog.csv', HEADER + JANUARY + LATE), '--format', 'json']);
    const after = run(['check', log, '--format', 'json']);
    const warnings = (text: string): number => (JSON.parse(text) as { warnings: number }).warnings;
    assert.equal(warnings(after.stdout), warnings(before.stdout) + 1);
    assert.equal(run(['check', log]).exitCode, 0);
    assert.equal(run(['check', log, '--fail-on', 'warning']).exitCode, 1);
  });

  it('holds each log to its own closed months, also where several are read as one', () => {
    closed('march', HEADER + JANUARY);
    file('other.timelog.csv', HEADER + LATE);
    // Of two logs the patient's month is 70 minutes now; that of the one which was closed is what it was.
    assert.deepEqual(told(folder.path), []);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    assert.equal(told(folder.path).length, 1);
  });

  it('passes over a file that has the name and is no report, and a folder of that name', () => {
    const log = file('march.timelog.csv', HEADER + JANUARY);
    file('march.closed-2024-01.csv', 'Dear colleague,\nthe report is late.\n');
    mkdirSync(folder.join('march.closed-2024-02.csv'));
    assert.deepEqual(told(log), []);
  });

  it('lists each folder once, however many logs it has', () => {
    closed('march', HEADER + JANUARY);
    file('other.timelog.csv', HEADER + LATE);
    file('below/third.timelog.csv', HEADER + LATE);
    const listed: string[] = [];
    runCheck(checkOf(folder.path), (name) => {
      listed.push(name);
      return namesIn(name);
    });
    assert.deepEqual(listed.sort(), [folder.path, folder.join('below')]);
  });

  it('checks the rest where a folder cannot be listed, and says so', () => {
    closed('march', HEADER + JANUARY);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    const log = file('below/other.timelog.csv', HEADER + LATE);
    const closedToUs = (name: string) => (name === folder.path ? namesIn(name) : new UnreadableInput('below: closed'));
    const { exitCode, stdout, stderr } = runCheck(checkOf(folder.path), closedToUs);
    assert.equal(exitCode, 0);
    assert.match(stdout, /CB431/);
    assert.equal(stderr, 'below: closed\n');
    assert.equal(run(['check', log]).stderr, '');
  });

  it('says why a folder cannot be listed', () => {
    const names = namesIn(folder.join('nowhere'));
    assert.ok(names instanceof UnreadableInput);
    assert.match(names.sentence, /nowhere: cannot be listed \(no such file\); closed months .+ were not looked for$/);
  });
});

function checkOf(folder: string): CheckCommand {
  return { command: 'check', logs: [folder], format: 'text', failOn: 'error', config: undefined };
}
