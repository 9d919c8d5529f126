import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { run } from '../../../../src/cli/cli';
import { buildLog } from '../../support/logBuilder';
import { temporaryFolder } from '../../support/temporaryFolder';

const ROSTER = [
  'MRN,DOB,Member ID,Sex,Address,City,State,ZIP,Relation to Subscriber,Payer ID',
  'P1,5/6/1980,U12345,F,2 Oak Ave,Salem,OR,97301,Self,62308',
  'P2,1/2/1975,1EG4TE5MK73,M,3 Elm St,Salem,OR,97301,Self,02102',
  '',
].join('\n');

const CONFIGURATION = {
  // The claims are ready, although they have no consultation and are old, and one lacks values.
  readiness: { CB123: 'ignore', CB141: 'ignore', dateOfBirth: 'ignore', payerId: 'ignore' },
  roster: 'roster.csv',
  charges: {
    amounts: { '99492': 320.5, '99493': 290, '99494': 125 },
    layouts: { ours: { basedOn: 'tebra', dateFormat: 'YYYY-MM-DD', delimiter: 'pipe' } },
  },
  billing: {
    submitter: { name: 'Example Clinic', id: 'EX123', contact: 'Billing Office', phone: '5035550100' },
    provider: {
      name: 'Example Clinic',
      npi: '1245319599',
      taxId: '123456789',
      address: '1 Main St',
      city: 'Portland',
      state: 'OR',
      postalCode: '972010001',
    },
    receiver: { name: 'Example Clearinghouse', id: 'CH123' },
    filingCodes: { Cigna: 'CI', Medicare: 'MB' },
    renderingProviders: { '1234567893': 'Rivera, Alma' },
  },
};

const LOG = buildLog(
  { date: '1/30/2024', minutes: '130', problems: 'F33.1' },
  { mrn: 'P2', minutes: '75', payer: 'Medicare', problems: 'F41.1', firstName: 'Bo', lastName: 'Reyes' },
  { mrn: 'SECRET', minutes: '75', problems: 'F41.1', firstName: 'Cy', lastName: 'Ruiz' },
);

describe('claim files of the command line', () => {
  const folder = temporaryFolder();

  function write(name: string, configuration: unknown = CONFIGURATION): string {
    folder.write(`${name}/roster.csv`, ROSTER);
    folder.write(`${name}/cocm-billing.json`, JSON.stringify(configuration));
    return folder.write(`${name}/march.timelog.csv`, LOG);
  }

  it('are one for each payer, and a claim that lacks something is named by its line', async () => {
    const log = write('files');
    const words = ['charges', log, '--new', '--include-check', '--format', '837p', '-o', folder.join('files/out.837')];
    const { exitCode, stderr } = await run(words);
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /march\.timelog\.csv:4: This patient-month isn't in the file\. Its claim lacks: member ID, sex, address/,
    );
    assert.doesNotMatch(stderr, /SECRET/);
    const cigna = readFileSync(folder.join('files/out-cigna.837'), 'utf8');
    assert.match(cigna, /CLM\*[A-Z]+\*570\.5\*\*\*11:B:1\*/);
    assert.match(cigna, /SV1\*HC:99494\*250\*UN\*2\*/);
    assert.match(readFileSync(folder.join('files/out-medicare.837'), 'utf8'), /NM1\*PR\*2\*MEDICARE\*{5}PI\*02102~/);
    assert.equal(existsSync(folder.join('files/march.billed.csv')), false);
  });

  it('are never recorded as billed while they are tests', async () => {
    const log = write('test');
    const output = folder.join('test/out.837');
    const words = ['charges', log, '--new', '--record', '--include-check', '--format', '837p', '-o', output];
    const { exitCode, stderr } = await run(words);
    assert.equal(exitCode, 2);
    assert.match(stderr, /The files would be tests/);
    assert.equal(existsSync(folder.join('test/march.billed.csv')), false);
    assert.equal(existsSync(folder.join('test/out-cigna.837')), false);
  });

  it('are recorded in production with control numbers that count up, without the claims that are not in them', async () => {
    const log = write('production', { ...CONFIGURATION, billing: { ...CONFIGURATION.billing, usage: 'production' } });
    const charge = (name: string) =>
      run(['charges', log, '--new', '--record', '--include-check', '--format', '837p', '-o', folder.join(name)]);
    const { exitCode, stderr } = await charge('production/first.837');
    assert.equal(exitCode, 1);
    assert.match(stderr, /Recorded as batch/);
    const record = readFileSync(folder.join('production/march.billed.csv'), 'utf8');
    assert.doesNotMatch(record, /SECRET/);
    assert.equal(record.match(/,billed,/g)?.length, 3);
    assert.match(readFileSync(folder.join('production/first-cigna.837'), 'utf8'), /IEA\*1\*000000001~/);
    assert.match(readFileSync(folder.join('production/first-medicare.837'), 'utf8'), /IEA\*1\*000000002~/);
    folder.write(
      'production/march.timelog.csv',
      `${LOG}${buildLog({ mrn: 'P2', date: '1/9/2024', minutes: '60', payer: 'Medicare', firstName: 'Bo', lastName: 'Reyes' }).split('\n')[1] ?? ''}\n`,
    );
    // The claim of P2 must be replaced, but no answer of the payer had its number.
    const second = await charge('production/second.837');
    assert.match(second.stderr, /Its claim lacks: the payer’s number of the original claim\./);
  });

  it('have a configuration that lacks something named once', async () => {
    const log = write('incomplete', { roster: 'roster.csv' });
    const { exitCode, stderr } = await run(['charges', log, '--new', '--format', '837p', '-o', folder.join('x.837')]);
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /cocm-billing\.json: Nothing was written\. 837P needs in "billing" of the configuration: name of the submitter, /,
    );
  });

  it('of a layout have its columns, from the configuration or ready-made', async () => {
    const log = write('layout');
    const { stdout } = await run(['charges', log, '--layout', 'ours']);
    assert.match(stdout, /^Patient ID\|Last Name\|/);
    assert.match(stdout, /\|2024-01-31\|2024-01-31\|99494\|\|\|\|\|2\|125\.00\|250\.00\|F33\.1\|/);
    const ready = await run(['charges', log, '--layout', 'cms1500', '--new', '--include-check']);
    assert.match(ready.stdout, /^1a Insured ID,2 Patient Name,/);
    assert.match(ready.stdout, /U12345,"Guzman, Holly",05 06 1980,F,/);
  });

  it('with an unknown layout are an error that lists the layouts', async () => {
    const log = write('unknown');
    const { exitCode, stderr } = await run(['charges', log, '--layout', 'none']);
    assert.equal(exitCode, 2);
    assert.match(stderr, /Unknown layout 'none'\. Use one of: ours, cms1500, tebra, /);
  });

  it('need --new and a file name', async () => {
    const log = write('usage');
    assert.equal((await run(['charges', log, '--format', '837p', '-o', 'x.837'])).exitCode, 2);
    assert.equal((await run(['charges', log, '--new', '--format', '837p'])).exitCode, 2);
    assert.equal((await run(['charges', log, '--format', 'pdf'])).exitCode, 2);
  });
});
