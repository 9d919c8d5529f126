import assert from 'node:assert/strict';
import { REPORT_COLUMNS } from '../../../../../src/report/reportColumns';
import { getColumnLayout, fitWidths, isNothing, isSamePatient } from '../../../../../src/webview/report/table/columns';

const LINE = {
  key: '1',
  isEarned: true,
  codes: '99493',
  monthKind: 'subsequent month',
  next: '1 min to 99494',
  entryCount: 1,
  leftOutCount: 0,
  unplaced: '',
  state: '' as const,
  stateName: '',
  decision: '' as const,
  reasons: [],
};

describe('The columns of the report', () => {
  it('have a layout by name', () => {
    assert.equal(getColumnLayout('Minutes').look, 'minutes');
    assert.equal(getColumnLayout('99492').look, 'baseCode');
    assert.equal(getColumnLayout('99494').look, 'units');
    assert.equal(getColumnLayout('unheard of').look, 'text');
  });

  it('include two adjacent pinned columns, as in the style sheet', () => {
    const pinned = REPORT_COLUMNS.flatMap((name, column) => (getColumnLayout(name).isPinned ? [column] : []));
    assert.deepEqual(pinned, [3, 4]);
  });

  it('are fitted to their cells within limits', () => {
    const cells = ['Bo', 'Featherstonehaugh-Smythe', '12345.678'];
    const [short = 0, long = 0, minutes = 0] = fitWidths(['First name', 'Last name', 'Minutes'], [{ ...LINE, cells }]);
    assert.equal(short, getColumnLayout('First name').minWidth);
    assert.equal(long, getColumnLayout('Last name').maxWidth);
    assert.ok(minutes >= 9);
  });

  it('show whether nothing is earned, and whether a line has the patient of the line above', () => {
    assert.ok(isNothing('0') && !isNothing('TRUE') && !isNothing('10'));
    const above = { ...LINE, cells: ['m1'] };
    assert.ok(isSamePatient(['MRN'], { ...LINE, cells: ['m1'] }, above));
    assert.ok(!isSamePatient(['MRN'], { ...LINE, cells: ['m2'] }, above));
    assert.ok(!isSamePatient(['MRN'], { ...LINE, cells: ['m1'] }, undefined));
  });
});
