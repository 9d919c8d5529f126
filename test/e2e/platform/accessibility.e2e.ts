import assert from 'node:assert/strict';
import { findViolations } from '../support/accessibility';
import { Grid } from '../support/grid';
import { workbench, type Theme } from '../support/workbench';

const themes: Theme[] = ['light', 'dark', 'high contrast', 'high contrast light'];

describe('accessibility', () => {
  it('axe-core finds no violations in the grid, its bars, and its form, in any of the four themes', async () => {
    const bench = workbench();
    const grid = await Grid.open('problems.timelog.csv');
    await bench.page.keyboard.press('F8');
    await grid.frame.locator('.cell.selected').waitFor();
    assert.deepEqual(await findViolations(grid.frame), []);
    await grid.frame.locator('.entry .cell.minutes').first().click();
    await bench.page.keyboard.press('ControlOrMeta+Shift+L');
    await bench.page.keyboard.press('ControlOrMeta+I');
    await grid.frame.getByRole('dialog', { name: 'New entry' }).waitFor();
    for (const theme of themes) {
      await bench.setTheme(theme);
      await bench
        .waitFor(`no violations (${theme})`, async () => (await findViolations(grid.frame)).length === 0, 8000)
        .catch(async () => assert.deepEqual(await findViolations(grid.frame), [], theme));
      await bench.screenshot(`access-grid-${theme.replaceAll(' ', '-')}`);
    }
    // The window size at 200% zoom.
    await bench.page.setViewportSize({ width: 700, height: 450 });
    await grid.frame.getByRole('button', { name: 'Add Entry' }).click();
    await grid.frame.getByText('Choose a patient').waitFor();
    await bench.screenshot('access-grid-zoomed');
    assert.deepEqual(await findViolations(grid.frame), []);
  });

  it('axe-core finds no violations in the report, in any of the four themes', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.runCommand('CoCM: Generate Billing Report');
    const report = bench.webview();
    await report.locator('table, [role=table], [role=grid]').first().waitFor();
    for (const theme of themes) {
      await bench.setTheme(theme);
      await bench
        .waitFor(`no violations (${theme})`, async () => (await findViolations(report)).length === 0, 8000)
        .catch(async () => assert.deepEqual(await findViolations(report), [], theme));
    }
    // If the user prefers reduced motion, a line that an edit changes is marked without an animation.
    await bench.page.emulateMedia({ reducedMotion: 'reduce' });
    await bench.line('1/3/2024').first().click();
    const line = bench.readFile('sample.timelog.csv').split('\n')[1] ?? '';
    await bench.goTo(2, line.indexOf('3.22') + 1);
    await bench.page.keyboard.type('1');
    const animations = await report
      .locator('.row.changed')
      .first()
      .evaluate((row: { readonly getAnimations: () => readonly unknown[] }) => row.getAnimations().length);
    assert.equal(animations, 0);
  });
});
