import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';
import { nodeFailure } from '../../../src/disk/nodeFailure';
import { assumedDates } from '../support/assumedDates';

const encodings = join(__dirname, '..', '..', 'fixtures', 'encodings');
const NAMES = ['utf8', 'utf8-bom', 'utf16le', 'utf16le-bom', 'utf16be', 'utf16be-bom', 'windows1252'];

function fixture(name: string): string {
  return join(encodings, `${name}.timelog.csv`);
}

describe('the command line reads encodings', () => {
  for (const name of NAMES) {
    it(`${name}: every letter is right, and the file isn't changed`, async () => {
      const before = readFileSync(fixture(name));
      const { exitCode, stdout, stderr } = await run(['report', fixture(name)]);
      assert.deepEqual([exitCode, stderr], [0, assumedDates(fixture(name))]);
      assert.deepEqual(stdout.trimEnd().split('\n').slice(1), [
        '1/1/2024,1/3/2024,A-1,Zoë,O’Neil,70,Blue Cross,TRUE,0,0,,',
        '1/1/2024,1/9/2024,A-2,José,Muñoz,69.99,“Anthem” – €,0,0,0,,',
      ]);
      assert.deepEqual(readFileSync(fixture(name)), before);
    });
  }

  it('an assumed encoding is a warning at the start of the file', async () => {
    const { exitCode, stdout } = await run(['check', fixture('windows1252')]);
    assert.equal(exitCode, 0);
    assert.equal(
      withoutAudit(stdout),
      `${fixture('windows1252')}:1:1: warning CB008 This file isn't in UTF-8 and was read as Windows-1252. ` +
        'If names have wrong letters, save it as CSV UTF-8.\n',
    );
  });

  it('the warning is counted in JSON, for the right log of several', async () => {
    const found = JSON.parse(
      (await run(['check', fixture('utf8'), fixture('windows1252'), '--format', 'json'])).stdout,
    ) as {
      warnings: number;
      problems: { file: string; code: string; severity: string }[];
    };
    const assumed = found.problems.filter(({ code }) => code === 'CB008');
    assert.deepEqual(
      assumed.map(({ file }) => file),
      [fixture('windows1252')],
    );
    assert.equal(found.warnings, found.problems.filter(({ severity }) => severity === 'warning').length);
  });

  it('a certain encoding has no warning', async () => {
    for (const name of NAMES.filter((known) => known !== 'windows1252')) {
      const { exitCode, stdout, stderr } = await run(['check', fixture(name)]);
      assert.deepEqual([exitCode, withoutAudit(stdout), stderr], [0, '', assumedDates(fixture(name))], name);
    }
  });
});

/** Removes the checks of claims, which don't depend on how the log is read. */
function withoutAudit(checked: string): string {
  return checked
    .split('\n')
    .filter((line) => !/ CB1[2-5]\d /.test(line))
    .join('\n');
}

describe('files that are not logs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cocm-billing-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const cases: [string, string, RegExp][] = [
    [
      'an Excel workbook',
      'PK\x03\x04\x14\0\x06\0\x08\0',
      /: The workbook is damaged, so nothing was read\. Open it in Excel, and save it again\.$/m,
    ],
    ['a PDF', '%PDF-1.4\n%\xe2\xe3', /: This is a PDF document/],
    [
      'a NUL among rows',
      'Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,\0,5\n',
      /: This is not a text file.*NUL character in line 3\.$/m,
    ],
  ];
  for (const [what, bytes, sentence] of cases) {
    it(`${what} gives one line and exit code 2`, async () => {
      const file = join(folder, 'log.csv');
      writeFileSync(file, Buffer.from(bytes, 'latin1'));
      for (const command of ['check', 'report']) {
        const { exitCode, stdout, stderr } = await run([command, file]);
        assert.deepEqual([exitCode, stdout], [2, '']);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.match(stderr, sentence);
      }
    });
  }

  it('a device is refused, not read endlessly', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    assert.deepEqual(await run(['check', '/dev/zero']), {
      exitCode: 2,
      stdout: '',
      stderr: '/dev/zero: This is a device or a pipe, not a file.\n',
    });
  });

  it('a path through a file is reported as such', async () => {
    const file = join(folder, 'log.csv');
    writeFileSync(file, '');
    assert.match(
      (await run(['check', join(file, 'log.csv')])).stderr,
      /The file doesn't exist: a part of its path isn't a folder\.\n$/,
    );
  });

  it('an error of the system is described', () => {
    const describeError = (error: unknown): string => nodeFailure(error, 'log.csv').failure.message;
    const withCode = (code: string): string => describeError(Object.assign(new Error('no'), { code }));
    assert.equal(withCode('EACCES'), "You don't have permission to use it.");
    assert.equal(withCode('EPERM'), "You don't have permission to use it.");
    assert.equal(withCode('EISDIR'), 'This is a folder, not a file.');
    assert.equal(withCode('EMFILE'), "It can't be used (EMFILE).");
    assert.equal(describeError('what'), "It can't be used.");
  });
});
