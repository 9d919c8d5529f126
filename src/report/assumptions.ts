import { fieldTitle, type Columns } from '../log/columns';
import type { TimeLog } from '../log/timeLog';

/** What the reader took for granted of a log's form, for people: nothing is assumed in silence. */
export interface Assumptions {
  /** The one that can cost most when it is wrong: `Month first (assumed)`. */
  readonly short: string;
  /** Each assumption in a line. */
  readonly lines: readonly string[];
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export function assumptionsOf({ header, dateOrder }: TimeLog): Assumptions {
  const order = dateOrder.order === 'monthFirst' ? 'Month first' : 'Day first';
  const why = {
    shown: 'as a date with a number above 12 shows',
    told: 'as the configuration says; no date with a number above 12 shows the order',
    assumed: 'assumed: no date with a number above 12 shows the order',
    mixed: 'assumed: some dates show the one order and some the other',
  }[dateOrder.because];
  return {
    short: ['shown', 'told'].includes(dateOrder.because) ? order : `${order} (assumed)`,
    lines: [
      `Dates: ${order.toLowerCase()}, ${why}`,
      `Between fields: ${DELIMITER_NAMES[header.delimiter] ?? header.delimiter}`,
      `Decimal mark: ${header.delimiter === ',' ? 'point' : 'point or comma'}`,
      `Header: line ${header.line + 1}`,
      ...columnLines(header.columns),
    ],
  };
}

/** A tooltip of more is not read. */
const MOST_NAMED = 12;

/** The columns that are read under another name than their own, and those that are not read. */
function columnLines({ names, fields }: Columns): string[] {
  const renamed: string[] = [];
  const unread: string[] = [];
  names.forEach((name, column) => {
    const field = fields[column];
    if (field === undefined) {
      unread.push(name);
    } else if (fieldTitle(field).toLowerCase() !== name.toLowerCase()) {
      renamed.push(`${name} as ${fieldTitle(field)}`);
    }
  });
  const named = unread.filter((name) => name !== '');
  return [
    ...(renamed.length > 0 ? [`Columns: ${listed(renamed)}`] : []),
    ...(named.length > 0 ? [`Not read: ${listed(named)}`] : []),
  ];
}

function listed(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  return words.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
