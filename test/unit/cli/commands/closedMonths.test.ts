import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { CheckCommand } from '../../../../src/verbs/arguments';
import { NODE_CONTEXT, run } from '../../../../src/cli/cli';
import { runCheck } from '../../../../src/verbs/commands/checkCommand';
import type { ProgramContext } from '../../../../src/cli/programContext';
import { nodeFiles } from '../../../../src/cli/node/nodeFiles';
import { fileFailure } from '../../../../src/files/fileFailures';
import type { FileSystem } from '../../../../src/files/fileSystem';
import { temporaryFolder } from '../../support/temporaryFolder';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';
const JANUARY = '1/3/2024,A1,65,1/3/2024\n';
const LATE = '1/30/2024,A1,5,1/3/2024\n';

type ListFolder = FileSystem<string>['list'];

describe('cocm-billing check with closed months next to the logs', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  /** Writes a log, and next to it the report of its January, as _Close Month_ does. */
  async function writeClosed(name: string, text: string): Promise<string> {
    const log = file(`${name}.timelog.csv`, text);
    const output = folder.join(`${name}.closed-2024-01.csv`);
    const { exitCode } = await run(['report', log, '--month', '2024-01', '-o', output]);
    assert.equal(exitCode, 0);
    return log;
  }

  /** Returns the lines with CB431, without the folder. */
  async function listChanges(...words: string[]): Promise<string[]> {
    const { stdout } = await run(['check', ...words]);
    return stdout
      .split('\n')
      .filter((line) => line.includes('CB431'))
      .map((line) => line.slice(folder.path.length + 1));
  }

  it('a late entry is reported on the first row of the patient-month', async () => {
    const log = await writeClosed('march', HEADER + JANUARY);
    assert.deepEqual(await listChanges(log), []);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    assert.deepEqual(await listChanges(log), [
      'march.timelog.csv:2:1: warning CB431 Jan 2024 is closed, but has changed since: minutes 65 → 70 (+5); no code → 99492. If it was billed, correct the claim.',
    ]);
  });

  it('the exit code is 1 for a change with --fail-on warning, and the change is counted', async () => {
    const log = await writeClosed('march', HEADER + JANUARY);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    const other = file('other.timelog.csv', HEADER + JANUARY + LATE);
    const before = await run(['check', other, '--format', 'json']);
    const after = await run(['check', log, '--format', 'json']);
    const countWarnings = (text: string): number => (JSON.parse(text) as { warnings: number }).warnings;
    assert.equal(countWarnings(after.stdout), countWarnings(before.stdout) + 1);
    assert.equal((await run(['check', log])).exitCode, 0);
    assert.equal((await run(['check', log, '--fail-on', 'warning'])).exitCode, 1);
  });

  it('each log is compared with its own closed months when several logs are read as one', async () => {
    await writeClosed('march', HEADER + JANUARY);
    file('other.timelog.csv', HEADER + LATE);
    // The patient-month of both logs is 70 minutes now; the minutes of the closed log are unchanged.
    assert.deepEqual(await listChanges(folder.path), []);
    file('march.timelog.csv', HEADER + JANUARY + LATE);
    assert.equal((await listChanges(folder.path)).length, 1);
  });

  it('a file or a folder with the name of a closed month that is not a report has no changes', async () => {
    const log = file('march.timelog.csv', HEADER + JANUARY);
    file('march.closed-2024-01.csv', 'Dear colleague,\nthe report is late.\n');
    mkdirSync(folder.join('march.closed-2024-02.csv'));
    assert.deepEqual(await listChanges(log), []);
  });

  it('each folder is listed once for closed months, however many logs it has', async () => {
    await writeClosed('march', HEADER + JANUARY);
    file('other.timelog.csv', HEADER + LATE);
    file('below/third.timelog.csv', HEADER + LATE);
    const listed: string[] = [];
    const list: ListFolder = (path) => {
      listed.push(path);
      return nodeFiles.list(path);
    };
    await runCheck(createCheck(folder.path), createContext(list));
    const once = [folder.path, folder.join('below')];
    // Each is also listed once to find the logs in it.
    assert.deepEqual(listed.sort(), [...once, ...once].sort());
  });

  it('everything else is checked when a folder cannot be listed, and the folder is reported', async () => {
    await writeClosed('march', HEADER + JANUARY);
    const log = file('march.timelog.csv', HEADER + JANUARY + LATE);
    const other = file('below/other.timelog.csv', HEADER + LATE);
    const list: ListFolder = (path) =>
      path === folder.path ? nodeFiles.list(path) : Promise.resolve(fileFailure('no-permission', path));
    const command = { ...createCheck(folder.path), logs: [log, other] };
    const { exitCode, stdout, stderr } = await runCheck(command, createContext(list));
    assert.equal(exitCode, 0);
    assert.match(stdout, /CB431/);
    assert.equal(
      stderr,
      `${folder.join('below')}: Can't look for closed months in this folder. You don't have permission to use it.\n`,
    );
    assert.equal((await run(['check', other])).stderr, '');
  });
});

function createCheck(folder: string): CheckCommand {
  return { command: 'check', logs: [folder], format: 'text', failOn: 'error', allRows: false, config: undefined };
}

function createContext(list: ListFolder): ProgramContext {
  return { ...NODE_CONTEXT, files: { ...nodeFiles, list }, print: () => undefined };
}
