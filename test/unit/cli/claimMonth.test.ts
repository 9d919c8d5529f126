import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { NODE_CONTEXT, run } from '../../../src/cli/cli';
import type { Outcome } from '../../../src/verbs/outcome';
import { day } from '../support/billing';
import { readEvents } from '../support/claims';
import { buildLog, type Entry } from '../support/logBuilder';
import { temporaryFolder } from '../support/temporaryFolder';

const PAGE = readFileSync('docs/claims.md', 'utf8');
const FIRST = PAGE.indexOf('## From the month to the claim');
const COMMANDS = PAGE.slice(FIRST, PAGE.indexOf('\n## ', FIRST + 1))
  .split('\n')
  .filter((line) => line.startsWith('cocm-billing '));

const PATIENT = { mrn: '10423', assessment: '3/2/2026' };
const MARCH: Partial<Entry>[] = [
  { ...PATIENT, date: '3/2/2026', minutes: '40' },
  { ...PATIENT, date: '3/20/2026', minutes: '35' },
  { ...PATIENT, mrn: '20517', date: '3/9/2026', minutes: '72', assessment: '3/9/2026' },
];

describe('a month of claims, by the commands of docs/claims.md', () => {
  const folder = temporaryFolder();
  const write = (...rows: Partial<Entry>[]): string => folder.write('logs/clinic.timelog.csv', buildLog(...rows));
  const read = (name: string): string => readFileSync(folder.join(name), 'utf8');

  /** Runs the command of the page that starts like this, in the folder. */
  const runCommand = (start: string): Promise<Outcome> => {
    const command = COMMANDS.find((line) => line.startsWith(`cocm-billing ${start}`));
    assert.ok(command, `${start} isn't on the page`);
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
    return run(
      words.slice(1).map((word) => (/^logs$|\.(csv|html)$/.test(word) ? folder.join(word) : word)),
      { ...NODE_CONTEXT, today: () => day(2026, 5, 20) },
    );
  };

  it('goes from the log to the charges, a correction after a late entry, a denial, and the packet', async () => {
    // Without a consultation, the claims have to be checked.
    folder.write('cocm-billing.json', '{ "readiness": { "CB123": "check" } }');
    write(...MARCH);
    assert.equal((await runCommand('check')).exitCode, 0);
    assert.match((await runCommand('ready')).stdout, /Check: 2 patient-months/);
    assert.equal((await runCommand('charges logs --new --month')).stderr.split('\n')[0], 'There are no new charges.');
    assert.equal((await runCommand('decide')).stderr, 'Approved: 2 patient-months.\n');
    assert.match((await runCommand('ready')).stdout, /Ready: 2 patient-months/);

    assert.match(
      (await runCommand('charges logs --new --record --month 2026-03 -o march.csv')).stderr,
      /^New charges: 2 claims to bill/,
    );
    const charges = parse<Record<string, string>>(read('march.csv'), { columns: true });
    assert.deepEqual(
      charges.map((row) => [row['MRN'], row['Code'], row['Units'], row['Frequency']]),
      [
        ['10423', '99492', '1', '1'],
        ['20517', '99492', '1', '1'],
      ],
    );

    const billed = await runCommand('ready');
    assert.match(billed.stdout, /: 2026-03 99492: Billed: sent on \d+\/\d+\/20\d\d; approved on/);
    assert.match(
      billed.stdout,
      /\nReady: 0 patient-months.*\nCheck: 0 .*\nHeld: 0 .*\nBilled: 2 patient-months, 2 patients, 2 × 99492\n/,
    );

    write(...MARCH, { ...PATIENT, date: '3/30/2026', minutes: '30' });
    const changed = await runCommand('ready');
    assert.match(
      changed.stdout,
      /: 2026-03 .*: To be replaced: sent on [\d/]+, to replace: minutes 75 → 105 \(\+30\); /,
    );
    assert.match(changed.stdout, /\nBilled: 1 patient-month, .*\nTo be replaced: 1 patient-month, /);
    // A row with an error holds the correction back, so it's held in every view.
    write(...MARCH, { ...PATIENT, date: '3/30/2026', minutes: '30' }, { ...PATIENT, date: '3/31/2026', minutes: 'x' });
    const waiting = await runCommand('ready');
    assert.match(waiting.stdout, /: Held: sent on .*; a row with an error could belong to it/);
    assert.equal(waiting.exitCode, 1);
    write(...MARCH, { ...PATIENT, date: '3/30/2026', minutes: '30' });
    assert.match((await runCommand('check')).stdout, /warning CB447 Mar 2026 has changed since it was billed/);
    const corrected = await runCommand('charges logs --new --record --month 2026-03 -o march-corrections.csv');
    assert.match(corrected.stderr, /New charges: 1 claim to replace/);
    const corrections = parse<Record<string, string>>(read('march-corrections.csv'), { columns: true });
    assert.deepEqual(
      corrections.map((row) => [row['MRN'], row['Code'], row['Frequency'], row['Original reference']]),
      [
        ['10423', '99492', '7', charges[0]?.['Batch']],
        ['10423', '99494', '7', charges[0]?.['Batch']],
      ],
    );

    folder.write(
      'answers.csv',
      'MRN,DOS,Code,Status,Paid,Payer claim number,Reason\n10423,3/31/2026,99492,Paid,150.27,C77,\n10423,3/31/2026,99494,Denied,0,C77,CO-16\n',
    );
    assert.equal((await runCommand('posted')).stderr, 'Recorded: 1 line denied, 1 line paid ($150.27).\n');
    const before = read('logs/clinic.billed.csv');
    assert.equal((await runCommand('posted')).stderr, 'Nothing new was recorded.\nRecorded already: 2 lines.\n');
    assert.equal(read('logs/clinic.billed.csv'), before);
    const answered = await runCommand('ready');
    assert.match(answered.stdout, /: Billed: sent on [\d/]+ and denied/);
    assert.equal(answered.exitCode, 0);
    const json = await run(['ready', folder.join('logs'), '--state', 'billed', '--format', 'json']);
    const { claims } = JSON.parse(json.stdout) as {
      claims: { mrn: string; state: string; claim: { answer: string } }[];
    };
    assert.deepEqual(claims.map(({ mrn, state, claim }) => [mrn, state, claim.answer]).sort(), [
      ['10423', 'billed', 'denied'],
      ['20517', 'billed', 'out'],
    ]);
    assert.match((await runCommand('check')).stdout, /warning CB449 The payer denied 99494 of Mar 2026/);

    assert.equal((await runCommand('packet')).exitCode, 0);
    const packet = read('packet.html');
    for (const text of ['Approved', 'reviewed with the consultant', 'Replaced', 'Denied', 'CO-16', '$150.27', 'C77']) {
      assert.ok(packet.includes(text), text);
    }
    assert.deepEqual(
      readEvents(before).map(({ kind, mrn, code }) => `${kind} ${mrn} ${code ?? ''}`.trim()),
      [
        ...['approved 10423', 'approved 20517', 'billed 10423 99492', 'billed 20517 99492'],
        ...['replaced 10423 99492', 'replaced 10423 99494', 'paid 10423 99492', 'denied 10423 99494'],
      ],
    );
  });

  it('shows a denied line in the report until a person decides, and then sends the claim again', async () => {
    folder.write('cocm-billing.json', '{ "readiness": { "CB123": "ignore" } }');
    write(...MARCH);
    await runCommand('charges logs --new --record --month 2026-03 -o march.csv');
    folder.write('answers.csv', 'MRN,Month,Status,Payer claim number,Reason\n10423,2026-03,denied,C77,CO-16\n');
    await runCommand('posted');
    const report = (format: string): Promise<Outcome> => run(['report', folder.join('logs'), '--format', format]);
    assert.ok((await report('html')).stdout.includes('Denied by the payer'));
    const { denied } = JSON.parse((await report('json')).stdout) as { denied: { mrn: string; reason: string }[] };
    assert.deepEqual(
      denied.map(({ mrn, reason }) => [mrn, reason]),
      [['10423', 'CO-16']],
    );
    const decide = ['decide', folder.join('logs'), '--approve', '--month', '2026-03', '--reason', 'NPI added'];
    assert.equal((await run(decide)).stderr, 'No decision was recorded.\n');
    assert.equal((await run([...decide, '--mrn', '10423'])).stderr, 'Approved: 1 patient-month.\n');
    assert.ok(!(await report('html')).stdout.includes('Denied by the payer'));
    await runCommand('charges logs --new --record --month 2026-03 -o march-corrections.csv');
    const [row] = parse<Record<string, string>>(read('march-corrections.csv'), { columns: true });
    assert.deepEqual([row?.['Frequency'], row?.['Original reference']], ['7', 'C77']);
  });

  it('lists lines of the payer without a claim, and refuses another file', async () => {
    write(...MARCH);
    const answers = folder.write('answers.csv', 'MRN,Month,Status\n10423,2026-03,paid\n');
    const outcome = await runCommand('posted');
    assert.equal(outcome.exitCode, 1);
    assert.ok(outcome.stderr.startsWith(`${answers}:2:1: warning CB452 Not recorded.`), outcome.stderr);
    folder.write('answers.csv', 'a,b\n1,2\n');
    assert.deepEqual(
      [(await runCommand('posted')).exitCode, (await runCommand('posted')).stderr.includes('(CB450)')],
      [2, true],
    );
    const log = folder.join('logs/clinic.timelog.csv');
    assert.equal((await run(['posted', log, log])).exitCode, 2);
  });
});
