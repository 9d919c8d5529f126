import assert from 'node:assert/strict';
import { findViolations } from '../support/accessibility';
import { Grid } from '../support/grid';
import { workbench } from '../support/workbench';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Initial Assessment',
  '1/3/2024,A1,Ana,Ruiz,70,Intake,1/3/2024',
  '1/9/2024,A1,Ana,Ruiz,twenty,Follow Up,1/3/2024',
  '1/12/2024,A1,Ana,Ruiz,"20,5",Follow Up,1/3/2024',
  '1/12/2024,A1,Ana,Ruiz,11,Follow Up,1/3/2024',
  '1/12/2024,A1,Ana,Ruiz,11,Follow Up,1/3/2024',
  '',
].join('\n');
const FILE = 'fixes.timelog.csv';

describe('problems in the grid', () => {
  it('are fixed by quick fixes in the cell, and selecting one in the Problems panel selects its cell', async () => {
    const bench = workbench();
    const grid = await Grid.open(FILE, { [FILE]: LOG });
    await grid.cell(6, 5).click();
    await bench.page.keyboard.press('ControlOrMeta+.');
    await grid.frame.getByRole('menuitem', { name: 'Delete this duplicate row' }).waitFor();
    await bench.screenshot('grid-quick-fix');
    await bench.page.keyboard.press('Enter');
    await bench.waitFor('four rows', async () => (await grid.frame.locator('.entry').count()) === 4);
    await bench.saveAndExpect(FILE, LOG.replace('1/12/2024,A1,Ana,Ruiz,11,Follow Up,1/3/2024\n', ''));

    // The cell has the message as a tooltip and as a description for screen readers. F8 goes to the next problem.
    const bad = grid.cell(3, 5);
    await bad.and(grid.frame.locator('.error[aria-invalid=true]')).waitFor();
    assert.match((await bad.getAttribute('title')) ?? '', /The minutes aren't a number/);
    const description = grid.frame.locator(`[id="${(await bad.getAttribute('aria-describedby')) ?? ''}"]`);
    assert.match((await description.textContent()) ?? '', /^error: The minutes aren't a number/);
    await grid.cell(2, 2).click();
    await bench.page.keyboard.press('F8');
    await bad.and(grid.frame.locator('.selected')).waitFor();
    assert.equal(
      await grid.frame.getByRole('grid').getAttribute('aria-activedescendant'),
      await bad.getAttribute('id'),
    );

    await grid.cell(2, 2).click();
    const problems = await bench.showProblems();
    await problems.filter({ hasText: "The minutes aren't a number" }).first().click();
    const cell = new Grid(bench.webview()).cell(3, 5);
    await cell.and(bench.webview().locator('.selected')).waitFor();
    await bench.waitFor('one tab', async () => (await bench.page.locator('.tab').count()) === 1);
    await bench.screenshot('grid-problem-revealed');
  });

  it('are listed below the grid, with a filter, and lead to their rows by keyboard', async () => {
    const bench = workbench();
    const grid = await Grid.open('problems.timelog.csv');
    const { page } = bench;
    await grid.cell(2, 2).click();
    await page.keyboard.press('ControlOrMeta+Shift+m');
    const pane = grid.frame.getByRole('region', { name: 'Problems' });
    await pane.getByRole('option', { name: /CB011 .*line 5$/ }).waitFor();
    await bench.screenshot('grid-problems-pane-light');
    assert.deepEqual(await findViolations(grid.frame), []);
    await pane.getByRole('textbox', { name: 'Filter problems' }).fill('cb014');
    await bench.waitFor('one problem', async () => (await pane.getByRole('option').count()) === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await grid.cell(6, 5).and(grid.frame.locator('.selected')).waitFor();
    await bench.setTheme('dark');
    await page.setViewportSize({ width: 760, height: 800 });
    await bench.screenshot('grid-problems-pane-narrow-dark');
  });

  it('of a column are marked in its header, and the answer in its menu is written into the configuration', async () => {
    const bench = workbench();
    const log = [
      'Date,MRN,Last name,Duration,Activity,Initial Assessment',
      '1/3/2024,K-27,Ash,1.25,Intake,1/3/2024',
      '1/9/2024,K-27,Ash,1.5,Follow Up,1/3/2024',
      '1/10/2024,K-27,Ash,0.33,Follow Up,1/3/2024',
      '',
    ].join('\n');
    const file = 'units.timelog.csv';
    const grid = await Grid.open(file, { [file]: log });
    const header = grid.frame.getByRole('columnheader', { name: 'Duration' });
    await header
      .getByRole('img', { name: 'warning' })
      .or(header.getByRole('img', { name: 'error' }))
      .waitFor();
    assert.match((await header.getAttribute('title')) ?? '', /unit/);
    assert.equal(await grid.frame.locator('.entry.left-out').count(), 3);
    await header.click({ button: 'right' });
    await grid.frame.locator('.menu-item', { hasText: 'hours' }).first().waitFor();
    await bench.screenshot('grid-column-problem');
    await grid.frame.locator('.menu-item', { hasText: 'hours' }).first().click();
    await grid.band('K-27', '184.8 min').or(grid.band('Ash', '184.8 min')).first().waitFor();
    assert.match(bench.readFile('cocm-billing.json'), /"Duration": "hours"/);
    assert.equal(bench.readFile(file), log);
    await bench.screenshot('grid-column-answered');
  });
});
