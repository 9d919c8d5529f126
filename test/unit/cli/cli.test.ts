import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../../../src/cli/cli';
import { temporaryFolder } from '../support/temporaryFolder';
import { assumedDates } from '../support/assumedDates';

const fixtures = join(__dirname, '..', '..', 'fixtures');
const sample = join(fixtures, 'sample.timelog.csv');
const sampleReport = readFileSync(join(fixtures, 'sample-billing-report.csv'), 'utf8');
const HEADER = 'Date,MRN,First name,Minutes,Initial Assessment\n';

describe('the command line', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  describe('report', () => {
    it('of the sample log is the sample report, byte for byte', async () => {
      const { exitCode, stdout, stderr } = await run(['report', sample]);
      assert.deepEqual([exitCode, stdout, stderr], [0, sampleReport, '']);
    });

    it('with --month has only the lines of a month', async () => {
      const { stdout } = await run(['report', sample, '--month', '2024-01']);
      const expected = sampleReport.split('\n').filter((line) => /^(Date|1\/1\/2024)/.test(line));
      assert.deepEqual(stdout.trimEnd().split('\n'), expected);
    });

    it('has the same figures in JSON, with minutes as exact decimal text', async () => {
      const { stdout } = await run(['report', sample, '--format', 'json']);
      const report = JSON.parse(stdout) as { lines: Record<string, unknown>[]; totals: unknown };
      assert.equal(report.lines.length, 30);
      assert.deepEqual(report.totals, {
        lines: 30,
        patients: 6,
        minutes: '3744.647',
        billableMonths: 23,
        estimate: null,
        units: { '99492': 4, '99493': 19, '99494': 54 },
      });
      assert.equal(report.lines[3]?.['minutes'], '135.317');
    });

    it('adds up a patient’s minutes across several logs', async () => {
      const first = file('a.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
      const second = file('b.csv', `${HEADER}1/9/2024,A1,Ana,30,\n`);
      const { stdout, exitCode } = await run(['report', first, second]);
      assert.equal(exitCode, 0);
      assert.match(stdout, /\n1\/1\/2024,1\/3\/2024,A1,Ana,,70,,TRUE,0,0,,\n$/);
    });

    it('reads every time log of a folder and its subfolders as one', async () => {
      mkdirSync(folder.join('march'));
      file('a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
      file(join('march', 'b.timelog.csv'), `${HEADER}1/9/2024,A1,Ana,30,\n`);
      file('no-log.csv', 'Dear colleague,\n');
      assert.match((await run(['report', folder.path])).stdout, /\n1\/1\/2024,1\/3\/2024,A1,Ana,,70,,TRUE,0,0,,\n$/);
      assert.match((await run(['report', folder.join('march'), folder.join('a.timelog.csv')])).stdout, /,70,/);
    });

    it('reports a folder without a time log', async () => {
      const { exitCode, stderr } = await run(['report', folder.path]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /There's no time log \(\*\.timelog\.csv\) in this folder\.\n$/);
    });

    it('with --payer and --npi has only the lines of a payer and a provider', async () => {
      const { stdout } = await run(['report', sample, '--payer', 'Humana', '--npi', '987654321']);
      assert.ok(
        stdout
          .split('\n')
          .slice(1, -1)
          .every((line) => line.includes(',Humana,')),
      );
      assert.equal((await run(['report', sample, '--payer', 'Unknown'])).stdout.split('\n').length, 2);
    });

    it('with --payer has the lines of a payer whose name is written in another case', async () => {
      const exact = await run(['report', sample, '--payer', 'Humana']);
      assert.ok(exact.stdout.split('\n').length > 2);
      assert.equal((await run(['report', sample, '--payer', 'humana'])).stdout, exact.stdout);
      assert.equal((await run(['report', sample, '--payer', ' HUMANA '])).stderr, exact.stderr);
    });

    it('states that it has no lines if no patient-month matches the options', async () => {
      const { stderr } = await run(['report', sample, '--payer', 'Unknown', '--month', '2024-03']);
      assert.match(stderr, /The report has no lines: no patient-month matches --month and --payer\.\n/);
      assert.ok(!(await run(['report', sample, '--payer', 'Humana'])).stderr.includes('has no lines'));
    });

    it('xlsx is a workbook', async () => {
      const output = folder.join('report.xlsx');
      const { exitCode } = await run(['report', sample, '--format', 'xlsx', '-o', output]);
      assert.equal(exitCode, 0);
      assert.equal(readFileSync(output).subarray(0, 2).toString(), 'PK');
    });

    it('the extension of the output file sets the format, unless --format sets it', async () => {
      const readStart = async (name: string, ...more: string[]): Promise<string> => {
        const outcome = await run(['report', sample, '-o', folder.join(name), ...more]);
        assert.equal(outcome.exitCode, 0);
        return readFileSync(folder.join(name), 'latin1').slice(0, 4);
      };
      assert.equal(await readStart('report.xlsx'), 'PK\x03\x04');
      assert.match(await readStart('report.HTML'), /^<!/);
      assert.match(await readStart('report.json'), /^\{/);
      for (const name of ['report.csv', 'report.txt', 'report']) {
        assert.equal(await readStart(name), 'Date', name);
      }
      assert.equal(await readStart('other.xlsx', '--format', 'csv'), 'Date');
    });

    it('reads each file once, however it is named', async () => {
      const log = file('logs/a.timelog.csv', `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`);
      const link = folder.join('link.csv');
      symlinkSync(log, link);
      for (const paths of [
        [log, log],
        [folder.join('logs'), log],
        [log, folder.join('logs')],
        [folder.path, `${folder.join('logs')}/`],
        [log, folder.join('logs') + '/../logs/./a.timelog.csv'],
        [relative('', log), log],
        [log, link],
      ]) {
        const { exitCode, stdout, stderr } = await run(['report', ...paths]);
        assert.equal(exitCode, 0);
        assert.match(stderr, /^[^\n]*: Check how this log was read\. Dates: month first \(assumed; [^\n]*\n$/);
        assert.match(stdout, /\n1\/1\/2024,1\/3\/2024,A1,Ana,,40,,0,0,0,,\n$/);
      }
    });

    it('of the sample named with its folder is the sample report', async () => {
      const log = file('sample.timelog.csv', readFileSync(sample));
      const { stdout } = await run(['report', folder.path, log]);
      assert.equal(stdout, sampleReport);
    });

    it('is written despite errors, with exit code 1 and a line on what is not included, without patient data', async () => {
      const log = file(
        'a.csv',
        `${HEADER}1/3/2024,SECRET-MRN,Ana,70,1/3/2024\n2/30/2024,SECRET-MRN,Ana,45.5,1/3/2024\n`,
      );
      const outcome = await run(['report', log]);
      assert.equal(outcome.exitCode, 1);
      assert.match(outcome.stdout, /,70,,TRUE,0,0,/);
      assert.equal(
        outcome.stderr,
        "1 error in the log. Not included in the report: 1 row, 45.5 minutes (1 × date doesn't exist). 'cocm-billing check' shows where.\n",
      );
    });
  });

  describe('check', () => {
    it('flags a row that appears in two logs', async () => {
      const text = `${HEADER}1/3/2024,A1,Ana,40,1/3/2024\n`;
      const { exitCode, stdout } = await run(['check', file('a.csv', text), file('b.csv', text)]);
      assert.equal(exitCode, 0);
      assert.match(stdout, /^[^\n]*b\.csv:2:1: warning CB110 [^\n]*line 2 of log 1[^\n]*\n$/);
    });

    it('prints nothing for a log without problems', async () => {
      const log = file('a.csv', `${HEADER}1/13/2024,A1,Ana,70,1/13/2024\n`);
      assert.deepEqual(await run(['check', log]), { exitCode: 0, stdout: '', stderr: '', left: 0 });
    });

    it('prints on standard error what was assumed, once for each log', async () => {
      const header = HEADER.replace('\n', ',Room,Pet\n');
      const assumed = file('a.csv', `${header}1/3/2024,A1,Ana,70,1/3/2024,,\n`);
      const sound = file('b.csv', `${HEADER}2024-01-03,A2,Ana,70,2024-01-03\n`);
      for (const command of ['check', 'report', 'charges']) {
        const { exitCode, stderr } = await run([command, assumed, sound]);
        assert.equal(exitCode, 0);
        assert.equal(stderr, assumedDates(assumed).replace('\n', '; Columns not read: Room, Pet\n'));
      }
    });

    it('doesn’t repeat what the configuration answers', async () => {
      const header = HEADER.replace('\n', ',Room\n');
      const log = file('a.csv', `${header}1/3/2024,A1,Ana,70,1/3/2024,\n`);
      file('cocm-billing.json', '{ "columns": { "Room": null }, "dateOrder": "monthFirst" }');
      assert.deepEqual(await run(['check', log]), { exitCode: 0, stdout: '', stderr: '', left: 0 });
    });

    it('prints file, line, column, severity, code, and message; lines and columns from 1, columns in UTF-16 units', async () => {
      const log = file('a.csv', `${HEADER}1/3/2024,A1,"Zoë 🌻",twenty,1/3/2024\n`);
      const outcome = await run(['check', log]);
      assert.equal(outcome.exitCode, 1);
      assert.equal(
        outcome.stdout,
        `${log}:2:22: error CB014 The minutes aren't a number. The row is left out of the totals.\n`,
      );
    });

    it('prints the same in JSON, with the end of each range', async () => {
      const log = file('a.csv', `${HEADER}1/3/2024,A1,Ana,twenty,1/3/2024\n`);
      const found = JSON.parse((await run(['check', log, '--format', 'json'])).stdout) as unknown;
      assert.deepEqual(found, {
        errors: 1,
        warnings: 0,
        notices: 0,
        problems: [
          {
            file: log,
            line: 2,
            column: 17,
            endLine: 2,
            endColumn: 23,
            severity: 'error',
            code: 'CB014',
            message: "The minutes aren't a number. The row is left out of the totals.",
            rows: 1,
            patientMonths: 1,
            patients: 1,
            places: [{ file: log, line: 2, month: '2024-01' }],
          },
        ],
        assumptions: [
          {
            file: log,
            assumed: ['Dates: month first (assumed; no date has a number above 12 to show the order)'],
            columnsNotRead: [],
          },
        ],
        accounting: {
          rows: 3,
          notEntries: 2,
          entriesCounted: 0,
          entriesLeftOut: 1,
          entriesWithUnknownMinutes: 1,
          minutesRead: '0',
          minutesCounted: '0',
          minutesLeftOut: '0',
        },
      });
    });

    it('has exit code 0 for warnings only, and lists each fact once, or every row with --all-rows', async () => {
      const countWarnings = async (...options: string[]): Promise<number[]> => {
        const { exitCode, stdout } = await run(['check', sample, ...options]);
        assert.equal(exitCode, 0);
        return ['CB105', 'CB106', ''].map((code) => stdout.split(`: warning ${code}`).length - 1);
      };
      assert.deepEqual(await countWarnings(), [1, 1, 19]);
      assert.deepEqual(await countWarnings('--all-rows'), [121, 48, 203]);
    });

    it('never prints the content of a cell', async () => {
      const { stdout } = await run(['check', join(fixtures, 'problems.timelog.csv')]);
      assert.ok(stdout.length > 1000);
      for (const secret of ['Muñoz', 'A-1001', 'Humana', 'twenty', '2/30/2024', '8th of March', '987654321', 'F33']) {
        assert.ok(!stdout.includes(secret), secret);
      }
    });
  });

  it('an empty file and a file without a header are logs with an error', async () => {
    const empty = await run(['check', file('empty.csv', '')]);
    assert.equal(empty.exitCode, 1);
    assert.match(empty.stdout, /:1:1: error CB001 The file is empty\./);
    const report = await run(['report', file('letter.csv', 'Dear colleague,\nthe log follows.\n')]);
    assert.equal(report.exitCode, 1);
    assert.equal(report.stdout.split('\n').length, 2);
  });

  it('a log with a byte order mark is read in the same way as one without', async () => {
    const log = file('bom.csv', `\uFEFF${HEADER}1/3/2024,A1,Ana,70,1/3/2024\n`);
    assert.match((await run(['report', log])).stdout, /A1,Ana,,70,,TRUE/);
  });

  it('--help prints the usage', async () => {
    assert.match((await run(['--help'])).stdout, /^Usage:/);
    assert.equal((await run(['help'])).exitCode, 0);
  });
});
