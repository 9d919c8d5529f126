import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';
import { whyUnreadable } from '../../../src/files/unreadableInput';

const encodings = join(__dirname, '..', '..', 'fixtures', 'encodings');
const NAMES = ['utf8', 'utf8-bom', 'utf16le', 'utf16le-bom', 'utf16be', 'utf16be-bom', 'windows1252'];

function fixture(name: string): string {
  return join(encodings, `${name}.timelog.csv`);
}

describe('the command line and encodings', () => {
  for (const name of NAMES) {
    it(`reports ${name} with every letter right, and leaves the file alone`, () => {
      const before = readFileSync(fixture(name));
      const { exitCode, stdout, stderr } = run(['report', fixture(name)]);
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.deepEqual(stdout.trimEnd().split('\n').slice(1), [
        '1/1/2024,1/3/2024,A-1,Zoë,O’Neil,70,Blue Cross,TRUE,0,0,,',
        '1/1/2024,1/9/2024,A-2,José,Muñoz,69.99,“Anthem” – €,0,0,0,,',
      ]);
      assert.deepEqual(readFileSync(fixture(name)), before);
    });
  }

  it('says that an encoding was assumed, as a warning in the first place of the file', () => {
    const { exitCode, stdout } = run(['check', fixture('windows1252')]);
    assert.equal(exitCode, 0);
    assert.equal(
      withoutAudit(stdout),
      `${fixture('windows1252')}:1:1: warning CB008 This file is not in UTF-8 and was read as Windows-1252. ` +
        'If names have wrong letters, save it as CSV UTF-8.\n',
    );
  });

  it('counts that warning in JSON, and blames the right one of several logs', () => {
    const found = JSON.parse(run(['check', fixture('utf8'), fixture('windows1252'), '--format', 'json']).stdout) as {
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

  it('says nothing of an encoding that is certain', () => {
    for (const name of NAMES.filter((known) => known !== 'windows1252')) {
      const { exitCode, stdout, stderr } = run(['check', fixture(name)]);
      assert.deepEqual([exitCode, withoutAudit(stdout), stderr], [0, '', ''], name);
    }
  });
});

/** What is looked over for the claim has nothing to do with how the log is read. */
function withoutAudit(checked: string): string {
  return checked
    .split('\n')
    .filter((line) => !/ CB1[2-4]\d /.test(line))
    .join('\n');
}

describe('files that are no log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cocm-billing-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const cases: [string, string, RegExp][] = [
    ['an Excel workbook', 'PK\x03\x04\x14\0\x06\0\x08\0', /: this is an Excel workbook; save it as CSV UTF-8/],
    ['a PDF', '%PDF-1.4\n%\xe2\xe3', /: this is a PDF document/],
    [
      'a NUL among rows',
      'Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,\0,5\n',
      /: not a text file.*NUL character in line 3$/m,
    ],
  ];
  for (const [what, bytes, sentence] of cases) {
    it(`${what} is refused with one line and 2`, () => {
      const file = join(folder, 'log.csv');
      writeFileSync(file, Buffer.from(bytes, 'latin1'));
      for (const command of ['check', 'report']) {
        const { exitCode, stdout, stderr } = run([command, file]);
        assert.deepEqual([exitCode, stdout], [2, '']);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.match(stderr, sentence);
      }
    });
  }

  it('a device is refused rather than read without an end', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    assert.deepEqual(run(['check', '/dev/zero']), {
      exitCode: 2,
      stdout: '',
      stderr: '/dev/zero: a device, not a file\n',
    });
  });

  it('a path through a file is named as such', () => {
    const file = join(folder, 'log.csv');
    writeFileSync(file, '');
    assert.match(
      run(['check', join(file, 'log.csv')]).stderr,
      /no such file: a part of its path is not a directory\n$/,
    );
  });

  it('whatever the system says becomes words', () => {
    const said = (code: string): string => whyUnreadable(Object.assign(new Error('no'), { code }));
    assert.equal(said('EACCES'), 'no permission');
    assert.equal(said('EPERM'), 'no permission');
    assert.equal(said('EISDIR'), 'a directory, not a file');
    assert.equal(said('EMFILE'), 'cannot be used (EMFILE)');
    assert.equal(whyUnreadable('what'), 'cannot be used');
  });
});
