import assert from 'node:assert/strict';
import {
  counted,
  grouped,
  getLeftOutSentence,
  getMonthKind,
  getProblemCounts,
  getReasonTotal,
  splitAtPoint,
} from '../../../../src/webview/report/wording';

describe('The wording of the report panel', () => {
  it('groups the thousands of a decimal and not its fraction', () => {
    assert.equal(grouped('3744.647'), '3,744.647');
    assert.equal(grouped('1234567.123456'), '1,234,567.123456');
    assert.equal(grouped('999'), '999');
    assert.equal(grouped('0.5'), '0.5');
    assert.equal(grouped('12345'), '12,345');
  });

  it('uses the singular for 1 and the plural for other numbers', () => {
    assert.equal(counted(1, 'row'), '1 row');
    assert.equal(counted(0, 'row'), '0 rows');
    assert.equal(counted(1200, 'entry'), '1,200 entries');
  });

  it('splits a decimal before its point', () => {
    assert.deepEqual(splitAtPoint('135.317'), ['135', '.317']);
    assert.deepEqual(splitAtPoint('60'), ['60', '']);
  });

  it('adds the minutes left out exactly', () => {
    const reason = { code: 'CB011', title: "date doesn't exist" };
    assert.equal(
      getLeftOutSentence([
        { ...reason, rows: 1, minutes: '0.1' },
        { ...reason, rows: 2, minutes: '0.2' },
      ]),
      '3 rows (0.3 minutes) are left out of these totals',
    );
    assert.equal(
      getLeftOutSentence([{ ...reason, rows: 1, minutes: '1' }]),
      '1 row (1 minute) is left out of these totals',
    );
  });

  it('omits the minutes of a reason if there are none', () => {
    assert.equal(getReasonTotal({ code: 'CB013', title: 'minutes missing', rows: 2, minutes: '0' }), '2 rows');
    assert.equal(getReasonTotal({ code: 'CB011', title: '', rows: 1, minutes: '1045.5' }), '1 row, 1,045.5 min');
  });

  it('counts errors and warnings, and omits those that are 0', () => {
    assert.equal(getProblemCounts(0, 0), '');
    assert.equal(getProblemCounts(0, 169), '169 warnings');
    assert.equal(getProblemCounts(1, 2), '1 error, 2 warnings');
  });

  it('shows only once why a month earns no code', () => {
    const line = { key: '', cells: [], isEarned: false, codes: 'no code', entryCount: 1, leftOutCount: 0 };
    const why = 'no initial assessment';
    assert.equal(getMonthKind({ ...line, monthKind: why, next: why }), '');
    assert.equal(getMonthKind({ ...line, monthKind: 'initial month', next: '1 min to 99492' }), 'initial month');
  });
});
