import type { Node } from 'jsonc-parser';
import { getFieldTitle } from '../../log/header/columns';
import { STATUS_FIELDS, normalizeStatusWord, type StatusSettings } from '../../log/values/entryStatus';
import { t } from '../../text/text';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';

const TITLES = STATUS_FIELDS.map(getFieldTitle);

/** `leaveOut`: the words in status columns that take an entry out of the totals (sources.md 8.5). */
export const leaveOut: Section<StatusSettings> = {
  defaultValue: {},
  read(node, reader) {
    const parts = reader.readParts(node, TITLES, t`The group "leaveOut"`) ?? new Map<string, Node>();
    return Object.fromEntries(
      STATUS_FIELDS.flatMap((field) => {
        const value = parts.get(getFieldTitle(field));
        return value ? [[field, value.type === 'null' ? null : readWords(value, reader)]] : [];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'Which entries are left out because of a status column: the column, then its words, each with true (left out) or false ' +
      '(counted). Usual words such as Voided, Deleted, and Draft, and No in a Billable column, are left out without being ' +
      'listed. null: the column does not decide, so all entries count.',
    properties: Object.fromEntries(
      TITLES.map((title) => [
        title,
        {
          description: `The words of the ${title} column: true leaves their entries out, false counts them. null: all entries count.`,
          additionalProperties: { type: 'boolean' },
        },
      ]),
    ),
  },
  template: '{\n  // "Status": { "Pending": true, "Draft": false },\n  // "Billable": null\n}',
};

function readWords(node: Node, reader: SettingsReader): ReadonlyMap<string, boolean> {
  const words = new Map<string, boolean>();
  for (const { name, value } of reader.readGroup(node, t`The words of a column`, normalizeStatusWord) ?? []) {
    if (value.type === 'boolean') {
      words.set(normalizeStatusWord(name), value.value === true);
    } else {
      reader.report('CB302', value, t`A word must be true (left out) or false (counted).`);
    }
  }
  return words;
}
