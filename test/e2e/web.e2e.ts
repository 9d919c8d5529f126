import type { FrameLocator } from 'playwright-core';
import { Grid } from './grid';
import { workbench } from './workbench';

/** Has VS Code run the extension in a worker of the browser, where there is no Node, as vscode.dev does. */
const inBrowser = { 'remote.extensionKind': { 'cocm-billing.cocm-billing': ['web'] } };

/** Waits until a worker of the page has fetched the extension's program for browsers: it runs there and nowhere else. */
async function seenInWorker(): Promise<void> {
  const bench = workbench();
  const hasIt = `performance.getEntriesByType('resource').some(({ name }) => decodeURIComponent(name).includes('dist/web/extension.js'))`;
  await bench.until('the extension in a worker', async () => {
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
    const grid = new Grid(bench.webview(0));
    await grid.band('Guzman', '74.22').first().waitFor();
    await bench.screenshot('web-grid');
  });

  it('a log with problems has them marked, and a code leads to its page', async () => {
    const bench = workbench();
    await bench.open('problems.timelog.csv', { settings: inBrowser });
    await bench.squiggles('error').first().waitFor();
    await seenInWorker();
    const problems = await bench.problems();
    await problems.filter({ hasText: 'There is no such day in the calendar.' }).waitFor();
    await bench.screenshot('web-problems');
    // The output channel tells of rows by their lines, and never what stands in them.
    await bench.runCommand('Output: Show Output Channels...');
    await bench.quickPick('CoCM Billing');
    await bench.line('Log 1: CB011 at').first().waitFor();
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
    await bench.until('the name offered', async () => (await field.inputValue()).endsWith('billing-report.xlsx'));
    await field.fill(`${bench.folder}/from-the-browser.xlsx`);
    await bench.page.keyboard.press('Enter');
    await bench.notifications().filter({ hasText: 'Billing report saved as from-the-browser.xlsx.' }).waitFor();
    await bench.until('the workbook', () => bench.readFile('from-the-browser.xlsx').startsWith('PK'));
  });
});
