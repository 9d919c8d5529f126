import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment';
const ROWS = [
  '1/3/2024,A1,Ana,Ruiz,40,Initial Assessment,T. Nguyen,Cigna,1/3/2024',
  '1/9/2024,A1,Ana,Ruiz,35,Follow Up,T. Nguyen,"Anthem, Inc.",1/3/2024',
  '2/2/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,Cigna,1/3/2024',
  '2/5/2024,B2,Omar,Haddad,30,Initial Assessment,R. Alvarez,Cigna,2/5/2024',
];
const FILE = 'text.timelog.csv';
/** Returns the column where a text starts in a line of the log. Lines and columns count from 1. */
const findColumn = (line: number, text: string): number => (ROWS[line - 2] ?? '').indexOf(text) + 1;

describe('language features for a log in the text editor', () => {
  it('include hovers, the status bar, completions, the outline, breadcrumbs, folding, and renaming a patient with F2', async () => {
    const bench = workbench();
    await bench.open(FILE, { files: { [FILE]: `${[HEADER, ...ROWS].join('\n')}\n` } });
    const { page } = bench;
    await bench.lenses().filter({ hasText: 'Ruiz, Ana · Jan 2024 · 75 min · 99492' }).waitFor();

    const crumbs = page.locator('.breadcrumbs-control');
    await crumbs.getByText('Time log').waitFor();
    await bench.goTo(3, findColumn(3, 'A1'));
    await bench.statusBarItem('Ruiz, Ana · Jan 2024 · 75 min · 99492').waitFor();
    await crumbs.getByText('Ruiz, Ana').waitFor();
    await crumbs.getByText('Jan 2024').waitFor();
    await bench.line('1/9/2024').getByText('1/9/2024').hover();
    const hover = page.locator('.monaco-hover').filter({ visible: true });
    await hover.filter({ hasText: /Adds.35.min/ }).waitFor();
    await bench.screenshot('text-hover');

    // Completion suggests a payer from the file, and adds the quotes that its comma requires.
    await bench.goTo(5, findColumn(5, 'Cigna') + 'Cigna'.length);
    await page.keyboard.press('Control+Backspace');
    await page.keyboard.type('Ant');
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    await bench.waitFor('the suggested payer', async () => {
      if ((await suggestions.filter({ hasText: 'Anthem' }).count()) > 0) return true;
      await page.keyboard.press('Control+Space');
      await page.waitForTimeout(500);
      return false;
    });
    await bench.screenshot('text-completion');
    await page.keyboard.press('Enter');
    await bench.line('R. Alvarez,"Anthem, Inc.",2/5/2024').waitFor();
    await bench.waitFor('the restored line', async () => {
      await page.keyboard.press('Control+Z');
      await page.waitForTimeout(300);
      return (await bench.line('R. Alvarez,Cigna,2/5/2024').count()) > 0;
    });

    await bench.runCommand('Explorer: Focus on Outline View');
    const outline = page.locator('.outline-tree .monaco-list-row');
    await outline.filter({ hasText: 'Ruiz, Ana' }).waitFor();
    await outline.filter({ hasText: 'Haddad, Omar' }).waitFor();
    await bench.screenshot('text-outline');
    await bench.line('1/3/2024').first().click();
    await bench.runCommand('Fold All');
    await bench.line('1/9/2024').waitFor({ state: 'detached' });
    await bench.runCommand('Unfold All');
    await bench.line('1/9/2024').waitFor();

    await bench.goTo(2, findColumn(2, 'A1'));
    await page.keyboard.press('F2');
    const field = page.locator('.rename-box input');
    await field.waitFor();
    await field.fill('A100');
    await page.keyboard.press('Enter');
    await bench.line('2/2/2024,A100').waitFor();
    await bench.goTo(2, findColumn(2, 'Cigna') + 2);
    await page.keyboard.press('F2');
    await field.waitFor();
    await field.fill('Cigna East');
    await page.keyboard.press('Enter');
    await bench.line('2/5/2024,B2,Omar,Haddad,30,Initial Assessment,R. Alvarez,Cigna East').waitFor();
    const renamed = ROWS.map((row) => row.replace(',A1,', ',A100,').replace(',Cigna,', ',Cigna East,'));
    await bench.saveAndExpect(FILE, `${[HEADER, ...renamed].join('\n')}\n`);
  });

  it('suggest MRNs, names, activities, and staff from the file for an empty cell', async () => {
    const bench = workbench();
    await bench.open(FILE, { files: { [FILE]: `${[HEADER, ...ROWS, '2/6/2024,,,,15,,,,'].join('\n')}\n` } });
    const { page } = bench;
    await bench.lenses().filter({ hasText: 'Ruiz, Ana · Jan 2024 · 75 min · 99492' }).waitFor();
    const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    const cells = ['2/6/2024', '', '', '', '15', '', '', '', ''];
    for (const [column, typed, expected] of [
      [1, 'B', 'B2'],
      [2, 'Om', 'Omar'],
      [3, 'Had', 'Haddad'],
      [5, 'Foll', 'Follow Up'],
      [6, 'R', 'R. Alvarez'],
    ] as const) {
      await bench.goTo(6, cells.slice(0, column).join(',').length + 2);
      await page.keyboard.type(typed);
      cells[column] = typed;
      await bench.waitFor(`the suggestion ${expected}`, async () => {
        if ((await suggestions.filter({ hasText: expected }).count()) > 0) return true;
        await page.keyboard.press('Control+Space');
        await page.waitForTimeout(500);
        return false;
      });
      await page.keyboard.press('Escape');
      await bench.line(cells.join(',')).waitFor();
    }
  });

  it('keep the header in view, and show column names before cells if the setting is on', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.goTo(120);
    await bench.page.locator('.sticky-widget').getByText('Minutes').waitFor();
    bench.setSettings({ 'cocmBilling.columnNames': true });
    await bench.line('Minutes:').first().waitFor();
    await bench.screenshot('text-column-names');
  });
});
