import assert from 'node:assert/strict';
import { Grid } from '../support/grid';
import { workbench } from '../support/workbench';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment';
const MINUTES = 5;
const FILE = 'steady.timelog.csv';

async function readScrollTop(grid: Grid): Promise<number> {
  return grid.frame.locator('.grid').evaluate(({ scrollTop }: { readonly scrollTop: number }) => scrollTop);
}

describe('the scroll position of the grid', () => {
  it("doesn't change after an edit, a save, a paste, an undo, or a new row, and neither does the selection", async () => {
    const bench = workbench();
    const rows = Array.from({ length: 3000 }, (_, row) => {
      const patient = 1000 + Math.floor(row / 5);
      return `1/${1 + (row % 28)}/2024,M${patient},Ana,Ruiz ${patient},${5 + (row % 20)},Follow Up,T. Nguyen,Cigna,1/1/2024`;
    });
    const grid = await Grid.open(FILE, { [FILE]: `${[HEADER, ...rows].join('\n')}\n` });
    const { keyboard } = bench.page;
    const numbers = grid.frame.locator('.entry .line-cell .number');
    await grid.cell(2, MINUTES).click();
    for (let page = 0; page < 30; page++) {
      await keyboard.press('PageDown');
    }
    await grid.row(2).waitFor({ state: 'detached' });
    await bench.waitFor('a row far below the top', async () => Number(await numbers.last().textContent()) > 500);
    const line = Number(await numbers.nth(Math.floor((await numbers.count()) / 2)).textContent());
    await grid.cell(line, MINUTES).click();
    const scrollTop = await readScrollTop(grid);
    assert.ok(scrollTop > 10_000);
    const expectUnchanged = async (after: string, selectedLine: number): Promise<void> => {
      await grid.cell(selectedLine, MINUTES).and(grid.frame.locator('.selected')).waitFor();
      assert.equal(await readScrollTop(grid), scrollTop, after);
    };
    await keyboard.type('44');
    await keyboard.press('Tab');
    await keyboard.press('Shift+Tab');
    await grid.cell(line, MINUTES).filter({ hasText: '44' }).waitFor();
    await expectUnchanged('an edit', line);
    await bench.save();
    await expectUnchanged('a save', line);
    await bench.writeClipboard('45');
    await keyboard.press('Control+V');
    await grid.cell(line, MINUTES).filter({ hasText: '45' }).waitFor();
    await expectUnchanged('a paste', line);
    await keyboard.press('Control+Z');
    await grid.cell(line, MINUTES).filter({ hasText: '44' }).waitFor();
    await expectUnchanged('an undo', line);
    // The undo restored the saved text. Don't save again: VS Code would write the file, possibly after the other program did.
    await bench.waitForValue(() => bench.isDirty(FILE), false);

    // Another program adds a row for the first patient at the top. The visible rows don't move on the screen.
    const before = await grid.cell(line, MINUTES).boundingBox();
    const saved = bench.readFile(FILE);
    bench.writeFile(
      FILE,
      saved.replace(`${HEADER}\n`, `${HEADER}\n1/2/2024,M1000,Ana,Ruiz 1000,9,Follow Up,T. Nguyen,Cigna,1/1/2024\n`),
    );
    await grid
      .cell(line + 1, MINUTES)
      .filter({ hasText: '44' })
      .waitFor();
    await grid
      .cell(line + 1, MINUTES)
      .and(grid.frame.locator('.selected'))
      .waitFor();
    assert.deepEqual(await grid.cell(line + 1, MINUTES).boundingBox(), before);
  });

  it('reaches the last row of a log that is taller than a browser allows, by keyboard and by wheel', async function () {
    this.timeout(180_000);
    const bench = workbench();
    const count = 400_000;
    const rows = Array.from({ length: count }, (_, row) => `1/${1 + (row % 28)}/2024,M${row % 500},${1 + (row % 9)}`);
    const grid = await Grid.open(FILE, { [FILE]: `Date,MRN,Minutes\n${rows.join('\n')}\n` });
    const { keyboard, mouse } = bench.page;
    await grid.chooseView('In File Order');
    await grid.cell(2, 3).click({ timeout: 60_000 });
    await keyboard.press('Control+End');
    await grid.row(count + 1).waitFor();
    assert.ok((await grid.frame.locator('.row').count()) < 150);
    await bench.screenshot('grid-400000-rows');
    // The wheel and the keys still move row by row.
    await keyboard.press('ArrowUp');
    await grid.cell(count, 3).and(grid.frame.locator('.selected')).waitFor();
    await mouse.wheel(0, -600);
    await grid.row(count - 40).waitFor();
    await keyboard.press('Control+Home');
    await grid.cell(2, 1).and(grid.frame.locator('.selected')).waitFor();
  });
});
