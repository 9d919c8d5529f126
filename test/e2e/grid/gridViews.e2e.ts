import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { waitForStoredEditors } from '../support/storedEditors';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment';
const LOG = `${[
  HEADER,
  '2/2/2024,B2,Omar,Haddad,65,Follow Up,R. Alvarez,Humana,1/2/2024',
  '1/9/2024,A1,Ana,Ruiz,15,Follow Up,T. Nguyen,Cigna,1/3/2024',
  '1/3/2024,A1,Ana,Ruiz,50,Initial Assessment,T. Nguyen,Cigna,1/3/2024',
  '2/20/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,Cigna,1/3/2024',
].join('\n')}\n`;
const [MINUTES, ACTIVITY] = [5, 6] as const;
const FILE = 'views.timelog.csv';

/** Returns the line numbers of the rows in view, from top to bottom. */
async function readLineNumbers(grid: Grid): Promise<string[]> {
  return grid.frame.locator('.entry .line-cell .number').allTextContents();
}

describe('views of the grid', () => {
  it('fold, group, sort, and filter without changing the file, and an edit changes the right row', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const waitForRows = (rows: string, expected: string): Promise<unknown> =>
      bench.waitFor(rows, async () => (await readLineNumbers(grid)).join() === expected);
    await grid.chooseView('Fold All');
    await waitForRows('no rows', '');
    await grid.band('Ruiz, Ana', 'Jan 2024').locator('.fold').click();
    await waitForRows('one group', '4,3');
    await grid.chooseView('In File Order');
    await waitForRows('the order of the file', '2,3,4,5');
    await grid.frame.getByRole('columnheader', { name: 'Minutes' }).click();
    await waitForRows('rows by minutes', '5,3,4,2');
    await bench.screenshot('grid-sorted');

    // Filter by staff. An edited row stays in view, even if it no longer matches the filter.
    await bench.page.keyboard.press('ControlOrMeta+Shift+L');
    await grid.frame.getByLabel('Staff').selectOption('R. Alvarez');
    await waitForRows('rows of R. Alvarez', '5,2');
    await grid.type(5, MINUTES + 2, 'D. Osei');
    await grid
      .cell(5, MINUTES + 2)
      .filter({ hasText: 'D. Osei' })
      .waitFor();
    await waitForRows('the edited row in the same place', '5,2');
    await bench.screenshot('grid-filtered');
    await bench.saveAndExpect(FILE, LOG.replace('10,Follow Up,R. Alvarez', '10,Follow Up,D. Osei'));
    await grid.frame.getByRole('button', { name: 'Apply Again' }).click();
    await waitForRows('the row that still matches', '2');
  });

  it('hide and freeze columns, and are restored after a reload', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    await grid.chooseView('In File Order');
    await grid.frame.getByRole('columnheader', { name: 'First name' }).click({ button: 'right' });
    await grid.frame.locator('.menu-item', { hasText: 'Hide Column' }).click();
    await grid.frame.getByRole('columnheader', { name: 'MRN' }).click({ button: 'right' });
    await grid.frame.locator('.menu-item', { hasText: 'Freeze' }).click();
    await grid.frame.locator('.entry .cell.mrn.frozen').first().waitFor();

    await bench.page.keyboard.press('ControlOrMeta+Shift+L');
    await grid.frame.getByLabel('Payer').selectOption('Cigna');
    await bench.waitFor('rows of Cigna', async () => (await readLineNumbers(grid)).join() === '3,4,5');

    await waitForStoredEditors(bench, '"payers":["Cigna"]');
    await bench.reload();
    const again = new Grid(bench.webview());
    await again.frame.locator('.entry .cell.mrn.frozen').first().waitFor();
    await bench.waitForValue(() => readLineNumbers(again), ['3', '4', '5']);
    await bench.waitForValue(() => again.frame.getByRole('columnheader', { name: 'First name' }).count(), 0);
    await again.frame.getByRole('button', { name: 'Clear', exact: true }).click();
    await bench.waitFor('all rows', async () => (await readLineNumbers(again)).join() === '2,3,4,5');
    assert.equal(bench.readFile(FILE), LOG);
  });

  it('find and replace in cells, and sort the rows in the file on command', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(4, ACTIVITY).click();
    await keyboard.press('ControlOrMeta+H');
    await grid.frame.getByRole('textbox', { name: 'Find' }).fill('follow up');
    await grid.frame.getByText('1 of 3').or(grid.frame.getByText('2 of 3')).first().waitFor();
    await bench.screenshot('grid-find');
    await grid.frame.getByRole('textbox', { name: 'Replace' }).fill('Phone, later');
    await grid.frame.getByRole('button', { name: 'Replace All' }).click();
    await grid.message('Replaced in 3 cells.').waitFor();
    await keyboard.press('Escape');
    await bench.saveAndExpect(FILE, LOG.replaceAll('Follow Up', '"Phone, later"'));
    await keyboard.press('ControlOrMeta+Z');
    await grid.cell(5, ACTIVITY).filter({ hasText: 'Follow Up' }).waitFor();

    await grid.chooseView('Sort Rows in File…');
    await bench.quickPick('By Date');
    await grid.cell(2, ACTIVITY).filter({ hasText: 'Initial' }).waitFor();
    const [, a, b, c, d] = LOG.split('\n');
    await bench.saveAndExpect(FILE, `${[HEADER, c, b, a, d].join('\n')}\n`);
    await keyboard.press('ControlOrMeta+Z');
    await grid.cell(2, ACTIVITY).filter({ hasText: 'Follow Up' }).waitFor();
    await bench.saveAndExpect(FILE, LOG);
  });
});

describe('the form for new entries and the cell editors', () => {
  it('requires the MRN of a new patient, whose typed name is only a name', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    await grid.cell(2, MINUTES).click();
    await bench.page.keyboard.press('ControlOrMeta+I');
    const form = grid.frame.getByRole('dialog', { name: 'New entry' });
    await form.waitFor();
    await form.getByLabel('Patient, by name or MRN').fill('Zimmer, Anna');
    await form.getByText('This is a new patient').waitFor();
    assert.equal(await form.getByLabel('Last name').inputValue(), 'Zimmer');
    assert.equal(await form.getByLabel('First name').inputValue(), 'Anna');
    assert.equal(await form.getByLabel('MRN', { exact: true }).inputValue(), '');
    await form.getByLabel('Minutes').fill('20');
    await form.getByLabel('Minutes').press('Enter');
    await form.getByText('Enter the MRN of the new patient.').waitFor();
    await bench.screenshot('grid-form-new-patient');
    // The MRN of another patient is refused, and what was entered stays.
    await form.getByLabel('MRN', { exact: true }).fill('A1');
    await form.getByLabel('MRN', { exact: true }).press('Enter');
    await grid.message('A patient already has this MRN').waitFor();
    await form.getByLabel('MRN', { exact: true }).fill('Z9');
    await form.getByLabel('MRN', { exact: true }).press('Enter');
    await form.getByText('You can add another one for the same patient').waitFor();
    await grid.band('Zimmer, Anna', '20 min').waitFor();
    await form.getByLabel('Minutes').fill('5');
    await form.getByLabel('Minutes').press('Enter');
    await grid.band('Zimmer, Anna', '25 min').waitFor();
  });

  it("suggest patients, activities, and dates, and show the month's new total", async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    await grid.cell(4, ACTIVITY).click();
    await keyboard.press('ControlOrMeta+I');
    const form = grid.frame.getByRole('dialog', { name: 'New entry' });
    await form.waitFor();
    await keyboard.type('ana');
    await form.getByRole('option', { name: 'Ruiz, Ana' }).waitFor();
    await keyboard.press('Enter');
    await form.getByLabel('Date', { exact: true }).fill('1/20/2024');
    await form.getByLabel('Minutes').fill('5');
    await form.getByText('99492').first().waitFor();
    await bench.screenshot('grid-form');
    await form.getByLabel('Activity').fill('Fol');
    await form.getByRole('option', { name: 'Follow Up' }).click();
    await form.getByLabel('Activity').press('Enter');
    await grid.band('Ruiz, Ana', 'Jan 2024', '70 min', '99492').waitFor();
    // The form stays open for the next entry of the same patient.
    await form.getByText('You can add another one for the same patient').waitFor();
    await form.getByLabel('Minutes').fill('30');
    // A double-click adds only one entry.
    await form.getByRole('button', { name: 'Add Entry' }).dblclick();
    await grid.band('Ruiz, Ana', 'Jan 2024', '100 min', '99492 + 1 × 99494').waitFor();
    await keyboard.press('Escape');
    const added = ['5,Follow Up', '30,'].map((what) => `1/20/2024,A1,Ana,Ruiz,${what},R. Alvarez,Cigna,1/3/2024\n`);
    await bench.saveAndExpect(FILE, LOG + added.join(''));

    // In cells, typing minutes shows the month's running total. Activities have a list, and dates have a calendar.
    await grid.cell(2, MINUTES).click();
    await keyboard.type('95');
    await grid.frame.locator('.month-preview', { hasText: '99493 + 1 × 99494' }).waitFor();
    await bench.screenshot('grid-minutes-preview');
    await keyboard.press('Tab');
    await keyboard.type('Init');
    // The only value that begins with the typed text is chosen, as in a spreadsheet.
    await grid.frame.getByRole('option', { name: 'Initial Assessment', selected: true }).waitFor();
    await keyboard.press('Enter');
    await grid.cell(2, ACTIVITY).filter({ hasText: 'Initial Assessment' }).waitFor();
    await grid.cell(2, 1).click();
    await keyboard.press('F2');
    await keyboard.press('Alt+ArrowDown');
    await grid.frame.locator('calendar-month').waitFor();
    await bench.waitFor('the day to have the focus', () =>
      grid.frame
        .locator('calendar-month')
        .evaluate(
          ({ shadowRoot }: { readonly shadowRoot?: { readonly activeElement?: { readonly textContent: string } } }) =>
            shadowRoot?.activeElement?.textContent === '2',
        ),
    );
    await bench.screenshot('grid-calendar');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await grid.cell(2, 1).filter({ hasText: '2/3/2024' }).waitFor();
    const edited = '2/3/2024,B2,Omar,Haddad,95,Initial Assessment,R. Alvarez,Humana,1/2/2024';
    await bench.saveAndExpect(FILE, LOG.replace(LOG.split('\n')[1] ?? '', edited) + added.join(''));
  });
});
