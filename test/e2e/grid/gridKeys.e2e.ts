import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Notes';
/** Columns, counting from 1. */
const [DATE, MRN, FIRST_NAME, MINUTES, ACTIVITY, STAFF, NOTES] = [1, 2, 3, 5, 6, 7, 10] as const;
const FILE = 'keys.timelog.csv';

/** Waits until a cell is selected. */
async function waitForSelection(grid: Grid, line: number, column: number): Promise<void> {
  await grid.cell(line, column).and(grid.frame.locator('.selected')).waitFor();
}

describe('keyboard use of the grid', () => {
  it('moves and selects with the same keys as a spreadsheet', async () => {
    const bench = workbench();
    const rows = Array.from(
      { length: 100 },
      (_, row) =>
        `1/${1 + (row % 28)}/2024,A1,Ana,Ruiz,${row + 1},${row === 28 ? '' : 'Follow Up'},T. Nguyen,Cigna,1/1/2024,`,
    );
    const grid = await Grid.open(FILE, { [FILE]: `${[HEADER, ...rows].join('\n')}\n` });
    const { keyboard } = bench.page;
    const pressed = async (keys: string, line: number, column: number): Promise<void> => {
      for (const key of keys.split(' ')) {
        await keyboard.press(key);
      }
      await waitForSelection(grid, line, column);
    };
    const waitForRange = (count: number): Promise<unknown> =>
      bench.waitFor(`${count} cells`, async () => (await grid.range().count()) === count);
    await grid.chooseView('In File Order');
    await grid.cell(2, MRN).click();
    await pressed('ArrowRight', 2, FIRST_NAME);
    await pressed('ArrowDown ArrowLeft', 3, MRN);
    await pressed('ArrowUp', 2, MRN);
    await pressed('End', 2, NOTES);
    await pressed('Home', 2, DATE);
    await pressed('Control+ArrowRight', 2, NOTES);
    await pressed('Control+ArrowLeft', 2, DATE);
    await pressed('Tab', 2, MRN);
    await pressed('Shift+Tab', 2, DATE);
    // From the end of a row, Tab goes to the next row.
    await pressed('End Tab', 3, DATE);
    await pressed('Shift+Tab', 2, NOTES);
    await pressed('Control+End', 101, NOTES);
    await pressed('Control+Home', 2, DATE);

    // Go a page down and up. Then go to the last filled cell before a gap in the column, and to the next filled cell.
    await keyboard.press('PageDown');
    await bench.waitFor(
      'another row',
      async () => (await grid.cell(2, DATE).and(grid.frame.locator('.selected')).count()) === 0,
    );
    await pressed('PageUp', 2, DATE);
    await grid.cell(2, ACTIVITY).click();
    await pressed('Control+ArrowDown', 29, ACTIVITY);
    await pressed('Control+ArrowDown', 31, ACTIVITY);
    await pressed('Control+ArrowDown', 101, ACTIVITY);
    await pressed('Control+ArrowUp', 31, ACTIVITY);

    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+End');
    await waitForRange(2 * 5);
    await bench.screenshot('grid-keys-range');
    await keyboard.press('Escape');
    await waitForRange(0);
    // The range began in the Activity cell, the sixth of the row, which is selected again.
    await keyboard.press('Shift+Home');
    await waitForRange(6);
    await keyboard.press('Escape');
    await keyboard.press('Shift+Space');
    await waitForRange(10);
    await keyboard.press('Escape');
    await keyboard.press('Shift+PageDown');
    await bench.waitFor('many cells', async () => (await grid.range().count()) > 10);
    await keyboard.press('Control+A');
    await keyboard.press('Control+C');
    await bench.waitFor('the copy', async () => (await bench.readClipboard()).split('\n').length === 100);

    // F2 edits the value, Escape discards what was typed, and Shift+Enter accepts it and goes up.
    await keyboard.press('Control+Home');
    await pressed('ArrowDown', 3, DATE);
    await grid.cell(3, MINUTES).click();
    await keyboard.press('F2');
    await keyboard.type('5');
    await keyboard.press('Escape');
    await grid.cell(3, MINUTES).getByText('2', { exact: true }).waitFor();
    await keyboard.type('7.5');
    await pressed('Shift+Enter', 2, MINUTES);
    await grid.cell(3, MINUTES).getByText('7.5', { exact: true }).waitFor();
  });

  it('clears, fills, pastes, and adds in steps that one undo reverts', async () => {
    const bench = workbench();
    const lines = [
      '1/3/2024,A1,Ana,Ruiz,20,Initial Assessment,T. Nguyen,Cigna,1/3/2024,',
      '1/9/2024,A1,Ana,Ruiz,15,Follow Up,T. Nguyen,Cigna,1/3/2024,',
      '1/20/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,Cigna,1/3/2024,',
      '2/2/2024,B2,Omar,Haddad,30,Initial Assessment,R. Alvarez,Humana,2/2/2024,',
    ];
    const [first = '', second = '', third = '', fourth = ''] = lines;
    const text = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
    const grid = await Grid.open(FILE, { [FILE]: text(...lines) });
    const { keyboard } = bench.page;
    const expectSaved = (expected: string): Promise<void> => bench.saveAndExpect(FILE, expected);

    // Clearing a range is one step, and filling it is another.
    await grid.cell(2, ACTIVITY).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Delete');
    await grid.cell(3, STAFF).filter({ hasNotText: 'Nguyen' }).waitFor();
    await expectSaved(
      text(
        first.replace('Initial Assessment,T. Nguyen', ','),
        second.replace('Follow Up,T. Nguyen', ','),
        third,
        fourth,
      ),
    );
    await keyboard.press('Control+Z');
    await grid.cell(3, STAFF).filter({ hasText: 'Nguyen' }).waitFor();
    await grid.cell(2, STAFF).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Control+D');
    await grid.cell(4, STAFF).filter({ hasText: 'Nguyen' }).waitFor();
    await keyboard.press('Control+Z');
    await grid.cell(4, STAFF).filter({ hasText: 'Alvarez' }).waitFor();
    await expectSaved(text(...lines));

    // Paste cells with line breaks and quotes in the clipboard format of Excel and Google Sheets.
    await bench.writeClipboard('by phone\r\n"feels ""better"",\nand sleeps"\r\n');
    await grid.cell(2, NOTES).click();
    await keyboard.press('Control+V');
    await grid.cell(3, NOTES).filter({ hasText: 'sleeps' }).waitFor();
    await expectSaved(text(`${first}by phone`, `${second}"feels ""better"",\nand sleeps"`, third, fourth));
    await bench.screenshot('grid-pasted-breaks');
    await keyboard.press('Control+Z');
    await grid.cell(3, NOTES).filter({ hasNotText: 'sleeps' }).waitFor();

    // Ctrl+Enter accepts the minutes, and adds an entry for the same patient with today's date.
    await grid.cell(5, MINUTES).click();
    await keyboard.type('31');
    await keyboard.press('Control+Enter');
    await bench.waitFor('the new entry', async () => (await grid.frame.locator('.entry').count()) === 5);
    await grid.cell(6, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await keyboard.type('12');
    await keyboard.press('Enter');
    const now = new Date();
    const today = `${now.getMonth() + 1}/${now.getDate()}/${now.getFullYear()}`;
    const added = `${today},B2,Omar,Haddad,12,,,Humana,2/2/2024,`;
    const changed = fourth.replace(',30,', ',31,');
    await expectSaved(text(...lines.slice(0, 3), changed, added));

    // Insert a row below, duplicate it, and open the form, which finds a patient by MRN and suggests today's date.
    await grid.chooseFromMenu(grid.cell(4, MRN), 'Insert Row Below');
    await bench.waitFor('the row below', async () => (await grid.frame.locator('.entry').count()) === 6);
    await grid.cell(5, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await keyboard.type('4');
    await keyboard.press('Enter');
    const below = '1/20/2024,A1,Ana,Ruiz,4,,,Cigna,1/3/2024,';
    await expectSaved(text(...lines.slice(0, 3), below, changed, added));
    await grid.cell(5, MRN).click();
    await keyboard.press('Shift+Alt+ArrowDown');
    await bench.waitFor('the duplicate row', async () => (await grid.frame.locator('.entry').count()) === 7);
    await keyboard.press('Control+Z');
    await bench.waitFor(
      'the removal of the duplicate row',
      async () => (await grid.frame.locator('.entry').count()) === 6,
    );
    await keyboard.press('Control+I');
    const form = grid.frame.getByRole('dialog', { name: 'New entry' });
    await form.waitFor();
    await keyboard.type('b2');
    await form.getByRole('option', { name: 'Haddad, Omar' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.type('8');
    await keyboard.press('Enter');
    await form.getByText('Added.').waitFor();
    await keyboard.press('Escape');
    await expectSaved(text(...lines.slice(0, 3), below, changed, added, added.replace(',12,', ',8,')));
    assert.equal(await grid.frame.locator('.detail-bar.refused').count(), 0);
  });
});
