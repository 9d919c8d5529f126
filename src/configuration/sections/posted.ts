import type { Node } from 'jsonc-parser';
import { normalizeColumnName } from '../../log/header/columnNames';
import {
  NO_POSTED_SETTINGS,
  POSTED_FIELDS,
  POSTED_MEANINGS,
  type PostedField,
  type PostedMeaning,
  type PostedSettings,
} from '../../billing/rules/postedSettings';
import { t } from '../../text/text';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';

/** `posted`: the columns and words in the files of payments and denials that `cocm-billing posted` reads. */
export const posted: Section<PostedSettings> = {
  defaultValue: NO_POSTED_SETTINGS,
  read(node, reader) {
    const parts = reader.readParts(node, ['columns', 'words'] as const, t`The group "posted"`);
    const columns = parts?.get('columns');
    const words = parts?.get('words');
    return {
      columns: columns ? readColumns(columns, reader) : NO_POSTED_SETTINGS.columns,
      words: words ? readWords(words, reader) : NO_POSTED_SETTINGS.words,
    };
  },
  schema: {
    type: 'object',
    description:
      'The columns and words in the files of payments and denials that cocm-billing posted reads. Case, spaces, and underscores are ' +
      'ignored. The names of common exports are known.',
    properties: {
      columns: {
        type: 'object',
        description: 'The name of a column in the header, then what it has. null: the column is not read.',
        additionalProperties: {
          description:
            'What the column has. reference: the batch or control number that the claim was sent with. null: it is not read.',
          enum: [...POSTED_FIELDS, null],
        },
      },
      words: {
        type: 'object',
        description: 'A word in the status column, then its meaning.',
        additionalProperties: {
          description: 'pending: the payer has not decided yet, so nothing is recorded.',
          enum: POSTED_MEANINGS,
        },
      },
    },
  },
  template: '{\n  // "columns": { "Acct": "mrn", "Check total": null },\n  // "words": { "D": "denied" }\n}',
};

function readColumns(node: Node, reader: SettingsReader): ReadonlyMap<string, PostedField | null> {
  const entries = reader.readGroup(node, t`The group "columns" in "posted"`, normalizeColumnName) ?? [];
  return new Map(
    entries.flatMap(({ name, value }): [string, PostedField | null][] => {
      if (value.type === 'null') {
        return [[normalizeColumnName(name), null]];
      }
      const field = reader.readWord(value, POSTED_FIELDS, t`What this column has`);
      return field === undefined ? [] : [[normalizeColumnName(name), field]];
    }),
  );
}

function readWords(node: Node, reader: SettingsReader): ReadonlyMap<string, PostedMeaning> {
  const entries = reader.readGroup(node, t`The group "words" in "posted"`, normalizeColumnName) ?? [];
  return new Map(
    entries.flatMap(({ name, value }): [string, PostedMeaning][] => {
      const meaning = reader.readWord(value, POSTED_MEANINGS, t`The meaning of this word`);
      return meaning === undefined ? [] : [[normalizeColumnName(name), meaning]];
    }),
  );
}
