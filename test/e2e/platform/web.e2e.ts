import assert from 'node:assert/strict';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { startHost, type Host } from '../../host/host.mjs';
import { root, vsixFile } from '../../host/paths.mjs';
import { Grid } from '../support/grid';
import { Workbench, workbench } from '../support/workbench';

/** Runs the extension in a web worker, without Node, as on vscode.dev. */
const inBrowser = { 'remote.extensionKind': { 'cocm-billing.cocm-billing': ['web'] } };

/** Waits until a worker of the page has loaded the extension's program for browsers. */
async function waitForWorker(): Promise<void> {
  const bench = workbench();
  const isLoaded = `performance.getEntriesByType('resource').some(({ name }) => decodeURIComponent(name).includes('dist/web/extension.js'))`;
  await bench.waitFor('the extension in a worker', async () => {
    const found = await Promise.all(
      bench.page.workers().map((worker) => worker.evaluate<boolean>(isLoaded).catch(() => false)),
    );
    return found.includes(true);
  });
}

describe('the web worker extension host', () => {
  it('shows the sample log with the same figures in code lenses, the grid, and the report', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv', { settings: inBrowser });
    const lenses = bench.lenses();
    await lenses.filter({ hasText: 'Guzman, Holly · Jan 2024 · 74.22 min · 99492 · 25.78 min to 99494' }).waitFor();
    await lenses.filter({ hasText: '30 patient-months · 3,744.647 min · 4 × 99492' }).waitFor();
    await waitForWorker();
    await lenses.filter({ hasText: 'Generate billing report' }).click();
    const report: FrameLocator = bench.webview();
    await report.locator('.row', { hasText: '131.26' }).first().waitFor();
    await report.getByText('99493 + 2 × 99494').first().waitFor();
    await bench.screenshot('web-report');
    await bench.tab('sample.timelog.csv').click();
    await Grid.toggle('Open Time Log in the Grid');
    // The report is also a webview, and either can be the first in the page.
    await bench.waitFor('the band', async () => {
      const bands = [0, 1].map((which) => new Grid(bench.webview(which)).band('Guzman', 'Jun 2024', '131.26 min'));
      return (await Promise.all(bands.map((band) => band.count()))).some((count) => count > 0);
    });
    await bench.screenshot('web-grid');
  });

  it('marks problems in a log, and logs only their codes and lines in the output channel', async () => {
    const bench = workbench();
    await bench.open('problems.timelog.csv', { settings: inBrowser });
    await bench.squiggles('error').first().waitFor();
    await waitForWorker();
    const problems = await bench.showProblems();
    await problems.filter({ hasText: "This date doesn't exist." }).waitFor();
    await bench.screenshot('web-problems');
    // The output channel shows the lines of rows, but never their contents.
    await bench.runCommand('Output: Show Output Channels...');
    await bench.quickPick('CoCM Billing');
    await bench.line('Log 1: CB101 at line 24.').first().waitFor();
    await bench.screenshot('output-channel');
  });

  it('reads a configuration file, and exports the report as an Excel workbook', async () => {
    const bench = workbench();
    const configuration = '{ "defaultProfile": "cpt-midpoint" } // as the payer has it\n';
    await bench.open('sample.timelog.csv', { settings: inBrowser, files: { 'cocm-billing.json': configuration } });
    // 50.03 minutes are past the midpoint of the 70 minutes that the full-time rule requires.
    await bench.lenses().filter({ hasText: 'Reyes, Bradley · Jan 2024 · 50.03 min · 99492' }).waitFor();
    await waitForWorker();
    await bench.runCommand('CoCM: Export Billing Report as Excel Workbook');
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith('billing-report.xlsx'));
    await field.fill(`${bench.folder}/from-the-browser.xlsx`);
    await bench.page.keyboard.press('Enter');
    await bench.notifications().filter({ hasText: 'Billing report saved as from-the-browser.xlsx.' }).waitFor();
    await bench.waitFor('the workbook', () => bench.readFile('from-the-browser.xlsx').startsWith('PK'));
  });

  it('opens the walkthrough, the sample log, and a new log in the grid', async () => {
    const bench = workbench();
    await bench.open(undefined, { settings: inBrowser });
    await bench.runCommand('CoCM: First Steps');
    const steps = bench.page.locator('.gettingStartedContainer');
    await steps.locator('.getting-started-step', { hasText: 'Open the sample log' }).waitFor();
    await steps.getByText('Open Sample Time Log', { exact: true }).first().click();
    await bench.lenses().filter({ hasText: 'Torres, Alma · Jan 2025 · 105.25 min · 99492 + 1 × 99494' }).waitFor();
    await waitForWorker();
    await bench.screenshot('web-first-steps');
    await bench.runCommand('CoCM: New Time Log');
    await bench.waitFor('the suggested name', async () =>
      (await bench.quickInputField().inputValue()).endsWith('time-log.timelog.csv'),
    );
    await bench.page.keyboard.press('Enter');
    // The picture in the walkthrough is also a webview.
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

describe('the language model tool in the web worker extension host', () => {
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

  /** Returns the tool's answer about a patient. Another extension in the same worker calls the tool, as a chat does. */
  async function callTool(isOn: boolean): Promise<string> {
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

  it('returns figures only if the setting is on and the user consents', async () => {
    assert.match(await callTool(false), /This tool is off/);
    assert.match(await callTool(true), /Jan 2024: 74\.22 min · 99492/);
  });
});
