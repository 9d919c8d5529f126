import assert from 'node:assert/strict';
import { Grid } from './grid';
import { workbench, type Theme } from './workbench';

const themes: Theme[] = ['light', 'dark'];

/** VS Code with no editor open, once it knows the extension's commands. */
async function openEmpty(): Promise<void> {
  const bench = workbench();
  await bench.open('sample.timelog.csv');
  await bench.lenses().first().waitFor();
  await bench.runCommand('View: Close All Editors');
}

describe('the first minutes', () => {
  for (const theme of themes) {
    it(`lead from the sample to its report, step by step (${theme})`, async () => {
      const bench = workbench();
      await openEmpty();
      await bench.setTheme(theme);
      await bench.runCommand('CoCM: First Steps');
      const steps = bench.page.locator('.gettingStartedContainer');
      const step = (title: string) => steps.locator('.getting-started-step', { hasText: title });
      await step('Open the sample log').waitFor();
      await bench.webview().locator('svg text').first().waitFor();
      await bench.screenshot(`first-steps-${theme}`);

      await steps.getByText('Open Sample Time Log', { exact: true }).first().click();
      await bench.lenses().filter({ hasText: 'Sample, Alma · Jan 2025 · 105.25 min · 99492 + 1 × 99494' }).waitFor();
      await step('Open the sample log').locator('.codicon-getting-started-step-checked').waitFor();

      // The fix of the one problem that has a right answer.
      await step('Fix a problem').click();
      await bench.screenshot(`first-steps-problem-${theme}`);
      await bench.line('2/11/2025.').click();
      await bench.page.keyboard.press('Home');
      await bench.until('the quick fix', async () => {
        await bench.page.keyboard.press('ControlOrMeta+.');
        return bench.page
          .locator('.action-widget .action-item, .action-widget .monaco-list-row')
          .filter({ hasText: 'Change to 2/11/2025' })
          .first()
          .click({ timeout: 3000 })
          .then(
            () => true,
            () => false,
          );
      });
      await bench.lenses().filter({ hasText: 'Sample, Bruno · Feb 2025 · 91.5 min · 99493 + 1 × 99494' }).waitFor();
      await step('Fix a problem').locator('.codicon-getting-started-step-checked').waitFor();

      await step('Make the billing report').click();
      await steps.getByText('Generate Billing Report', { exact: true }).first().click();
      await bench.webview().getByText('Sample, Alma').first().waitFor();
      await bench.screenshot(`first-steps-report-${theme}`);
    });
  }

  it('leave the sample in no file, and show the one that is open again rather than another', async () => {
    const bench = workbench();
    await openEmpty();
    await bench.runCommand('CoCM: Open Sample Time Log');
    await bench.lenses().first().waitFor();
    await bench.runCommand('CoCM: Open Sample Time Log');
    assert.equal(await bench.page.locator('.tabs-container .tab').count(), 1);
    assert.equal(bench.hasFile('sample.timelog.csv'), true);
    await Grid.toggle('Open Time Log in the Grid');
    await bench.webview().locator('.band', { hasText: 'Sample, Alma' }).first().waitFor();
    await bench.screenshot('sample-grid');
    // And back, unsaved as it was.
    await bench.webview().getByRole('button', { name: /Text/ }).first().click();
    await bench.lenses().first().waitFor();
  });

  it('begin a new log with the standard columns, in the grid with its form', async () => {
    const bench = workbench();
    await openEmpty();
    await bench.runCommand('CoCM: New Time Log');
    await bench.page.keyboard.press('Enter');
    const grid = new Grid(bench.webview());
    await grid.frame.getByRole('dialog', { name: 'New entry' }).waitFor();
    await bench.screenshot('new-time-log');
    assert.equal(
      bench.readFile('time-log.timelog.csv'),
      'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List\n',
    );
    await bench.page.keyboard.type('S-1005');
    await grid.frame.getByLabel('Minutes').fill('25');
    await bench.page.keyboard.press('Enter');
    await grid.frame.locator('.band', { hasText: 'S-1005' }).waitFor();
    await bench.screenshot('new-time-log-entry');
  });

  it('are offered where no folder is open', async () => {
    const bench = workbench();
    await bench.open();
    const address = new URL(bench.page.url());
    address.search = '?ew=true';
    await bench.page.goto(address.href);
    await bench.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
    const welcome = bench.page.locator('.welcome-view-content');
    await bench.until(
      'the welcome in the Explorer',
      async () => {
        if (!(await welcome.first().isVisible())) await bench.page.keyboard.press('ControlOrMeta+Shift+E');
        return welcome
          .getByText('New Time Log')
          .waitFor({ timeout: 5000 })
          .then(
            () => true,
            () => false,
          );
      },
      45_000,
    );
    await bench.screenshot('no-folder');
    await welcome.getByText('Open Sample Time Log').click();
    await bench.lenses().filter({ hasText: 'Sample, Alma · Jan 2025' }).waitFor();
  });
});
