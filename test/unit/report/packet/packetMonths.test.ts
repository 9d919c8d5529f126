import assert from 'node:assert/strict';
import { choosePacketMonths, type PacketChoice } from '../../../../src/report/packet/packetMonths';
import { billText, month } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const LOG = buildLog(
  { mrn: 'B', minutes: '70' },
  { mrn: 'B', date: '2/1/2024', minutes: '60' },
  { mrn: 'A', minutes: '10' },
  { mrn: 'A', date: '2/1/2024', minutes: '60' },
  { mrn: 'C', date: '3/1/2024', minutes: 'ten' },
);

function choose(choice: PacketChoice) {
  const { months, missingClaims, ...rest } = choosePacketMonths(billText(LOG), choice);
  return {
    ...rest,
    months: months.map((one) => `${one.mrn} ${one.month}`),
    missingClaims: missingClaims.map(({ line }) => line),
  };
}

describe('the patient-months of a packet', () => {
  it('of a month are those that earn a code, by MRN', () => {
    assert.deepEqual(choose({ month: month('2024-02') }), {
      months: ['A 202402', 'B 202402'],
      missingClaims: [],
      missingMrns: [],
      withoutCode: 0,
    });
    assert.deepEqual(choose({ month: month('2024-01') }).withoutCode, 1);
  });

  it('of patients are in order of the months, and an MRN without a patient-month is named by its place', () => {
    const { months, missingMrns } = choose({ mrns: ['x', ' B '] });
    assert.deepEqual([months, missingMrns], [['B 202401', 'B 202402'], [1]]);
  });

  it('of a list of claims are in its order, with or without a code, and even if every row is left out', () => {
    const claims = [
      { mrn: 'C', month: month('2024-03'), line: 2 },
      { mrn: 'A', month: month('2024-01'), line: 3 },
      { mrn: 'B', month: month('2024-03'), line: 4 },
    ];
    assert.deepEqual(choose({ claims }), {
      months: ['C 202403', 'A 202401'],
      missingClaims: [4],
      missingMrns: [],
      withoutCode: 0,
    });
  });
});
