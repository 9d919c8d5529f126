import type { TextRange } from '../../log/csv/lines';
import type { Section } from '../section';
import { t } from '../../text/text';

/** The path of the roster, and its range in the configuration. */
export interface RosterFile {
  /** Relative to the folder of the configuration file, or absolute; with `/` between folders. */
  readonly path: string;
  readonly range: TextRange;
}

/** `roster`: the file with one row for each patient. */
export const roster: Section<RosterFile | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    const path = reader.readText(node, t`The roster`);
    return path === undefined ? undefined : { path: path.replaceAll('\\', '/'), range: reader.toRange(node) };
  },
  schema: {
    description:
      'A CSV file with one row for each patient, matched by MRN: name, payer, initial assessment, consent, discharge, ' +
      'date of birth, NPI, and problems list. It fills in values that the log does not have. If the log has a different ' +
      'value, the cell is flagged. The path is relative to this file.',
    examples: ['roster.csv', null],
  },
  template: 'null // "roster.csv"',
};
