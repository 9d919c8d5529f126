import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeRow, makeWorkbook } from '../../unit/support/workbooks';
import { workbench } from '../support/workbench';

type Cells = readonly (string | number)[];

const HEADER: Cells = ['Date', 'MRN', 'Minutes', 'Activity', 'Initial Assessment'];
const FIRST: Cells = ['3/2/2026', 'A1', 40, 'Follow Up', '3/2/2026'];
const SECOND: Cells = ['3/9/2026', 'B2', 35, 'Follow Up', '3/9/2026'];

function makeBook(...rows: readonly Cells[]): Uint8Array {
  const log = [HEADER, ...rows].map((cells, index) => makeRow(index + 1, cells)).join('');
  const sheets = { 'March 2026': log, Phones: makeRow(1, ['Name', 'Phone']) };
  return makeWorkbook({ sheets });
}

describe('a workbook in VS Code', () => {
  it('shows its sheets, becomes a time log, and is read again when it has changed', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv', {
      settings: { 'workbench.editorAssociations': { '*.xlsx': 'cocmBilling.workbookSheets' } },
    });
    const book = path.join(bench.folder, 'clinic.xlsx');
    writeFileSync(book, makeBook(FIRST, SECOND));
    await bench.openFile('clinic.xlsx');
    const page = bench.webview();
    await page.getByText('2 entries, 3/2/2026 to 3/9/2026').waitFor();
    await page.getByText('The header has no Date column').waitFor();
    await bench.screenshot('workbook-sheets-light');

    await page.getByRole('link', { name: 'March 2026' }).click();
    await bench.tab('clinic.timelog.csv').waitFor();
    await bench.page.locator('.monaco-editor', { hasText: '35 min to 99492' }).waitFor();

    writeFileSync(
      book,
      makeBook(
        FIRST,
        [...SECOND.slice(0, 2), 45, ...SECOND.slice(3)],
        ['3/12/2026', 'C3', 20, 'Follow Up', '3/12/2026'],
      ),
    );
    await bench.page.getByRole('button', { name: 'Read Again' }).click();
    const list = bench.page.locator('.quick-input-widget');
    await list.getByText('3/12/2026 · C3 · 20').waitFor();
    await list.getByText('1 Selected').waitFor();
    await bench.screenshot('workbook-again-light');
    await bench.page.keyboard.press('Enter');
    await bench.page.locator('.monaco-editor .view-line', { hasText: 'C3,20' }).waitFor();
    await bench.page.locator('.monaco-editor .view-line', { hasText: 'B2,35' }).waitFor();
  });
});
