import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';

const folder = join(__dirname, '..', '..', 'fixtures', 'shapes');

/** Every file of the folder is the same log in another shape. */
const REPORT = [
  'Date,Initial Assessment,MRN,First name,Last name,Minutes,Payer,99492,99493,99494,Referring Provider NPI,Problems List',
  '2/1/2024,1/15/2024,A-1001,Ana,Ruiz,61,"Anthem, Inc.",0,TRUE,0,1234567893,F33.1',
  '1/1/2024,1/15/2024,A-1001,Ana,Ruiz,75.5,"Anthem, Inc.",TRUE,0,0,1234567893,F33.1',
  '',
].join('\n');

/** What a shape makes the reader say; most are read without a word. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'repeated-header-and-totals.csv': ['4 warning CB032', '6 warning CB031', '8 warning CB032'],
  'durations.csv': ['2 hint CB201'],
  'clock-durations.csv': ['4 hint CB201'],
};

/** What is looked over for the claim has nothing to do with how the log is read. */
const IS_AUDIT = / CB1[2-4]\d /;

describe('A log from elsewhere gives the same report', () => {
  for (const file of readdirSync(folder)) {
    it(`when it is ${file.replaceAll('-', ' ').replace('.csv', '')}`, () => {
      const log = join(folder, file);
      const { exitCode, stdout, stderr } = run(['report', log]);
      assert.deepEqual([stdout, stderr, exitCode], [REPORT, '', 0]);
      const told = run(['check', log])
        .stdout.split('\n')
        .filter((line) => line !== '' && !IS_AUDIT.test(line));
      const short = told.map((line) => /:(\d+):\d+: (\w+ CB\d+)/.exec(line)?.slice(1).join(' '));
      assert.deepEqual(short, TOLD[file] ?? []);
    });
  }
});
