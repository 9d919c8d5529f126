import * as assert from 'node:assert/strict';
import { Module } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Bundle } from '../../../src/text/text';
import { pseudoBundle, wordsLeftOut } from './pseudoLocale';
import { englishBundle } from './userTexts';

/** Bundles the components as the webviews are bundled, and runs them without a browser. */
function components(): { textsOfComponents(bundle: Bundle): string[] } {
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
    // The calendar's element wants a browser as soon as it is loaded, and has no words.
    alias: { cally: 'node:path' },
    // What the components ask of a browser when they are loaded.
    banner: { js: 'globalThis.navigator ??= { userAgent: "" }; globalThis.HTMLElement ??= class {};' },
  });
  const bundled = new Module(entry) as Module & { _compile(code: string, name: string): void };
  bundled._compile(outputFiles[0]?.text ?? '', entry);
  return bundled.exports as ReturnType<typeof components>;
}

describe('the grid and the report in a language that nobody speaks', () => {
  it('have no word of their own that is not translated', () => {
    const texts = components().textsOfComponents(pseudoBundle(englishBundle()));
    assert.ok(texts.length > 150, `only ${texts.length} texts`);
    // Names of keys, of the field MRN, of a format and of a button that is a sign.
    const known = new Set('MRN CSV Aa Ctrl Shift Alt Enter Escape Down Up'.split(' '));
    const left = texts.filter((text) => wordsLeftOut(text.replace(/&\w+;/g, ''), known).length > 0);
    assert.deepEqual(left, []);
  });

  it('do not call everything that is left out an error', () => {
    const texts = components().textsOfComponents({});
    assert.ok(texts.includes('"Not included in the totals: 1"'), texts.join('\n'));
    assert.ok(texts.includes('"Rows and time not included in this report"'), texts.join('\n'));
    assert.deepEqual(
      texts.filter((text) => /in error|because of errors/i.test(text)),
      [],
    );
  });
});
