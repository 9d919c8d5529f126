import assert from 'node:assert/strict';
import { openWorkbook } from '../../../../src/log/workbook/workbook';
import { findSheets, sheetWords, type FoundSheet } from '../../../../src/sheet/workbook/workbookSheets';
import { TODAY } from '../../support/billing';
import { makeRow, makeWorkbook, type MadeWorkbook } from '../../support/workbooks';

function find(workbook: MadeWorkbook): readonly FoundSheet[] {
  const opened = openWorkbook(makeWorkbook(workbook));
  assert.ok(opened.ok);
  const found = findSheets(opened.value, { today: TODAY });
  assert.ok(found.ok);
  return found.value;
}

describe('the sheets of a workbook', () => {
  const header = makeRow(1, ['Date', 'MRN', 'Minutes', 'Initial Assessment']);

  it('are described by the number of entries and their dates, below titles and above blank rows', () => {
    const title = makeRow(1, ['Care log of the clinic']);
    const rows = [
      makeRow(2, ['Date', 'MRN', 'Minutes', 'Initial Assessment']),
      makeRow(3, ['3/9/2024', 'A1', 20, '3/2/2024']),
      makeRow(4, ['3/2/2024', 'A1', 30, '3/2/2024']),
      makeRow(5, ['soon', 'A1', 30, '3/2/2024']),
    ];
    const [sheet] = find({ sheets: { March: [title, ...rows].join('') } });
    assert.ok(sheet);
    assert.equal(sheetWords(sheet), '3 entries, 3/2/2024 to 3/9/2024');
  });

  it('are described by the reason if they aren’t logs, and hidden ones are marked', () => {
    const sheets = { Log: header, Phones: makeRow(1, ['Name', 'Phone']) };
    const found = find({ sheets, hidden: ['Phones'] });
    assert.deepEqual(
      found.map(({ name, isHidden }) => [name, isHidden]),
      [
        ['Log', false],
        ['Phones', true],
      ],
    );
    assert.deepEqual(found.map(sheetWords)[0], '0 entries');
    assert.match(found.map(sheetWords)[1] ?? '', /date/i);
  });
});
