import { ORDER_BITS, type DateKind, type PossibleOrders } from '../values/dateOrders';
import type { FieldName } from '../values/fieldName';
import type { ShownStamp } from '../values/timeStamps';
import type { Columns } from './columns';
import { DurationEvidence, DURATION_EVIDENCE_BITS, type DurationConventions } from './durationConventions';
import { DEFAULT_DURATION_SETTINGS, type DurationSettings } from './durationSettings';
import {
  CONFIGURED_DATE_ORDERS,
  DateEvidence,
  decideDateOrder,
  followDateOrder,
  getDefaultDateOrder,
  type ConfiguredDateOrder,
  type DateOrderReading,
} from './dateOrder';
import { decideStampReading, STAMP_BITS, StampEvidence, type StampReading } from './stampEvidence';

/**
 * What the cells of a row show about the format of the log, as a number with 31 bits: the possible orders of each of
 * {@link ROW_DATE_FIELDS} in {@link ORDER_BITS} bits, then {@link EVIDENCE_BIT}, the durations, and the time stamp of the service
 * date. No bit is free.
 */
export type RowEvidence = number;

/** The date columns whose dates are read for each row, in the order of their bits in the evidence of a row. */
export const ROW_DATE_FIELDS = ['date', 'documentedOn'] as const;
/** The date columns of a patient, in the order of their bits in the evidence of patient attributes. */
export const PATIENT_DATE_FIELDS = [
  'initialAssessment',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
  'initiatingVisit',
] as const;

export type RowDateField = (typeof ROW_DATE_FIELDS)[number];
export type PatientDateField = (typeof PATIENT_DATE_FIELDS)[number];
export type DateField = RowDateField | PatientDateField;

/** Returns what the dates of a column are about. */
export function getDateKind(field: DateField): DateKind {
  return field === 'dateOfBirth' ? 'birth' : 'care';
}

export function isDateField(field: FieldName): field is DateField {
  return (DATE_FIELDS as readonly FieldName[]).includes(field);
}

/** The columns whose time stamps are counted: the service date, and then those of a patient. */
const STAMP_FIELDS: readonly DateField[] = ['date', ...PATIENT_DATE_FIELDS];
const DATE_FIELDS = [...ROW_DATE_FIELDS, ...PATIENT_DATE_FIELDS] as const;
const ORDERS_MASK = (1 << ORDER_BITS) - 1;

/** Set for each row that shows anything: an entry that has as many fields as the header. */
export const EVIDENCE_BIT = 1 << (ROW_DATE_FIELDS.length * ORDER_BITS);
const DURATION_SHIFT = ROW_DATE_FIELDS.length * ORDER_BITS + 1;
const DURATION_MASK = (1 << DURATION_EVIDENCE_BITS) - 1;
const ROW_STAMP_SHIFT = DURATION_SHIFT + DURATION_EVIDENCE_BITS;
const PATIENT_STAMP_SHIFT = PATIENT_DATE_FIELDS.length * ORDER_BITS;
const PATIENT_ORDERS_MASK = (1 << PATIENT_STAMP_SHIFT) - 1;

/** Returns the part of a row's evidence that its durations show. */
export function getDurationEvidence(shown: number): RowEvidence {
  return shown << DURATION_SHIFT;
}

/** Returns the part of a row's evidence that a date column shows. */
export function getRowDateEvidence(field: RowDateField, orders: PossibleOrders): RowEvidence {
  return orders << (ROW_DATE_FIELDS.indexOf(field) * ORDER_BITS);
}

/** Returns the part of the evidence of patient attributes that a date column shows. */
export function getPatientDateEvidence(field: PatientDateField, orders: PossibleOrders): number {
  return orders << (PATIENT_DATE_FIELDS.indexOf(field) * ORDER_BITS);
}

/** Returns the part of a row's evidence that the time stamp of its service date shows. */
export function getRowStampEvidence(shown: ShownStamp): RowEvidence {
  return shown << ROW_STAMP_SHIFT;
}

/** Returns the part of the evidence of patient attributes that a time stamp shows. */
export function getPatientStampEvidence(field: PatientDateField, shown: ShownStamp): number {
  return shown << (PATIENT_STAMP_SHIFT + PATIENT_DATE_FIELDS.indexOf(field) * STAMP_BITS);
}

/** How each date column is read. */
export type DateReadings = Readonly<Record<DateField, DateOrderReading>>;

/** How the columns of a log are read where their values have several readings. */
export interface LogConventions {
  readonly dates: DateReadings;
  /** How the date columns would be read with each setting, from which messages and quick fixes take the answers. */
  readonly datesWith: Readonly<Record<ConfiguredDateOrder, DateReadings>>;
  readonly durations: DurationConventions;
  /** Equal for conventions by which every date is read in the same way. */
  readonly dateKey: string;
  /** Equal for conventions by which every row is read in the same way. */
  readonly key: string;
  /** Equal for conventions by which every problem has the same message and fixes. */
  readonly messageKey: string;
}

/** The last decision about the date columns, and the setting that it was made with. */
type DecidedDates = Pick<LogConventions, 'dates' | 'datesWith' | 'dateKey' | 'messageKey'> & {
  readonly configured: ConfiguredDateOrder | undefined;
};

/** The settings for what a log doesn't show. */
export interface ConventionSettings {
  readonly durations?: DurationSettings;
  readonly dateOrder?: ConfiguredDateOrder;
  readonly timeZone?: string;
}

/**
 * Counts what the rows of a log show about its format. It depends only on the rows that the log has, not on the edits that
 * led to them.
 */
export class LogEvidence {
  private readonly dates = DATE_FIELDS.map(() => new DateEvidence());
  private readonly durations = new DurationEvidence();
  private decidedDates: DecidedDates | undefined;
  private readonly stamps = STAMP_FIELDS.map(() => new StampEvidence());
  /** How many rows were added since the counts were last updated, less those that were removed, by what they show. */
  private readonly pending = new Map<RowEvidence, number>();
  /** The number of rows with each id of patient attributes. The ids are small and dense. */
  private readonly rowsOf: number[] = [];

  /**
   * Adds or removes a row.
   *
   * @param evidence of the row
   * @param attributes the id of the row's patient attributes. Their dates count once, because the rows of a patient repeat them
   * @param patientEvidence of these attributes
   */
  count(evidence: RowEvidence, attributes: number, patientEvidence: number, by: 1 | -1): void {
    if (evidence === 0) {
      return;
    }
    this.pending.set(evidence, (this.pending.get(evidence) ?? 0) + by);
    if (patientEvidence === 0) {
      return;
    }
    while (this.rowsOf.length <= attributes) {
      this.rowsOf.push(0);
    }
    const before = this.rowsOf[attributes] ?? 0;
    this.rowsOf[attributes] = before + by;
    if (before === 0 || before + by === 0) {
      this.countDates(patientEvidence & PATIENT_ORDERS_MASK, ROW_DATE_FIELDS.length, by);
      PATIENT_DATE_FIELDS.forEach((_, index) => {
        this.stamps[index + 1]?.count(patientEvidence >> (PATIENT_STAMP_SHIFT + index * STAMP_BITS), by);
      });
    }
  }

  /** Counts the pending rows. Most rows of a log show the same as many others, so they are counted together. */
  private countPending(): void {
    for (const [evidence, by] of this.pending) {
      this.countDates(evidence & (EVIDENCE_BIT - 1), 0, by);
      this.durations.count((evidence >> DURATION_SHIFT) & DURATION_MASK, by);
      this.stamps[0]?.count(evidence >> ROW_STAMP_SHIFT, by);
    }
    this.pending.clear();
  }

  private countDates(evidence: number, firstColumn: number, by: number): void {
    let column = firstColumn;
    for (let rest = evidence; rest !== 0; rest >>>= ORDER_BITS) {
      if ((rest & ORDERS_MASK) !== 0) {
        this.dates[column]?.add(rest & ORDERS_MASK, by);
      }
      column++;
    }
  }

  /** Whether the rows show something else than at the last {@link decide}. */
  get hasChanged(): boolean {
    this.countPending();
    return this.durations.hasChanged || this.haveDatesChanged();
  }

  private haveDatesChanged(): boolean {
    return this.dates.some((dates) => dates.hasChanged) || this.stamps.some((stamps) => stamps.hasChanged);
  }

  /** Decides how the columns of the log are read: as the rows show, otherwise as configured, and otherwise as assumed. */
  decide(
    columns: Columns,
    { dateOrder, timeZone, durations: settings = DEFAULT_DURATION_SETTINGS }: ConventionSettings,
  ): LogConventions {
    this.countPending();
    // Most edits change a duration, and no date.
    if (this.decidedDates?.configured !== dateOrder || this.haveDatesChanged()) {
      this.decidedDates = undefined;
    }
    this.decidedDates ??= this.decideAllDates(dateOrder, timeZone);
    const { dates, datesWith, dateKey, messageKey } = this.decidedDates;
    const durations = this.durations.decide(columns, settings);
    this.durations.markDecided();
    return { dates, datesWith, durations, dateKey, key: `${dateKey} ${durations.key}`, messageKey };
  }

  /** @param timeZone of the log's options, which never change */
  private decideAllDates(configured: ConfiguredDateOrder | undefined, timeZone: string | undefined): DecidedDates {
    const dates = this.decideDates(configured, timeZone);
    const datesWith = {
      monthFirst: this.decideDates('monthFirst', timeZone),
      dayFirst: this.decideDates('dayFirst', timeZone),
      yearFirst: this.decideDates('yearFirst', timeZone),
    };
    const messageKey = [dates, ...CONFIGURED_DATE_ORDERS.map((order) => datesWith[order])].map(createMessageKey).join();
    this.dates.forEach((evidence) => evidence.markDecided());
    this.stamps.forEach((evidence) => evidence.markDecided());
    return { configured, dates, datesWith, dateKey: createKey(dates), messageKey };
  }

  private decideDates(configured: ConfiguredDateOrder | undefined, timeZone: string | undefined): DateReadings {
    const [date, ...others] = this.dates;
    const ofServiceDate = decideDateOrder(date ?? new DateEvidence(), getDefaultDateOrder(configured));
    const byDefault = followDateOrder(ofServiceDate);
    const readings = [ofServiceDate, ...others.map((evidence) => decideDateOrder(evidence, byDefault))];
    return Object.fromEntries(
      DATE_FIELDS.map((field, index) => [field, { ...readings[index], stamps: this.decideStamps(field, timeZone) }]),
    ) as DateReadings;
  }

  /** Decides how the time stamps of a column are read. Columns of dates without a time have no such reading. */
  private decideStamps(field: DateField, timeZone: string | undefined): StampReading {
    return decideStampReading(this.stamps[STAMP_FIELDS.indexOf(field)] ?? new StampEvidence(), timeZone);
  }
}

function createKey(dates: DateReadings): string {
  const zone = dates.date.stamps?.timeZone ?? '';
  const orders = DATE_FIELDS.map((field) => {
    const { order, twoDigitYear, stamps } = dates[field];
    return `${order.charAt(0)}${twoDigitYear.charAt(0)}${stamps?.hasTimes === true ? 't' : ''}`;
  });
  return `${orders.join('')}${zone}`;
}

function createMessageKey(dates: DateReadings): string {
  return createKey(dates) + DATE_FIELDS.map((field) => dates[field].because.charAt(0)).join('');
}
