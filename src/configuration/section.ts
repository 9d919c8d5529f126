import type { Node } from 'jsonc-parser';
import type { SettingsReader } from './settingsReader';

/** What completion and hovers in an editor need to know of a value, in the words of JSON Schema. */
export interface SettingSchema {
  /** A plain sentence or two for the hover. */
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly additionalProperties?: SettingSchema;
  readonly items?: SettingSchema;
  /** Offered by completion; null where nothing is meant. */
  readonly examples?: readonly (string | number | boolean | null)[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** One section of the configuration file. A new one is a file in `sections` and a line in `SECTIONS`. */
export interface Section<T> {
  /** What holds where the section is missing or cannot be read. */
  readonly defaultValue: T;
  /** Reads the section. Reports what is wrong and answers what can be kept. */
  read(node: Node, reader: SettingsReader): T;
  readonly schema: SettingSchema & { readonly description: string };
  /** How the section stands in a new configuration file: a value in JSON, of one line or several. */
  readonly template: string;
}
