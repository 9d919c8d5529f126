import assert from 'node:assert/strict';
import { estimate, formatCents, type FeeSchedule } from '../../../src/billing/rules/feeSchedule';
import { addFeesOfFile, DEFAULT_CONFIGURATION } from '../../../src/configuration/configuration';
import { readConfiguration } from '../../../src/configuration/configurationReading';
import { readFeeFile, type FeeFileReading } from '../../../src/configuration/feeFileReading';
import { TextLines } from '../../../src/log/csv/lines';
import { month, readRange } from '../support/billing';

const NATIONAL = [
  'code,locality,facility,amount,from,to',
  '99492,01,no,160.32,2026-01,2026-12',
  '99492,01,yes,91.10,2026-01,2026-12',
  '99494,01,nonfacility,61.46,1/1/2026,12/31/2026',
  '99492,02,no,"$1,170.00",2026-01,',
  '99213,01,no,95.00,2026-01,2026-12',
  '',
].join('\n');

function read(text: string, setting: string): FeeFileReading {
  const { configuration, problems } = readConfiguration(`{ "feeFile": ${setting} }`);
  assert.deepEqual(problems, []);
  assert.ok(configuration.feeFile);
  return readFeeFile(TextLines.of(text), configuration.feeFile);
}

const amount = (fees: FeeSchedule, at: string): string =>
  formatCents(estimate({ base: '99492', addOnUnits: 1 }, month(at), 'full-time', fees).amount);

/** Returns the problems as the characters that they mark and their message. */
function listProblems(text: string, setting = '"fees.csv"'): string[] {
  return read(text, setting).problems.map(
    ({ code, range, message }) => `${code} ${readRange(TextLines.of(text), range)}: ${message}`,
  );
}

describe('A fee file', () => {
  it('has amounts by code, locality, facility, and months, exact to the cent', () => {
    const office = read(NATIONAL, '{ "path": "fees.csv", "locality": "01" }');
    assert.deepEqual(office.problems, []);
    assert.equal(amount(office.fees, '2026-05'), '221.78');
    assert.equal(amount(office.fees, '2027-01'), '0.00');
    assert.equal(
      amount(read(NATIONAL, '{ "path": "fees.csv", "locality": "01", "facility": true }').fees, '2026-05'),
      '91.10',
    );
    assert.equal(amount(read(NATIONAL, '{ "path": "fees.csv", "locality": " 02 " }').fees, '2030-01'), '1,170.00');
  });

  it('can have only the columns code and amount, in any order, case, and delimiter', () => {
    const text = '\uFEFFAmount;Other;CODE\n160.32;x;99492\n61.46;;99494\n';
    assert.equal(amount(read(text, '"fees.csv"').fees, '2026-05'), '221.78');
  });

  it('needs a locality in the configuration if it has several', () => {
    assert.match(listProblems(NATIONAL)[0] ?? '', /^CB152 code,.*: The fee file has 2 localities\. Set "locality"/);
    assert.deepEqual(read(NATIONAL, '"fees.csv"').fees, []);
    assert.match(listProblems(NATIONAL, '{ "path": "f.csv", "locality": "03" }')[0] ?? '', /doesn't have the locality/);
  });

  it('needs the columns code and amount', () => {
    assert.deepEqual(listProblems('MRN,Payer\nA1,Cigna\n'), [
      "CB152 MRN,Payer: The fee file needs the columns code and amount. It isn't used.",
    ]);
  });

  it('has its unreadable rows reported at their position and the others used', () => {
    const text =
      'code,amount,facility,from,to\n99492,much,no,,\n99492,1.234,no,,\n99494,61.46,maybe,soon,\n99492,160.32,no,,\n';
    assert.deepEqual(listProblems(text), [
      "CB152 99492,much,no,,: The amount of this row can't be read. The row isn't used.",
      "CB152 99492,1.234,no,,: The amount of this row can't be read. The row isn't used.",
      "CB152 99494,61.46,maybe,soon,: The facility or from of this row can't be read. The row isn't used.",
    ]);
    assert.equal(amount(read(text, '"fees.csv"').fees, '2026-05'), '160.32');
  });

  it('is overridden by the fees in the configuration', () => {
    const { fees } = read('code,amount\n99492,160.32\n99494,61.46\n', '"fees.csv"');
    const { configuration } = readConfiguration('{ "fees": [{ "amounts": { "99492": 150 } }] }');
    assert.equal(amount(addFeesOfFile(configuration, fees).fees, '2026-05'), '211.46');
    assert.equal(amount(addFeesOfFile(DEFAULT_CONFIGURATION, fees).fees, '2026-05'), '221.78');
  });

  it('has a setting that is reported where it can’t be read', () => {
    const codes = (setting: string): string[] =>
      readConfiguration(`{ "feeFile": ${setting} }`).problems.map(({ code }) => code);
    assert.deepEqual(codes('null'), []);
    assert.deepEqual(codes('{ "locality": "01" }'), ['CB306']);
    assert.deepEqual(codes('{ "path": "f.csv", "facility": "yes" }'), ['CB302']);
    assert.deepEqual(codes('{ "path": "f.csv", "location": "01" }'), ['CB301']);
    assert.deepEqual(codes('7'), ['CB302']);
  });
});
