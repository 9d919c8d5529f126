import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Notes';
/** Columns, counting from 1. */
const [DATE, MRN, FIRST_NAME, MINUTES, ACTIVITY, STAFF, NOTES] = [1, 2, 3, 5, 6, 7, 10] as const;
const FILE = 'keys.timelog.csv';

/** Waits until a cell is the selected one, in sight as a whole. */
async function isAt(grid: Grid, line: number, column: number): Promise<void> {
  await grid.cell(line, column).and(grid.frame.locator('.selected')).waitFor();
}

describe('the grid by keyboard alone', () => {
  it('moves and selects by every key a spreadsheet has', async () => {
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
      await isAt(grid, line, column);
    };
    const ranges = (count: number): Promise<unknown> =>
      bench.waitFor(`${count} cells`, async () => (await grid.range().count()) === count);
    await grid.chooseView('By Date, as in the File');
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
    // From the end of a row Tab goes on with the next one.
    await pressed('End Tab', 3, DATE);
    await pressed('Shift+Tab', 2, NOTES);
    await pressed('Control+End', 101, NOTES);
    await pressed('Control+Home', 2, DATE);

    // A page down and up again; to where the filled cells of the column end, and on to the next filled one.
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
    await ranges(2 * 5);
    await bench.screenshot('grid-keys-range');
    await keyboard.press('Escape');
    await ranges(0);
    await keyboard.press('Shift+Home');
    await ranges(10);
    await keyboard.press('Escape');
    await keyboard.press('Shift+Space');
    await ranges(10);
    await keyboard.press('Escape');
    await keyboard.press('Shift+PageDown');
    await bench.waitFor('many cells', async () => (await grid.range().count()) > 10);
    await keyboard.press('Control+A');
    await keyboard.press('Control+C');
    await bench.waitFor('the copy', async () => (await bench.readClipboard()).split('\n').length === 100);

    // F2 goes on with the value, Escape drops what was typed, Shift+Enter keeps it and goes up.
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

  it('writes, clears, pastes and adds, each as one step of undo', async () => {
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
    const has = (expected: string): Promise<void> => bench.saveAndExpect(FILE, expected);

    // A range is cleared and filled in one step each.
    await grid.cell(2, ACTIVITY).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Delete');
    await grid.cell(3, STAFF).filter({ hasNotText: 'Nguyen' }).waitFor();
    await has(
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
    await has(text(...lines));

    // Cells with line breaks and quotes, as Excel and Sheets put them on the clipboard.
    await bench.writeClipboard('by phone\r\n"says ""better"",\nand sleeps"\r\n');
    await grid.cell(2, NOTES).click();
    await keyboard.press('Control+V');
    await grid.cell(3, NOTES).filter({ hasText: 'sleeps' }).waitFor();
    await has(text(`${first}by phone`, `${second}"says ""better"",\nand sleeps"`, third, fourth));
    await bench.screenshot('grid-pasted-breaks');
    await keyboard.press('Control+Z');
    await grid.cell(3, NOTES).filter({ hasNotText: 'sleeps' }).waitFor();

    // Ctrl+Enter keeps the minutes and goes on with an entry of today for the same patient.
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
    await has(text(...lines.slice(0, 3), changed, added));

    // A row below, a second one of it, and the form, where the patient is found by MRN and the date is today's.
    await grid.chooseFromMenu(grid.cell(4, MRN), 'Insert Row Below');
    await bench.waitFor('the row below', async () => (await grid.frame.locator('.entry').count()) === 6);
    await grid.cell(5, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await keyboard.type('4');
    await keyboard.press('Enter');
    const below = '1/20/2024,A1,Ana,Ruiz,4,,,Cigna,1/3/2024,';
    await has(text(...lines.slice(0, 3), below, changed, added));
    await grid.cell(5, MRN).click();
    await keyboard.press('Shift+Alt+ArrowDown');
    await bench.waitFor('its twin', async () => (await grid.frame.locator('.entry').count()) === 7);
    await keyboard.press('Control+Z');
    await bench.waitFor('no twin', async () => (await grid.frame.locator('.entry').count()) === 6);
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
    await has(text(...lines.slice(0, 3), below, changed, added, added.replace(',12,', ',8,')));
    assert.equal(await grid.frame.locator('.detail-bar.refused').count(), 0);
  });
});
