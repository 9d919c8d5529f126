import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BUNDLE_FILE, formatBundle } from './userTexts';
import { findUntaggedTextsIn, findUntaggedTexts } from './untaggedTexts';

describe('The localization bundle', () => {
  it('matches the texts in the source (after you change texts, run: npm run l10n)', () => {
    assert.equal(readFileSync(BUNDLE_FILE, 'utf8'), formatBundle());
  });
});

describe('Texts for people in the source', () => {
  it('are all tagged for translation', () => {
    assert.deepEqual(findUntaggedTexts(), []);
  });

  it('are found if they aren’t tagged', () => {
    const source = [
      "const message = 'The row was changed meanwhile.';",
      'const tagged = t`The row was changed meanwhile.`;',
      "throw new Error('The ledger holds no such row.');",
      'const button = <button class="button flat" title="Close">{t`Close`} now</button>;',
    ].join('\n');
    assert.deepEqual(findUntaggedTextsIn('grid.tsx', source), [
      'grid.tsx:1: The row was changed meanwhile.',
      'grid.tsx:4: Close',
      'grid.tsx:4: now',
    ]);
  });
});
