import { getFieldTitle, type Columns } from '../log/header/columns';
import type { TimeLog } from '../log/timeLog';
import { phrase, type Phrase, formatPhrase, t } from '../text/text';

/** What was assumed about the format of a log, as text. Every assumption is shown. */
export interface Assumptions {
  /** The assumption with the greatest effect if it's wrong: `Month first (assumed)`. */
  readonly short: string;
  /** One line for each assumption. */
  readonly lines: readonly string[];
}

const DELIMITERS: Readonly<Record<string, Phrase>> = {
  ',': phrase`Delimiter: comma`,
  ';': phrase`Delimiter: semicolon`,
  '\t': phrase`Delimiter: tab`,
  '|': phrase`Delimiter: vertical bar`,
};

const DATE_LINES = {
  monthFirst: {
    shown: phrase`Dates: month first (shown by a day above 12)`,
    configured: phrase`Dates: month first (from the configuration; no date has a number above 12 to show the order)`,
    assumed: phrase`Dates: month first (assumed; no date has a number above 12 to show the order)`,
    mixed: phrase`Dates: month first (assumed; some dates show one order and some the other)`,
  },
  dayFirst: {
    shown: phrase`Dates: day first (shown by a day above 12)`,
    configured: phrase`Dates: day first (from the configuration; no date has a number above 12 to show the order)`,
    assumed: phrase`Dates: day first (assumed; no date has a number above 12 to show the order)`,
    mixed: phrase`Dates: day first (assumed; some dates show one order and some the other)`,
  },
} as const;

/** Lists what was assumed about the format of a log. */
export function listAssumptions({ header, dateOrder }: TimeLog): Assumptions {
  const isKnown = ['shown', 'configured'].includes(dateOrder.because);
  const short = {
    monthFirst: isKnown ? t`Month first` : t`Month first (assumed)`,
    dayFirst: isKnown ? t`Day first` : t`Day first (assumed)`,
  }[dateOrder.order];
  const delimiter = DELIMITERS[header.delimiter];
  return {
    short,
    lines: [
      formatPhrase(DATE_LINES[dateOrder.order][dateOrder.because]),
      delimiter ? formatPhrase(delimiter) : t`Delimiter: ${header.delimiter}`,
      header.delimiter === ',' ? t`Decimal separator: period` : t`Decimal separator: period or comma`,
      t`Header: line ${header.line + 1}`,
      ...(header.columns.exporter ? [t`Read as a ${header.columns.exporter.name} export`] : []),
      ...columnLines(header.columns),
    ],
  };
}

/** A longer tooltip is hard to read. */
const MOST_NAMED = 12;

/** Describes the columns that are read as a field with another name, and the columns that are ignored. */
function columnLines({ names, fields }: Columns): string[] {
  const renamed: string[] = [];
  const ignored: string[] = [];
  names.forEach((name, column) => {
    const field = fields[column];
    if (field === undefined) {
      ignored.push(name);
    } else if (getFieldTitle(field).toLowerCase() !== name.toLowerCase()) {
      renamed.push(t`${name} as ${getFieldTitle(field)}`);
    }
  });
  const named = ignored.filter((name) => name !== '');
  return [
    ...(renamed.length > 0 ? [t`Columns: ${joinNames(renamed)}`] : []),
    ...(named.length > 0 ? [t`Ignored columns: ${joinNames(named)}`] : []),
  ];
}

function joinNames(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  const named = words.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? t`${named} and ${more} more` : named;
}
