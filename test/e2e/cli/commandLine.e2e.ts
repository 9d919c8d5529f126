import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const fixtures = join(root, 'test', 'fixtures');

describe('the built command line, dist/cli.js', () => {
  it('gives the sample report byte for byte, also into a pipe', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'report', join(fixtures, 'sample.timelog.csv')],
      {
        cwd: root,
      },
    );
    assert.equal(status, 0);
    assert.deepEqual(stdout, readFileSync(join(fixtures, 'sample-billing-report.csv')));
  });

  it('runs as a copy in another folder, as a repository of logs keeps it for its builds', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cocm-billing-copy-'));
    try {
      copyFileSync(join(root, 'dist', 'cli.js'), join(folder, 'cocm-billing.js'));
      copyFileSync(join(fixtures, 'sample.timelog.csv'), join(folder, 'sample.timelog.csv'));
      // What is asked for late (the reader of configurations, the writer of workbooks) has to be in it as well.
      writeFileSync(join(folder, 'cocm-billing.json'), '{ "defaultProfile": "full-time" } // as ever\n');
      const end = (...words: string[]): number | null =>
        spawnSync(process.execPath, ['cocm-billing.js', ...words], { cwd: folder }).status;
      assert.equal(end('check', '.', '--format', 'github'), 0);
      assert.equal(end('report', '.', '--format', 'xlsx', '-o', 'report.xlsx'), 0);
      assert.equal(readFileSync(join(folder, 'report.xlsx'), 'latin1').slice(0, 2), 'PK');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends with 1 for a log with errors and with 2 for bad usage', () => {
    const end = (...words: string[]): number | null =>
      spawnSync(process.execPath, ['dist/cli.js', ...words], { cwd: root }).status;
    assert.equal(end('check', join(fixtures, 'problems.timelog.csv')), 1);
    assert.equal(end('cheek'), 2);
  });
});

describe('the check before a commit, as the docs have it', () => {
  const SOUND = 'Date,MRN,Minutes,Initial Assessment\n3/4/2024,A-1001,20,3/4/2024\n';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cocm-billing-commit-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A repository with the hook of docs/check-in-ci.md, and the built command line under its name. */
  function repository(): (...words: string[]) => { status: number | null; said: string } {
    const page = readFileSync(join(root, 'docs', 'check-in-ci.md'), 'utf8');
    const hook = /```sh\n(#!\/bin\/sh\n[^]*?)```/.exec(page)?.[1];
    assert.ok(hook, 'docs/check-in-ci.md has the hook.');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'cocm-billing'),
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist', 'cli.js')}" "$@"\n`,
      { mode: 0o755 },
    );
    const home = join(folder, 'repository');
    mkdirSync(home);
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    const git = (...words: string[]): { status: number | null; said: string } => {
      const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      const { status, stdout, stderr } = spawnSync('git', [...identity, ...words], {
        cwd: home,
        env,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr };
    };
    git('init', '--quiet');
    writeFileSync(join(home, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
    return git;
  }

  it('lets a sound log pass, keeps an error out, and judges what is staged', () => {
    const git = repository();
    const log = join(folder, 'repository', 'march.timelog.csv');
    writeFileSync(log, SOUND);
    git('add', '.');
    assert.equal(git('commit', '-m', 'March').status, 0);
    writeFileSync(log, SOUND.replace('3/4/2024,A', '2/30/2024,A'));
    git('add', '.');
    // Mended in the folder, but not in what is to be committed.
    writeFileSync(log, SOUND);
    const refused = git('commit', '-m', 'A bad day');
    assert.equal(refused.status, 1);
    assert.match(refused.said, /march\.timelog\.csv:2:1: error CB011 /);
    assert.doesNotMatch(refused.said, /A-1001/);
    writeFileSync(join(folder, 'repository', 'notes.txt'), 'No log.\n');
    git('reset', '--quiet');
    git('add', 'notes.txt');
    assert.equal(git('commit', '-m', 'Notes').status, 0);
  });

  it('annotates for GitHub out of the built command line, and ends with 2 where it cannot run', () => {
    const check = (...words: string[]): { status: number | null; stdout: string } =>
      spawnSync(process.execPath, ['dist/cli.js', 'check', ...words], { cwd: root, encoding: 'utf8' });
    const { status, stdout } = check('test/fixtures/problems.timelog.csv', '--format', 'github');
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=test\/fixtures\/problems\.timelog\.csv,line=\d+,endLine=\d+,.*title=CB\d+::/m);
    assert.doesNotMatch(stdout, /A-1001|Muñoz|Haddad/);
    assert.equal(check('no-such-folder', '--format', 'github').status, 2);
  });
});
