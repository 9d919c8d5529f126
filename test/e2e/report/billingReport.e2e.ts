import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { takeDocImage } from '../support/docImages';
import { workbench, type Theme } from '../support/workbench';

const themes: Theme[] = ['light', 'dark'];

async function openReport(file: string, files?: Readonly<Record<string, string>>): Promise<FrameLocator> {
  const bench = workbench();
  await bench.open(file, files ? { files } : {});
  await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
  const report = bench.webview();
  await report.getByRole('heading', { name: 'Billing Report' }).waitFor();
  return report;
}

/** Waits until the save dialog suggests a name, and saves with another name. */
async function saveAs(name: string, suggested = 'sample-billing-report.csv'): Promise<void> {
  const bench = workbench();
  const field = bench.quickInputField();
  await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith(`/${suggested}`));
  await field.fill(`${bench.folder}/${name}`);
  await bench.page.keyboard.press('Enter');
}

describe('the billing report', () => {
  for (const theme of themes) {
    it(`opens beside the log from the code lens, with figures and lines (${theme})`, async () => {
      const bench = workbench();
      const report = await openReport('sample.timelog.csv');
      await bench.setTheme(theme);
      const first = report.locator('.row[aria-rowindex="2"]');
      await first.waitFor();
      assert.match(await first.innerText(), /6\/1\/2024[\s\S]*Holly[\s\S]*131\.26[\s\S]*Cigna/);
      await report.getByText('99493 + 2 × 99494').first().waitFor();
      await takeDocImage(`report-${theme}`);
    });

    it(`shows which rows aren't included and why (${theme})`, async () => {
      const bench = workbench();
      const report = await openReport('problems.timelog.csv');
      await bench.setTheme(theme);
      await report.getByText(/10 rows \(145 minutes, minutes unknown in 2 rows\)/).waitFor();
      await report.getByText("date doesn't exist").waitFor();
      await takeDocImage(`report-left-out-${theme}`);
    });
  }

  it('exports the sample report byte for byte through the save dialog', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');
    await report.getByRole('button', { name: 'Export CSV' }).click();
    await saveAs('exported.csv');
    await bench.waitFor('the file', () => bench.hasFile('exported.csv'));
    await bench.notifications().filter({ hasText: 'Billing report saved as exported.csv.' }).waitFor();
    await bench.screenshot('report-exported');
    assert.equal(bench.readFile('exported.csv'), bench.readFile('sample-billing-report.csv'));
  });

  it('updates while you type in the log', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');
    const line = bench.readFile('sample.timelog.csv').split('\n')[1] ?? '';
    await bench.goTo(2, line.indexOf('3.22') + 1);
    await bench.page.keyboard.type('1');
    // An entry in January changed from 3.22 to 13.22 minutes.
    await report.getByText('84.22').first().waitFor();
  });

  it('shows and exports only the selected month', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');
    await report.getByRole('combobox', { name: 'Month' }).selectOption('2024-01');
    await bench.waitFor('two lines', async () => (await report.locator('.row[aria-rowindex]').count()) <= 3);
    await bench.screenshot('report-one-month');
    await report.getByRole('button', { name: 'Export CSV' }).click();
    await saveAs('january.csv', 'sample-2024-01-billing-report.csv');
    // The file exists before it's complete, so wait for the notification.
    await bench.notifications().filter({ hasText: 'Billing report saved as january.csv.' }).waitFor();
    const fullReport = bench.readFile('sample-billing-report.csv').split('\n');
    const january = fullReport.filter((line) => /^(Date,|1\/1\/2024,)/.test(line));
    assert.equal(bench.readFile('january.csv'), `${january.join('\n')}\n`);
  });

  it('goes to the entries in the log when a line is selected', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');
    // Timothy Arroyo, September 2024.
    await report.locator('.row', { hasText: '230.69' }).click();
    const lines = bench.readFile('sample.timelog.csv').split('\n');
    const first = lines.findIndex((line) => line.startsWith('9/') && line.includes(',Arroyo,')) + 1;
    await bench.statusBarItem(`Ln ${first}, Col 1`).waitFor();
    await bench.screenshot('report-rows-shown');
  });

  it('opens from the Explorer and from the Command Palette', async () => {
    const bench = workbench();
    await bench.open();
    await bench.chooseFromExplorerMenu('sample.timelog.csv', 'Generate Billing Report');
    await bench.webview().getByText('sample.timelog.csv').waitFor();
    await bench.open('problems.timelog.csv');
    await bench.line('Muñoz').first().waitFor();
    await bench.runCommand('CoCM: Generate Billing Report');
    await bench.webview().getByText('problems.timelog.csv').waitFor();
  });

  it("explains why a file isn't a time log", async () => {
    const bench = workbench();
    await bench.open('letter.csv', { files: { 'letter.csv': 'Dear colleague,\nthe log follows.\n' } });
    await bench.line('Dear colleague').first().waitFor();
    await bench.runCommand('CoCM: Generate Billing Report');
    await bench.webview().getByText('The header has no Date column').waitFor();
    await bench.screenshot('report-no-log');
  });

  it("shows an error for a file that isn't text", async () => {
    const bench = workbench();
    await bench.open(undefined, { files: { 'scan.csv': '\u0089PNG\u0000\u0001\u0000\u0002'.repeat(100) } });
    await bench.chooseFromExplorerMenu('scan.csv', 'Generate Billing Report');
    await bench
      .notifications()
      .filter({ hasText: "Can't open \"scan.csv\". It doesn't exist, isn't a text file, or is larger than 50 MB." })
      .waitFor();
    await bench.screenshot('binary-file');
  });
});
