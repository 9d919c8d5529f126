import assert from 'node:assert/strict';
import type { GridLayout } from '../../../../../src/protocol/gridMessages';
import { layOutColumns, setColumnHidden } from '../../../../../src/webview/grid/table/columnLayout';
import { measureColumn, measureFirstWidths } from '../../../../../src/webview/grid/table/measuredWidths';
import { entry } from '../lines';

/** Every character is 10 pixels wide. */
const measure = (text: string): number => text.length * 10;

describe('the widths of columns by their content', () => {
  const columns = [
    { name: 'MRN', field: 'mrn' as const },
    { name: 'Minutes', field: 'minutes' as const },
    { name: 'Notes', field: 'notes' as const },
  ];
  const entries = [
    entry(1, { cells: ['x'.repeat(36), '7', 'short'] }),
    entry(2, { cells: ['A1', '12.5', 'x'.repeat(90)] }),
  ];

  it('fit the longest value or the name, whichever is wider', () => {
    assert.equal(measureColumn(columns[0]!, 0, entries, measure), 378);
    assert.equal(measureColumn(columns[1]!, 1, entries, measure), 104);
  });

  it('at first show the beginning of long identifiers and texts, so that other columns are in view', () => {
    assert.deepEqual([...measureFirstWidths(columns, entries, measure).values()], [130, 104, 260]);
    assert.deepEqual(measureFirstWidths([{ name: 'n', field: undefined }], [], measure).get('n'), 56);
  });

  it('give the notes what the other columns leave, unless a person has chosen their width', () => {
    const widths = measureFirstWidths(columns, entries, measure);
    const layout = { widths: [], hidden: [], frozen: 0 };
    const content = { widths, lineColumn: 58 };
    assert.deepEqual(layOutColumns(columns, layout, 1, 1000, content).widths, [130, 104, 1000 - 58 - 130 - 104]);
    assert.deepEqual(layOutColumns(columns, layout, 1, 300, content).widths, [130, 104, 260]);
    const chosen: GridLayout = { ...layout, widths: [['Notes', 90]] };
    assert.deepEqual(layOutColumns(columns, chosen, 1, 1000, content).widths, [130, 104, 90]);
  });
});

describe('frozen columns', () => {
  const names = ['Date', 'MRN', 'Name', 'Minutes'];
  const layout: GridLayout = { widths: [], hidden: [], frozen: 2 };

  it('stay the same ones when a column is hidden and shown again', () => {
    const hidden = setColumnHidden(layout, 'Date', true, names);
    assert.equal(hidden.frozen, 1);
    assert.deepEqual(setColumnHidden(hidden, 'Date', false, names), layout);
    assert.equal(setColumnHidden(layout, 'Minutes', true, names).frozen, 2);
  });
});
