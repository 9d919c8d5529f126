import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfigurationSchema } from '../../../src/configuration/configurationSchema';
import { CONFIGURATION_FILE } from '../../../src/configuration/configurationFileName';
import { SECTIONS, SECTION_NAMES } from '../../../src/configuration/sections';
import manifest from '../../../package.json';

const root = join(__dirname, '..', '..', '..');

describe('the schema of the configuration file', () => {
  const [contribution] = manifest.contributes.jsonValidation;
  const schema = JSON.parse(readFileSync(join(root, contribution!.url), 'utf8')) as Record<string, unknown>;

  it('matches the reader (to update it, run npx tsx test/unit/configuration/writeSchema.ts)', () => {
    assert.deepEqual(schema, createConfigurationSchema());
  });

  it('is contributed for the name of the configuration file, which opens as JSON with comments', () => {
    assert.equal(contribution!.fileMatch, CONFIGURATION_FILE);
    const association = manifest.contributes.languages.find(({ id }) => id === 'jsonc');
    assert.deepEqual(association, { id: 'jsonc', filenames: [CONFIGURATION_FILE] });
  });

  it('describes every section in full sentences', () => {
    for (const name of SECTION_NAMES) {
      assert.match(SECTIONS[name].schema.description, /^[A-Z].*\.$/, name);
    }
  });

  it('restricts nothing, because the reader reports invalid values', () => {
    const text = JSON.stringify(schema);
    assert.doesNotMatch(text, /"(?:required|additionalProperties":false|type":"|pattern|const|oneOf)/);
    assert.equal((text.match(/"enum"/g) ?? []).length, (text.match(/\},\{\}\]/g) ?? []).length);
  });
});
