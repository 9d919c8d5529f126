import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { waitForStoredEditors } from '../support/storedEditors';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Role,Payer,Initial Assessment';
const LOG = `${[
  HEADER,
  '1/3/2024,A1,Ana,Ruiz,50,Initial Assessment,T. Nguyen,,Cigna,1/3/2024',
  '1/9/2024,A1,Ana,Ruiz,17,Follow Up,T. Nguyen,,Cigna,1/3/2024',
  '2/20/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,,Cigna,1/3/2024',
  '1/2/2024,B2,Omar,Haddad,20,Initial Assessment,R. Alvarez,,Humana,1/2/2024',
  '2/2/2024,B2,Omar,Haddad,65,Follow Up,R. Alvarez,,Humana,1/2/2024',
  '2/9/2024,B2,Omar,Haddad,twenty,Follow Up,R. Alvarez,,Humana,1/2/2024',
].join('\n')}\n`;
const [MINUTES, STAFF, ROLE, PAYER] = [5, 7, 8, 9] as const;
const FILE = 'filters.timelog.csv';
const CONFIGURATION = '{ "payers": { "Anthem, Inc.": "cpt-midpoint", "Cigna": "full-time", "Humana": "full-time" } }';

describe('filters, groups, and lists in the grid', () => {
  it('show rows by month, problem, code, minutes to the next code, and text, and group rows by patient', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    const { keyboard } = bench.page;
    const waitForRows = (rows: string, expected: string): Promise<unknown> =>
      bench.waitFor(rows, async () => {
        const lines = await grid.frame.locator('.entry .line-cell .number').allTextContents();
        return lines.join() === expected;
      });
    await keyboard.press('Control+Shift+L');
    const checkFilter = async (label: string, option: string, expected: string): Promise<void> => {
      await grid.frame.getByLabel(label, { exact: true }).selectOption(option);
      await waitForRows(option, expected);
      await grid.frame.getByRole('button', { name: 'Clear', exact: true }).click();
      await waitForRows('all rows', '4,2,3,6,7,5');
    };
    await waitForRows('all rows', '4,2,3,6,7,5');
    await checkFilter('Month', 'Jan 2024', '2,3,5');
    await checkFilter('Problem', 'Errors', '7');
    await checkFilter('Earned code', '99493 earned', '6,7');
    await checkFilter('Earned code', 'No code', '4,2,3,5');
    await grid.frame.getByLabel('Minutes to the next code').selectOption('Within 5 min of a code');
    await waitForRows('a month that is 3 minutes short of a code', '2,3');
    await grid.band('Ruiz, Ana', 'Jan 2024', '3 min to 99492').waitFor();
    await bench.screenshot('grid-near-a-code');
    await grid.frame.getByRole('button', { name: 'Clear', exact: true }).click();
    // The pauses allow the rows to be updated between keys. The update must not remove typed text.
    const field = grid.frame.getByRole('textbox', { name: 'Text in any column' });
    await field.pressSequentially('alvarez', { delay: 265 });
    await waitForRows('rows with the text', '4,6,7,5');
    assert.equal(await field.inputValue(), 'alvarez');
    await grid.frame.getByRole('button', { name: 'Clear', exact: true }).click();
    await grid.frame.getByRole('columnheader', { name: 'Payer' }).click({ button: 'right' });
    await grid.frame.locator('.menu-item', { hasText: 'Filter by Values' }).click();
    const list = bench.page.locator('.quick-input-widget');
    await list.getByText('Cigna').waitFor();
    await list.getByText('Humana').click();
    await bench.screenshot('grid-filter-by-values');
    await keyboard.press('Enter');
    await waitForRows('rows of a payer', '6,7,5');
    await grid.frame.getByRole('button', { name: 'Payer: Humana' }).click();
    await waitForRows('all rows', '4,2,3,6,7,5');
    await keyboard.press('Escape');

    await grid.chooseView('By Patient');
    await grid.band('Ruiz, Ana', '2 months', '77 min').waitFor();
    await waitForRows('a patient as one group', '2,3,4,5,6,7');
    await bench.screenshot('grid-by-patient');
    assert.equal(bench.readFile(FILE), LOG);
  });

  it('are restored after the tab is hidden and the window reloads, with column widths, folds, scroll position, and selected cell', async function () {
    this.timeout(150_000);
    const bench = workbench();
    const rows = Array.from(
      { length: 400 },
      (_, row) =>
        `1/${1 + (row % 28)}/2024,M${100 + Math.floor(row / 4)},Ana,Ruiz,12,Follow Up,T. Nguyen,,Cigna,1/1/2024`,
    );
    const grid = await Grid.open(FILE, { [FILE]: `${[HEADER, ...rows].join('\n')}\n` });
    const { keyboard, mouse } = bench.page;
    await grid.band('M100').locator('.fold').click();
    await grid.row(2).waitFor({ state: 'detached' });
    const readWidth = async (shown: Grid): Promise<number> =>
      Math.round((await shown.frame.getByRole('columnheader', { name: 'Activity' }).boundingBox())?.width ?? 0);
    const before = await readWidth(grid);
    const edge = await grid.frame.getByRole('columnheader', { name: 'Activity' }).locator('.column-edge').boundingBox();
    assert.ok(edge);
    const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + 40, y, { steps: 4 });
    await mouse.up();
    await bench.waitForValue(() => readWidth(grid), before + 40);

    await grid.cell(6, MINUTES).click();
    for (let page = 0; page < 5; page++) {
      await keyboard.press('PageDown');
    }
    await bench.waitFor('a row far below the top', async () => {
      const line = await grid.frame.locator('.entry:has(.selected) .number').textContent();
      return Number(line) > 100;
    });
    const readScrollTop = (shown: Grid): Promise<number> =>
      shown.frame.locator('.grid').evaluate(({ scrollTop: top }: { readonly scrollTop: number }) => top);
    const selected = Number(await grid.frame.locator('.entry:has(.selected) .number').textContent());
    const scrollTop = await readScrollTop(grid);
    const expectUnchanged = async (shown: Grid): Promise<void> => {
      await shown.cell(selected, MINUTES).and(shown.frame.locator('.selected')).waitFor({ timeout: 60_000 });
      await bench.waitForValue(() => readScrollTop(shown), scrollTop);
      await bench.waitForValue(() => readWidth(shown), before + 40);
      await bench.page.waitForTimeout(300);
    };
    // The grid stores its state a moment after the last change.
    await bench.page.waitForTimeout(500);
    await bench.openFile('sample.timelog.csv');
    await bench.line('1/3/2024').first().waitFor();
    await bench.tab(FILE).click();
    const reopened = new Grid(bench.webview());
    await expectUnchanged(reopened);

    const index = Number(await reopened.frame.locator('.entry:has(.selected)').getAttribute('aria-rowindex')) - 2;
    await waitForStoredEditors(bench, `"selected":[${index},${MINUTES - 1}]`);
    await bench.reload();
    // VS Code stores the active tab a few seconds later, so select the tab.
    await bench.tab(FILE).click({ timeout: 60_000 });
    const again = new Grid(bench.webview());
    await expectUnchanged(again);
    await bench.screenshot('grid-after-reload');
    await again.cell(selected, MINUTES).click();
    await keyboard.press('Control+Home');
    await again.band('M100').locator('.fold.folded').waitFor();
  });

  it('suggest staff, roles, and payers from the file and the configuration, and accept a typed date', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG, 'cocm-billing.json': CONFIGURATION });
    const { keyboard } = bench.page;
    const option = (name: string): ReturnType<typeof grid.frame.getByRole> =>
      grid.frame.getByRole('option', { name, exact: true });
    const choose = async (column: number, typed: string, value: string): Promise<void> => {
      await grid.cell(2, column).click();
      await keyboard.type(typed);
      await option(value).waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await grid.cell(2, column).filter({ hasText: value }).waitFor();
    };
    await choose(STAFF, 'Alv', 'R. Alvarez');
    await choose(ROLE, 'psy', 'Psychiatric consultant');
    await grid.cell(2, PAYER).click();
    await keyboard.type('an');
    await option('Anthem, Inc.').waitFor();
    await bench.screenshot('grid-payer-list');
    await option('Anthem, Inc.').click();
    await grid.cell(2, PAYER).filter({ hasText: 'Anthem, Inc.' }).waitFor();
    await grid.cell(2, 1).click();
    await keyboard.type('1/5/2024');
    await keyboard.press('Enter');
    await grid.cell(2, 1).filter({ hasText: '1/5/2024' }).waitFor();
    const edited =
      '1/5/2024,A1,Ana,Ruiz,50,Initial Assessment,R. Alvarez,Psychiatric consultant,"Anthem, Inc.",1/3/2024';
    await bench.saveAndExpect(FILE, LOG.replace(LOG.split('\n')[1] ?? '', edited));
  });
});
