import assert from 'node:assert/strict';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { startHost, type Host } from '../../host/host.mjs';
import { root, vsixFile } from '../../host/paths.mjs';
import { Grid } from '../support/grid';
import { Workbench, workbench } from '../support/workbench';

/** Has VS Code run the extension in a worker of the browser, where there is no Node, as vscode.dev does. */
const inBrowser = { 'remote.extensionKind': { 'cocm-billing.cocm-billing': ['web'] } };

/** Waits until a worker of the page has fetched the extension's program for browsers: it runs there and nowhere else. */
async function seenInWorker(): Promise<void> {
  const bench = workbench();
  const hasIt = `performance.getEntriesByType('resource').some(({ name }) => decodeURIComponent(name).includes('dist/web/extension.js'))`;
  await bench.waitFor('the extension in a worker', async () => {
    const found = await Promise.all(
      bench.page.workers().map((worker) => worker.evaluate<boolean>(hasIt).catch(() => false)),
    );
    return found.includes(true);
  });
}

describe('in the web worker extension host', () => {
  it('the sample log has its lenses, its grid and its report, with the same figures', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv', { settings: inBrowser });
    const lenses = bench.lenses();
    await lenses.filter({ hasText: 'Guzman, Holly · Jan 2024 · 74.22 min · 99492 · 25.78 min to 99494' }).waitFor();
    await lenses.filter({ hasText: '30 patient-months · 3,744.647 min · 4 × 99492' }).waitFor();
    await seenInWorker();
    await lenses.filter({ hasText: 'Generate billing report' }).click();
    const report: FrameLocator = bench.webview();
    await report.locator('.row', { hasText: '131.26' }).first().waitFor();
    await report.getByText('99493 + 2 × 99494').first().waitFor();
    await bench.screenshot('web-report');
    await bench.tab('sample.timelog.csv').click();
    await Grid.toggle('Open Time Log in the Grid');
    // The report is a webview too, and either may be the first in the page.
    await bench.waitFor('the band', async () => {
      const bands = [0, 1].map((which) => new Grid(bench.webview(which)).band('Guzman', 'Jun 2024', '131.26 min'));
      return (await Promise.all(bands.map((band) => band.count()))).some((count) => count > 0);
    });
    await bench.screenshot('web-grid');
  });

  it('a log with problems has them marked, and a code leads to its page', async () => {
    const bench = workbench();
    await bench.open('problems.timelog.csv', { settings: inBrowser });
    await bench.squiggles('error').first().waitFor();
    await seenInWorker();
    const problems = await bench.showProblems();
    await problems.filter({ hasText: "This date doesn't exist." }).waitFor();
    await bench.screenshot('web-problems');
    // The output channel tells of rows by their lines, and never what stands in them.
    await bench.runCommand('Output: Show Output Channels...');
    await bench.quickPick('CoCM Billing');
    await bench.line('Log 1: CB101 at line 24.').first().waitFor();
    await bench.screenshot('output-channel');
  });

  it('a configuration is read, and a report is written as an Excel workbook', async () => {
    const bench = workbench();
    const configuration = '{ "defaultProfile": "cpt-midpoint" } // as the payer has it\n';
    await bench.open('sample.timelog.csv', { settings: inBrowser, files: { 'cocm-billing.json': configuration } });
    // 50.03 minutes are past the midpoint of the 70 that the full time asks for.
    await bench.lenses().filter({ hasText: 'Reyes, Bradley · Jan 2024 · 50.03 min · 99492' }).waitFor();
    await seenInWorker();
    await bench.runCommand('CoCM: Export Billing Report as Excel Workbook');
    const field = bench.quickInputField();
    await bench.waitFor('the name offered', async () => (await field.inputValue()).endsWith('billing-report.xlsx'));
    await field.fill(`${bench.folder}/from-the-browser.xlsx`);
    await bench.page.keyboard.press('Enter');
    await bench.notifications().filter({ hasText: 'Billing report saved as from-the-browser.xlsx.' }).waitFor();
    await bench.waitFor('the workbook', () => bench.readFile('from-the-browser.xlsx').startsWith('PK'));
  });

  it('the first minutes begin: the sample, its first steps, and a new log in the grid', async () => {
    const bench = workbench();
    await bench.open(undefined, { settings: inBrowser });
    await bench.runCommand('CoCM: First Steps');
    const steps = bench.page.locator('.gettingStartedContainer');
    await steps.locator('.getting-started-step', { hasText: 'Open the sample log' }).waitFor();
    await steps.getByText('Open Sample Time Log', { exact: true }).first().click();
    await bench.lenses().filter({ hasText: 'Sample, Alma · Jan 2025 · 105.25 min · 99492 + 1 × 99494' }).waitFor();
    await seenInWorker();
    await bench.screenshot('web-first-steps');
    await bench.runCommand('CoCM: New Time Log');
    await bench.waitFor('the name offered', async () =>
      (await bench.quickInputField().inputValue()).endsWith('time-log.timelog.csv'),
    );
    await bench.page.keyboard.press('Enter');
    // The picture of the first steps is a webview too.
    const form = await bench.waitFor('the form of a new entry', async () => {
      const frames = Array.from({ length: await bench.webviewCount() }, (_, at) => bench.webview(at));
      const forms = frames.map((frame) => frame.getByRole('dialog', { name: 'New entry' }));
      const shown = await Promise.all(forms.map((one) => one.isVisible().catch(() => false)));
      return forms[shown.indexOf(true)];
    });
    await form.getByLabel('Patient, by name or MRN').fill('S-1005');
    await form.getByLabel('Minutes').fill('25');
    await form.getByLabel('Minutes').press('Enter');
    await bench.screenshot('web-new-time-log');
    await bench.page.keyboard.press('Escape');
    await bench.waitFor('the entry in the file', async () => {
      await bench.save();
      return /^Date,MRN,[^\n]+\n[^\n]*S-1005[^\n]*,25,/.test(bench.readFile('time-log.timelog.csv'));
    });
  });
});

describe('in the web worker extension host, the tool for language models', () => {
  let host: Host | undefined;
  let bench: Workbench | undefined;

  before(async function () {
    this.timeout(180_000);
    host = await startHost({ name: 'web-tool', vsix: vsixFile, forTests: true });
    bench = new Workbench(host);
  });

  after(async function () {
    this.timeout(60_000);
    await bench?.closePage();
    await host?.close();
  });

  /** What the tool answers of a patient to another extension in the same worker, which asks as a chat would. */
  async function answer(isOn: boolean): Promise<string> {
    assert.ok(bench && host);
    await bench.open('sample.timelog.csv', {
      settings: {
        'remote.extensionKind': { 'cocm-billing.cocm-billing': ['web'], 'tests.tool-caller': ['web'] },
        'cocmBilling.languageModelTool.enabled': isOn,
      },
      payload: [['extensionDevelopmentPath', host.remote(path.join(root, 'test', 'e2e', 'toolCaller'))]],
    });
    await bench.lenses().filter({ hasText: 'Guzman, Holly · Jan 2024 · 74.22 min · 99492' }).waitFor();
    await bench.runCommand('Tests: Ask for a Patient-Month');
    await bench.page.locator('.quick-input-widget', { hasText: 'The MRN to ask for' }).waitFor();
    await bench.quickInputField().fill('01ce5fc6-32d1-46fe-8f08-963c96248805');
    await bench.page.keyboard.press('Enter');
    if (isOn) {
      const question = bench.page.locator('.monaco-dialog-box', {
        hasText: 'Give patient data to the language model?',
      });
      await question.waitFor();
      await bench.screenshot('web-tool-asks');
      await question.getByRole('button', { name: 'Yes' }).click();
    }
    await bench.page.locator('.quick-input-widget', { hasText: 'The answer' }).waitFor();
    return bench.quickInputField().inputValue();
  }

  it('gives nothing away unless the person has turned it on and consents, and then the same figures as everywhere', async () => {
    assert.match(await answer(false), /This tool is off/);
    assert.match(await answer(true), /Jan 2024: 74\.22 min · 99492/);
  });
});
