import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BUNDLE_FILE, bundleText } from './userTexts';
import { untaggedIn, untaggedTexts } from './untaggedTexts';

describe('the list of all texts', () => {
  it('is that of the source; after a change of texts run: npm run l10n', () => {
    assert.equal(readFileSync(BUNDLE_FILE, 'utf8'), bundleText());
  });
});

describe('words for people in the source', () => {
  it('are all marked as texts that can be translated', () => {
    assert.deepEqual(untaggedTexts(), []);
  });

  it('are found where they are not marked', () => {
    const source = [
      "const told = 'The row was changed meanwhile.';",
      'const marked = t`The row was changed meanwhile.`;',
      "throw new Error('The ledger holds no such row.');",
      'const button = <button class="button flat" title="Close">{t`Close`} now</button>;',
    ].join('\n');
    assert.deepEqual(untaggedIn('grid.tsx', source), [
      'grid.tsx:1: The row was changed meanwhile.',
      'grid.tsx:4: Close',
      'grid.tsx:4: now',
    ]);
  });
});
