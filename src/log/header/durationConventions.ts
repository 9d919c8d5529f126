import { simplifyColumnName, normalizeColumnName } from './columnNames';
import type { Columns } from './columns';
import { getPlainUnit, type ConfiguredUnit, type DurationSettings } from './durationSettings';
import { DURATION_UNITS, DurationKind, TICKS_PER_UNIT, type DurationUnit } from '../values/plainDuration';
import { EvidenceCounts } from './evidenceCounts';

/** How values with a colon are read, such as 18:25. 'unknown': they don't count. 'timeOfDay': they aren't durations. */
export type ClockReading = 'hoursAndMinutes' | 'minutesAndSeconds' | 'timeOfDay' | 'unknown';

/** How a column of durations is read, and why. */
export interface DurationColumn {
  /** The unit of plain numbers. */
  readonly unit: DurationUnit;
  /** 'named': the name of the column shows it. 'exporter': it's the unit that the program writes. */
  readonly because: 'configured' | 'exporter' | 'named' | 'assumed';
  /** The unit that the numbers seem to have instead. If there is one, they don't count until the unit is configured. */
  readonly suspected: DurationUnit | undefined;
  readonly clock: ClockReading;
  /** Whether the column has numbers without a unit. */
  readonly hasNumbers: boolean;
}

/** How the durations of a log are read. */
export interface DurationConventions {
  readonly minutes: DurationColumn;
  readonly hours: DurationColumn;
  readonly settings: DurationSettings;
  /**
   * The ticks by which an entry in rounded hours or days can be too high or too low. 0 if there are no such entries. It has no effect
   * on how rows are read.
   */
  readonly rounding: number;
  /** Equal for conventions by which every row is read in the same way. */
  readonly key: string;
}

/** The bits of what a row shows: for each of the columns a kind and decimal places, and then a unit. */
const KIND_BITS = 4;
const HOURS_KIND_BITS = 3;
const PLACES_BITS = 3;
const MOST_PLACES = (1 << PLACES_BITS) - 1;
const MINUTES_BITS = KIND_BITS + PLACES_BITS;
const HOURS_BITS = HOURS_KIND_BITS + PLACES_BITS;
const UNIT_SHIFT = MINUTES_BITS + HOURS_BITS;
const UNIT_BITS = 3;
/** How many bits a row needs to show its durations. */
export const DURATION_EVIDENCE_BITS = UNIT_SHIFT + UNIT_BITS;

/** What a cell shows about the unit of its column. */
export interface ShownDuration {
  readonly kind: DurationKind;
  /** The decimal places of a plain number. */
  readonly places: number;
}

/**
 * Returns what a row shows about its durations as a number with {@link DURATION_EVIDENCE_BITS} bits.
 *
 * @param fittingUnit the unit in which the duration is as long as the time between the start and the end
 */
export function packDurationEvidence(
  minutes: ShownDuration | undefined,
  hours: ShownDuration | undefined,
  fittingUnit: DurationUnit | undefined,
): number {
  const packed = (shown: ShownDuration | undefined, kindBits: number): number =>
    shown && shown.kind < 1 << kindBits ? shown.kind | (Math.min(shown.places, MOST_PLACES) << kindBits) : 0;
  const unit = fittingUnit === undefined ? 0 : DURATION_UNITS.indexOf(fittingUnit) + 1;
  return packed(minutes, KIND_BITS) | (packed(hours, HOURS_KIND_BITS) << MINUTES_BITS) | (unit << UNIT_SHIFT);
}

/**
 * Counts the rows of a log by what they show about one column: a kind, decimal places, and a unit. Each is counted separately,
 * because the decision needs only these counts. An edit then costs a few additions, and no walk over all combinations.
 */
class ColumnCounts {
  private readonly kinds = new EvidenceCounts(1 << KIND_BITS);
  private readonly places = new EvidenceCounts(1 << PLACES_BITS);
  private readonly fitting = new EvidenceCounts(1 << UNIT_BITS);

  constructor(private readonly kindBits: number) {}

  /**
   * Adds or removes a row.
   *
   * @param shown the kind and the decimal places
   * @param unit the number of the fitting unit, or 0
   */
  add(shown: number, unit: number, by: number): void {
    const kind = shown & ((1 << this.kindBits) - 1);
    this.kinds.add(kind, by);
    this.fitting.add(unit, by);
    if (kind !== DurationKind.None && kind <= DurationKind.TooMany) {
      this.places.add((shown >> this.kindBits) & MOST_PLACES, by);
    }
  }

  get hasChanged(): boolean {
    return this.kinds.hasChanged || this.places.hasChanged || this.fitting.hasChanged;
  }

  markDecided(): void {
    this.kinds.markDecided();
    this.places.markDecided();
    this.fitting.markDecided();
  }

  /** The most decimal places of a plain number; -1 if there is none. */
  get mostPlaces(): number {
    let places = MOST_PLACES;
    while (places >= 0 && this.places.get(places) === 0) {
      places--;
    }
    return places;
  }

  count(...kinds: readonly DurationKind[]): number {
    return kinds.reduce<number>((sum, kind) => sum + this.kinds.get(kind), 0);
  }

  countFitting(unit: DurationUnit): number {
    return this.fitting.get(DURATION_UNITS.indexOf(unit) + 1);
  }
}

/** Counts what the rows of a log show about its durations. */
export class DurationEvidence {
  private readonly minutes = new ColumnCounts(KIND_BITS);
  private readonly hours = new ColumnCounts(HOURS_KIND_BITS);

  /** @param shown as {@link packDurationEvidence} returns it */
  count(shown: number, by: number): void {
    const unit = shown >> UNIT_SHIFT;
    const inMinutes = shown & ((1 << MINUTES_BITS) - 1);
    const inHours = (shown >> MINUTES_BITS) & ((1 << HOURS_BITS) - 1);
    if (inMinutes !== 0) {
      this.minutes.add(inMinutes, unit, by);
    }
    if (inHours !== 0) {
      this.hours.add(inHours, inMinutes === 0 ? unit : 0, by);
    }
  }

  get hasChanged(): boolean {
    return this.minutes.hasChanged || this.hours.hasChanged;
  }

  markDecided(): void {
    this.minutes.markDecided();
    this.hours.markDecided();
  }

  /** Decides how the durations are read. */
  decide(columns: Columns, settings: DurationSettings): DurationConventions {
    const minutes = decideColumn('minutes', this.minutes, columns, settings);
    const hours = decideColumn('hours', this.hours, columns, settings);
    const rounding = Math.max(getRounding(minutes, this.minutes), getRounding(hours, this.hours));
    const key = [minutes, hours].map(({ unit, suspected, clock }) => `${unit} ${suspected ?? ''} ${clock}`).join();
    return { minutes, hours, settings, rounding, key };
  }
}

function decideColumn(
  field: 'minutes' | 'hours',
  counts: ColumnCounts,
  columns: Columns,
  settings: DurationSettings,
): DurationColumn {
  const name = columns.names[columns.indexOf[field]] ?? '';
  const hasNumbers = counts.mostPlaces >= 0;
  const configured = settings.units.get(normalizeColumnName(name));
  if (configured !== undefined) {
    const clock = configured === 'minutesAndSeconds' ? 'minutesAndSeconds' : 'hoursAndMinutes';
    return { unit: getPlainUnit(configured), because: 'configured', suspected: undefined, clock, hasNumbers };
  }
  if (field === 'hours' && columns.exporter?.durationUnit === 'secondsOrHours') {
    const isCompared = settings.times === 'contact';
    return { ...decideSecondsOrHours(counts, isCompared), because: 'exporter', clock: 'hoursAndMinutes', hasNumbers };
  }
  const named = field === 'hours' ? 'hours' : findNamedUnit(name);
  const unit = named === undefined ? 'minutes' : getPlainUnit(named);
  const suspected =
    (settings.times === 'contact' ? findFittingUnit(unit, named, counts) : undefined) ??
    findUnitOfValues(unit, named, counts, columns);
  const clock =
    named !== undefined && named !== 'minutes' && named !== 'seconds'
      ? named === 'minutesAndSeconds'
        ? named
        : 'hoursAndMinutes'
      : decideClock(name, named, counts, columns);
  return { unit, because: named === undefined ? 'assumed' : 'named', suspected, clock, hasNumbers };
}

/**
 * Decides the unit of an exporter that writes seconds or decimal hours under the same name, but never minutes. A whole number
 * up to 8 alone doesn't show which it is.
 *
 * @param isCompared whether the times of an entry mean the same as its duration
 */
function decideSecondsOrHours(counts: ColumnCounts, isCompared: boolean): Pick<DurationColumn, 'unit' | 'suspected'> {
  const { Ordinary, FewWhole, Many, TooMany } = DurationKind;
  const fitting = isCompared ? counts.countFitting('seconds') - counts.countFitting('hours') : 0;
  if (fitting !== 0) {
    return { unit: fitting > 0 ? 'seconds' : 'hours', suspected: undefined };
  }
  if (counts.mostPlaces <= 0 && counts.count(Ordinary, Many, TooMany) > 0) {
    return { unit: 'seconds', suspected: undefined };
  }
  const isUnknown = counts.mostPlaces <= 0 && counts.count(FewWhole) > 0;
  return { unit: 'hours', suspected: isUnknown ? 'seconds' : undefined };
}

/** With a name that shows its unit, one row can be a coincidence or a slip. */
const FEWEST_AGAINST_NAME = 3;
/** Long entries are warnings (CB103), so only many of them are a question. */
const FEWEST_TOO_MANY = 5;

/** Finds the unit that makes most durations as long as the time between their start and end. */
function findFittingUnit(
  unit: DurationUnit,
  named: ConfiguredUnit | undefined,
  counts: ColumnCounts,
): DurationUnit | undefined {
  const fitting = counts.countFitting(unit);
  const fewest = named === undefined ? 1 : FEWEST_AGAINST_NAME - 1;
  return DURATION_UNITS.find((other) => {
    const rows = counts.countFitting(other);
    return other !== unit && rows >= fewest && rows > fitting;
  });
}

/** Finds another unit that most numbers seem to have. */
function findUnitOfValues(
  unit: DurationUnit,
  named: ConfiguredUnit | undefined,
  counts: ColumnCounts,
  { exporter }: Columns,
): DurationUnit | undefined {
  const { Ordinary, FewWhole, FewDecimal, DayFraction, Many, TooMany } = DurationKind;
  const few = counts.count(FewDecimal, DayFraction);
  const many = counts.count(Many, TooMany);
  if (unit === 'hours') {
    const otherUnit = exporter?.durationUnit === 'secondsOrHours' ? 'seconds' : 'minutes';
    return counts.count(Ordinary) + many > few + counts.count(FewWhole) ? otherUnit : undefined;
  }
  if (unit !== 'minutes') {
    return undefined;
  }
  const smallUnit = counts.count(DayFraction) > counts.count(FewDecimal) ? 'days' : 'hours';
  if (named === undefined) {
    if (few > counts.count(Ordinary) + many) {
      return smallUnit;
    }
    return many > counts.count(Ordinary, FewWhole) + few ? 'seconds' : undefined;
  }
  if (few >= FEWEST_AGAINST_NAME && few > counts.count(FewWhole) && counts.count(Ordinary) + many === 0) {
    return smallUnit;
  }
  const tooMany = counts.count(TooMany);
  return tooMany >= FEWEST_TOO_MANY && 2 * tooMany > counts.count(Ordinary, FewWhole, Many) + few + tooMany
    ? 'seconds'
    : undefined;
}

/** Decides how values with a colon are read. More than 3 hours in most of them are minutes and seconds, or times of day. */
function decideClock(
  name: string,
  named: ConfiguredUnit | undefined,
  counts: ColumnCounts,
  { indexOf }: Columns,
): ClockReading {
  const { ShortClock, LongClock, LongTimer, OverClock } = DurationKind;
  const canBeTime = simplifyColumnName(name) === 'time';
  const timers = counts.count(LongTimer);
  const long = counts.count(LongClock, OverClock) + (canBeTime ? timers : 0);
  const short = counts.count(ShortClock) + (canBeTime ? 0 : timers);
  if (long <= short) {
    return 'hoursAndMinutes';
  }
  const hasOtherDurations = indexOf.hours >= 0 || (indexOf.start >= 0 && indexOf.end >= 0);
  return named === undefined && hasOtherDurations && counts.count(OverClock) === 0 ? 'timeOfDay' : 'unknown';
}

const HOURS_AND_MINUTES = /h{1,2}mm/;
/** A single letter must be a separate word. */
const IN_MINUTES = /min|^(?:m|duration(?:in)?m|time(?:spent)?(?:in)?m)$/;

/** Finds the unit that the name of a column of minutes shows, such as `Minutes`, `Duration (s)`, or `Time (hh:mm)`. */
function findNamedUnit(name: string): ConfiguredUnit | undefined {
  const simple = simplifyColumnName(name);
  if (HOURS_AND_MINUTES.test(simple)) {
    return 'hoursAndMinutes';
  }
  if (/m{1,2}ss$/.test(simple)) {
    return 'minutesAndSeconds';
  }
  if (IN_MINUTES.test(simple)) {
    return 'minutes';
  }
  return simple.includes('sec') ? 'seconds' : undefined;
}

/** Returns the ticks by which a value in this column can be off because it's rounded. Minutes and seconds aren't. */
function getRounding({ unit }: DurationColumn, { mostPlaces }: ColumnCounts): number {
  const isRounded = (unit === 'hours' || unit === 'days') && mostPlaces >= 0 && mostPlaces < MOST_PLACES;
  return isRounded ? Math.floor(TICKS_PER_UNIT[unit] / 2 / 10 ** mostPlaces) : 0;
}
