import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { run } from '../../../src/cli/cli';
import { temporaryFolder } from '../support/temporaryFolder';

const HEADER = 'Date,MRN,Minutes,Initial Assessment,Referring Provider NPI';
/** An NPI that fails its check digit: CB106, a warning. */
const LOG = `${HEADER}\n1/3/2024,A1,70,1/3/2024,1234567890\n`;

describe('the configuration file on the command line', () => {
  const folder = temporaryFolder();
  const { write } = folder;

  /** Returns the problems without their messages, such as `log.csv:2:39 warning CB106`. */
  async function listProblems(...words: string[]): Promise<string[]> {
    return (await run(['check', ...words])).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => /([^/]+:\d+:\d+): (\w+ CB\d+)/.exec(line)?.slice(1).join(' ') ?? line);
  }

  it('is the nearest file next to or above the log', async () => {
    const log = write('clinic/2024/log.csv', LOG);
    assert.deepEqual(await listProblems(log), ['log.csv:2:25 warning CB106']);
    write('cocm-billing.json', '{ "checks": { "CB106": "off" } }');
    assert.deepEqual(await listProblems(log), []);
    write('clinic/cocm-billing.json', '{ "checks": { "CB106": "error" } }');
    assert.deepEqual(await listProblems(log), ['log.csv:2:25 error CB106']);
    write('clinic/2024/cocm-billing.json', '{}');
    assert.deepEqual(await listProblems(log), ['log.csv:2:25 warning CB106']);
  });

  it('is only the file that --config names', async () => {
    const log = write('log.csv', LOG);
    write('cocm-billing.json', '{ "checks": { "CB106": "error" } }');
    const other = write('other/ours.json', '{ "checks": { "CB106": "off" } }');
    assert.deepEqual(await listProblems(log, '--config', other), []);
    assert.equal((await run(['check', log])).exitCode, 1);
  });

  it('maps columns with unknown names', async () => {
    const log = write('log.csv', 'Seen on,Pt no,Tracked,IA date\n3/1/2024,A1,70,3/1/2024\n');
    assert.equal((await run(['report', log])).exitCode, 1);
    write(
      'cocm-billing.json',
      '{ "columns": { "seen on": "Date", "Pt_No": "MRN", "TRACKED": "Minutes" }, "dateOrder": "dayFirst" }',
    );
    const { stdout, exitCode } = await run(['report', log]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^1\/1\/2024,1\/3\/2024,A1,,,70,,TRUE,0,0,,\n/m);
  });

  it('names a fee file, with problems in the output if it or a row can’t be read', async () => {
    const log = write('log.csv', LOG);
    write('cocm-billing.json', '{ "checks": { "CB106": "off" }, "feeFile": "fees.csv" }');
    assert.deepEqual(await listProblems(log), ['cocm-billing.json:1:44 error CB152']);
    write('fees.csv', 'code,amount\n99492,160.32\n99493,many\n');
    assert.deepEqual(await listProblems(log), ['fees.csv:3:1 error CB152']);
    write('fees.csv', 'code,amount\n99492,160.32\n');
    assert.deepEqual(await listProblems(log), []);
    const { stdout } = await run(['report', log, '--format', 'json']);
    const { totals } = JSON.parse(stdout) as { totals: { estimate: unknown } };
    assert.deepEqual(totals.estimate, { amount: '160.32', without: [] });
  });

  it('selects one of two columns for a field', async () => {
    const log = write('log.csv', 'Date,MRN,Minutes,Billable minutes,IA date\n1/3/2024,A1,20,70,1/3/2024\n');
    assert.deepEqual(await listProblems(log), ['log.csv:1:18 error CB002']);
    write('cocm-billing.json', '{ "columns": { "Minutes": null } }');
    assert.match((await run(['report', log])).stdout, /,70,,TRUE/);
    write('cocm-billing.json', '{ "columns": { "Minutes": "Minutes" } }');
    assert.match((await run(['report', log])).stdout, /,20,,0,0/);
  });

  it('sets the order of dates only if the log does not show it', async () => {
    write('cocm-billing.json', '{ "dateOrder": "dayFirst" }');
    const ambiguous = write('ambiguous.csv', `${HEADER}\n3/1/2024,A1,70,3/1/2024,\n`);
    const shows = write('shows.csv', `${HEADER}\n3/1/2024,A1,70,3/1/2024,\n3/25/2024,A1,5,,\n3/26/2024,A2,5,,\n`);
    assert.match((await run(['report', ambiguous])).stdout, /^1\/1\/2024,1\/3\/2024/m);
    assert.match((await run(['report', shows])).stdout, /^3\/1\/2024,3\/1\/2024/m);
  });

  it('suppresses an accepted problem only for its patient and month', async () => {
    const row = '1/3/2024,A1,500,1/3/2024,\n';
    const log = write('log.csv', `${HEADER}\n${row}${row.replace('A1', 'A2')}${row.replace('1/3', '2/3')}`);
    const tooLong = async (file: string): Promise<string[]> =>
      (await listProblems(file)).filter((line) => line.includes('CB103'));
    assert.equal((await tooLong(log)).length, 3);
    const accept = (place: string): string =>
      write('cocm-billing.json', `{ "suppressions": [{ "code": "CB103", ${place}"reason": "crisis days" }] }`);
    for (const [place, lines] of [
      ['"mrn": "A1", "month": "2024-01", ', ['4', '3']],
      ['"mrn": "A1", ', ['3']],
      ['"month": "2024-01", ', ['4']],
      ['', []],
    ] as const) {
      accept(place);
      assert.deepEqual(
        (await tooLong(log)).map((line) => line.split(':')[1]),
        lines,
        place,
      );
      const { warnings } = JSON.parse((await run(['check', log, '--format', 'json'])).stdout) as { warnings: number };
      assert.equal(warnings, (await listProblems(log)).filter((line) => line.includes(' warning ')).length);
    }
  });

  it('a warning that is changed to an error counts as an error, and its row still counts', async () => {
    const log = write('log.csv', LOG);
    write('cocm-billing.json', '{ "checks": { "CB106": "error" } }');
    const { exitCode, stdout, stderr } = await run(['report', log]);
    assert.equal(exitCode, 1);
    assert.match(stdout, /,70,,TRUE/);
    assert.match(stderr, /^1 error in the log\. /);
  });

  it('invalid parts are reported with line and column, and the rest is applied', async () => {
    const log = write('log.csv', LOG);
    const file = write(
      'cocm-billing.json',
      '{\n  "dateOrders": "dayFirst",\n  "checks": { "CB106": "off", "CB010": "off" }\n}\n',
    );
    assert.deepEqual(await listProblems(log), [
      'cocm-billing.json:2:3 error CB301',
      'cocm-billing.json:3:31 error CB305',
    ]);
    const { exitCode, stdout, stderr } = await run(['report', log, '--config', file]);
    assert.equal(exitCode, 1);
    assert.match(stdout, /,70,,TRUE/);
    assert.match(
      stderr,
      /cocm-billing\.json:2:3: error CB301 "dateOrders" isn't a known setting here\. Did you mean "dateOrder"\?/,
    );
  });

  it('a file that cannot be read gives exit code 2 and one line', async function () {
    const log = write('log.csv', LOG);
    const missing = folder.join('missing.json');
    assert.deepEqual(await run(['check', log, '--config', missing]), {
      exitCode: 2,
      stdout: '',
      stderr: `${missing}: The file doesn't exist.\n`,
    });
    assert.match(
      (await run(['report', log, '--config', folder.path])).stderr,
      /^[^\n]*: This is a folder, not a file\.\n$/,
    );
    assert.match((await run(['report', log, '--config', ''])).stderr, /--config needs the name of a file/);
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      const file = write('cocm-billing.json', '{}');
      chmodSync(file, 0);
      const { exitCode, stderr } = await run(['report', log]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /cocm-billing\.json: You don't have permission to use it\.\n$/);
    }
  });

  it('logs with different files cannot be read together, unless --config names one file', async () => {
    const one = write('a/log.csv', LOG);
    const other = write('b/log.csv', LOG);
    const file = write('a/cocm-billing.json', '{}');
    const { exitCode, stderr } = await run(['report', one, other]);
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /uses a different cocm-billing\.json than .*\. Read them separately, or name one file with --config\.\n$/,
    );
    assert.equal((await run(['report', one, other, '--config', file])).exitCode, 0);
  });

  it('a roster is read, with its path relative to the file', async () => {
    const log = write('logs/2024/log.csv', 'Date,MRN,Minutes\n1/3/2024,A1,70\n');
    write('logs/cocm-billing.json', '{ "roster": "../patients/roster.csv" }');
    const roster = write(
      'patients/roster.csv',
      'MRN,Name,Payer,Enrolled at\nA1,x,"Anthem, Inc.",1/2/2024\nA1,x,Cigna,1/2/2024\n',
    );
    assert.deepEqual(await listProblems(log), ['roster.csv:3:1 error CB321']);
    writeFileSync(roster, 'MRN;Payer;Enrolled at\nA1;Anthem, Inc.;1/2/2024\n');
    const { stdout, exitCode } = await run(['report', log]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^1\/1\/2024,1\/2\/2024,A1,,,70,"Anthem, Inc\.",TRUE,0,0,,\n/m);
  });

  it('a roster can be several files, and those that can be read are used', async () => {
    const log = write('log.csv', 'Date,MRN,Minutes\n1/3/2024,A1,70\n');
    write(
      'cocm-billing.json',
      '{ "roster": ["a.csv", { "path": "b.csv", "columns": { "Pt": "MRN", "Sx": "Sex" } }, "c.csv"] }',
    );
    write('a.csv', 'MRN,Payer\nA1,Cigna\n');
    write('b.csv', 'Pt,Enrolled at,Sx\nA1,1/2/2024,fem\n');
    assert.deepEqual(await listProblems(log), ['cocm-billing.json:1:85 error CB307', 'b.csv:2:13 warning CB460']);
    assert.match((await run(['report', log])).stdout, /^1\/1\/2024,1\/2\/2024,A1,,,70,Cigna,/m);
  });

  it('a roster that cannot be read is reported at its position, and is not used', async () => {
    const log = write('log.csv', LOG);
    write('cocm-billing.json', '{\n  "roster": "missing.csv"\n}\n');
    assert.deepEqual(await listProblems(log), ['cocm-billing.json:2:13 error CB307', 'log.csv:2:25 warning CB106']);
    assert.match((await run(['report', log])).stdout, /,70,,TRUE/);
    assert.match(
      (await run(['check', log])).stdout,
      /The roster isn't used because it can't be read\. The file doesn't exist\./,
    );
  });
});
