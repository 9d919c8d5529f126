import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import type { FrameLocator } from 'playwright-core';
import { workbench } from '../support/workbench';

async function openReport(file: string): Promise<FrameLocator> {
  const bench = workbench();
  await bench.open(file);
  return generateReport();
}

async function generateReport(): Promise<FrameLocator> {
  const bench = workbench();
  await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
  const report = bench.webview();
  await report.getByRole('heading', { name: 'Billing Report' }).waitFor();
  return report;
}

describe('the billing report panel', () => {
  it('shows the entries of a line, sorts, filters, and exports the lines that are shown', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');

    await report
      .locator('.row', { hasText: '131.26' })
      .getByRole('button', { name: /entries/ })
      .click();
    const pane = report.getByRole('region', { name: 'Entries of the line' });
    await pane.getByText('99493 + 2 × 99494').first().waitFor();
    await bench.screenshot('report-entries-light');
    await bench.setTheme('dark');
    await bench.screenshot('report-entries-dark');
    await pane.getByRole('button', { name: /^line/ }).first().click();
    await bench.line('6/').first().waitFor();
    await pane.getByRole('button', { name: 'Close the entries' }).click();

    await report.getByRole('button', { name: 'Minutes', exact: true }).click();
    await report.getByRole('button', { name: 'Minutes', exact: true }).click();
    const first = report.locator('.row[aria-rowindex="2"]');
    await first.getByText('311').waitFor();

    await report.getByRole('combobox', { name: 'Payer' }).selectOption({ label: 'Cigna' });
    await first.getByText('265').waitFor();
    await report.getByRole('button', { name: 'More formats' }).click();
    await report.getByRole('menu').waitFor();
    await bench.screenshot('report-export-menu-dark');
    await report.getByRole('menuitem', { name: /Excel Workbook/ }).click();
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () =>
      (await field.inputValue()).endsWith('/sample-Cigna-billing-report.xlsx'),
    );
    await field.fill(`${bench.folder}/shown.xlsx`);
    await bench.page.keyboard.press('Enter');
    await bench.waitFor('the file', () => bench.hasFile('shown.xlsx'));
    await bench.notifications().filter({ hasText: 'Billing report saved as shown.xlsx.' }).waitFor();
    const sheets = await readExcelFile(readFileSync(path.join(bench.folder, 'shown.xlsx')));
    const rows = sheets[0]!.data.slice(1);
    assert.ok(rows.every((row) => row[6] === 'Cigna'));
    assert.deepEqual(rows[0]!.slice(3, 6), ['Holly', 'Guzman', 265.72]);
    assert.equal(await report.locator('.table').getAttribute('aria-rowcount'), String(rows.length + 1));

    // Charge lines also include only the lines that are shown, in the same order.
    await report.getByRole('button', { name: 'More formats' }).click();
    await report.getByRole('menuitem', { name: /Charge Lines/ }).click();
    await bench.waitFor('the suggested name', async () =>
      (await field.inputValue()).endsWith('/sample-Cigna-charge-lines.csv'),
    );
    await field.fill(`${bench.folder}/charges.csv`);
    await bench.page.keyboard.press('Enter');
    await bench.notifications().filter({ hasText: 'saved as charges.csv.' }).waitFor();
    const charges = parse<Record<string, string>>(bench.readFile('charges.csv'), { columns: true });
    assert.ok(charges.every((line) => line['Payer'] === 'Cigna'));
    assert.deepEqual([charges[0]?.['Minutes'], charges[0]?.['Code']], ['265.72', '99493']);
    assert.equal(charges.filter((line) => line['Minutes'] !== '').length, 14);
  });

  it('shows the worklist and the charts in every theme', async () => {
    const bench = workbench();
    const report = await openReport('sample.timelog.csv');
    await report.getByRole('combobox', { name: 'Month' }).selectOption('2024-06');
    await report.getByRole('tab', { name: 'Worklist' }).click();
    await report.getByText('Closest to the next code, Jun 2024').waitFor();
    await bench.screenshot('report-worklist-light');
    await report.getByRole('tab', { name: 'Charts' }).click();
    await report.locator('svg[data-chart="patients"]').waitFor();
    await bench.screenshot('report-charts-light');
    await report.getByRole('combobox', { name: 'Month' }).selectOption('');
    await report.locator('svg[data-chart="units"]').scrollIntoViewIfNeeded();
    for (const theme of ['dark', 'high contrast'] as const) {
      await bench.setTheme(theme);
      await bench.screenshot(`report-charts-${theme.replace(' ', '-')}`);
    }
    await report.locator('details.chart-table').nth(1).locator('summary').click();
    await report.getByRole('cell', { name: 'Jan 2024' }).first().waitFor();
  });

  it("combines the logs of a folder, and shows files that couldn't be read", async () => {
    const bench = workbench();
    await bench.open();
    const month = path.join(bench.folder, 'month');
    mkdirSync(month);
    writeFileSync(path.join(month, 'a.timelog.csv'), 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,40,1/3/2024\n');
    writeFileSync(path.join(month, 'b.timelog.csv'), 'Date,MRN,Minutes,Initial Assessment\n1/9/2024,A1,30,\n');
    writeFileSync(path.join(month, 'c.timelog.csv'), 'Dear colleague,\n');
    await bench.chooseFromExplorerMenu('month', 'Generate Billing Report');
    const report = bench.webview();
    await report.getByText("1 file couldn't be read and isn't included in these totals").waitFor();
    await report.locator('.row', { hasText: 'A1' }).getByText('99492').first().waitFor();
    await bench.screenshot('report-many-logs');
  });
});
