import assert from 'node:assert/strict';
import { chargeLines, chargeLinesCsv } from '../../../../src/report/exports/chargeLines';
import { billingReport } from '../../../../src/report/billingReport';
import { readClaimListText } from '../../../../src/report/packet/claimList';
import { billText } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

/** Returns the MRN, the month, and the line of each claim. */
function claimsOf(text: string): (readonly [string, number, number])[] {
  const list = readClaimListText(text);
  assert.ok(list.ok);
  return list.value.claims.map(({ mrn, month, line }) => [mrn, month, line]);
}

describe('a list of claims', () => {
  it('has a patient-month once, in the order of the file', () => {
    assert.deepEqual(claimsOf('MRN,DOS,Code\nB,3/31/2026,99493\nA,2026-03-02,99492\nB,3/31/2026,99494\n'), [
      ['B', 202603, 2],
      ['A', 202603, 3],
    ]);
  });

  it('can have months, another delimiter, and titles above the header', () => {
    assert.deepEqual(claimsOf('Records request\n\nPatient ID;Month\nA;2026-03\n'), [['A', 202603, 4]]);
  });

  it('can be the charge lines', () => {
    const billed = billText(buildLog({ minutes: '70' }, { mrn: '=B', minutes: '75', date: '1/5/2024' }));
    const csv = chargeLinesCsv(chargeLines(billingReport(billed), billed));
    assert.deepEqual(
      claimsOf(csv).map(([mrn, month]) => [mrn, month]),
      billingReport(billed).lines.map(({ mrn, month }) => [mrn, month]),
    );
  });

  it('names the lines that have no MRN or no readable date', () => {
    const list = readClaimListText('MRN,Date\n,3/31/2026\nA,soon\n\nA,3/1/2026\n');
    assert.ok(list.ok);
    assert.deepEqual(
      list.value.unreadable.map(({ line }) => line),
      [2, 3],
    );
    assert.equal(list.value.claims.length, 1);
  });

  it('is not a file without a column for the MRN or the date', () => {
    for (const text of ['', 'MRN,Code\nA,99493\n', 'Name,Date\nA,3/1/2026\n']) {
      const list = readClaimListText(text);
      assert.equal(!list.ok && list.failure.code, 'not-a-list-of-claims', text);
    }
  });
});
