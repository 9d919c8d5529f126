import assert from 'node:assert/strict';
import { getCellProblems, getRowProblems } from '../../../../../src/webview/grid/table/cellProblems';
import { entry, stateOf } from '../lines';

describe('The problems of a cell', () => {
  const row = entry(1, {
    problems: [
      { code: 'CB101', severity: 'warning', column: 0, message: 'In the future.' },
      { code: 'CB011', severity: 'error', column: 0, message: 'No such day.' },
      { code: 'CB004', severity: 'error', column: 3, message: 'Too many fields.' },
    ],
  });

  it('are listed together, errors first', () => {
    assert.deepEqual(getCellProblems(row, 0, 3), { severity: 'error', text: 'No such day.\nIn the future.' });
    assert.equal(getCellProblems(row, 1, 3), undefined);
  });

  it('belong to the row if the cell has no column', () => {
    assert.deepEqual(getCellProblems(row, -1, 3), { severity: 'error', text: 'Too many fields.' });
  });

  it('name their columns if they are listed for the row', () => {
    const { columns } = stateOf(1, 1);
    assert.deepEqual(getRowProblems(row, columns), {
      severity: 'error',
      text: 'Date: No such day.\nToo many fields.\nDate: In the future.',
    });
    assert.equal(getRowProblems(entry(2), columns), undefined);
  });
});
