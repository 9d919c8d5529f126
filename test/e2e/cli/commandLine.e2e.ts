import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const fixtures = join(root, 'test', 'fixtures');

describe('the built command line, dist/cli.js', () => {
  it('writes the sample report to a pipe, byte for byte', () => {
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

  it('runs as a copy in another folder, as in a repository of logs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cocm-billing-copy-'));
    try {
      copyFileSync(join(root, 'dist', 'cli.js'), join(folder, 'cocm-billing.js'));
      copyFileSync(join(fixtures, 'sample.timelog.csv'), join(folder, 'sample.timelog.csv'));
      // The copy must include the parts that are loaded on demand, such as the configuration reader and the workbook writer.
      writeFileSync(join(folder, 'cocm-billing.json'), '{ "defaultProfile": "full-time" } // as before\n');
      const runCopy = (...words: string[]): number | null =>
        spawnSync(process.execPath, ['cocm-billing.js', ...words], { cwd: folder }).status;
      assert.equal(runCopy('check', '.', '--format', 'github'), 0);
      assert.equal(runCopy('report', '.', '--format', 'xlsx', '-o', 'report.xlsx'), 0);
      assert.equal(readFileSync(join(folder, 'report.xlsx'), 'latin1').slice(0, 2), 'PK');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('exits with code 1 for a log with errors, and with code 2 for an unknown command', () => {
    const exitCode = (...words: string[]): number | null =>
      spawnSync(process.execPath, ['dist/cli.js', ...words], { cwd: root }).status;
    assert.equal(exitCode('check', join(fixtures, 'problems.timelog.csv')), 1);
    assert.equal(exitCode('cheek'), 2);
  });
});

describe('the pre-commit hook in the docs', () => {
  const VALID_LOG = 'Date,MRN,Minutes,Initial Assessment\n3/4/2024,A-1001,20,3/4/2024\n';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cocm-billing-commit-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Creates a repository with the hook from docs/check-in-ci.md and the built command line. Returns a function that runs Git in it. */
  function createRepository(): (...words: string[]) => { status: number | null; output: string } {
    const page = readFileSync(join(root, 'docs', 'check-in-ci.md'), 'utf8');
    const hook = /```sh\n(#!\/bin\/sh\n[^]*?)```/.exec(page)?.[1];
    assert.ok(hook, "docs/check-in-ci.md doesn't contain the hook.");
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
    const git = (...words: string[]): { status: number | null; output: string } => {
      const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      const { status, stdout, stderr } = spawnSync('git', [...identity, ...words], {
        cwd: home,
        env,
        encoding: 'utf8',
      });
      return { status, output: stdout + stderr };
    };
    git('init', '--quiet');
    writeFileSync(join(home, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
    return git;
  }

  it('allows a commit without errors, rejects one with an error, and checks the staged version', () => {
    const git = createRepository();
    const log = join(folder, 'repository', 'march.timelog.csv');
    writeFileSync(log, VALID_LOG);
    git('add', '.');
    assert.equal(git('commit', '-m', 'March').status, 0);
    writeFileSync(log, VALID_LOG.replace('3/4/2024,A', '2/30/2024,A'));
    git('add', '.');
    // Fixed in the working folder, but not in the staged version.
    writeFileSync(log, VALID_LOG);
    const rejected = git('commit', '-m', 'A bad day');
    assert.equal(rejected.status, 1);
    assert.match(rejected.output, /march\.timelog\.csv:2:1: error CB011 /);
    assert.doesNotMatch(rejected.output, /A-1001/);
    writeFileSync(join(folder, 'repository', 'notes.txt'), 'Not a log.\n');
    git('reset', '--quiet');
    git('add', 'notes.txt');
    assert.equal(git('commit', '-m', 'Notes').status, 0);
  });

  it('writes annotations for GitHub, and exits with code 2 if a folder does not exist', () => {
    const check = (...words: string[]): { status: number | null; stdout: string } =>
      spawnSync(process.execPath, ['dist/cli.js', 'check', ...words], { cwd: root, encoding: 'utf8' });
    const { status, stdout } = check('test/fixtures/problems.timelog.csv', '--format', 'github');
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=test\/fixtures\/problems\.timelog\.csv,line=\d+,endLine=\d+,.*title=CB\d+::/m);
    assert.doesNotMatch(stdout, /A-1001|Muñoz|Haddad/);
    assert.equal(check('no-such-folder', '--format', 'github').status, 2);
  });
});
