import assert from 'node:assert/strict';
import { CHOOSE_ALL, readSavedPanel, readReportMessage } from '../../../src/protocol/reportMessages';

describe('What the report panel keeps while VS Code is closed', () => {
  const kept = { uris: ['file:///a.timelog.csv'], choice: { ...CHOOSE_ALL, month: '2024-03' }, view: 'charts' };

  it('is read back with whatever else stands beside it', () => {
    assert.deepEqual(readSavedPanel({ ...kept, scrollTop: 7 }), kept);
  });

  it('is nothing when an older version kept it, or no log is named', () => {
    for (const other of [undefined, null, { month: '2024-03' }, { ...kept, uris: [] }, { ...kept, view: 'x' }]) {
      assert.equal(readSavedPanel(other), undefined);
    }
  });
});

describe('A message of the report panel', () => {
  it('is one that it would say, or nothing', () => {
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
});
