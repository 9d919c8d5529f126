import type { Node } from 'jsonc-parser';
import { CLAIM_FIELDS, getClaimFieldTitle, type ClaimField } from '../../log/claims/claimFields';
import { normalizeColumnName } from '../../log/header/columnNames';
import { FIELD_NAMES, getFieldTitle, type FieldName } from '../../log/header/columns';
import type { TextRange } from '../../log/csv/lines';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

/** What a column of a roster has: a field that logs also have, a detail for claims, or neither. */
export interface RosterColumn {
  readonly log?: FieldName;
  readonly claim?: ClaimField;
}

/** The columns of a roster with unknown names, by normalized name. */
export type RosterColumns = ReadonlyMap<string, RosterColumn>;

/** The path of a roster, its range in the configuration, and its columns with unknown names. */
export interface RosterFile {
  /** Relative to the folder of the configuration file, or absolute; with `/` between folders. */
  readonly path: string;
  readonly range: TextRange;
  readonly columns: RosterColumns;
}

const COLUMNS_BY_TITLE: ReadonlyMap<string, RosterColumn> = new Map<string, RosterColumn>([
  ...FIELD_NAMES.map((log): [string, RosterColumn] => [getFieldTitle(log), { log }]),
  ...CLAIM_FIELDS.map((claim): [string, RosterColumn] => [getClaimFieldTitle(claim), { claim }]),
]);
const TITLES = [...COLUMNS_BY_TITLE.keys()];

/** `roster`: the files with one row for each patient. */
export const roster: Section<readonly RosterFile[]> = {
  defaultValue: [],
  read(node, reader) {
    if (node.type === 'null') {
      return [];
    }
    const nodes = node.type === 'array' ? (reader.readList(node, t`The roster`) ?? []) : [node];
    return nodes.flatMap((file) => readFile(file, reader) ?? []);
  },
  schema: {
    description:
      'A CSV file with one row for each patient, matched by MRN: name, payer, initial assessment, consent, discharge, ' +
      'date of birth, NPI, and problems list. It fills in values that the log does not have. If the log has a different ' +
      'value, the cell is flagged. For claims, it can also have member ID, sex, address, phone, relation to the subscriber, ' +
      'and payer ID. The path is relative to this file. A list names several files, and { "path", "columns" } sets the ' +
      'fields of columns with unknown names.',
    properties: {
      path: { description: 'The path of the CSV file, relative to this file.', examples: ['roster.csv'] },
      columns: {
        description: 'The fields of columns with unknown names in this file. null: the column is not read.',
        additionalProperties: { enum: [...TITLES, null] },
      },
    },
    examples: ['roster.csv', null],
  },
  template: 'null // "roster.csv"',
};

function readFile(node: Node, reader: SettingsReader): RosterFile | undefined {
  if (node.type !== 'object') {
    return createFile(node, reader, new Map());
  }
  const parts = reader.readParts(node, ['path', 'columns'], t`The group "roster"`);
  const pathNode = parts?.get('path');
  const columnsNode = parts?.get('columns');
  if (parts && !pathNode) {
    reader.report('CB306', node, t`The group "roster" needs "path". It isn't used.`);
  }
  return pathNode && createFile(pathNode, reader, columnsNode ? readColumns(columnsNode, reader) : new Map());
}

function createFile(node: Node, reader: SettingsReader, columns: RosterColumns): RosterFile | undefined {
  const path = reader.readText(node, t`The roster`);
  return path === undefined ? undefined : { path: path.replaceAll('\\', '/'), range: reader.toRange(node), columns };
}

function readColumns(node: Node, reader: SettingsReader): RosterColumns {
  const entries = reader.readGroup(node, t`The group "columns"`, normalizeColumnName) ?? [];
  return new Map(
    entries.flatMap(({ name, value }): [string, RosterColumn][] => {
      const title = value.type === 'null' ? undefined : reader.readWord(value, TITLES, t`The field of this column`);
      const column = value.type === 'null' ? {} : COLUMNS_BY_TITLE.get(title ?? '');
      return column ? [[normalizeColumnName(name), column]] : [];
    }),
  );
}
