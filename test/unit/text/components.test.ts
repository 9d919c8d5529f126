import * as assert from 'node:assert/strict';
import { Module } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Bundle } from '../../../src/text/text';
import { createPseudoBundle, findUntranslatedWords } from './pseudoLocale';
import { createEnglishBundle } from './userTexts';

/** Bundles the components in the same way as the webviews, and loads them without a browser. */
function loadComponents(): { renderTexts(bundle: Bundle): string[] } {
  const entry = join(__dirname, 'components.tsx');
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The calendar element needs a browser when it loads, and has no texts.
    alias: { cally: 'node:path' },
    // The browser globals that the components need when they load.
    banner: { js: 'globalThis.navigator ??= { userAgent: "" }; globalThis.HTMLElement ??= class {};' },
  });
  const bundled = new Module(entry) as Module & { _compile(code: string, name: string): void };
  bundled._compile(outputFiles[0]?.text ?? '', entry);
  return bundled.exports as ReturnType<typeof loadComponents>;
}

describe('The grid and the report in the pseudo-language', () => {
  it('have no untranslated words', () => {
    const texts = loadComponents().renderTexts(createPseudoBundle(createEnglishBundle()));
    assert.ok(texts.length > 150, `only ${texts.length} texts`);
    // Names of keys, the field MRN, a format, and a button with a symbol.
    const known = new Set('MRN CSV Aa Ctrl Shift Alt Enter Escape Down Up'.split(' '));
    const untranslated = texts.filter((text) => findUntranslatedWords(text.replace(/&\w+;/g, ''), known).length > 0);
    assert.deepEqual(untranslated, []);
  });

  it('show how many problems the worklist does not list, only if it leaves out some', () => {
    const texts = loadComponents().renderTexts({});
    assert.deepEqual(
      texts.filter((text) => text.includes('Not listed here')),
      ['>Not listed here: 1,203 problems. They follow as the list gets shorter.'],
    );
  });

  it('don’t call everything that is left out an error', () => {
    const texts = loadComponents().renderTexts({});
    assert.ok(texts.includes('"Not included in the totals: 1"'), texts.join('\n'));
    assert.ok(texts.includes('"Rows and time not included in this report"'), texts.join('\n'));
    assert.deepEqual(
      texts.filter((text) => /in error|because of errors/i.test(text)),
      [],
    );
  });
});
