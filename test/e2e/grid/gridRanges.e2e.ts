import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Notes';
const ROWS = [
  '1/3/2024,A1,Ana,Ruiz,20,Initial Assessment,T. Nguyen,Cigna,1/3/2024,',
  '1/9/2024,A1,Ana,Ruiz,15,Follow Up,T. Nguyen,Cigna,1/3/2024,"by phone, then',
  'in person"',
  '1/20/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,Cigna,1/3/2024,',
  '2/2/2024,B2,Omar,Haddad,30,Initial Assessment,R. Alvarez,Humana,2/2/2024,',
];
const LOG = `${[HEADER, ...ROWS].join('\n')}\n`;
/** Columns of this log, counting from 1. */
const [MRN, MINUTES, ACTIVITY, STAFF, NOTES] = [2, 5, 6, 7, 10] as const;
const FILE = 'ranges.timelog.csv';

describe('ranges of cells in the grid', () => {
  it('are selected with Shift or the mouse, copied in spreadsheet format, cut, pasted, and undone in one step', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(2, MINUTES).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await bench.waitFor('six cells', async () => (await grid.range().count()) === 6);
    await bench.screenshot('grid-range');
    await keyboard.press('ControlOrMeta+C');
    await bench.waitForValue(() => bench.readClipboard(), '20\tInitial Assessment\n15\tFollow Up\n10\tFollow Up');

    // Select the notes with the mouse. One of them contains a line break.
    await grid.cell(2, NOTES).hover();
    await bench.page.mouse.down();
    await grid.cell(3, NOTES).hover();
    await grid.cell(5, NOTES).hover();
    await bench.page.mouse.up();
    await bench.waitFor('three cells', async () => (await grid.range().count()) === 3);
    await keyboard.press('ControlOrMeta+X');
    await grid.cell(3, NOTES).filter({ hasNotText: 'phone' }).waitFor();
    await bench.waitForValue(() => bench.readClipboard(), '\n"by phone, then\nin person"\n');
    await keyboard.press('ControlOrMeta+Z');
    await grid.cell(3, NOTES).filter({ hasText: 'phone' }).waitFor();

    // Paste from a spreadsheet over minutes and activities. One undo reverts it.
    await bench.writeClipboard('21.5\tRegistry Review\r\n16\t"Care, shared"\r\n');
    await grid.cell(2, MINUTES).click();
    await keyboard.press('ControlOrMeta+V');
    await grid.band('Ruiz, Ana', '47.5 min').waitFor();
    await bench.saveAndExpect(
      FILE,
      LOG.replace('20,Initial Assessment', '21.5,Registry Review').replace('15,Follow Up', '16,"Care, shared"'),
    );
    await keyboard.press('ControlOrMeta+Z');
    await grid.band('Ruiz, Ana', '45 min').waitFor();
    await keyboard.press('ControlOrMeta+Y');
    await grid.band('Ruiz, Ana', '47.5 min').waitFor();
    await keyboard.press('ControlOrMeta+Z');
    await grid.band('Ruiz, Ana', '45 min').waitFor();

    // Pasting more rows than the patient-month has is rejected, and nothing changes.
    await bench.writeClipboard('1\n2\n3\n4\n5');
    await keyboard.press('ControlOrMeta+V');
    await grid.message('Nothing was pasted').waitFor();
    await bench.screenshot('grid-paste-refused');
    await bench.saveAndExpect(FILE, LOG);
  });

  it('get what is typed in their first cell, are filled with Ctrl+Enter, and a band does not change the clipboard', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(2, MINUTES).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.type('21');
    await keyboard.press('Enter');
    await grid.cell(3, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await bench.saveAndExpect(FILE, LOG.replace(',20,Initial', ',21,Initial'));
    await keyboard.type('12');
    await keyboard.press('ControlOrMeta+Enter');
    await grid.cell(2, MINUTES).filter({ hasText: '12' }).waitFor();
    await bench.saveAndExpect(FILE, LOG.replace(',20,Initial', ',12,Initial').replace(',15,Follow', ',12,Follow'));
    await bench.writeClipboard('kept');
    await grid.band('Ruiz, Ana').click();
    await keyboard.press('ControlOrMeta+C');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await bench.readClipboard(), 'kept');
  });

  it('are filled down, cleared, and deleted, and rows are inserted and pasted as new rows', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(2, STAFF).click();
    await grid.cell(5, STAFF).click({ modifiers: ['Shift'] });
    await keyboard.press('ControlOrMeta+D');
    await grid.cell(5, STAFF).filter({ hasText: 'T. Nguyen' }).waitFor();
    await grid.cell(3, ACTIVITY).click();
    await keyboard.press('Delete');
    await grid.cell(3, ACTIVITY).filter({ hasNotText: 'Follow' }).waitFor();
    const filled = LOG.replace('10,Follow Up,R. Alvarez', '10,Follow Up,T. Nguyen').replace('15,Follow Up', '15,');
    await bench.saveAndExpect(FILE, filled);

    await grid.chooseFromMenu(grid.cell(5, MRN), 'Insert Row Above');
    await bench.waitFor('the new row', async () => (await grid.frame.locator('.entry').count()) === 5);
    await grid.cell(5, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await keyboard.type('9');
    await keyboard.press('Enter');
    await grid.band('Ruiz, Ana', '54 min').waitFor();

    await bench.writeClipboard('Minutes\tMRN\tDate\tInitial Assessment\n12\tC3\t3/4/2024\t3/4/2024\n');
    await keyboard.press('ControlOrMeta+Shift+V');
    await grid.band('C3', '12 min').waitFor();

    // Select the first two rows by their line numbers.
    await grid.frame.locator('.entry .line-cell').nth(0).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('ControlOrMeta+Shift+K');
    await bench.waitFor('four rows', async () => (await grid.frame.locator('.entry').count()) === 4);
    const [, first, second, secondEnd] = filled.split('\n');
    const inserted = '1/20/2024,A1,Ana,Ruiz,9,,,Cigna,1/3/2024,\n1/20/2024,A1';
    const expected = filled.replace(`${first}\n${second}\n${secondEnd}\n`, '').replace('1/20/2024,A1', inserted);
    await bench.saveAndExpect(FILE, `${expected}3/4/2024,C3,,,12,,,,3/4/2024,\n`);

    await keyboard.press('ControlOrMeta+A');
    await keyboard.press('ControlOrMeta+C');
    await bench.waitFor('all rows copied', async () => (await bench.readClipboard()).split('\n').length === 4);
  });

  it('stay selected while Tab moves between their cells and values are typed', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(2, MINUTES).click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowRight');
    await bench.waitFor('four cells', async () => (await grid.range().count()) === 4);
    // Typing begins in the first cell, as in a spreadsheet. From the last cell, Tab goes to the first one again.
    for (const value of ['21', 'Intake', '16', 'Care Review']) {
      await keyboard.type(value);
      await keyboard.press('Tab');
      await grid.editor().waitFor({ state: 'detached' });
    }
    await grid.cell(2, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await bench.waitForValue(() => grid.range().count(), 4);
    await bench.screenshot('grid-range-typed');
    await bench.saveAndExpect(
      FILE,
      LOG.replace('20,Initial Assessment', '21,Intake').replace('15,Follow Up', '16,Care Review'),
    );
  });

  it('are copied completely from a long log, including rows that were never in view', async () => {
    const bench = workbench();
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `1/${1 + (index % 28)}/2024,A1,Ana,Ruiz,${index + 1},Follow Up,T. Nguyen,Cigna,1/1/2024,`,
    );
    const grid = await Grid.open(FILE, { [FILE]: `${[HEADER, ...rows].join('\n')}\n` });
    const { keyboard } = bench.page;
    await grid.chooseView('In File Order');
    await grid.cell(2, MINUTES).click();
    await keyboard.press('Shift+ControlOrMeta+ArrowDown');
    await grid.row(3001).waitFor();
    await keyboard.press('ControlOrMeta+C');
    await bench.waitFor('the copy', async () => (await bench.readClipboard()).split('\n').length === 3000);
    assert.equal(await bench.readClipboard(), rows.map((_, index) => String(index + 1)).join('\n'));
  });

  it('shows the figures of selected cells, and fills cells by dragging the handle', async () => {
    const bench = workbench();
    const grid = await Grid.open('sample.timelog.csv');
    await grid.band('Guzman, Holly', 'Jan 2024').waitFor();
    const rows = grid.frame.locator('.entry');
    const minutes = (row: number) => rows.nth(row).locator('[data-column="4"]');
    await minutes(0).click();
    await minutes(2).click({ modifiers: ['Shift'] });
    const cells = await Promise.all([0, 1, 2].map((row) => minutes(row).locator('.text').innerText()));
    const hundredths = cells.reduce((sum, cell) => sum + Math.round(Number(cell) * 100), 0);
    const figures = grid.frame.locator('.selection-figures');
    await figures.filter({ hasText: `Sum ${String(hundredths / 100)}` }).waitFor();
    await figures.filter({ hasText: 'Count 3' }).waitFor();
    for (const width of [1100, 1920, 1400]) {
      await bench.page.setViewportSize({ width, height: 900 });
      await bench.screenshot(`grid-figures-${width}`);
    }
    const activity = (row: number) => rows.nth(row).locator('[data-column="5"]');
    await activity(0).click();
    const value = await activity(0).locator('.text').innerText();
    const box = await activity(2).boundingBox();
    assert.ok(box);
    await activity(0).locator('.fill-handle').hover();
    await bench.page.mouse.down();
    await bench.page.mouse.move(box.x + 20, box.y + 5, { steps: 5 });
    await bench.page.mouse.up();
    await activity(1).filter({ hasText: value }).waitFor();
    await activity(2).filter({ hasText: value }).waitFor();
    await bench.screenshot('grid-filled');
    await bench.setTheme('dark');
    await bench.screenshot('grid-filled-dark');
  });
});
