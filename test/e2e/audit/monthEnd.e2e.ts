import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { succeeds, workbench } from '../support/workbench';

const FILE = 'clinic.timelog.csv';
const LOG =
  'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n1/9/2024,A2,40,1/9/2024\n2/6/2024,A1,20,1/3/2024\n';

/** Selects a workspace file in the dialog with this title. */
async function chooseFile(title: string, name: string): Promise<void> {
  const bench = workbench();
  await bench.page.locator('.quick-input-title', { hasText: title }).waitFor();
  const field = bench.quickInputField();
  // The dialog suggests the folder, unless the name for the dialog before it has just been typed into this one.
  await bench.waitFor('a suggestion', async () => (await field.inputValue()) !== '');
  const isOpen = (): Promise<boolean> => bench.page.locator('.quick-input-title', { hasText: title }).isVisible();
  await bench.waitFor(`the selection of ${name}`, async () => {
    // The dialog can close a moment after Enter.
    if (!(await isOpen())) return true;
    // While the dialog reads the folder, it overwrites typed text with the folder's name.
    await succeeds(field.fill(`${bench.folder}/${name}`, { timeout: 2000 }));
    await bench.page.waitForTimeout(500);
    if ((await isOpen()) && (await field.inputValue()).endsWith(`/${name}`)) {
      await bench.page.keyboard.press('Enter');
      await bench.page.waitForTimeout(500);
    }
    return !(await isOpen());
  });
}

describe('closing a month and checking reports', function () {
  this.timeout(150_000);

  it('closes a month from the Command Palette, flags later changes, and asks before closing it again', async () => {
    const bench = workbench();
    await bench.open(FILE, { files: { [FILE]: LOG } });
    await bench.lenses().filter({ hasText: 'A1 · Jan 2024' }).waitFor();
    await bench.runCommand('CoCM: Close Month');
    await bench.quickPickRows().filter({ hasText: 'Jan 2024' }).waitFor();
    await bench.screenshot('close-month');
    await bench.quickPick('Jan 2024');
    await bench.notifications().filter({ hasText: 'Jan 2024 is closed' }).waitFor();
    const closedMonth = 'clinic.closed-2024-01.csv';
    assert.deepEqual(
      parse<Record<string, string>>(bench.readFile(closedMonth), { columns: true }).map((line) => [
        line['MRN'],
        line['Minutes'],
      ]),
      [
        ['A1', '70'],
        ['A2', '40'],
      ],
    );

    await bench.goTo(3, LOG.split('\n')[2]!.indexOf('40') + 1);
    await bench.page.keyboard.type('1');
    const problems = await bench.showProblems();
    await problems.filter({ hasText: 'closed' }).first().waitFor();
    await bench.screenshot('closed-month-changed');

    await bench.line('1/9/2024').first().click();
    await bench.runCommand('CoCM: Close Month');
    await bench.quickPick('Jan 2024');
    const dialog = bench.page.locator('.monaco-dialog-box', { hasText: 'Jan 2024 is already closed.' });
    await dialog.waitFor();
    await bench.screenshot('close-month-again');
    await dialog.getByRole('button', { name: 'Close Again' }).click();
    await bench.waitFor('the month closed again', () => bench.readFile(closedMonth).includes(',140,'));
    await bench.waitFor('no warning', async () => (await problems.filter({ hasText: 'closed' }).count()) === 0);
  });

  it('compares two reports that are selected in dialogs', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    const report = bench.readFile('sample-billing-report.csv');
    bench.writeFile('older.csv', report.replace('131.26,Cigna,0,TRUE,2', '101.26,Cigna,0,TRUE,1'));
    await bench.runCommand('CoCM: Compare Two Billing Reports');
    await chooseFile('Older Billing Report', 'older.csv');
    await chooseFile('Newer Billing Report', 'sample-billing-report.csv');
    await bench.tab('Billing reports compared').waitFor();
    await bench.line('131.26').first().waitFor();
    await bench.screenshot('compared-reports');
  });

  it('checks a report against a log that is selected in a dialog', async () => {
    const bench = workbench();
    await bench.open();
    bench.writeFile(
      'old-billing-report.csv',
      bench.readFile('sample-billing-report.csv').replace('131.26,Cigna,0,TRUE,2', '130.26,Cigna,0,TRUE,2'),
    );
    await bench.openFile('old-billing-report.csv');
    await bench.line('130.26,Cigna').first().waitFor();
    await bench.runCommand('CoCM: Check a Billing Report');
    await bench.notifications().filter({ hasText: 'matches its minutes' }).waitFor();
    await bench.notifications().getByRole('button', { name: 'Check Against a Log…' }).click();
    await chooseFile('Time Logs for This Report', 'sample.timelog.csv');
    await bench
      .notifications()
      .filter({ hasText: '1 problem found when checking this report against the log' })
      .waitFor();
  });
});
