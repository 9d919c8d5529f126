import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtures } from '../../host/paths.mjs';
import { workbench } from '../support/workbench';

/** A log of more than 50 MB: the sample's rows over and over, each time for other patients. */
function largeLog(): { text: string; copies: number } {
  const [header = '', ...rows] = readFileSync(path.join(fixtures, 'sample.timelog.csv'), 'utf8').trimEnd().split('\n');
  const parts = [header];
  let copies = 0;
  for (let length = 0; length <= 51 * 1024 * 1024; copies++) {
    const its = rows.map((row) => row.replace(/^([^,]*,)/, `$1${copies}-`)).join('\n');
    length += its.length + 1;
    parts.push(its);
  }
  return { text: `${parts.join('\n')}\n`, copies };
}

describe('A log of more than 50 MB', () => {
  it('says what works with it when it is opened, and gives its report from the disk', async () => {
    const bench = workbench();
    const { text, copies } = largeLog();
    await bench.open('sample.timelog.csv', { files: { 'large.timelog.csv': text } });
    await bench.lenses().filter({ hasText: '30 patient-months' }).waitFor();
    await bench.openFile('large.timelog.csv');
    const message = bench.page.locator('.notification-toast', { hasText: 'is larger than 50 MB' });
    await message.waitFor();
    await bench.screenshot('large-log');
    await message.getByRole('button', { name: 'Generate Billing Report' }).click();
    const report = bench.webview();
    // So many times the sample's 30 patient-months.
    const months = (30 * copies).toLocaleString('en-US');
    await report.getByText(months).first().waitFor({ timeout: 60_000 });
    await bench.screenshot('large-log-report');
  });
});
