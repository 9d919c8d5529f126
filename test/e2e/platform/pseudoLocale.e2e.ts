import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { FULL_TIME_PROFILE } from '../../../src/billing/rules/payerProfile';
import { FULL_TIME } from '../../../src/billing/rules/timeRules';
import { startHost, type Host } from '../../host/host.mjs';
import { fixtures, root, vsixFile } from '../../host/paths.mjs';
import { PSEUDO_LOCALE, pseudo, pseudoBundle, wordsLeftOut, wordsOf } from '../../unit/text/pseudoLocale';
import { Workbench } from '../support/workbench';

const LOG = 'problems.timelog.csv';
const english = (...names: string[]): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, ...names), 'utf8')) as Record<string, string>;

/** Names, which are the same in every language: the log's own values, columns, the rule with its source, and keys. */
const NAMES = new Set([
  ...wordsOf(
    readFileSync(path.join(fixtures, LOG), 'utf8'),
    ...[FULL_TIME.name, FULL_TIME.source, FULL_TIME_PROFILE.title],
    'MRN CB min TRUE',
    LOG,
  ),
  ...wordsOf('Enter Escape Ctrl Shift Alt Down Up'),
]);

/** Puts the translations where a translator's would be: into the folder of the extension that is installed. */
function translateExtension({ folder }: Host): void {
  const extensions = path.join(folder, 'extensions');
  const own = readdirSync(extensions).find((name) => name.startsWith('cocm-billing.'));
  assert.ok(own);
  const write = (texts: Record<string, string>, ...names: string[]): void =>
    writeFileSync(path.join(extensions, own, ...names), JSON.stringify(pseudoBundle(texts)));
  write(english('package.nls.json'), `package.nls.${PSEUDO_LOCALE}.json`);
  write(english('l10n', 'bundle.l10n.json'), 'l10n', `bundle.l10n.${PSEUDO_LOCALE}.json`);
}

interface Seen {
  getAttribute(name: string): string | null;
}

/** Without names that are cut for want of room. */
function withoutCutNames(line: string): string {
  return line.replace(/([A-Za-z]+)…/g, (cut, begin: string) =>
    [...NAMES].some((name) => name.startsWith(begin)) ? '' : cut,
  );
}

/** Nothing, or each word that nobody translated with the line it stands in. */
function leftOut(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => wordsLeftOut(withoutCutNames(line), NAMES).map((word) => `${word}: ${line}`));
}

/** Everything that is seen or heard in a webview. */
async function wordsIn(frame: FrameLocator): Promise<string> {
  const heard = await frame
    .locator('[title], [aria-label], [placeholder]')
    .evaluateAll((elements: Seen[]) =>
      elements.flatMap((element) =>
        ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ),
    );
  return [await frame.locator('body').innerText(), ...heard].join('\n');
}

describe('VS Code in a language that nobody speaks', () => {
  let host: Host | undefined;
  let bench: Workbench | undefined;

  before(async function () {
    this.timeout(180_000);
    host = await startHost({ name: 'pseudo-locale', vsix: vsixFile, language: PSEUDO_LOCALE });
    translateExtension(host);
    bench = new Workbench(host);
  });

  after(async function () {
    this.timeout(60_000);
    await bench?.closePage();
    await host?.close();
  });

  it('shows every word of the extension in that language, in the text editor, the grid and the report', async () => {
    assert.ok(bench);
    await bench.open(LOG);
    await bench
      .lenses()
      .filter({ hasText: pseudo('Generate billing report') })
      .waitFor();
    await bench.screenshot('pseudo-text');
    const lenses = (await bench.lenses().allInnerTexts()).join('\n');
    assert.deepEqual(leftOut(lenses), []);

    const toGrid = pseudo('Open Time Log in the Grid');
    await bench.page.locator(`.editor-group-container.active .editor-actions [aria-label^="${toGrid}"]`).click();
    const grid = bench.webview();
    await grid.getByRole('grid').waitFor();
    await grid.locator('.band').first().waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Shift+L');
    await grid.locator('.filter-bar').waitFor();
    await bench.screenshot('pseudo-grid');
    assert.deepEqual(leftOut(await wordsIn(grid)), []);

    await grid.getByRole('button', { name: pseudo('Billing Report') }).click();
    await bench.waitFor('the report', async () => (await bench?.webviewCount()) === 2);
    const report = bench.webview();
    await report.getByRole('heading', { name: pseudo('Billing Report') }).waitFor();
    await report.locator('.row').first().waitFor();
    await bench.screenshot('pseudo-report');
    assert.deepEqual(leftOut(await wordsIn(report)), []);
    for (const view of ['Worklist', 'Charts']) {
      await report.getByRole('tab', { name: pseudo(view) }).click();
      await report.getByRole('tabpanel', { name: pseudo(view) }).waitFor();
      await bench.screenshot(`pseudo-${view.toLowerCase()}`);
      assert.deepEqual(leftOut(await wordsIn(report)), []);
    }
  });

  it('says in that language what is wrong, in the Problems panel, and what a row adds, in the hover and the status bar', async () => {
    assert.ok(bench);
    await bench.open(LOG);
    const { page } = bench;
    await bench
      .lenses()
      .filter({ hasText: pseudo('Generate billing report') })
      .waitFor();
    const problems = await bench.showProblems();
    // The panel shows what has room in it.
    await bench.runCommand('View: Toggle Maximized Panel');
    await bench.waitFor('the problems', async () => (await problems.count()) > 12);
    await bench.screenshot('pseudo-problems');
    const messages = await page.locator('.markers-panel .marker-message-details-container').allInnerTexts();
    assert.ok(messages.length > 12, String(messages.length));
    // VS Code's own words about the place.
    assert.deepEqual(leftOut(messages.join('\n').replace(/\[Ln \d+, Col \d+\]|CoCM Billing/g, '')), []);
    await bench.runCommand('View: Toggle Maximized Panel');
    await bench.runCommand('View: Hide Panel');

    // On a row that counts.
    await bench.goTo(2, 3);
    const status = page.locator('.statusbar-item[id^="cocm-billing."]');
    await status.first().waitFor();
    const labels = await status.evaluateAll((items: Seen[]) =>
      items.map((item) => item.getAttribute('aria-label') ?? ''),
    );
    assert.deepEqual(leftOut([...(await status.allInnerTexts()), ...labels].join('\n')), []);
    await bench.runCommand('Show or Focus Hover');
    const hover = page.locator('.monaco-hover:visible', { hasText: '99492' });
    await hover.first().waitFor();
    await bench.screenshot('pseudo-hover');
    const hovers = (await hover.allInnerTexts()).join('\n');
    assert.deepEqual(leftOut(hovers.replace(/CoCM Billing/g, '')), []);
  });
});
