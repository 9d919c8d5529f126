import type { FrameLocator, Locator } from 'playwright-core';
import { succeeds, workbench } from './workbench';

/** The grid in the active editor, as a user sees it. */
export class Grid {
  constructor(readonly frame: FrameLocator) {}

  /** Opens a log in the grid with the button in the title bar. */
  static async open(file: string, files?: Readonly<Record<string, string>>): Promise<Grid> {
    const bench = workbench();
    await bench.open(file, files ? { files } : {});
    await Grid.toggle('Open Time Log in the Grid');
    const grid = new Grid(bench.webview());
    await grid.frame.getByRole('grid').or(grid.frame.locator('.notice')).first().waitFor();
    return grid;
  }

  /** Selects a button in the title bar of the editor. */
  static async toggle(title: string): Promise<void> {
    const { page } = workbench();
    await page.locator(`.editor-group-container.active .editor-actions [aria-label^="${title}"]`).click();
    // Move the pointer off the button, because its tooltip would cover the grid.
    await page.mouse.move(700, 12);
  }

  /** Returns the band of a patient-month, by texts that it contains. */
  band(...texts: string[]): Locator {
    return texts.reduce((bands, text) => bands.filter({ hasText: text }), this.frame.locator('.band'));
  }

  /** Returns the row that begins at a line of the file. Lines count from 1. */
  row(line: number): Locator {
    const number = this.frame.locator('.line-cell .number', { hasText: new RegExp(`^${line}$`) });
    return this.frame.locator('.entry').filter({ has: number });
  }

  /** Returns a cell by the line of its row and the number of its column. Both count from 1. */
  cell(line: number, column: number): Locator {
    return this.row(line).locator(`[data-column="${column - 1}"]`);
  }

  /** Returns the cells of the selected range, or none if a single cell is selected. */
  range(): Locator {
    return this.frame.locator('.in-range');
  }

  /** Selects a command in the context menu of a cell. */
  async chooseFromMenu(cell: Locator, entry: string): Promise<void> {
    const bench = workbench();
    const menuItem = this.frame.getByRole('menuitem', { name: entry });
    await bench.waitFor(`${entry} in the menu`, async () => {
      await cell.click({ button: 'right' });
      return succeeds(menuItem.click({ timeout: 3000 }));
    });
  }

  /** Selects a view in the view menu, and waits until it's shown. Until then, keys apply to the earlier view. */
  async chooseView(entry: string): Promise<void> {
    await this.frame.locator('.toolbar [aria-haspopup=menu]').click();
    await this.frame.locator('.menu-item', { has: this.frame.getByText(entry, { exact: true }) }).click();
    if (entry === 'In File Order') {
      await this.frame.locator('.band').first().waitFor({ state: 'detached' });
    }
  }

  /** Returns the bar below the grid if it contains a text. */
  message(text: string): Locator {
    return this.frame.locator('.detail-bar', { hasText: text });
  }

  /** Returns the editor of a cell. */
  editor(): Locator {
    return this.frame.locator('.cell-editor');
  }

  /** Overwrites a cell as a user does: selects it, types the value, and presses Enter. */
  async type(line: number, column: number, value: string): Promise<void> {
    const { keyboard } = workbench().page;
    await this.cell(line, column).click();
    await keyboard.type(value);
    await keyboard.press('Enter');
    await this.editor().waitFor({ state: 'detached' });
  }
}
