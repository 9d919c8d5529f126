import { FIELD_NAMES, columnMapping, fieldTitle, type ColumnMapping, type FieldName } from '../../log/header/columns';
import type { Section } from '../section';
import { t } from '../../text/text';

const TITLES = FIELD_NAMES.map(fieldTitle);

/** `columns`: what columns hold whose names nobody knows. */
export const columns: Section<ColumnMapping> = {
  defaultValue: columnMapping([]),
  read(node, reader) {
    const entries = reader.readGroup(node, t`The group "columns"`, (name) => name.toLowerCase().replace(/[\s_]/g, ''));
    return columnMapping(
      (entries ?? []).flatMap(({ name, value }): [string, FieldName | 'notRead'][] => {
        if (value.type === 'null') {
          return [[name, 'notRead']];
        }
        const title = reader.readWord(value, TITLES, t`The field of this column`);
        const field = FIELD_NAMES.find((candidate) => fieldTitle(candidate) === title);
        return field === undefined ? [] : [[name, field]];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'What the columns of your log hold, where their names are not known: the name in the header, then the field. ' +
      'Names are compared without regard to case, spaces and underscores. null: the column is not read.',
    additionalProperties: {
      description: 'The field that this column of the log holds. null: the column is not read.',
      enum: [...TITLES, null],
    },
  },
  template: '{\n  // "Tracked": "Minutes",\n  // "Billable minutes": null\n}',
};
