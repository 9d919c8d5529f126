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
    ],
  };
}
