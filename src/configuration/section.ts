import type { Node } from 'jsonc-parser';
import type { SettingsReader } from './settingsReader';

/** Describes a value for completion and hovers in an editor, as JSON Schema does. */
export interface SettingSchema {
  /** One or two plain sentences for the hover. */
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly additionalProperties?: SettingSchema;
  readonly items?: SettingSchema;
  /** Suggested by completion. `null` means no value. */
  readonly examples?: readonly (string | number | boolean | null)[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** A section of the configuration file. To add one, create a file in `sections` and add it to `SECTIONS`. */
export interface Section<T> {
  /** The value where the section is missing or can't be read. */
  readonly defaultValue: T;
  /** Reads the section, reports invalid parts, and returns the valid ones. */
  read(node: Node, reader: SettingsReader): T;
  readonly schema: SettingSchema & { readonly description: string };
  /** The section in a new configuration file: a JSON value of one or more lines. */
  readonly template: string;
}
