import { fieldTitle, type Columns } from '../log/header/columns';
import type { TimeLog } from '../log/timeLog';
import { phrase, type Phrase, say, t } from '../text/text';

/** What the reader took for granted of a log's form, for people: nothing is assumed in silence. */
export interface Assumptions {
  /** The one that can cost most when it is wrong: `Month first (assumed)`. */
  readonly short: string;
  /** Each assumption in a line. */
  readonly lines: readonly string[];
}

const DELIMITERS: Readonly<Record<string, Phrase>> = {
  ',': phrase`Between fields: comma`,
  ';': phrase`Between fields: semicolon`,
  '\t': phrase`Between fields: tab`,
  '|': phrase`Between fields: bar`,
};

const DATE_LINES = {
  monthFirst: {
    shown: phrase`Dates: month first, as a date with a number above 12 shows`,
    told: phrase`Dates: month first, as the configuration says; no date with a number above 12 shows the order`,
    assumed: phrase`Dates: month first, assumed: no date with a number above 12 shows the order`,
    mixed: phrase`Dates: month first, assumed: some dates show the one order and some the other`,
  },
  dayFirst: {
    shown: phrase`Dates: day first, as a date with a number above 12 shows`,
    told: phrase`Dates: day first, as the configuration says; no date with a number above 12 shows the order`,
    assumed: phrase`Dates: day first, assumed: no date with a number above 12 shows the order`,
    mixed: phrase`Dates: day first, assumed: some dates show the one order and some the other`,
  },
} as const;

export function listAssumptions({ header, dateOrder }: TimeLog): Assumptions {
  const isSure = ['shown', 'told'].includes(dateOrder.because);
  const short = {
    monthFirst: isSure ? t`Month first` : t`Month first (assumed)`,
    dayFirst: isSure ? t`Day first` : t`Day first (assumed)`,
  }[dateOrder.order];
  const between = DELIMITERS[header.delimiter];
  return {
    short,
    lines: [
      say(DATE_LINES[dateOrder.order][dateOrder.because]),
      between ? say(between) : t`Between fields: ${header.delimiter}`,
      header.delimiter === ',' ? t`Decimal mark: point` : t`Decimal mark: point or comma`,
      t`Header: line ${header.line + 1}`,
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
      renamed.push(t`${name} as ${fieldTitle(field)}`);
    }
  });
  const named = unread.filter((name) => name !== '');
  return [
    ...(renamed.length > 0 ? [t`Columns: ${listed(renamed)}`] : []),
    ...(named.length > 0 ? [t`Not read: ${listed(named)}`] : []),
  ];
}

function listed(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  const named = words.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? t`${named} and ${more} more` : named;
}
