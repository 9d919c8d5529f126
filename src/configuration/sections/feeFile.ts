import type { Node } from 'jsonc-parser';
import type { TextRange } from '../../log/csv/lines';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

/** The path of the file with fees, its range in the configuration, and which of its rows apply. */
export interface FeeFile {
  /** Relative to the folder of the configuration file, or absolute; with `/` between folders. */
  readonly path: string;
  readonly range: TextRange;
  /** The locality of the clinic; undefined if the file has only one. */
  readonly locality: string | undefined;
  /** Whether the facility amounts apply. */
  readonly isFacility: boolean;
}

/** `feeFile`: a CSV file with the user's fees, for estimates (sources.md 5.7). */
export const feeFile: Section<FeeFile | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    return node.type === 'object' ? readParts(node, reader) : createFeeFile(node, reader, undefined, false);
  },
  schema: {
    description:
      'A CSV file with your fee schedule, for estimates: the columns code, amount, and optionally locality, facility (yes or ' +
      'no), from, and to (months or dates). A path relative to this file, or { "path", "locality", "facility" } to choose the ' +
      'rows. Amounts under "fees" take precedence.',
    examples: ['fees.csv', null],
  },
  template: 'null // { "path": "fees.csv", "locality": "01", "facility": false }',
};

function readParts(node: Node, reader: SettingsReader): FeeFile | undefined {
  const parts = reader.readParts(node, ['path', 'locality', 'facility'], t`The group "feeFile"`);
  const pathNode = parts?.get('path');
  if (!parts || !pathNode) {
    if (parts) {
      reader.report('CB306', node, t`The group "feeFile" needs "path". It isn't used.`);
    }
    return undefined;
  }
  const localityNode = parts.get('locality');
  const facilityNode = parts.get('facility');
  const locality = localityNode && reader.readText(localityNode, t`The locality`);
  const isFacility: unknown = facilityNode?.value ?? false;
  if (typeof isFacility !== 'boolean') {
    reader.report('CB302', facilityNode ?? node, t`"facility" must be true or false.`);
    return undefined;
  }
  // To ignore only a locality that can't be read would use the amounts of every locality.
  return localityNode && locality === undefined ? undefined : createFeeFile(pathNode, reader, locality, isFacility);
}

function createFeeFile(
  node: Node,
  reader: SettingsReader,
  locality: string | undefined,
  isFacility: boolean,
): FeeFile | undefined {
  const path = reader.readText(node, t`The fee file`);
  return path === undefined
    ? undefined
    : { path: path.replaceAll('\\', '/'), range: reader.toRange(node), locality, isFacility };
}
