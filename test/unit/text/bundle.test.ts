import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BUNDLE_FILE, bundleText } from './userTexts';

describe('the list of all texts', () => {
  it('is that of the source; after a change of texts run: npm run l10n', () => {
    assert.equal(readFileSync(BUNDLE_FILE, 'utf8'), bundleText());
  });
});
