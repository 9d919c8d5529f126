import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';

const folder = join(__dirname, '..', '..', 'fixtures', 'shapes');

/** The report of every file in the folder: each one is the same log in a different form. */
const REPORT = [
  'Date,Initial Assessment,MRN,First name,Last name,Minutes,Payer,99492,99493,99494,Referring Provider NPI,Problems List',
  '2/1/2024,1/15/2024,A-1001,Ana,Ruiz,61,"Anthem, Inc.",0,TRUE,0,1234567893,F33.1',
  '1/1/2024,1/15/2024,A-1001,Ana,Ruiz,75.5,"Anthem, Inc.",TRUE,0,0,1234567893,F33.1',
  '',
].join('\n');

/** The problems of some files; most have none. */
const PROBLEMS: Readonly<Record<string, readonly string[]>> = {
  'repeated-header-and-totals.csv': ['4 warning CB032', '6 warning CB031', '8 warning CB032'],
  'durations.csv': ['2 hint CB201'],
  'clock-durations.csv': ['4 hint CB201'],
};

/** Matches the checks of claims, which don't depend on how the log is read. */
const IS_AUDIT = / CB1[2-5]\d /;

/** What is assumed about each log. */
const ASSUMED: Readonly<Record<string, string>> = {
  'other-names-and-order.csv': 'Columns not read: Room',
  'dates.csv': 'Time stamps in UTC: dates as written (assumed; "timeZone" converts them)',
};

/** Returns the lines that `check --all-rows` prints, such as `2 warning CB106`. */
async function listProblems(log: string): Promise<string[]> {
  const lines = (await run(['check', log, '--all-rows'])).stdout.split('\n');
  return lines
    .filter((line) => line !== '' && !IS_AUDIT.test(line))
    .map((line) => /:(\d+):\d+: (\w+ CB\d+)/.exec(line)?.slice(1).join(' ') ?? line);
}

describe('a log from another program gives the same report', () => {
  for (const file of readdirSync(folder)) {
    it(`when it is ${file.replaceAll('-', ' ').replace('.csv', '')}`, async () => {
      const log = join(folder, file);
      const { exitCode, stdout, stderr } = await run(['report', log]);
      const assumed = ASSUMED[file] === undefined ? '' : `${log}: Check how this log was read. ${ASSUMED[file]}\n`;
      assert.deepEqual([stdout, stderr, exitCode], [REPORT, assumed, 0]);
      assert.deepEqual(await listProblems(log), PROBLEMS[file] ?? []);
    });
  }
});

/** Each folder has a log that needs its configuration: its problems, and its report. */
const CONFIGURED: Readonly<Record<string, { readonly problems: readonly string[]; readonly report: string }>> = {
  'mapped-columns': { problems: [], report: REPORT },
  'day-first-by-setting': { problems: [], report: REPORT.replaceAll(',1/15/2024,', ',1/6/2024,') },
  // The roster has the name, payer, assessment, NPI, and problems list; the last row has a different payer.
  roster: { problems: ['4 warning CB350'], report: REPORT.replace('61,"Anthem, Inc."', '61,Cigna') },
};

describe('a log with a configuration next to it gives the report', () => {
  const configured = join(folder, '..', 'configured');
  for (const name of readdirSync(configured)) {
    it(`when it needs ${name.replaceAll('-', ' ')}`, async () => {
      const log = join(configured, name, 'log.csv');
      const { exitCode, stdout, stderr } = await run(['report', log]);
      assert.deepEqual([stdout, stderr, exitCode], [CONFIGURED[name]?.report, '', 0]);
      assert.deepEqual(await listProblems(log), CONFIGURED[name]?.problems);
    });
  }
});

/** All problems of each damaged log, and the minutes that are read. */
const DAMAGED: Readonly<Record<string, { readonly problems: readonly string[]; readonly minutes: readonly string[] }>> =
  {
    'both-date-orders.csv': { problems: ['3 error CB011'], minutes: ['45'] },
    'doubtful-durations.csv': {
      problems: ['2 hint CB201', '3 hint CB202', '4 hint CB201', '5 error CB014'],
      minutes: ['95.75'],
    },
    'optional-columns.csv': {
      problems: [
        '3 warning CB160',
        '3 warning CB043',
        '3 warning CB044',
        '4 warning CB161',
        '4 warning CB040',
        '4 warning CB115',
        '4 warning CB045',
      ],
      minutes: ['61', '75.5'],
    },
    'ragged-rows.csv': { problems: ['3 error CB003', '4 error CB004'], minutes: ['45'] },
    'spreadsheet.csv': {
      problems: [
        '2 warning CB034',
        '2 warning CB105',
        '3 warning CB109',
        '3 warning CB105',
        '4 warning CB034',
        '4 warning CB046',
        '5 error CB033',
        '6 error CB033',
        '7 warning CB109',
        '7 error CB013',
        '8 warning CB035',
        '9 warning CB035',
      ],
      minutes: ['75.5', '61', '10', '10'],
    },
    'start-and-end.csv': { problems: ['4 error CB017', '5 error CB017'], minutes: ['75'] },
    'stray-and-open-quotes.csv': { problems: ['2 warning CB006', '3 error CB005'], minutes: ['61', '45'] },
    'two-columns-for-one-field.csv': { problems: ['1 error CB002', '1 warning CB007'], minutes: [] },
  };

describe('a damaged log', () => {
  const damaged = join(folder, '..', 'damaged');
  for (const file of readdirSync(damaged)) {
    it(`is read as far as possible, and everything else is reported: ${file.replaceAll('-', ' ').replace('.csv', '')}`, async () => {
      const log = join(damaged, file);
      assert.deepEqual(await listProblems(log), DAMAGED[file]?.problems);
      const { stdout, exitCode } = await run(['report', log]);
      const lines = stdout.split('\n').slice(1, -1);
      assert.deepEqual(
        lines.map((line) => line.split(',')[5]),
        DAMAGED[file]?.minutes,
      );
      assert.equal(exitCode, DAMAGED[file]?.problems.some((line) => line.includes('error')) ? 1 : 0);
    });
  }
});
