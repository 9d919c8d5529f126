import { workbench } from '../support/workbench';

describe('an existing billing report', () => {
  it('is checked from the Command Palette, and problems are marked in the report', async () => {
    const bench = workbench();
    const report = 'old-billing-report.csv';
    await bench.open();
    const wrong = bench.readFile('sample-billing-report.csv').replace('131.26,Cigna,0,TRUE,2', '131.26,Cigna,0,TRUE,3');
    bench.writeFile(report, wrong);
    await bench.openFile(report);
    await bench.line('131.26,Cigna').first().waitFor();
    await bench.runCommand('CoCM: Check a Billing Report');
    const message = bench.notifications().filter({ hasText: '1 problem found when checking this report' });
    await message.getByRole('button', { name: 'Show Problems' }).click();
    await bench.page.locator('.markers-panel').getByText('The line has 99493 + 3 × 99494').waitFor();
    await bench.squiggles('error').first().waitFor();
    await bench.screenshot('checked-report');
  });
});
