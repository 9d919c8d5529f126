import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitForStoredEditors } from '../support/storedEditors';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,Minutes,Initial Assessment';

describe('reloading the window', function () {
  // Each test opens VS Code twice, and waits until VS Code has stored the state of its editors.
  this.timeout(240_000);

  it('restores the report panel with its filters, order, and view, and the report updates with the log', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
    const report = bench.webview();
    await report.getByRole('combobox', { name: 'Payer' }).selectOption({ label: 'Cigna' });
    await report.getByRole('button', { name: 'Minutes', exact: true }).click();
    await report.getByRole('button', { name: 'Minutes', exact: true }).click();
    await report.locator('.row[aria-rowindex="2"]').getByText('265.72').waitFor();
    await report.getByRole('tab', { name: 'Worklist' }).click();
    await report.getByText('Closest to the next code').waitFor();
    await waitForStoredEditors(bench, '"view":"worklist"');

    await bench.reload();
    const again = bench.webview();
    await again.getByText('Closest to the next code').waitFor({ timeout: 60_000 });
    await bench.screenshot('report-after-reload');
    await again.getByRole('tab', { name: 'Lines' }).click();
    await again.locator('.row[aria-rowindex="2"]').getByText('265.72').waitFor();
    await again.getByRole('combobox', { name: 'Payer' }).locator('option:checked', { hasText: 'Cigna' }).waitFor({
      state: 'attached',
    });

    await bench.line('1/3/2024').first().click();
    const line = bench.readFile('sample.timelog.csv').split('\n')[1] ?? '';
    await bench.goTo(2, line.indexOf('3.22') + 1);
    await bench.page.keyboard.type('1');
    await again.getByText('84.22').first().waitFor();
  });

  it('restores a report of several logs, with their current contents on disk', async () => {
    const bench = workbench();
    await bench.open();
    const folder = path.join(bench.folder, 'month');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.timelog.csv'), `${HEADER}\n1/3/2024,A1,40,1/3/2024\n`);
    writeFileSync(path.join(folder, 'b.timelog.csv'), `${HEADER}\n1/9/2024,A1,30,\n`);
    await bench.chooseFromExplorerMenu('month', 'Generate Billing Report');
    await bench.webview().locator('.row', { hasText: 'A1' }).getByText('99492').first().waitFor();
    writeFileSync(path.join(folder, 'b.timelog.csv'), `${HEADER}\n1/9/2024,A1,60,\n`);
    await waitForStoredEditors(bench, 'b.timelog.csv"]');

    await bench.reload();
    const row = bench.webview().locator('.row', { hasText: 'A1' });
    await row.getByText('99492 + 1 × 99494').first().waitFor({ timeout: 60_000 });
  });
});
