import assert from 'node:assert/strict';
import { findViolations } from '../support/accessibility';
import { workbench } from '../support/workbench';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,PHQ-9,GAD-7',
  '1/3/2024,A1,Ana,Ruiz,40,Follow Up,Cigna,1/3/2024,20,14',
  '2/6/2024,A1,Ana,Ruiz,40,Follow Up,Cigna,1/3/2024,13,9',
  '4/1/2024,A1,Ana,Ruiz,40,Follow Up,Cigna,1/3/2024,4,3',
  '1/3/2024,B2,Bo,Lee,40,Follow Up,Cigna,1/3/2024,20,',
  '2/20/2024,B2,Bo,Lee,40,Follow Up,Cigna,1/3/2024,22,',
  '4/1/2024,B2,Bo,Lee,40,Follow Up,Cigna,1/3/2024,18,',
  '4/3/2024,C3,Cy,Day,40,Follow Up,Cigna,4/3/2024,,',
].join('\n');

describe('the caseload in the report panel', () => {
  it('has rates, and for each patient the course of the scores with a chart, a table, and links to the rows', async () => {
    const bench = workbench();
    await bench.open('care.timelog.csv', { files: { 'care.timelog.csv': `${LOG}\n` } });
    await bench.runCommand('CoCM: Generate Billing Report');
    const report = bench.webview();
    await report.getByRole('tab', { name: 'Caseload' }).click();
    await report.getByRole('heading', { name: 'Caseload on 4/3/2024' }).waitFor();
    await report.getByRole('row', { name: /^Improved after 10 weeks.* 1 of 2 \(50%\)$/ }).waitFor();
    await report.getByRole('row', { name: /^Lee, Bo .*CB180.*PHQ-9 20 18 −2 not improved 2 2 none$/ }).waitFor();

    // By keyboard: the chart of a patient opens a large one and the table of its scores.
    await report.getByRole('button', { name: 'Show the scores of Lee, Bo' }).focus();
    await bench.page.keyboard.press('Enter');
    const scores = report.getByRole('table', { name: 'Scores of Lee, Bo' });
    await scores.getByRole('row', { name: '2/20/2024 PHQ-9 22 line 6' }).waitFor();
    await bench.screenshot('caseload-light');
    assert.deepEqual(await findViolations(report), []);
    await report.getByRole('button', { name: 'Show the scores of Ruiz, Ana' }).click();
    await bench.setTheme('dark');
    await bench.screenshot('caseload-dark');
    assert.deepEqual(await findViolations(report), []);
    await bench.page.setViewportSize({ width: 760, height: 800 });
    await bench.screenshot('caseload-narrow-dark');
    await report.getByRole('button', { name: 'line 3', exact: true }).first().click();
    await bench.line('2/6/2024').first().waitFor();
  });
});
