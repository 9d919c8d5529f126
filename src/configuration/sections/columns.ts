import { normalizeColumnName } from '../../log/header/columnNames';
import {
  FIELD_NAMES,
  createColumnMapping,
  getFieldTitle,
  type ColumnMapping,
  type FieldName,
} from '../../log/header/columns';
import type { Section } from '../section';
import { t } from '../../text/text';

const TITLES = FIELD_NAMES.map(getFieldTitle);

/** `columns`: the fields of columns with unknown names. */
export const columns: Section<ColumnMapping> = {
  defaultValue: createColumnMapping([]),
  read(node, reader) {
    const entries = reader.readGroup(node, t`The group "columns"`, normalizeColumnName);
    return createColumnMapping(
      (entries ?? []).flatMap(({ name, value }): [string, FieldName | 'notRead'][] => {
        if (value.type === 'null') {
          return [[name, 'notRead']];
        }
        const title = reader.readWord(value, TITLES, t`The field of this column`);
        const field = FIELD_NAMES.find((candidate) => getFieldTitle(candidate) === title);
        return field === undefined ? [] : [[name, field]];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'The fields of columns with unknown names: the name in the header, then the field. Case, spaces, and underscores in ' +
      'names are ignored. null: the column is not read.',
    additionalProperties: {
      description: 'The field of this column. null: the column is not read.',
      enum: [...TITLES, null],
    },
  },
  template: '{\n  // "Tracked": "Minutes",\n  // "Billable minutes": null\n}',
};
