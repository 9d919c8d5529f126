import assert from 'node:assert/strict';
import { findViolations } from '../support/accessibility';
import { Grid } from '../support/grid';
import { succeeds, type Theme, workbench } from '../support/workbench';

const themes: Theme[] = ['light', 'dark'];

/** Opens VS Code without an editor, and waits until the extension is active. */
async function openEmpty(): Promise<void> {
  const bench = workbench();
  await bench.open('sample.timelog.csv');
  await bench.lenses().first().waitFor();
  await bench.runCommand('View: Close All Editors');
}

/** Returns the titles of the extension's commands in the Command Palette. */
async function readCommandTitles(): Promise<string[]> {
  const bench = workbench();
  await bench.quickInput('F1', '>CoCM: ');
  const commands = bench.quickPickRows().filter({ hasText: 'CoCM: ' });
  // A new window might not have found its extensions yet.
  await commands
    .first()
    .waitFor({ timeout: 3000 })
    .catch(() => undefined);
  const titles = new Set(await commands.locator('.label-name').allInnerTexts());
  // VS Code renders only the rows in view.
  await bench.page.keyboard.press('PageDown');
  await bench.page.keyboard.press('PageDown');
  await bench.page.waitForTimeout(200);
  (await commands.locator('.label-name').allInnerTexts()).forEach((title) => titles.add(title));
  await bench.page.keyboard.press('Escape');
  return [...titles].map((title) => title.slice('CoCM: '.length)).sort();
}

describe('getting started', () => {
  for (const theme of themes) {
    it(`leads from the sample log to its report in the walkthrough (${theme})`, async () => {
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
      await bench.lenses().filter({ hasText: 'Torres, Alma · Jan 2025 · 105.25 min · 99492 + 1 × 99494' }).waitFor();
      await step('Open the sample log').locator('.codicon-getting-started-step-checked').waitFor();

      // Fix the only problem that has a quick fix.
      await step('Fix a problem').click();
      await bench.screenshot(`first-steps-problem-${theme}`);
      await bench.line('2/11/2025.').click();
      await bench.page.keyboard.press('Home');
      await bench.waitFor('the quick fix', async () => {
        await bench.page.keyboard.press('ControlOrMeta+.');
        return succeeds(
          bench.page
            .locator('.action-widget .action-item, .action-widget .monaco-list-row')
            .filter({ hasText: 'Change to 2/11/2025' })
            .first()
            .click({ timeout: 3000 }),
        );
      });
      await bench.lenses().filter({ hasText: 'Keller, Bruno · Feb 2025 · 91.5 min · 99493 + 1 × 99494' }).waitFor();
      await step('Fix a problem').locator('.codicon-getting-started-step-checked').waitFor();

      await step('Make the billing report').click();
      await steps.getByText('Generate Billing Report', { exact: true }).first().click();
      await bench.waitFor('the report', async () => {
        const frames = Array.from({ length: await bench.webviewCount() }, (_, at) => bench.webview(at));
        const shown = frames.map((frame) => frame.getByText('Billable months').first().isVisible());
        return (await Promise.all(shown)).includes(true);
      });
      await step('Make the billing report').locator('.codicon-getting-started-step-checked').waitFor();
      // The report is beside the log, which stays in view.
      await bench.lenses().filter({ hasText: 'Torres, Alma · Jan 2025' }).waitFor();
      await bench.screenshot(`first-steps-report-${theme}`);
    });
  }

  it('offers the grid for the first time log, once', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv', { settings: { 'workbench.editorAssociations': {} } });
    const offer = bench.notifications().filter({ hasText: 'Time logs can open in the grid' });
    await offer.waitFor();
    await bench.screenshot('grid-offer');
    await offer.getByText('Always Open in the Grid').click();
    await new Grid(bench.webview()).band('Holly').first().waitFor();
    await bench.runCommand('View: Close All Editors');
    await bench.openFile('sample.timelog.csv');
    await new Grid(bench.webview()).band('Holly').first().waitFor();
    assert.equal(await offer.count(), 0);
  });

  it('opens the sample log once, as an unsaved document', async () => {
    const bench = workbench();
    await openEmpty();
    await bench.runCommand('CoCM: Open Sample Time Log');
    await bench.lenses().first().waitFor();
    await bench.runCommand('CoCM: Open Sample Time Log');
    assert.equal(await bench.page.locator('.tabs-container .tab').count(), 1);
    assert.ok(await bench.isDirty('Sample time log with invented people'));
    await Grid.toggle('Open Time Log in the Grid');
    await bench.webview().locator('.band', { hasText: 'Torres, Alma' }).first().waitFor();
    await bench.screenshot('sample-grid');
    // Back to text. The log is still unsaved.
    await Grid.toggle('Open Time Log as Text');
    await bench.lenses().first().waitFor();

    // The report is saved where the user chooses.
    await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
    const report = bench.webview();
    await report.getByRole('button', { name: 'Export CSV' }).click();
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith('billing-report.csv'));
    await bench.screenshot('sample-export');
    const suggested = await field.inputValue();
    assert.equal(suggested, `${bench.folder}/billing-report.csv`);
    await bench.page.keyboard.press('Enter');
    await bench.notifications().filter({ hasText: 'Billing report saved as' }).waitFor();
    assert.match(bench.readFile(suggested.slice(bench.folder.length + 1)), /,Alma,Torres,105\.25,/);
  });

  it('opens a new log with the standard columns in the grid, with the form for a new entry', async () => {
    const bench = workbench();
    await openEmpty();
    await bench.runCommand('CoCM: New Time Log');
    await bench.waitFor('the suggested name', async () =>
      (await bench.quickInputField().inputValue()).endsWith('time-log.timelog.csv'),
    );
    await bench.page.keyboard.press('Enter');
    const grid = new Grid(bench.webview());
    const form = grid.frame.getByRole('dialog', { name: 'New entry' });
    await form.waitFor();
    await bench.screenshot('new-time-log');
    assert.equal(
      bench.readFile('time-log.timelog.csv'),
      'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List\n',
    );
    await form.getByLabel('Patient, by name or MRN').fill('Ruiz, Ana');
    // For a new patient, the form asks for the MRN and the patient's details, with the typed name filled in.
    await form.getByText('This is a new patient').waitFor();
    assert.equal(await form.getByLabel('First name').inputValue(), 'Ana');
    assert.equal(await form.getByLabel('Last name').inputValue(), 'Ruiz');
    await form.getByLabel('MRN', { exact: true }).fill('S-1005');
    await form.getByLabel('Payer').fill('Cigna');
    await form.getByLabel('Date', { exact: true }).fill('1/20/2025');
    await form.getByLabel('Initial assessment').fill('1/6/2025');
    await form.getByLabel('Referring provider NPI').fill('1234567893');
    await form.getByLabel('Diagnoses').fill('F33.1');
    await form.getByLabel('Minutes').fill('72');
    await form.getByText('99492').first().waitFor();
    await bench.screenshot('new-patient');
    assert.deepEqual(await findViolations(grid.frame), []);
    await form.getByLabel('Minutes').press('Enter');
    await grid.band('Ruiz, Ana', 'Jan 2025', '72 min', '99492').waitFor();
    await form.getByText('This is a new patient').waitFor({ state: 'detached' });
    await bench.screenshot('new-time-log-entry');
    await bench.page.keyboard.press('Escape');
    const header = bench.readFile('time-log.timelog.csv');
    await bench.saveAndExpect(
      'time-log.timelog.csv',
      `${header}1/20/2025,S-1005,Ana,Ruiz,72,,,Cigna,1/6/2025,1234567893,F33.1\n`,
    );
  });

  it('works without a folder, and the Command Palette has only commands that can run there', async () => {
    const bench = workbench();
    await bench.openWithoutFolder();
    const anywhere = [
      'Always Open Time Logs as Text',
      'Always Open Time Logs in the Grid',
      'Check a Billing Report',
      'Compare Two Billing Reports',
      'First Steps',
      'New Time Log',
      'Open Sample Time Log',
      'Open Workbook as Time Log',
    ];
    await bench.waitFor('the commands', async () => (await readCommandTitles()).length >= anywhere.length, 45_000);
    await bench.waitForValue(readCommandTitles, anywhere);
    const welcome = bench.page.locator('.welcome-view-content');
    await bench.waitFor(
      'the welcome view in the Explorer',
      async () => {
        if (!(await welcome.first().isVisible())) await bench.page.keyboard.press('ControlOrMeta+Shift+E');
        return succeeds(welcome.getByText('New Time Log').waitFor({ timeout: 5000 }));
      },
      45_000,
    );
    await bench.screenshot('no-folder');
    await welcome.getByText('Open Sample Time Log').click();
    await bench.lenses().filter({ hasText: 'Torres, Alma · Jan 2025' }).waitFor();
    // The log isn't in a file, so you can't close its months or create a configuration file for it.
    const withLog = [
      'Compare Two Rules on This Log',
      'Create Copy Without Patients',
      'Export Billing Report as CSV',
      'Export Billing Report as Excel Workbook',
      'Export Billing Report as JSON',
      'Export Billing Report for Printing',
      'Export Charge Lines',
      'Generate Billing Report',
      'Map Columns',
      'Open Time Log in the Grid',
      'Sort Rows in File',
    ];
    await bench.waitForValue(readCommandTitles, [...anywhere, ...withLog].sort());
  });
});
