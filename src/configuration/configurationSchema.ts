import type { SettingSchema } from './section';
import { SECTIONS, SECTION_NAMES } from './sections';

/**
 * Returns the JSON schema for completion and hovers in editors. It makes suggestions but restricts nothing, because invalid
 * values are already reported when the file is read. A test compares `schemas/cocm-billing.schema.json` with it.
 */
export function createConfigurationSchema(): Record<string, unknown> {
  const properties = Object.fromEntries(SECTION_NAMES.map((name) => [name, toSuggestions(SECTIONS[name].schema)]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CoCM Billing configuration',
    description: 'How CoCM Billing reads and checks the time logs in this folder and its subfolders.',
    allowComments: true,
    allowTrailingCommas: true,
    properties,
  };
}

/** Returns a schema with its restrictions turned into suggestions. */
function toSuggestions(schema: SettingSchema): Record<string, unknown> {
  const { enum: words, enumDescriptions, properties, additionalProperties, items: members } = schema;
  return {
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(schema.examples ? { examples: schema.examples } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(words ? { anyOf: [{ enum: words, ...(enumDescriptions ? { enumDescriptions } : {}) }, {}] } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, toSuggestions(part)])),
        }
      : {}),
    ...(additionalProperties ? { additionalProperties: toSuggestions(additionalProperties) } : {}),
    ...(members ? { items: toSuggestions(members) } : {}),
  };
}
