import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type BlockedRequest, type Host, type Payload, startHost } from '../../host/host.mjs';
import { copyOfFixtures, screenshots, vsixFile } from '../../host/paths.mjs';

export type Settings = Readonly<Record<string, unknown>>;

const themes = {
  light: { setting: 'Light 2026', css: 'vs' },
  dark: { setting: 'Dark 2026', css: 'vs-dark' },
  'high contrast': { setting: 'Default High Contrast', css: 'hc-black' },
  'high contrast light': { setting: 'Default High Contrast Light', css: 'hc-light' },
} as const;
export type Theme = keyof typeof themes;

/** Returns whether a promise is fulfilled. */
export const succeeds = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

/** VS Code in a browser with the packaged extension installed. Tests use it as a user does: with the keyboard, mouse, and screen. */
export class Workbench {
  private settings: Settings = {};
  private current: { readonly page: Page; readonly workspace: ReturnType<typeof copyOfFixtures> } | undefined;

  constructor(private readonly host: Host) {}

  /** The Playwright page, for actions that this class has no method for. */
  get page(): Page {
    if (!this.current) throw new Error('No window is open. Call open() first.');
    return this.current.page;
  }

  /** The workspace folder on disk: a copy of test/fixtures. Every call of open() makes a new copy. */
  get folder(): string {
    if (!this.current) throw new Error('No window is open. Call open() first.');
    return this.current.workspace.folder;
  }

  /** The folder where the server stores its files, including its log files. */
  get serverFolder(): string {
    return this.host.folder;
  }

  /** All requests so far to hosts other than 127.0.0.1. They were all blocked. */
  get blockedRequests(): readonly BlockedRequest[] {
    return this.host.requests;
  }

  /**
   * Opens a new window, without editors, state, or settings of an earlier test. The workspace is a new copy of the fixtures.
   *
   * @param file opened in its default editor
   * @param options `files` (content by name) are added to the workspace. `payload` is added to the address of the window.
   */
  async open(
    file?: string,
    options: { settings?: Settings; files?: Readonly<Record<string, string>>; payload?: Payload } = {},
  ): Promise<void> {
    await this.closePage();
    this.settings = {};
    const hidden = { 'files.exclude': { '.vscode': true } };
    // The choice of an editor, so that the grid isn't offered.
    const chosen = { 'workbench.editorAssociations': { '*.timelog.csv': 'default' } };
    this.host.writeSettings({
      'workbench.colorTheme': themes.light.setting,
      ...hidden,
      ...chosen,
      ...options.settings,
    });
    const workspace = copyOfFixtures();
    const { folder } = workspace;
    for (const [name, content] of Object.entries(options.files ?? {})) writeFileSync(path.join(folder, name), content);
    const toOpen: Payload = file === undefined ? [] : [['openFile', this.host.remote(path.join(folder, file))]];
    const page = await this.host.openPage(folder, [...toOpen, ...(options.payload ?? [])]);
    page.setDefaultTimeout(20_000);
    this.current = { page, workspace };
    opened.push(this);
    await this.waitUntilReady(file);
  }

  /** Opens a window without a folder or an editor. */
  async openWithoutFolder(): Promise<void> {
    await this.open();
    const address = new URL(this.page.url());
    address.search = '?ew=true';
    await this.page.goto(address.href);
    await this.waitUntilReady();
  }

  /** Reloads the window, as "Developer: Reload Window" does. VS Code restores its editors. */
  async reload(): Promise<void> {
    // If the address named a file, the window would open that file instead of restoring its editors.
    const address = new URL(this.page.url());
    address.searchParams.delete('payload');
    await this.page.goto(address.href);
    await this.waitUntilReady();
  }

  /** Closes the page and removes its workspace folder. */
  async closePage(): Promise<void> {
    if (!this.current) return;
    const { page, workspace } = this.current;
    this.current = undefined;
    await page.context().close();
    workspace.remove();
  }

  private async waitUntilReady(file?: string): Promise<void> {
    const slow = { timeout: 60_000 };
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor(slow);
    if (file === undefined) return;
    await this.tab(file).waitFor(slow);
    // Until the new editor has the focus, it can take the focus, and with it any typed text, at any time.
    await this.page.locator('.monaco-editor.focused').or(this.webviewFrames()).first().waitFor(slow);
  }

  /** Opens a workspace file in its default editor with Quick Open (Ctrl+P). */
  async openFile(name: string): Promise<void> {
    await this.quickInput('ControlOrMeta+P', name);
    await this.quickPick(name);
    await this.page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  }

  /** Runs a command by its title in the Command Palette, such as "View: Close All Editors". */
  async runCommand(title: string): Promise<void> {
    // An editor that is still opening takes the focus and closes the Command Palette, so try again. Also, a new window might
    // not have found its extensions yet.
    await this.waitFor(
      `the command ${title}`,
      async () => {
        await this.quickInput('F1', `>${title}`);
        const rows = this.quickPickRows().filter({ hasText: title });
        return succeeds(rows.first().waitFor({ timeout: 3000 }));
      },
      45_000,
    );
    await this.quickPick(title);
  }

  /** Selects the row of the open Quick Pick that contains a text. In the Command Palette, the rows are command titles. */
  async quickPick(text: string): Promise<void> {
    const rows = this.quickPickRows().filter({ hasText: text });
    const exact = rows.filter({ has: this.page.getByText(text, { exact: true }) });
    await rows.first().waitFor();
    await ((await exact.count()) > 0 ? exact : rows).first().click();
  }

  /** Selects a command in the context menu of a file in the Explorer. */
  async chooseFromExplorerMenu(file: string, entry: string): Promise<void> {
    const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file });
    const menuItem = this.page.locator('.monaco-menu .action-item', { hasText: entry });
    // While VS Code is starting, the menu closes if anything else takes the focus, and the menu of a new file might not have
    // all commands yet. In both cases, open it again. A menu ignores clicks in its first tenth of a second, so wait before
    // the click, and check that the menu is closed after it.
    await this.waitFor(
      `${entry} in the menu of ${file}`,
      async () => {
        await this.page.keyboard.press('Escape');
        await row.click({ button: 'right' });
        if (!(await succeeds(menuItem.waitFor({ timeout: 3000 })))) return false;
        await sleep(300);
        return (
          (await succeeds(menuItem.click({ timeout: 3000 }))) &&
          (await succeeds(menuItem.waitFor({ state: 'hidden', timeout: 2000 })))
        );
      },
      45_000,
    );
  }

  /** Returns the rows of the open Quick Pick. */
  quickPickRows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Returns the field of the open Quick Pick or input box. */
  quickInputField(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** Opens a Quick Pick or input box with its key, and types into it. */
  async quickInput(key: string, text: string): Promise<void> {
    // A key pressed while VS Code is starting is lost, so press it until the field appears.
    await this.waitFor('the quick input', async () => {
      // Close one that is already open, because its list isn't updated.
      if (await this.quickInputField().isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      return succeeds(this.quickInputField().waitFor({ timeout: 2000 }));
    });
    await this.quickInputField().fill(text);
  }

  /**
   * Changes settings while VS Code is running. They take effect a moment later. They are workspace settings, because the
   * server doesn't watch the user settings. open() resets them.
   */
  setSettings(settings: Settings): void {
    this.settings = { ...this.settings, ...settings };
    mkdirSync(path.join(this.folder, '.vscode'), { recursive: true });
    this.writeFile('.vscode/settings.json', JSON.stringify(this.settings, null, 2));
  }

  /** Changes the color theme, and waits until it's shown. */
  async setTheme(theme: Theme): Promise<void> {
    const { setting, css } = themes[theme];
    this.setSettings({ 'workbench.colorTheme': setting });
    await this.page.locator(`.monaco-workbench.${css}`).waitFor();
  }

  /** Saves a screenshot as artifacts/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    if (!this.current) return;
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /** Returns the texts in the window, for a failed test whose screenshot can't be viewed. */
  async describeWindow(): Promise<string> {
    if (!this.current) return 'No window is open.';
    const texts = async (name: string, rows: Locator): Promise<string> => {
      const all = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 300));
      return `${name}: ${all.length === 0 ? 'none' : all.join(' | ')}`;
    };
    const parts = [
      await texts('tabs', this.page.locator('.tab')),
      await texts('dialogs', this.page.locator('.monaco-dialog-box, .quick-input-widget:visible')),
      await texts('notifications', this.notifications()),
      await texts('status bar', this.page.locator('.statusbar')),
      await texts('text editors', this.page.locator('.monaco-editor .view-lines')),
    ];
    for (let which = 0; which < (await this.webviewCount()); which++) {
      parts.push(await texts(`webview ${which}`, this.webview(which).locator('body')));
    }
    return parts.join('\n');
  }

  /** Returns the tab of an editor. */
  tab(label: string): Locator {
    return this.page.locator('.tab', { hasText: label }).first();
  }

  /** Returns the label of the active editor's tab. */
  async activeTab(): Promise<string> {
    const label = this.page.locator('.editor-group-container.active .tab.active .monaco-icon-label-container');
    return (await label.first().textContent()) ?? '';
  }

  /** Returns whether an editor has unsaved changes. */
  async isDirty(label: string): Promise<boolean> {
    return this.page.locator('.tab.dirty', { hasText: label }).first().isVisible();
  }

  /** Saves the active editor, and waits until its tab no longer shows unsaved changes. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.editor-group-container.active .tab.active.dirty').waitFor({ state: 'detached' });
  }

  /**
   * Saves the active editor until a workspace file has the expected text. A key pressed earlier, such as undo, might reach
   * the document only after the first save. In that case, saves again.
   *
   * @throws if the file never has the text
   */
  async saveAndExpect(name: string, expected: string): Promise<void> {
    const isSaved = async (): Promise<boolean> => {
      await this.save();
      for (let look = 0; look < 10 && this.readFile(name) !== expected; look++) await sleep(50);
      return this.readFile(name) === expected;
    };
    await this.waitFor('the saved text', isSaved).catch(() => assert.equal(this.readFile(name), expected));
  }

  /** Waits until the value that is read equals `expected`. @throws with the difference if it never does */
  async waitForValue<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
    await this.waitFor('the expected value', async () => isDeepStrictEqual(await read(), expected)).catch(async () =>
      assert.deepEqual(await read(), expected),
    );
  }

  /** Returns the lines of text editors that contain a text. Only lines in view are found. */
  line(text: string): Locator {
    // VS Code renders spaces as no-break spaces.
    const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\u00a0 ]');
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: new RegExp(pattern) });
  }

  /** Moves the cursor of the text editor. The line and column count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const there = this.statusBarItem(`Ln ${line}, Col ${column}`);
    await this.waitFor(`line ${line}, column ${column}`, async () => {
      await this.quickInput('Control+G', `:${line}:${column}`);
      await this.page.keyboard.press('Enter');
      return succeeds(there.waitFor({ timeout: 3000 }));
    });
  }

  /** Returns the code lenses in view. */
  lenses(): Locator {
    return this.page.locator('.codelens-decoration a');
  }

  /** Returns the squiggles of a severity in view. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.squiggly-${severity}`);
  }

  /** Returns an item of the status bar. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Returns the notifications in view. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** Shows the Problems panel, and returns the files and problems in view. */
  async showProblems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** Returns the number of visible webviews (custom editors and panels). */
  async webviewCount(): Promise<number> {
    return this.webviewFrames().count();
  }

  /** Returns the content of a visible webview, by its place in the order of opening. The content is a frame within a frame. */
  webview(which: number | 'last' = 'last'): FrameLocator {
    const frames = this.webviewFrames();
    const frame = which === 'last' ? frames.last() : frames.nth(which);
    return frame.contentFrame().frameLocator('#active-frame');
  }

  private webviewFrames(): Locator {
    return this.page.locator('iframe.webview.ready').filter({ visible: true });
  }

  /** Puts a text on the clipboard, as a spreadsheet does when you copy cells. */
  async writeClipboard(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Returns the text on the clipboard, as a spreadsheet would paste it. */
  async readClipboard(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** Returns the text of a workspace file on disk. */
  readFile(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Changes a workspace file on disk, as another program does. */
  writeFile(name: string, content: string): void {
    writeFileSync(path.join(this.folder, name), content);
  }

  /** Returns whether a file is in the workspace. */
  hasFile(name: string): boolean {
    return existsSync(path.join(this.folder, name));
  }

  /** Waits until `check` returns a truthy value, and returns it. @throws with the name of the awaited value after `limit` ms */
  async waitFor<T>(awaited: string, check: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> {
    const end = Date.now() + limit;
    while (Date.now() < end) {
      const value = await check();
      if (value) return value;
      await sleep(50);
    }
    throw new Error(`Waited ${limit} ms for ${awaited}.`);
  }
}

/** All workbenches that were opened. A failed test used the last one. */
const opened: Workbench[] = [];

let shared: { readonly host: Host; readonly bench: Workbench } | undefined;

/** Returns the workbench that the latest test used: the run's workbench, or a workbench with a separate server. */
export function workbenchInUse(): Workbench {
  return opened.at(-1) ?? workbench();
}

/** Returns the workbench of this run. The root hooks start and stop it. */
export function workbench(): Workbench {
  if (!shared) throw new Error("The workbench isn't running. test/e2e/support/hooks.ts starts it.");
  return shared.bench;
}

/** Starts the server with the packaged extension installed, and a browser. */
export async function startWorkbench(): Promise<void> {
  if (!existsSync(vsixFile)) throw new Error(`${vsixFile} doesn't exist. "npm run test:e2e" creates it.`);
  const host = await startHost({ name: 'e2e', vsix: vsixFile });
  shared = { host, bench: new Workbench(host) };
}

/** Stops the server and the browser, and removes their files. */
export async function stopWorkbench(): Promise<void> {
  await shared?.bench.closePage();
  await shared?.host.close();
}
