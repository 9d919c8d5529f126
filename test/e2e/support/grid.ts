import type { FrameLocator, Locator } from 'playwright-core';
import { succeeds, workbench } from './workbench';

/** The grid of the active editor, as a person sees it. */
export class Grid {
  constructor(readonly frame: FrameLocator) {}

  /** Opens a log in the grid by the button in the title bar. */
  static async open(file: string, files?: Readonly<Record<string, string>>): Promise<Grid> {
    const bench = workbench();
    await bench.open(file, files ? { files } : {});
    await Grid.toggle('Open Time Log in the Grid');
    const grid = new Grid(bench.webview());
    await grid.frame.getByRole('grid').or(grid.frame.locator('.notice')).first().waitFor();
    return grid;
  }

  /** Presses a button of the editor's title bar. */
  static async toggle(title: string): Promise<void> {
    const { page } = workbench();
    await page.locator(`.editor-group-container.active .editor-actions [aria-label^="${title}"]`).click();
    // Off the button, whose tooltip would lie over the grid.
    await page.mouse.move(700, 12);
  }

  /** The band of a patient-month. */
  band(...texts: string[]): Locator {
    return texts.reduce((bands, text) => bands.filter({ hasText: text }), this.frame.locator('.band'));
  }

  /** The row that begins at a line of the file, counting from 1. */
  row(line: number): Locator {
    const number = this.frame.locator('.line-cell .number', { hasText: new RegExp(`^${line}$`) });
    return this.frame.locator('.entry').filter({ has: number });
  }

  /** A cell by the line of its row and the place of its column, both counting from 1. */
  cell(line: number, column: number): Locator {
    return this.row(line).locator(`[data-column="${column - 1}"]`);
  }

  /** The selected cells where there are several, else none. */
  range(): Locator {
    return this.frame.locator('.in-range');
  }

  /** Chooses an entry of the menu of a cell. */
  async chooseFromMenu(cell: Locator, entry: string): Promise<void> {
    const bench = workbench();
    const item = this.frame.getByRole('menuitem', { name: entry });
    await bench.waitFor(`${entry} in the menu`, async () => {
      await cell.click({ button: 'right' });
      return succeeds(item.click({ timeout: 3000 }));
    });
  }

  /** Chooses an entry of the menu of the view. Until another view has come, keys go by the one that is there. */
  async chooseView(entry: string): Promise<void> {
    await this.frame.locator('.toolbar [aria-haspopup=menu]').click();
    await this.frame.locator('.menu-item', { has: this.frame.getByText(entry, { exact: true }) }).click();
    if (entry === 'By Date, as in the File') {
      await this.frame.locator('.band').first().waitFor({ state: 'detached' });
    }
  }

  /** What the bar below the grid says. */
  message(text: string): Locator {
    return this.frame.locator('.detail-bar', { hasText: text });
  }

  editor(): Locator {
    return this.frame.locator('.cell-editor');
  }

  /** Overwrites a cell as a person does: a click, the new value, Enter. */
  async type(line: number, column: number, value: string): Promise<void> {
    const { keyboard } = workbench().page;
    await this.cell(line, column).click();
    await keyboard.type(value);
    await keyboard.press('Enter');
    await this.editor().waitFor({ state: 'detached' });
  }
}
