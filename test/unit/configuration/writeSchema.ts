/** Writes the schema of the configuration file: `npx tsx test/unit/configuration/writeSchema.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createConfigurationSchema } from '../../../src/configuration/configurationSchema';

const file = join(__dirname, '..', '..', '..', 'schemas', 'cocm-billing.schema.json');

async function writeSchema(): Promise<void> {
  const text = JSON.stringify(createConfigurationSchema());
  // In the format that `npm run lint` requires.
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

void writeSchema();
