import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findViolations } from '../support/accessibility';
import { workbench } from '../support/workbench';

const LOG = [
  'Date,MRN,First name,Last name,DOB,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List',
  '1/13/2024,A1,Ana,Ruiz,5/2/1980,80,Psychiatric Consultation,Cigna,1/13/2024,1234567893,F33.1',
  '1/14/2024,B2,Bo,Lee,5/2/1981,100,Follow Up,Cigna,1/14/2024,1234567893,F33.1',
].join('\n');

/** Waits until the save dialog suggests a name, which would replace what is typed before, and saves with another name. */
async function saveAs(name: string): Promise<void> {
  const bench = workbench();
  const field = bench.quickInputField();
  await bench.waitFor('the suggested name', async () => (await field.inputValue()).endsWith(path.extname(name)));
  await field.fill(path.join(bench.folder, name));
  await bench.page.keyboard.press('Enter');
  await bench.waitFor('the file', () => bench.hasFile(name));
}

/** Exports the new charges as charge lines, the format that is first in the list. */
async function exportChargeLines(name: string): Promise<void> {
  const bench = workbench();
  await bench.webview().getByRole('button', { name: 'Export New Charges' }).press('Enter');
  await bench.page
    .locator('.quick-input-widget')
    .getByText('All columns, with what each line is missing (CSV)')
    .waitFor();
  await bench.screenshot(`formats-of-${name}`);
  await bench.page.keyboard.press('Enter');
  await saveAs(name);
}

describe('a month of claims in the report panel', () => {
  it('goes out with decisions by keyboard, is corrected after a late entry, and is never exported twice', async () => {
    const bench = workbench();
    await bench.open('care.timelog.csv', { files: { 'care.timelog.csv': `${LOG}\n` } });
    await bench.runCommand('CoCM: Generate Billing Report');
    const { page } = bench;
    const report = bench.webview();
    const states = report.getByRole('group', { name: 'Claims by state' });
    await states.getByRole('button', { name: /^Held 1/ }).waitFor();

    // The next claim to look at, and a decision about it.
    await report.locator('.table').focus();
    await page.keyboard.press('n');
    const pane = report.getByRole('region', { name: 'Entries of the line' });
    await pane.getByRole('heading', { name: /Lee, Bo/ }).waitFor();
    await page.keyboard.press('r');
    const input = page.locator('.quick-input-widget input');
    await input.fill('Consultation is in the chart');
    await page.keyboard.press('Enter');
    await states.getByRole('button', { name: /^Ready 2/ }).waitFor();
    await report.locator('.row', { hasText: 'Lee' }).getByText('Consultation is in the chart').waitFor();
    await bench.screenshot('claims-released-light');
    assert.match(bench.readFile('care.billed.csv'), /,released,.*Consultation is in the chart/);

    // The charges, with a preview.
    await report.getByRole('tab', { name: 'Billed' }).click();
    await report.getByRole('row', { name: /^New Lee, Bo Jan 2024 99492/ }).waitFor();
    await bench.screenshot('new-charges-light');
    assert.deepEqual(await findViolations(report), []);
    await exportChargeLines('first.csv');
    await report.getByText('There are no new charges.').waitFor();
    assert.equal(bench.readFile('first.csv').trimEnd().split('\n').length, 4);

    // A late entry: the claim is replaced.
    writeFileSync(
      path.join(bench.folder, 'care.timelog.csv'),
      `${LOG}\n1/30/2024,A1,Ana,Ruiz,5/2/1980,60,Follow Up,Cigna,1/13/2024,1234567893,F33.1\n`,
    );
    await report.getByRole('row', { name: /^Replacement Ruiz, Ana/ }).waitFor();
    await report.locator('details', { hasText: '3 lines' }).locator('summary').click();
    await bench.setTheme('dark');
    await bench.screenshot('replacement-dark');
    assert.deepEqual(await findViolations(report), []);
    await exportChargeLines('second.csv');
    await report.getByText('There are no new charges.').waitFor();
    assert.match(bench.readFile('second.csv'), /,7,/);
    await page.setViewportSize({ width: 760, height: 800 });
    await bench.screenshot('billed-narrow-dark');

    // The packet for the claim.
    await page.setViewportSize({ width: 1400, height: 900 });
    await report.getByRole('tab', { name: 'Lines' }).click();
    await states.getByRole('button', { name: /^Billed 2/ }).waitFor();
    await bench.screenshot('claims-billed-dark');
    await report.locator('.table').focus();
    await page.keyboard.press('e');
    await pane.getByRole('button', { name: 'Audit Packet' }).press('Enter');
    await saveAs('packet.html');
    // The open line is the one that was released and billed in the first batch.
    await bench.waitFor('the decision and the claim on the page', () => {
      const page = bench.readFile('packet.html');
      return page.includes('Consultation is in the chart') && page.includes('Billed');
    });
  });
});
