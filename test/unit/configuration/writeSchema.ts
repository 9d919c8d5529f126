/** Writes the schema of the configuration file: `npx tsx test/unit/configuration/writeSchema.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfigurationSchema } from '../../../src/configuration/configurationSchema';

const file = join(__dirname, '..', '..', '..', 'schemas', 'cocm-billing.schema.json');
writeFileSync(file, `${JSON.stringify(createConfigurationSchema(), null, 2)}\n`);
