// A kind of disk in Linux. cspell:ignore tmpfs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../../../src/cli/cli';
import { writeWholeFile } from '../../../src/disk/wholeFile';
import { countFaultRuns, killProgram, startProgram } from '../support/faultPrograms';
import { temporaryFolder } from '../support/temporaryFolder';

const LENGTH = 4_000_000;

describe('a program that is killed at a random moment', () => {
  const folder = temporaryFolder();

  it('leaves the file whole, and what it left beside it is removed by the next run', async function () {
    const runs = countFaultRuns(3);
    this.timeout(runs * 20_000);
    const file = folder.write('report.csv', 'a'.repeat(LENGTH));
    for (let index = 0; index < runs; index++) {
      const writer = await startProgram('writeForever.ts', file, String(LENGTH));
      await pause(Math.random() * 200);
      await killProgram(writer);
      const text = readFileSync(file, 'utf8');
      const [first = ''] = text;
      assert.equal(text === first.repeat(LENGTH), true, `run ${index}: ${text.length} characters`);
      writeWholeFile(folder.join('other.csv'), 'done');
      assert.deepEqual(readdirSync(folder.path).sort(), ['other.csv', 'report.csv']);
    }
  });
});

describe('a log that another program keeps changing', () => {
  const folder = temporaryFolder();

  it('gives the report of a whole version or one sentence, never a stack trace or half a log', async function () {
    const runs = countFaultRuns(12);
    this.timeout(60_000 + runs * 20_000);
    const log = folder.join('a.timelog.csv');
    const writer = await startProgram('changeForever.ts', log);
    try {
      for (let index = 0; index < runs; index++) {
        const command = index % 3 === 0 ? 'check' : index % 3 === 1 ? 'report' : 'charges';
        const { exitCode, stdout, stderr } = await run([command, log]);
        if (exitCode === 2) {
          assert.match(stderr, /^[^\n]+: The file (doesn't exist|was changed while it was being read)\.[^\n]*\n$/);
          assert.equal(stdout, '');
        } else if (command === 'report') {
          assert.ok([1001, 2001].includes(stdout.trimEnd().split('\n').length), `${stdout.length} characters`);
        }
      }
    } finally {
      await killProgram(writer);
    }
  });
});

describe('a full disk', () => {
  const folder = temporaryFolder();

  it('leaves the earlier file unchanged and nothing beside it, with one sentence', async function () {
    const log = folder.write('a.timelog.csv', createLog(2000));
    const disk = folder.join('disk');
    if (!mountSmallDisk(disk)) {
      // Only an administrator can create a disk, and only on Linux.
      this.skip();
    }
    try {
      const report = join(disk, 'report.csv');
      const short = folder.write('b.timelog.csv', createLog(10));
      assert.equal((await run(['report', short, '-o', report])).exitCode, 0);
      const before = readFileSync(report, 'utf8');
      const { exitCode, stderr } = await run(['report', log, '-o', report]);
      assert.deepEqual([exitCode, stderr], [2, `${report}: Not written. There's no space left on the disk.\n`]);
      assert.equal(readFileSync(report, 'utf8'), before);
      assert.deepEqual(readdirSync(disk), ['report.csv']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

function createLog(patients: number): string {
  const rows = Array.from({ length: patients }, (_, index) => `1/3/2024,A${index},70,1/3/2024\n`);
  return `Date,MRN,Minutes,Initial Assessment\n${rows.join('')}`;
}

/** Creates a disk of 64 KB in memory. @returns whether the machine allows it */
function mountSmallDisk(path: string): boolean {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
