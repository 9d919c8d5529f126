import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtures } from '../../host/paths.mjs';
import { workbench } from '../support/workbench';

/** Returns a log of more than 50 MB: copies of the sample's rows, each with different patients. */
function buildLargeLog(): { text: string; copies: number } {
  const [header = '', ...rows] = readFileSync(path.join(fixtures, 'sample.timelog.csv'), 'utf8').trimEnd().split('\n');
  const parts = [header];
  let copies = 0;
  for (let length = 0; length <= 51 * 1024 * 1024; copies++) {
    const copy = rows.map((row) => row.replace(/^([^,]*,)/, `$1${copies}-`)).join('\n');
    length += copy.length + 1;
    parts.push(copy);
  }
  return { text: `${parts.join('\n')}\n`, copies };
}

describe('a log of more than 50 MB', () => {
  it('shows which features work when it is opened, and its report is read from disk', async () => {
    const bench = workbench();
    const { text, copies } = buildLargeLog();
    await bench.open('sample.timelog.csv', { files: { 'large.timelog.csv': text } });
    await bench.lenses().filter({ hasText: '30 patient-months' }).waitFor();
    await bench.openFile('large.timelog.csv');
    const message = bench.page.locator('.notification-toast', { hasText: 'is larger than 50 MB' });
    await message.waitFor();
    await bench.screenshot('large-log');
    await message.getByRole('button', { name: 'Generate Billing Report' }).click();
    const report = bench.webview();
    // Each copy has the sample's 30 patient-months.
    const months = (30 * copies).toLocaleString('en-US');
    await report.getByText(months).first().waitFor({ timeout: 60_000 });
    await bench.screenshot('large-log-report');
  });
});
