import type { TextRange } from '../../log/csv/lines';
import type { Section } from '../section';
import { t } from '../../text/text';

/** Where the roster is, and where the configuration says so. */
export interface RosterFile {
  /** As it is written: relative to the configuration file's folder, with `/` between folders. */
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
      'A CSV file with one row for each patient, joined to the log by the MRN: name, payer, initial assessment, consent, ' +
      'discharge, date of birth, NPI and problems list. It fills what the log does not say; where the log says something ' +
      'else, you are told. The path is relative to this file.',
    examples: ['roster.csv', null],
  },
  template: 'null // "roster.csv"',
};
