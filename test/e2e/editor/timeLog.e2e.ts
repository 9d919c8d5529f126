import { takeDocImage } from '../support/docImages';
import { workbench, type Theme } from '../support/workbench';

const themes: Theme[] = ['light', 'dark'];

describe('a time log in the text editor', () => {
  for (const theme of themes) {
    it(`shows minutes, codes, and minutes to the next code above each patient-month (${theme})`, async () => {
      const bench = workbench();
      await bench.open('sample.timelog.csv');
      await bench.setTheme(theme);
      await bench
        .lenses()
        .filter({ hasText: 'Guzman, Holly · Jan 2024 · 74.22 min · 99492 · 25.78 min to 99494' })
        .waitFor();
      // The order of days and months, which the dates of the log make clear.
      await bench.statusBarItem(/^Month first$/).waitFor();
      await bench.lenses().filter({ hasText: '30 patient-months · 3,744.647 min · 4 × 99492' }).waitFor();
      await bench.squiggles('warning').first().waitFor();
      await takeDocImage(`text-editor-${theme}`);
    });

    it(`marks the error in each bad row, and lists it in the Problems panel (${theme})`, async () => {
      const bench = workbench();
      await bench.open('problems.timelog.csv');
      await bench.setTheme(theme);
      await bench.squiggles('error').first().waitFor();
      const problems = await bench.showProblems();
      await problems.filter({ hasText: "This date doesn't exist." }).waitFor();
      await takeDocImage(`problems-${theme}`);
    });
  }

  it('selects the wrong characters when a problem is selected, and opens the help page when its code is selected', async () => {
    const bench = workbench();
    await bench.open('problems.timelog.csv');
    const problems = await bench.showProblems();
    const problem = problems.filter({ hasText: "The minutes aren't a number." });
    await problem.click();
    // The selection is `"twenty"` with its quotes, and the cursor is after it.
    await bench.statusBarItem('Ln 6, Col 38 (8 selected)').waitFor();
    await problem.getByText('CB014').click();
    const page = bench.page.locator('.editor-instance');
    await page.getByText('CB014 Minutes not a number').first().waitFor();
    await page.getByText('Before you change a row').first().waitFor();
    await bench.screenshot('problem-page');
  });

  it('updates the codes while you type: 99492 is earned when the minutes reach 70', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.lenses().filter({ hasText: 'Reyes, Bradley · Jan 2024 · 50.03 min · no code' }).waitFor();
    // Line 3 is an entry of 20.29 minutes. A 2 typed before it makes it 220.29.
    const line = bench.readFile('sample.timelog.csv').split('\n')[2] ?? '';
    await bench.goTo(3, line.indexOf('20.29') + 1);
    await bench.page.keyboard.type('2');
    await bench
      .lenses()
      .filter({ hasText: 'Reyes, Bradley · Jan 2024 · 250.03 min · 99492 + 6 × 99494 · 29.97 min to 99494' })
      .waitFor();
  });

  it('reports an empty file as one problem', async () => {
    const bench = workbench();
    await bench.open('empty.timelog.csv', { files: { 'empty.timelog.csv': '' } });
    const problems = await bench.showProblems();
    await problems.filter({ hasText: 'The file is empty. A time log begins with a header' }).waitFor();
  });

  it('can be any CSV file with date, MRN, and minutes columns', async () => {
    const bench = workbench();
    const log = 'Service Date,Patient ID,Duration\n1/3/2024,A1,20\n';
    await bench.open('march.csv', { files: { 'march.csv': log } });
    await bench.runCommand('CoCM: Open as Time Log');
    await bench.lenses().filter({ hasText: 'A1 · Jan 2024 · 20 min · no code · no initial assessment' }).waitFor();
  });
});
