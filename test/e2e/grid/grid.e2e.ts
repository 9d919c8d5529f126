import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { takeDocImage } from '../support/docImages';
import { workbench, type Theme } from '../support/workbench';

const themes: Theme[] = ['light', 'dark', 'high contrast'];
/** Columns of the sample, counting from 1. */
const MINUTES = 5;
const ACTIVITY = 6;

describe('the grid', () => {
  for (const theme of themes) {
    it(`groups the rows under a band for each patient-month (${theme})`, async () => {
      const bench = workbench();
      const grid = await Grid.open('sample.timelog.csv');
      await bench.setTheme(theme);
      await grid.band('Guzman, Holly', 'Jun 2024', '131.26 min', '99493 + 2 × 99494', '18.74 min to 99494').waitFor();
      await takeDocImage(`grid-${theme.replaceAll(' ', '-')}`);
    });
  }

  for (const theme of themes.slice(0, 2)) {
    it(`marks bad cells and rows that aren't included (${theme})`, async () => {
      const bench = workbench();
      const grid = await Grid.open('problems.timelog.csv');
      await bench.setTheme(theme);
      await grid.band('Rows without a patient or a month', '3 left out').waitFor();
      await grid.cell(6, MINUTES).click();
      await grid.frame.getByText("The minutes aren't a number.").filter({ visible: true }).first().waitFor();
      await takeDocImage(`grid-problems-${theme}`);
    });
  }

  it('edits a cell: the band is updated, and only that cell changes in the saved file', async () => {
    const bench = workbench();
    const grid = await Grid.open('sample.timelog.csv');
    const before = bench.readFile('sample.timelog.csv');
    const band = grid.band('Guzman, Holly', 'Jun 2024');
    await band.waitFor();
    const line = before.split('\n').findIndex((text) => text.startsWith('6/') && text.includes(',Guzman,')) + 1;
    const old = before.split('\n')[line - 1] ?? '';
    const minutes = old.split(',')[MINUTES - 1] ?? '';
    await grid.cell(line, MINUTES).click();
    await bench.page.keyboard.press('F2');
    await grid.editor().waitFor();
    await bench.screenshot('grid-editing');
    await bench.page.keyboard.press('Escape');
    await grid.type(line, MINUTES, '100.5');
    await bench.waitFor('the dirty mark', () => bench.isDirty('sample.timelog.csv'));
    const changed = old.replace(`,${minutes},`, ',100.5,');
    await bench.saveAndExpect('sample.timelog.csv', before.replace(old, changed));

    await bench.page.keyboard.press('ControlOrMeta+Z');
    await grid.cell(line, MINUTES).filter({ hasText: minutes }).waitFor();
    await grid.band('Guzman, Holly', 'Jun 2024', '131.26 min').waitFor();
    await bench.saveAndExpect('sample.timelog.csv', before);
  });

  it('switches to text and back in the same tab, with unsaved changes', async () => {
    const bench = workbench();
    const grid = await Grid.open('sample.timelog.csv');
    await grid.band('Guzman, Holly', 'Jun 2024').waitFor();
    const cell = grid.frame
      .locator('.entry')
      .first()
      .locator(`[data-column="${ACTIVITY - 1}"]`);
    await cell.click();
    await bench.page.keyboard.type('Warm handoff');
    await bench.page.keyboard.press('Enter');
    await bench.waitFor('the dirty mark', () => bench.isDirty('sample.timelog.csv'));
    await Grid.toggle('Open Time Log as Text');
    await bench.page.locator('.monaco-editor .view-line').first().waitFor();
    await bench.waitForValue(() => bench.page.locator('.tab').count(), 1);
    await bench.waitForValue(() => bench.isDirty('sample.timelog.csv'), true);
    await Grid.toggle('Open Time Log in the Grid');
    const again = new Grid(bench.webview());
    await again.frame.getByText('Warm handoff').first().waitFor();
  });

  it('saves the value that is being typed when Ctrl+S is pressed', async () => {
    const bench = workbench();
    const log = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,7,1/3/2024\n';
    const grid = await Grid.open('small.timelog.csv', { 'small.timelog.csv': log });
    await grid.cell(2, 3).click();
    await bench.page.keyboard.type('71');
    await bench.page.keyboard.press('ControlOrMeta+S');
    await bench.waitFor('the file', () => bench.readFile('small.timelog.csv') === log.replace(',7,', ',71,'));
    await bench.waitFor('no dirty mark', async () => !(await bench.isDirty('small.timelog.csv')));
  });

  it('adds, duplicates, and deletes rows from the context menu', async () => {
    const bench = workbench();
    const log =
      'Date,MRN,First name,Last name,Minutes,Activity,Initial Assessment\n1/3/2024,A1,Ana,Ruiz,70,Intake,1/3/2024\n';
    const grid = await Grid.open('small.timelog.csv', { 'small.timelog.csv': log });
    const choose = async (action: string): Promise<void> => {
      await grid.cell(2, 2).click({ button: 'right' });
      await grid.frame.getByRole('menuitem', { name: action }).click();
    };
    await grid.cell(2, 2).click({ button: 'right' });
    await grid.frame.getByRole('menu').waitFor();
    await bench.screenshot('grid-menu');
    await bench.page.keyboard.press('Escape');
    await choose('Duplicate Row');
    await grid.band('Ruiz, Ana', '140 min', '99492 + 2 × 99494').waitFor();
    await choose('Delete Row');
    await grid.band('Ruiz, Ana', '70 min').waitFor();
    await choose('Add Entry for This Patient');
    await bench.waitFor('the new entry', async () => (await grid.frame.locator('.entry').count()) === 2);
    await grid.cell(3, MINUTES).and(grid.frame.locator('.selected')).waitFor();
    await bench.page.keyboard.type('31');
    await bench.page.keyboard.press('Enter');
    await grid.frame.locator('.band', { hasText: '31 min' }).waitFor();
    const today = new Date();
    const date = `${today.getMonth() + 1}/${today.getDate()}/${today.getFullYear()}`;
    await bench.saveAndExpect('small.timelog.csv', `${log}${date},A1,Ana,Ruiz,31,,1/3/2024\n`);
  });

  it('goes to the next problem with F8, and to the first and last rows with Ctrl+Home and Ctrl+End', async () => {
    const bench = workbench();
    const grid = await Grid.open('problems.timelog.csv');
    await grid.cell(4, MINUTES).click();
    await bench.page.keyboard.press('F8');
    const selected = grid.frame.locator('.cell.selected');
    await selected.waitFor();
    const first = await selected.getAttribute('id');
    await bench.page.keyboard.press('F8');
    await bench.waitFor('another cell', async () => (await selected.getAttribute('id')) !== first);
    await bench.page.keyboard.press('ControlOrMeta+Home');
    await bench.page.keyboard.press('ControlOrMeta+End');
    await grid.row(24).waitFor();
  });

  it("shows a message for a log with only a header, and for a file that isn't a log", async () => {
    const bench = workbench();
    const grid = await Grid.open('new.timelog.csv', { 'new.timelog.csv': 'Date,MRN,Minutes\n' });
    await grid.frame.getByText('no entries yet').waitFor();
    await bench.screenshot('grid-empty');
    const other = await Grid.open('letter.timelog.csv', {
      'letter.timelog.csv': 'Dear colleague,\nthe log follows.\n',
    });
    await other.frame.getByText('The header has no Date column').waitFor();
    await bench.screenshot('grid-no-log');
  });

  it('renders only the rows in view of a log with 100,000 rows, and scrolls to its end', async () => {
    const bench = workbench();
    const rows = ['Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment'];
    for (let row = 0; row < 100_000; row++) {
      const patient = 10_000 + (row % 2000);
      rows.push(
        `${1 + (Math.floor(row / 9000) % 12)}/${1 + (row % 28)}/2024,M${patient},Ana,Ruiz ${patient},12.5,Follow Up,T. Nguyen,Cigna,1/1/2024`,
      );
    }
    const grid = await Grid.open('large.timelog.csv', { 'large.timelog.csv': `${rows.join('\n')}\n` });
    await grid.band('Ruiz 10000').first().waitFor();
    assert.ok((await grid.frame.locator('.row').count()) < 150);
    await grid.frame.locator('.entry .cell').nth(3).click();
    await bench.page.keyboard.press('ControlOrMeta+End');
    await grid.band('Ruiz 11999', 'Jan 2024').waitFor();
    assert.ok((await grid.frame.locator('.row').count()) < 150);
    await bench.screenshot('grid-100000-rows');
  });
});
