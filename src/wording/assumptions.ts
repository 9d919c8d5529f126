import { normalizeColumnName } from '../log/header/columnNames';
import { getFieldTitle, type Columns } from '../log/header/columns';
import type { DateOrderReading } from '../log/header/dateOrder';
import { getUnitTitle } from '../log/header/unitProblems';
import type { TimeLog } from '../log/timeLog';
import { AS_WRITTEN } from '../log/values/timeStamps';
import { STATUS_FIELDS } from '../log/values/entryStatus';
import { phrase, type Phrase, formatPhrase, t } from '../text/text';
import { counted } from './figureWords';

/** How a log was read, as text for the status bar. */
export interface Assumptions {
  /** The assumption with the greatest effect if it's wrong: `Month first (assumed)`. */
  readonly short: string;
  /** One line for each statement about the format of the log. */
  readonly lines: readonly string[];
}

/** A statement about how a log was read. */
interface FormatStatement {
  /** One line, such as `Delimiter: comma`. It has no value of a row. */
  readonly text: string;
  /**
   * Whether neither the log nor the configuration shows it, so that the analyst should check it. Every output states it: the
   * report, its exports, and the command line.
   */
  readonly isAssumed: boolean;
}

/** Every statement about how a log was read. To state more, add a function here. */
const STATEMENTS: readonly ((log: TimeLog) => readonly FormatStatement[])[] = [
  describeDates,
  describeRosterDates,
  describeTimeStamps,
  describeDelimiter,
  describeHeader,
  describeDurations,
  describeColumns,
  describeIgnoredColumns,
  describeUnknownStatusWords,
];

/** Describes how a log was read, for the status bar. */
export function listAssumptions(log: TimeLog): Assumptions {
  return { short: describeServiceDates(log.dateOrder), lines: listStatements(log).map(({ text }) => text) };
}

/** Lists what was assumed about a log: what neither its rows nor the configuration show. Never a value from a row. */
export function listAssumed(log: TimeLog): readonly string[] {
  return log.header.isReadable ? listStatements(log).flatMap(({ text, isAssumed }) => (isAssumed ? [text] : [])) : [];
}

/**
 * Returns one line for each log about which something was assumed, such as `march.csv: Columns not read: Room`.
 *
 * @param logNames the names of the logs. With one log, its name is left out
 */
export function listAssumedByLog(logs: readonly TimeLog[], logNames: readonly string[]): readonly string[] {
  return logs.flatMap((log, index) => {
    const assumed = listAssumed(log).join('; ');
    return assumed === '' ? [] : [logs.length === 1 ? assumed : `${logNames[index] ?? ''}: ${assumed}`];
  });
}

/** Returns the names of the columns that aren't read. Columns that the configuration leaves out aren't included. */
export function listColumnsNotRead({ header: { columns }, options }: TimeLog): readonly string[] {
  return columns.names.filter(
    (name, column) =>
      columns.fields[column] === undefined &&
      name !== '' &&
      options.columnMapping?.get(normalizeColumnName(name)) !== 'notRead',
  );
}

function listStatements(log: TimeLog): readonly FormatStatement[] {
  return STATEMENTS.flatMap((describe) => describe(log));
}

function describeServiceDates({ order, twoDigitYear, because }: DateOrderReading): string {
  if (twoDigitYear === 'first') {
    return t`Year first`;
  }
  const isUnknown = because === 'assumed' || because === 'mixed';
  return {
    monthFirst: isUnknown ? t`Month first (assumed)` : t`Month first`,
    dayFirst: isUnknown ? t`Day first (assumed)` : t`Day first`,
  }[order];
}

const DATE_LINES: Readonly<Record<DateOrderReading['order'], Readonly<Record<DateOrderReading['because'], Phrase>>>> = {
  monthFirst: {
    shown: phrase`{0}: month first (shown by a day above 12)`,
    followed: phrase`{0}: month first (as in the service dates)`,
    configured: phrase`{0}: month first (from the configuration; the dates don't show the order)`,
    assumed: phrase`{0}: month first (assumed; no date has a number above 12 to show the order)`,
    mixed: phrase`{0}: month first (assumed, although some dates can only have the day first)`,
  },
  dayFirst: {
    shown: phrase`{0}: day first (shown by a day above 12)`,
    followed: phrase`{0}: day first (as in the service dates)`,
    configured: phrase`{0}: day first (from the configuration; the dates don't show the order)`,
    assumed: phrase`{0}: day first (assumed; no date has a number above 12 to show the order)`,
    mixed: phrase`{0}: day first (assumed, although some dates can only have the month first)`,
  },
};

/** States the order of the service dates, and that of each other date column for which it doesn't apply. */
function describeDates({ conventions: { dates }, header: { columns } }: TimeLog): FormatStatement[] {
  const { date: ofServiceDates, ...others } = dates;
  const stated = Object.entries(others).filter(
    ([, reading]) => !hasSameOrder(reading, ofServiceDates) || (isAssumed(reading) && !isAssumed(ofServiceDates)),
  );
  return [
    describeDateColumn(t`Dates`, ofServiceDates),
    ...stated.flatMap(([name, reading]) => {
      const field = name as keyof typeof others;
      const hasDates = columns.indexOf[field] >= 0 && reading.ambiguous + reading.odd > 0;
      return hasDates || reading.because === 'shown' ? [describeDateColumn(getFieldTitle(field), reading)] : [];
    }),
  ];
}

/** States how time stamps with an offset from UTC are read, if the log has any. */
function describeTimeStamps({ conventions: { dates }, options: { roster, timeZone } }: TimeLog): FormatStatement[] {
  const readings = [...Object.values(dates), ...(roster?.dateOrders ?? [])];
  if (readings.some(({ stamps }) => stamps?.isAssumed === true)) {
    return [{ text: t`Time stamps in UTC: dates as written (assumed; "timeZone" converts them)`, isAssumed: true }];
  }
  const hasTimes = readings.some(({ stamps }) => stamps?.hasTimes === true);
  return timeZone === undefined || !hasTimes
    ? []
    : [
        isShown(
          timeZone === AS_WRITTEN
            ? t`Time stamps in UTC: dates as written (from the configuration)`
            : t`Time stamps in UTC: converted to ${timeZone} (from the configuration)`,
        ),
      ];
}

/** States the order of dates in the roster if it's assumed. */
function describeRosterDates({ options: { roster } }: TimeLog): FormatStatement[] {
  const assumed = roster?.dateOrders.find(isAssumed);
  return assumed ? [describeDateColumn(t`Dates of the roster`, assumed)] : [];
}

function hasSameOrder(a: DateOrderReading, b: DateOrderReading): boolean {
  return a.order === b.order && (a.twoDigitYear === 'first') === (b.twoDigitYear === 'first');
}

/** Whether a column has dates that were read in an order that nothing shows. */
function isAssumed({ because, ambiguous }: DateOrderReading): boolean {
  return ambiguous > 0 && (because === 'assumed' || because === 'mixed');
}

function describeDateColumn(title: string, reading: DateOrderReading): FormatStatement {
  const { order, twoDigitYear, because, ambiguous } = reading;
  return {
    text:
      twoDigitYear === 'first' && ambiguous === 0
        ? t`${title}: year first (such as 24-01-03)`
        : formatPhrase(DATE_LINES[order][because], title),
    isAssumed: isAssumed(reading),
  };
}

const DELIMITERS: Readonly<Record<string, Phrase>> = {
  ',': phrase`Delimiter: comma`,
  ';': phrase`Delimiter: semicolon`,
  '\t': phrase`Delimiter: tab`,
  '|': phrase`Delimiter: vertical bar`,
};

function describeDelimiter({ header: { delimiter } }: TimeLog): FormatStatement[] {
  const known = DELIMITERS[delimiter];
  return [
    isShown(known ? formatPhrase(known) : t`Delimiter: ${delimiter}`),
    isShown(delimiter === ',' ? t`Decimal separator: period` : t`Decimal separator: period or comma`),
  ];
}

function describeHeader({ header, conventions: { durations } }: TimeLog): FormatStatement[] {
  const { exporter } = header.columns;
  return [
    isShown(t`Header: line ${header.line + 1}`),
    ...(exporter ? [{ text: t`Read as a ${exporter.name} export`, isAssumed: true }] : []),
    ...(durations.hours.because === 'exporter'
      ? [
          {
            text: t`Durations in ${getUnitTitle(durations.hours.unit)} (as the values and times show)`,
            isAssumed: true,
          },
        ]
      : []),
  ];
}

/** States the unit of a column of durations whose name doesn't show it, and that a column isn't read as minutes. */
function describeDurations({ header: { columns }, conventions: { durations }, options }: TimeLog): FormatStatement[] {
  const { minutes, timeOfDay } = columns.indexOf;
  const { unit, because, suspected, clock, hasNumbers } = durations.minutes;
  const name = columns.names[minutes] ?? '';
  const statements: FormatStatement[] = [];
  if (hasNumbers && suspected === undefined && (because !== 'named' || unit !== 'minutes')) {
    const isMapped = options.columnMapping?.has(normalizeColumnName(name)) ?? false;
    const line =
      because === 'named'
        ? t`${name}: in ${getUnitTitle(unit)} (shown by its name)`
        : because === 'assumed' && !isMapped
          ? t`${name}: in ${getUnitTitle(unit)} (assumed; neither its name nor its values show another unit)`
          : t`${name}: in ${getUnitTitle(unit)} (from the configuration)`;
    statements.push({ text: line, isAssumed: because === 'assumed' && !isMapped });
  }
  if (minutes >= 0 && clock === 'timeOfDay') {
    statements.push({ text: t`${name}: times of day, not read as minutes (assumed)`, isAssumed: true });
  }
  if (timeOfDay >= 0) {
    statements.push({ text: t`${columns.names[timeOfDay] ?? ''}: not read as minutes (assumed)`, isAssumed: true });
  }
  return statements;
}

/** Names the columns that are read as a field with another name. */
function describeColumns({ header: { columns } }: TimeLog): FormatStatement[] {
  const renamed = columns.names.flatMap((name, column) => {
    const field = columns.fields[column];
    const isSame = field === undefined || getFieldTitle(field).toLowerCase() === name.toLowerCase();
    return isSame ? [] : [t`${name} as ${getFieldTitle(field)}`];
  });
  return renamed.length > 0 ? [isShown(t`Columns: ${joinNames(renamed)}`)] : [];
}

/** Names the columns that aren't read. Those that the configuration leaves out aren't assumed. */
function describeIgnoredColumns(log: TimeLog): FormatStatement[] {
  const assumed = listColumnsNotRead(log);
  const leftOut = listUnread(log.header.columns).filter((name) => !assumed.includes(name));
  return [
    ...(assumed.length > 0 ? [{ text: t`Columns not read: ${joinNames(assumed)}`, isAssumed: true }] : []),
    ...(leftOut.length > 0 ? [isShown(t`Columns not read, from the configuration: ${joinNames(leftOut)}`)] : []),
  ];
}

function listUnread({ names, fields }: Columns): readonly string[] {
  return names.filter((name, column) => fields[column] === undefined && name !== '');
}

/** States that entries count whose status isn't known. */
function describeUnknownStatusWords({ unknownWords }: TimeLog): readonly FormatStatement[] {
  return STATUS_FIELDS.flatMap((field) => {
    const rows = unknownWords.countRows(field);
    const title = getFieldTitle(field);
    return rows === 0
      ? []
      : [
          {
            text: t`Entries with an unknown word in ${title}: counted (assumed; ${counted(rows, 'row')})`,
            isAssumed: true,
          },
        ];
  });
}

function isShown(text: string): FormatStatement {
  return { text, isAssumed: false };
}

/** A longer tooltip is hard to read. */
const MOST_NAMED = 12;

function joinNames(words: readonly string[]): string {
  const more = words.length - MOST_NAMED;
  const named = words.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? t`${named} and ${more} more` : named;
}
