import assert from 'node:assert/strict';
import {
  CHOOSE_ALL,
  type HostToReport,
  type ReportPanelLine,
  type ReportPanelLines,
  type ReportPanelState,
} from '../../../../src/protocol/reportMessages';
import {
  applyMessage,
  findChangedKeys,
  findLineIndex,
  getLine,
  clearChanged,
} from '../../../../src/webview/report/panelModel';

const STATE: ReportPanelState = {
  generation: 1,
  logName: 'a.csv',
  ruleName: 'rule',
  columns: ['MRN', 'Minutes'],
  uris: ['file:///a.csv'],
  months: [],
  payers: [],
  providers: [],
  choice: CHOOSE_ALL,
  view: 'lines',
  lineCount: 3,
  totals: { patients: 1, patientMonths: 3, billableMonths: 0, minutes: '0', units: [], estimate: '', estimateNote: '' },
  states: [],
  leftOut: [],
  withoutCode: '',
  errors: 0,
  warnings: 0,
  notices: 0,
  obstacle: '',
  statements: [],
  assumed: [],
  failed: [],
  worklist: undefined,
  billed: undefined,
  caseload: undefined,
  charts: undefined,
};

function line(key: string, minutes = '10'): ReportPanelLine {
  return {
    key,
    cells: [key, minutes],
    isEarned: false,
    codes: 'no code',
    monthKind: 'initial month',
    next: '60 min to 99492',
    entryCount: 1,
    leftOutCount: 0,
    unplaced: '',
    state: '',
    stateName: '',
    decision: '',
    reasons: [],
  };
}

function linesFrom(start: number, lines: ReportPanelLine[], generation = 1): ReportPanelLines {
  return { generation, start, lines };
}

function stateMessage(lines: ReportPanelLine[], state: Partial<ReportPanelState> = {}): HostToReport {
  const all = { ...STATE, ...state };
  return { type: 'state', state: all, window: linesFrom(0, lines, all.generation) };
}

describe('The marked lines', () => {
  const before = linesFrom(0, [line('a'), line('b'), line('c')]);

  it('are those with different values', () => {
    assert.deepEqual([...findChangedKeys(before, linesFrom(0, [line('a'), line('b', '11'), line('c')]))], ['b']);
  });

  it('include new lines before, between, and after the earlier lines', () => {
    for (const at of [0, 1, 3]) {
      const after = [line('a'), line('b'), line('c')];
      after.splice(at, 0, line('new'));
      assert.deepEqual([...findChangedKeys(before, linesFrom(0, after))], ['new'], `at ${at}`);
    }
  });

  it('do not include lines that only moved into the window', () => {
    assert.deepEqual([...findChangedKeys(before, linesFrom(1, [line('b'), line('c'), line('d'), line('e')]))], []);
    assert.deepEqual(
      [...findChangedKeys(linesFrom(5, [line('f'), line('g')]), linesFrom(4, [line('e'), line('f')]))],
      [],
    );
    assert.deepEqual([...findChangedKeys(before, linesFrom(50, [line('x'), line('y')]))], []);
  });
});

describe('The panel model after a message', () => {
  const first = applyMessage(undefined, stateMessage([line('a')]));

  it('marks no line when the report opens', () => {
    assert.equal(first?.changed.size, 0);
  });

  it('marks the lines that an edit has changed until the marks are cleared', () => {
    const edited = applyMessage(first, stateMessage([line('a', '11')], { generation: 2 }));
    assert.deepEqual([...(edited?.changed ?? [])], ['a']);
    assert.equal(edited && clearChanged(edited).changed.size, 0);
  });

  it('marks no line when another month or log is shown', () => {
    const other = stateMessage([line('a', '11')], { choice: { ...CHOOSE_ALL, month: '2024-03' } });
    assert.equal(applyMessage(first, other)?.changed.size, 0);
    assert.equal(applyMessage(first, stateMessage([line('a', '11')], { logName: 'b.csv' }))?.changed.size, 0);
  });

  it('has the entries of the requested line until the line is removed', () => {
    const entry = {
      date: '1/3/2024',
      minutes: '70',
      total: '70',
      activity: '',
      staff: '',
      crosses: '99492',
      log: 0,
      line: 2,
      place: 'line 2',
    };
    const shown = applyMessage(first, { type: 'entries', key: 'a', entries: [entry], why: [], reasons: [] });
    assert.equal(applyMessage(shown, stateMessage([line('a', '11')]))?.entries?.key, 'a');
    assert.equal(
      applyMessage(shown, { type: 'entries', key: 'a', entries: [], why: [], reasons: [] })?.entries,
      undefined,
    );
  });

  it('has the requested lines, but none of another generation and none before the first state', () => {
    const lines = linesFrom(10, [line('k')]);
    assert.equal(applyMessage(first, { type: 'lines', window: lines })?.window, lines);
    assert.equal(applyMessage(first, { type: 'lines', window: linesFrom(10, [line('k')], 2) }), first);
    assert.equal(applyMessage(undefined, { type: 'lines', window: lines }), undefined);
  });
});

describe('The lines of a window', () => {
  const window = linesFrom(10, [line('k'), line('l')]);

  it('are found by their index in the report', () => {
    assert.equal(getLine(window, 11)?.key, 'l');
    assert.equal(getLine(window, 9), undefined);
    assert.equal(getLine(window, 12), undefined);
  });

  it('are found by key', () => {
    assert.equal(findLineIndex(window, 'l'), 11);
    assert.equal(findLineIndex(window, 'm'), undefined);
  });
});
