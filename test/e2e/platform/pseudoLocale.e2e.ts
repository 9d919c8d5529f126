import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { FULL_TIME_PROFILE } from '../../../src/billing/rules/payerProfile';
import { FULL_TIME } from '../../../src/billing/rules/timeRules';
import { startHost, type Host } from '../../host/host.mjs';
import { fixtures, root, vsixFile } from '../../host/paths.mjs';
import {
  PSEUDO_LOCALE,
  toPseudo,
  createPseudoBundle,
  findUntranslatedWords,
  splitWords,
} from '../../unit/text/pseudoLocale';
import { Workbench } from '../support/workbench';

const LOG = 'problems.timelog.csv';
const readEnglishTexts = (...names: string[]): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, ...names), 'utf8')) as Record<string, string>;

/** Words that aren't translated: values and columns of the log, the rule and its source, and keys. */
const NAMES = new Set([
  ...splitWords(
    readFileSync(path.join(fixtures, LOG), 'utf8'),
    ...[FULL_TIME.name, FULL_TIME.source, FULL_TIME_PROFILE.title],
    'MRN CB min TRUE',
    LOG,
  ),
  ...splitWords('Enter Escape Ctrl Shift Alt Down Up'),
]);

/** Adds the translations to the folder of the installed extension, where translators add theirs. */
function translateExtension({ folder }: Host): void {
  const extensions = path.join(folder, 'extensions');
  const extensionName = readdirSync(extensions).find((name) => name.startsWith('cocm-billing.'));
  assert.ok(extensionName);
  const write = (texts: Record<string, string>, ...names: string[]): void =>
    writeFileSync(path.join(extensions, extensionName, ...names), JSON.stringify(createPseudoBundle(texts)));
  write(readEnglishTexts('package.nls.json'), `package.nls.${PSEUDO_LOCALE}.json`);
  write(readEnglishTexts('l10n', 'bundle.l10n.json'), 'l10n', `bundle.l10n.${PSEUDO_LOCALE}.json`);
}

interface ElementWithAttributes {
  getAttribute(name: string): string | null;
}

/** Removes names that are truncated because of limited space. */
function removeTruncatedNames(line: string): string {
  return line.replace(/([A-Za-z]+)…/g, (truncated, begin: string) =>
    [...NAMES].some((name) => name.startsWith(begin)) ? '' : truncated,
  );
}

/** Returns each word that isn't translated, with the line that contains it. */
function findUntranslated(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => findUntranslatedWords(removeTruncatedNames(line), NAMES).map((word) => `${word}: ${line}`));
}

/** Returns all texts in a webview, including those for screen readers. */
async function readTexts(frame: FrameLocator): Promise<string> {
  const attributes = await frame
    .locator('[title], [aria-label], [placeholder]')
    .evaluateAll((elements: ElementWithAttributes[]) =>
      elements.flatMap((element) =>
        ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ),
    );
  return [await frame.locator('body').innerText(), ...attributes].join('\n');
}

describe('VS Code in a pseudo-language', () => {
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

  it('shows all texts of the extension translated in the text editor, the grid, and the report', async () => {
    assert.ok(bench);
    await bench.open(LOG);
    await bench
      .lenses()
      .filter({ hasText: toPseudo('Generate billing report') })
      .waitFor();
    await bench.screenshot('pseudo-text');
    const lenses = (await bench.lenses().allInnerTexts()).join('\n');
    assert.deepEqual(findUntranslated(lenses), []);

    const toGrid = toPseudo('Open Time Log in the Grid');
    await bench.page.locator(`.editor-group-container.active .editor-actions [aria-label^="${toGrid}"]`).click();
    const grid = bench.webview();
    await grid.getByRole('grid').waitFor();
    await grid.locator('.band').first().waitFor();
    await bench.page.keyboard.press('ControlOrMeta+Shift+L');
    await grid.locator('.filter-bar').waitFor();
    await bench.screenshot('pseudo-grid');
    assert.deepEqual(findUntranslated(await readTexts(grid)), []);

    await grid.getByRole('button', { name: toPseudo('Billing Report') }).click();
    await bench.waitFor('the report', async () => (await bench?.webviewCount()) === 2);
    const report = bench.webview();
    await report.getByRole('heading', { name: toPseudo('Billing Report') }).waitFor();
    await report.locator('.row').first().waitFor();
    await bench.screenshot('pseudo-report');
    assert.deepEqual(findUntranslated(await readTexts(report)), []);
    for (const view of ['Worklist', 'Charts']) {
      await report.getByRole('tab', { name: toPseudo(view) }).click();
      await report.getByRole('tabpanel', { name: toPseudo(view) }).waitFor();
      await bench.screenshot(`pseudo-${view.toLowerCase()}`);
      assert.deepEqual(findUntranslated(await readTexts(report)), []);
    }
  });

  it('shows problems in the Problems panel, hovers, and the status bar translated', async () => {
    assert.ok(bench);
    await bench.open(LOG);
    const { page } = bench;
    await bench
      .lenses()
      .filter({ hasText: toPseudo('Generate billing report') })
      .waitFor();
    const problems = await bench.showProblems();
    // The panel contains only the problems in view, so maximize it.
    await bench.runCommand('View: Toggle Maximized Panel');
    await bench.waitFor('the problems', async () => (await problems.count()) > 12);
    await bench.screenshot('pseudo-problems');
    const messages = await page.locator('.markers-panel .marker-message-details-container').allInnerTexts();
    assert.ok(messages.length > 12, String(messages.length));
    // VS Code adds the location and the source in English.
    assert.deepEqual(findUntranslated(messages.join('\n').replace(/\[Ln \d+, Col \d+\]|CoCM Billing/g, '')), []);
    await bench.runCommand('View: Toggle Maximized Panel');
    await bench.runCommand('View: Hide Panel');

    // A row whose minutes count.
    await bench.goTo(2, 3);
    const status = page.locator('.statusbar-item[id^="cocm-billing."]');
    await status.first().waitFor();
    const labels = await status.evaluateAll((elements: ElementWithAttributes[]) =>
      elements.map((element) => element.getAttribute('aria-label') ?? ''),
    );
    assert.deepEqual(findUntranslated([...(await status.allInnerTexts()), ...labels].join('\n')), []);
    await bench.runCommand('Show or Focus Hover');
    const hover = page.locator('.monaco-hover:visible', { hasText: '99492' });
    await hover.first().waitFor();
    await bench.screenshot('pseudo-hover');
    const hovers = (await hover.allInnerTexts()).join('\n');
    assert.deepEqual(findUntranslated(hovers.replace(/CoCM Billing/g, '')), []);
  });
});
