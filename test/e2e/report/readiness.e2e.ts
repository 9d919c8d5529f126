import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { findViolations } from '../support/accessibility';
import { workbench } from '../support/workbench';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List',
  '1/13/2024,A1,Ana,Ruiz,130,Psychiatric Consultation,Cigna,1/13/2024,1234567893,F33.1',
  '1/14/2024,B2,Bo,Lee,100,Follow Up,Cigna,1/14/2024,1234567893,F33.1',
  '1/15/2024,C3,Cy,Day,70,Psychiatric Consultation,Cigna,1/15/2024,1234567893,F33.1',
  '1/16/2024,C3,Cy,Day,5,Follow Up,Aetna,1/15/2024,1234567893,F33.1',
  '1/17/2024,C3,Cy,Day,ten,Follow Up,Aetna,1/15/2024,1234567893,F33.1',
  '1/18/2024,D4,Di,Poe,80,Psychiatric Consultation,Cigna,1/18/2024,1234567893,F33.1',
  '1/18/2024,D4,Di,Poe,80,Psychiatric Consultation,Cigna,1/18/2024,1234567893,F33.1',
].join('\n');

async function openReport(): Promise<FrameLocator> {
  const bench = workbench();
  await bench.open('claims.timelog.csv', { files: { 'claims.timelog.csv': `${LOG}\n` } });
  await bench.runCommand('CoCM: Generate Billing Report');
  const report = bench.webview();
  await report.getByRole('heading', { name: 'Billing Report' }).waitFor();
  return report;
}

describe('the states of claims in the report panel', () => {
  it('are shown with reasons, filter the lines, and lead to what has to be fixed by keyboard', async () => {
    const bench = workbench();
    const report = await openReport();
    const states = report.getByRole('group', { name: 'Claims by state' });
    await states.getByRole('button', { name: /^Ready 1/ }).waitFor();
    await states.getByRole('button', { name: /^Check 1/ }).waitFor();
    await states.getByRole('button', { name: /^Held 2/ }).waitFor();
    await report.locator('.row', { hasText: 'Ruiz' }).getByText('Ready').waitFor();
    await report.locator('.row', { hasText: 'Lee' }).getByText('no psychiatric consultation').waitFor();
    await bench.screenshot('claims-light');
    assert.deepEqual(await findViolations(report), []);

    // From one claim to the next by keyboard, with the reasons below the lines.
    await report.locator('.table').focus();
    await bench.page.keyboard.press('n');
    const pane = report.getByRole('region', { name: 'Entries of the line' });
    await pane.getByRole('heading', { name: /Lee, Bo/ }).waitFor();
    await pane.getByText('no psychiatric consultation in the month (CB123)').waitFor();
    await bench.page.keyboard.press('n');
    await pane.getByRole('heading', { name: /Day, Cy/ }).waitFor();
    await pane.getByText('1 row left out because of an error').waitFor();
    await bench.setTheme('dark');
    await bench.screenshot('claims-next-dark');
    assert.deepEqual(await findViolations(report), []);
    await pane.getByRole('button', { name: 'line 6' }).click();
    await bench.line('1/17/2024').first().waitFor();

    // Only the claims in one state.
    await states.getByRole('button', { name: /^Check 1/ }).click();
    await report.locator('.row', { hasText: 'Poe' }).waitFor();
    assert.equal(await report.locator('.table').getAttribute('aria-rowcount'), '2');
    await bench.screenshot('claims-filter-dark');
    await states.getByRole('button', { name: /^Check 1/ }).click();

    // Each reason has the list of its patient-months.
    await report.getByRole('tab', { name: 'Worklist' }).click();
    const reason = report.locator('.claim-list', { hasText: 'CB123' });
    await reason.locator('summary').click();
    await reason.getByRole('button', { name: 'Lee, Bo' }).waitFor();
    await bench.screenshot('claims-worklist-dark');
    await bench.setTheme('light');
    await bench.page.setViewportSize({ width: 760, height: 800 });
    await report.getByRole('tab', { name: 'Lines' }).click();
    await bench.screenshot('claims-narrow-light');
  });
});
