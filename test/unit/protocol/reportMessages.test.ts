import assert from 'node:assert/strict';
import { CHOOSE_ALL, readSavedPanel, readReportMessage } from '../../../src/protocol/reportMessages';

describe('the saved state of the report panel', () => {
  const saved = { uris: ['file:///a.timelog.csv'], choice: { ...CHOOSE_ALL, month: '2024-03' }, view: 'charts' };

  it('is read even if it has other properties', () => {
    assert.deepEqual(readSavedPanel({ ...saved, scrollTop: 7 }), saved);
  });

  it('is ignored if an older version saved it, or if it has no log', () => {
    for (const other of [undefined, null, { month: '2024-03' }, { ...saved, uris: [] }, { ...saved, view: 'x' }]) {
      assert.equal(readSavedPanel(other), undefined);
    }
  });
});

describe('a message of the report panel', () => {
  it('is undefined if it is not valid', () => {
    assert.ok(readReportMessage({ type: 'choose', choice: CHOOSE_ALL }));
    assert.equal(
      readReportMessage({ type: 'choose', choice: { ...CHOOSE_ALL, order: { column: 'x', isDescending: true } } }),
      undefined,
    );
    assert.equal(readReportMessage({ type: 'export', as: 'pdf' }), undefined);
    assert.ok(readReportMessage({ type: 'revealLine', log: 0, line: 1 }));
    assert.equal(readReportMessage({ type: 'revealLine', log: 0, line: 0 }), undefined);
    assert.equal(readReportMessage({ type: 'revealLine', log: -1, line: 1 }), undefined);
  });

  it('accept a decision about a line or about all lines, and the export of new charges', () => {
    const decision = { type: 'decide', decision: 'approved', key: 'P1 202403' };
    assert.deepEqual(readReportMessage(decision), decision);
    const ofAll = { type: 'decide', decision: null, key: null };
    assert.deepEqual(readReportMessage(ofAll), ofAll);
    assert.equal(readReportMessage({ ...decision, decision: 'paid' }), undefined);
    assert.equal(readReportMessage({ ...decision, key: 1 }), undefined);
    assert.equal(readReportMessage({ type: 'decide', decision: 'held' }), undefined);
    assert.deepEqual(readReportMessage({ type: 'exportNewCharges' }), { type: 'exportNewCharges' });
  });
});
