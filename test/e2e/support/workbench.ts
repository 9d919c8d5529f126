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

/** Whether what is waited for comes, as an answer instead of an error. */
export const succeeds = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

/** VS Code in a browser with the packaged extension installed, used as a person would: by keys, clicks and what is seen. */
export class Workbench {
  private settings: Settings = {};
  private current: { readonly page: Page; readonly workspace: ReturnType<typeof copyOfFixtures> } | undefined;

  constructor(private readonly host: Host) {}

  /** Playwright's page, for what has no method here. */
  get page(): Page {
    if (!this.current) throw new Error('Nothing is open yet: call open() first.');
    return this.current.page;
  }

  /** The workspace folder on disk: a copy of test/fixtures that is new with every open(). */
  get folder(): string {
    if (!this.current) throw new Error('Nothing is open yet: call open() first.');
    return this.current.workspace.folder;
  }

  /** Where the server keeps everything of its own, its log files among it. */
  get serverFolder(): string {
    return this.host.folder;
  }

  /** Every request so far to another host than 127.0.0.1; none of them got through. */
  get blockedRequests(): readonly BlockedRequest[] {
    return this.host.requests;
  }

  /**
   * Opens VS Code anew: no editors, no state, no settings of an earlier test, the workspace a fresh copy of the fixtures
   * with `files` (name to content) added, and `file` open in its default editor. `payload` is more of what VS Code's address
   * carries.
   */
  async open(
    file?: string,
    options: { settings?: Settings; files?: Readonly<Record<string, string>>; payload?: Payload } = {},
  ): Promise<void> {
    await this.closePage();
    this.settings = {};
    const hidden = { 'files.exclude': { '.vscode': true } };
    this.host.writeSettings({ 'workbench.colorTheme': themes.light.setting, ...hidden, ...options.settings });
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

  /** Opens a window with no folder and no editor, by a server that has one open. */
  async openWithoutFolder(): Promise<void> {
    await this.open();
    const address = new URL(this.page.url());
    address.search = '?ew=true';
    await this.page.goto(address.href);
    await this.waitUntilReady();
  }

  /** Reloads the window, as "Developer: Reload Window" does: VS Code restores its editors. */
  async reload(): Promise<void> {
    // With a file to open in its address the window would open that file, and restore nothing.
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
    // Until the new editor has the focus it may take it from anything, and with it what is being typed.
    await this.page.locator('.monaco-editor.focused').or(this.webviewFrames()).first().waitFor(slow);
  }

  /** Opens a workspace file by Quick Open (Ctrl+P), in its default editor. */
  async openFile(name: string): Promise<void> {
    await this.quickInput('ControlOrMeta+P', name);
    await this.quickPick(name);
    await this.page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  }

  /** Runs a command by its title in the command palette, such as "View: Close All Editors". */
  async runCommand(title: string): Promise<void> {
    // An editor that is still opening takes the focus, and with it the palette away: then it is opened again. And a window
    // that has just opened may still be looking for its extensions.
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

  /** Chooses the row of the open quick pick that contains a text; in the command palette the commands' titles are rows. */
  async quickPick(text: string): Promise<void> {
    const rows = this.quickPickRows().filter({ hasText: text });
    const exact = rows.filter({ has: this.page.getByText(text, { exact: true }) });
    await rows.first().waitFor();
    await ((await exact.count()) > 0 ? exact : rows).first().click();
  }

  /** Chooses an entry of the context menu of a file in the Explorer. */
  async chooseFromExplorerMenu(file: string, entry: string): Promise<void> {
    const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry });
    // A menu opened while VS Code is still starting closes when anything takes the focus, and a file that has just come
    // may not have its entries yet: then it is opened again. And a menu takes no click in its first tenth of a second, in
    // which no person could press: it is waited for, and the menu must be gone after one.
    await this.waitFor(
      `${entry} in the menu of ${file}`,
      async () => {
        await this.page.keyboard.press('Escape');
        await row.click({ button: 'right' });
        if (!(await succeeds(item.waitFor({ timeout: 3000 })))) return false;
        await sleep(300);
        return (
          (await succeeds(item.click({ timeout: 3000 }))) &&
          (await succeeds(item.waitFor({ state: 'hidden', timeout: 2000 })))
        );
      },
      45_000,
    );
  }

  /** The rows of the open quick pick. */
  quickPickRows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** The field of the open quick pick or input box. */
  quickInputField(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** Opens a quick input by its key and types into it. */
  async quickInput(key: string, text: string): Promise<void> {
    // A key pressed while VS Code is still starting is lost, so it is pressed until the field shows.
    await this.waitFor('the quick input', async () => {
      // One that is open already keeps the list it was opened with, and with it what VS Code did not know yet.
      if (await this.quickInputField().isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      return succeeds(this.quickInputField().waitFor({ timeout: 2000 }));
    });
    await this.quickInputField().fill(text);
  }

  /**
   * Changes settings while VS Code runs; they take effect a moment later. They are written to the workspace's settings,
   * because the server does not notice a change of the user's. open() begins anew.
   */
  setSettings(settings: Settings): void {
    this.settings = { ...this.settings, ...settings };
    mkdirSync(path.join(this.folder, '.vscode'), { recursive: true });
    this.writeFile('.vscode/settings.json', JSON.stringify(this.settings, null, 2));
  }

  /** Changes the colour theme and waits until it shows. */
  async setTheme(theme: Theme): Promise<void> {
    const { setting, css } = themes[theme];
    this.setSettings({ 'workbench.colorTheme': setting });
    await this.page.locator(`.monaco-workbench.${css}`).waitFor();
  }

  /** Saves what is seen to artifacts/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    if (!this.current) return;
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /** What is seen, in words: for a test that failed where nobody can open its picture. */
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

  /** The tab of an editor. */
  tab(label: string): Locator {
    return this.page.locator('.tab', { hasText: label }).first();
  }

  /** The label of the active editor's tab. */
  async activeTab(): Promise<string> {
    const label = this.page.locator('.editor-group-container.active .tab.active .monaco-icon-label-container');
    return (await label.first().textContent()) ?? '';
  }

  /** Whether an editor has unsaved changes. */
  async isDirty(label: string): Promise<boolean> {
    return this.page.locator('.tab.dirty', { hasText: label }).first().isVisible();
  }

  /** Saves the active editor and waits until its tab is no longer dirty. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.editor-group-container.active .tab.active.dirty').waitFor({ state: 'detached' });
  }

  /**
   * Saves the active editor until a file of the workspace has this text. A key pressed before, such as that of undo, may
   * still be on its way to the document when the first save is over: then it is saved again, as a person would.
   */
  async saveAndExpect(name: string, expected: string): Promise<void> {
    const isSaved = async (): Promise<boolean> => {
      await this.save();
      for (let look = 0; look < 10 && this.readFile(name) !== expected; look++) await sleep(50);
      return this.readFile(name) === expected;
    };
    await this.waitFor('the saved text', isSaved).catch(() => assert.equal(this.readFile(name), expected));
  }

  /** Waits until what is read equals `expected`; fails with their difference when it never does. */
  async waitForValue<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
    await this.waitFor('what is expected', async () => isDeepStrictEqual(await read(), expected)).catch(async () =>
      assert.deepEqual(await read(), expected),
    );
  }

  /** Lines of the text editors that contain a text; only lines scrolled into view are in the page. */
  line(text: string): Locator {
    // VS Code draws spaces as no-break spaces.
    const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\u00a0 ]');
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: new RegExp(pattern) });
  }

  /** Moves the cursor of the text editor, counting from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const there = this.statusBarItem(`Ln ${line}, Col ${column}`);
    await this.waitFor(`line ${line}, column ${column}`, async () => {
      await this.quickInput('Control+G', `:${line}:${column}`);
      await this.page.keyboard.press('Enter');
      return succeeds(there.waitFor({ timeout: 3000 }));
    });
  }

  /** The code lenses in view. */
  lenses(): Locator {
    return this.page.locator('.codelens-decoration a');
  }

  /** The squiggles in view, of one severity. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.squiggly-${severity}`);
  }

  /** An item of the status bar. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The notifications in view. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** Shows the Problems panel and returns its rows: files and problems, as far as they are in view. */
  async showProblems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** How many webviews (custom editors and panels) are seen. */
  async webviewCount(): Promise<number> {
    return this.webviewFrames().count();
  }

  /** The inside of a webview that is seen: the n-th in the order of opening, or the last. It is a frame in a frame. */
  webview(which: number | 'last' = 'last'): FrameLocator {
    const frames = this.webviewFrames();
    const frame = which === 'last' ? frames.last() : frames.nth(which);
    return frame.contentFrame().frameLocator('#active-frame');
  }

  private webviewFrames(): Locator {
    return this.page.locator('iframe.webview.ready').filter({ visible: true });
  }

  /** Puts a text on the clipboard, as copying it in a spreadsheet would. */
  async writeClipboard(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** The text on the clipboard, as a spreadsheet would paste it. */
  async readClipboard(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** The bytes on disk of a file of the workspace, as text. */
  readFile(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Changes a file of the workspace on disk, as another program would. */
  writeFile(name: string, content: string): void {
    writeFileSync(path.join(this.folder, name), content);
  }

  /** Whether a file is in the workspace. */
  hasFile(name: string): boolean {
    return existsSync(path.join(this.folder, name));
  }

  /** Waits until `check` gives something truthy and returns that; says what was waited for when it never does. */
  async waitFor<T>(what: string, check: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> {
    const end = Date.now() + limit;
    while (Date.now() < end) {
      const value = await check();
      if (value) return value;
      await sleep(50);
    }
    throw new Error(`Waited ${limit} ms for ${what}.`);
  }
}

/** The workbenches that were opened; a test that fails has been looking at the last of them. */
const opened: Workbench[] = [];

let shared: { readonly host: Host; readonly bench: Workbench } | undefined;

/** The workbench that a test which has just ended looked at: that of the run, or one with a server of its own. */
export function workbenchInUse(): Workbench {
  return opened.at(-1) ?? workbench();
}

/** The workbench of this run; the root hooks start and stop it. */
export function workbench(): Workbench {
  if (!shared) throw new Error('The workbench has not started: test/e2e/support/hooks.ts starts it.');
  return shared.bench;
}

/** Starts the server with the packaged extension installed, and a browser. */
export async function startWorkbench(): Promise<void> {
  if (!existsSync(vsixFile)) throw new Error(`${vsixFile} is missing: npm run test:e2e packages it.`);
  const host = await startHost({ name: 'e2e', vsix: vsixFile });
  shared = { host, bench: new Workbench(host) };
}

/** Ends both, and removes what they left. */
export async function stopWorkbench(): Promise<void> {
  await shared?.bench.closePage();
  await shared?.host.close();
}
