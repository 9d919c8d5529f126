import type { Node } from 'jsonc-parser';
import { BUILT_IN_LAYOUTS } from '../../billing/outgoing/builtInLayouts';
import {
  LAYOUT_DATE_FORMATS,
  LAYOUT_VALUES,
  NO_CHARGE_SETTINGS,
  type ChargeLayout,
  type ChargeSettings,
  type LayoutColumn,
  type LayoutValue,
} from '../../billing/outgoing/chargeLayout';
import { BILLING_CODES } from '../../billing/rules/codes';
import { t } from '../../text/text';
import { readAmounts } from '../amountsReading';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';

/** The words for delimiters, because a tab can't be seen. */
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
type DelimiterWord = keyof typeof DELIMITERS;
const DELIMITER_WORDS = Object.keys(DELIMITERS) as readonly DelimiterWord[];
const LAYOUT_PARTS = ['basedOn', 'columns', 'dateFormat', 'diagnosisPoint', 'delimiter', 'header', 'rows'] as const;
const BUILT_IN_NAMES = [...BUILT_IN_LAYOUTS.keys()];

/** `charges`: what the clinic charges, and the layouts of the files that importers expect (docs/exports.md). */
export const charges: Section<ChargeSettings> = {
  defaultValue: NO_CHARGE_SETTINGS,
  read(node, reader) {
    const parts = reader.readParts(node, ['amounts', 'layouts'], t`The group "charges"`);
    const amounts = parts?.get('amounts');
    const layouts = parts?.get('layouts');
    return {
      amounts: amounts ? readAmounts(amounts, reader) : NO_CHARGE_SETTINGS.amounts,
      layouts: layouts ? readLayouts(layouts, reader) : NO_CHARGE_SETTINGS.layouts,
    };
  },
  schema: {
    type: 'object',
    description: 'What the clinic charges for each code, and the layouts of charge files for other programs.',
    properties: {
      amounts: {
        type: 'object',
        description:
          'What the clinic charges for one unit of each code, in dollars. These are the amounts on claims, and not the allowed ' +
          'amounts of "fees".',
        properties: Object.fromEntries(
          BILLING_CODES.map((code) => [code, { type: 'number', description: `One unit of ${code}, in dollars.` }]),
        ),
      },
      layouts: {
        type: 'object',
        description:
          'Layouts of charge files by name, for charges --layout NAME. A layout with the name of a ready-made one replaces it.',
        additionalProperties: {
          type: 'object',
          properties: {
            basedOn: { description: 'A ready-made layout whose other parts are used.', enum: BUILT_IN_NAMES },
            columns: {
              type: 'array',
              description: 'The columns in order.',
              items: {
                type: 'object',
                properties: {
                  name: { type: 'string', description: 'The name of the column.' },
                  value: { description: 'What the column has.', enum: LAYOUT_VALUES },
                  text: { type: 'string', description: 'The same text in every row, instead of a value.' },
                },
                required: ['name'],
              },
            },
            dateFormat: { description: 'The format of dates.', enum: LAYOUT_DATE_FORMATS },
            diagnosisPoint: {
              type: 'boolean',
              description: 'Whether diagnosis codes have the point: F33.1, and not F331.',
            },
            delimiter: { description: 'What is between two cells.', enum: DELIMITER_WORDS },
            header: { type: 'boolean', description: 'Whether the first line has the names of the columns.' },
            rows: {
              description: 'Whether there is one row for each code, or one for each claim.',
              enum: ['code', 'claim'],
            },
          },
        },
      },
    },
  },
  template:
    '{\n  // "amounts": { "99492": 320, "99493": 290, "99494": 125 },\n  // "layouts": { "our-importer": { "basedOn": "tebra", "dateFormat": "YYYY-MM-DD" } }\n}',
};

function readLayouts(node: Node, reader: SettingsReader): ReadonlyMap<string, ChargeLayout> {
  return new Map(
    (reader.readGroup(node, t`The group "layouts"`) ?? []).flatMap(({ name, value }): [string, ChargeLayout][] => {
      const layout = readLayout(name, value, reader);
      return layout ? [[name, layout]] : [];
    }),
  );
}

function readLayout(name: string, node: Node, reader: SettingsReader): ChargeLayout | undefined {
  const parts = reader.readParts(node, LAYOUT_PARTS, t`The layout`);
  if (!parts) {
    return undefined;
  }
  const word = <T extends string>(part: (typeof LAYOUT_PARTS)[number], words: readonly T[]): T | undefined => {
    const value = parts.get(part);
    return value && reader.readWord(value, words, t`"${part}" of the layout`);
  };
  const basedOn = BUILT_IN_LAYOUTS.get(word('basedOn', BUILT_IN_NAMES) ?? '');
  const columnsNode = parts.get('columns');
  const columns = columnsNode ? readColumns(columnsNode, reader) : basedOn?.columns;
  if (!columns || columns.length === 0) {
    reader.report('CB306', node, t`The layout needs "columns" or "basedOn". It isn't used.`);
    return undefined;
  }
  const delimiter = word('delimiter', DELIMITER_WORDS);
  return {
    id: name,
    title: name,
    source: t`your configuration`,
    columns,
    dateFormat: word('dateFormat', LAYOUT_DATE_FORMATS) ?? basedOn?.dateFormat ?? 'MM/DD/YYYY',
    hasDiagnosisPoint: readFlag(parts.get('diagnosisPoint'), reader) ?? basedOn?.hasDiagnosisPoint ?? true,
    delimiter: delimiter ? DELIMITERS[delimiter] : (basedOn?.delimiter ?? ','),
    hasHeader: readFlag(parts.get('header'), reader) ?? basedOn?.hasHeader ?? true,
    rows: word('rows', ['code', 'claim']) ?? basedOn?.rows ?? 'code',
  };
}

function readFlag(node: Node | undefined, reader: SettingsReader): boolean | undefined {
  if (!node) {
    return undefined;
  }
  if (node.type !== 'boolean') {
    reader.report('CB302', node, t`Write true or false.`);
    return undefined;
  }
  return node.value === true;
}

function readColumns(node: Node, reader: SettingsReader): readonly LayoutColumn[] {
  return (reader.readList(node, t`The list "columns"`) ?? []).flatMap((member) => readColumn(member, reader) ?? []);
}

function readColumn(node: Node, reader: SettingsReader): LayoutColumn | undefined {
  const parts = reader.readParts(node, ['name', 'value', 'text'], t`A column`);
  const nameNode = parts?.get('name');
  const valueNode = parts?.get('value');
  const textNode = parts?.get('text');
  if (!parts || !nameNode || (valueNode === undefined) === (textNode === undefined)) {
    if (parts) {
      reader.report('CB306', node, t`A column needs "name", and either "value" or "text". It isn't written.`);
    }
    return undefined;
  }
  const name = reader.readText(nameNode, t`The name`);
  const value = valueNode && reader.readWord<LayoutValue>(valueNode, LAYOUT_VALUES, t`The value`);
  const text = textNode?.type === 'string' ? String(textNode.value) : undefined;
  if (name === undefined) {
    return undefined;
  }
  if (textNode && text === undefined) {
    reader.report('CB302', textNode, t`The text of a column must be text in quotation marks.`);
  }
  // A column that can't be read must not move the columns after it.
  return { name, content: value === undefined ? { text: text ?? '' } : { value } };
}
