import {
  CAN_BE_DAY_FIRST,
  CAN_BE_MONTH_FIRST,
  CAN_BE_YEAR_FIRST,
  HAS_TWO_DIGIT_YEAR,
  ORDER_BITS,
  type DateNotation,
  type PossibleOrders,
  type TwoDigitYear,
} from '../values/dateOrders';
import type { DateOrder } from '../values/dateText';
import type { StampReading } from './stampEvidence';
import { EvidenceCounts } from './evidenceCounts';

/** The order of dates that a setting gives. 'yearFirst' is for dates such as 24-01-03. */
export type ConfiguredDateOrder = DateOrder | 'yearFirst';
export const CONFIGURED_DATE_ORDERS: readonly ConfiguredDateOrder[] = ['monthFirst', 'dayFirst', 'yearFirst'];

const YEAR_LAST = CAN_BE_MONTH_FIRST | CAN_BE_DAY_FIRST;

/** How the dates of a column are read, and the reason for it. */
export interface DateOrderReading extends DateNotation {
  /**
   * The reason for the order of day and month. 'shown': the column's dates show it. 'mixed': some dates show one order and some
   * the other, and there are too few of them to decide, so the default is used. 'followed': the service dates show it, and
   * this column doesn't. 'configured': a setting gives it. 'assumed': nothing shows it.
   */
  readonly because: 'shown' | 'mixed' | 'followed' | 'configured' | 'assumed';
  /** How the column's time stamps are read. A roster and copied cells decide it separately. */
  readonly stamps?: StampReading | undefined;
  /** How many dates of the column can be read with the month first and with the day first. */
  readonly ambiguous: number;
  /** How many dates of the column can't be read in this way, but in another order. */
  readonly odd: number;
}

/** What is used where the dates of a column don't show their order. */
export type DefaultDateOrder = Pick<DateOrderReading, 'order' | 'twoDigitYear' | 'because'>;

/** Returns how dates are read if they don't show their order: as configured, or with the month first (sources.md 8.3). */
export function getDefaultDateOrder(configured: ConfiguredDateOrder | undefined): DefaultDateOrder {
  if (configured === undefined) {
    return { order: 'monthFirst', twoDigitYear: 'unknown', because: 'assumed' };
  }
  return configured === 'yearFirst'
    ? { order: 'monthFirst', twoDigitYear: 'first', because: 'configured' }
    : { order: configured, twoDigitYear: 'last', because: 'configured' };
}

/** Returns how a column is read that doesn't show its order, beside a column of service dates that is read in this way. */
export function followDateOrder({ order, twoDigitYear, because }: DateOrderReading): DefaultDateOrder {
  return {
    order,
    twoDigitYear,
    because: because === 'configured' ? because : because === 'shown' ? 'followed' : 'assumed',
  };
}

/** Counts the rows in which a column's date can be read in each set of orders. */
export class DateEvidence extends EvidenceCounts {
  constructor() {
    super(1 << ORDER_BITS);
  }

  /** Counts the rows whose orders are accepted. */
  countRows(accepts: (orders: PossibleOrders) => boolean): number {
    let sum = 0;
    this.forEach((orders, rows) => {
      sum += accepts(orders) ? rows : 0;
    });
    return sum;
  }
}

/**
 * Decides how the dates of a column are read from the column alone. One date never decides for others: an order other than the
 * default needs at least two rows that show it, more than show the opposite, and more than a third of all rows with such dates. It's
 * also shown if all of them show it.
 */
export function decideDateOrder(evidence: DateEvidence, byDefault: DefaultDateOrder): DateOrderReading {
  const twoDigitYear = decideTwoDigitYear(evidence, byDefault.twoDigitYear);
  // Where the year is last, 24-01-25 can only have the day first.
  const canBeYearLast = (orders: PossibleOrders): boolean =>
    twoDigitYear === 'last' || (orders & CAN_BE_YEAR_FIRST) === 0;
  const countYearLast = (wanted: PossibleOrders): number =>
    evidence.countRows((orders) => (orders & YEAR_LAST) === wanted && canBeYearLast(orders));
  const monthFirst = countYearLast(CAN_BE_MONTH_FIRST);
  const dayFirst = countYearLast(CAN_BE_DAY_FIRST);
  const ambiguous = countYearLast(YEAR_LAST);
  const [usual, other] = byDefault.order === 'monthFirst' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const unread = countUnclearYears(evidence, twoDigitYear);
  if (isShown(other, usual, monthFirst + dayFirst + ambiguous)) {
    const order = byDefault.order === 'monthFirst' ? 'dayFirst' : 'monthFirst';
    return { order, twoDigitYear, because: 'shown', ambiguous, odd: usual + unread };
  }
  const { order, because } = byDefault;
  const reason = usual > other ? 'shown' : other > 0 && because === 'assumed' ? 'mixed' : because;
  return { order, twoDigitYear, because: reason, ambiguous, odd: other + unread };
}

/** Counts the dates with a year of two digits that aren't read because of the year's position. */
function countUnclearYears(evidence: DateEvidence, twoDigitYear: TwoDigitYear): number {
  return evidence.countRows((orders) => {
    const isYearFirst = (orders & CAN_BE_YEAR_FIRST) !== 0;
    const isRead =
      twoDigitYear === 'first' ? isYearFirst : !isYearFirst || (twoDigitYear === 'last' && (orders & YEAR_LAST) !== 0);
    return (orders & HAS_TWO_DIGIT_YEAR) !== 0 && !isRead;
  });
}

function decideTwoDigitYear(evidence: DateEvidence, byDefault: TwoDigitYear): TwoDigitYear {
  if (byDefault !== 'first' && evidence.countRows((orders) => (orders & CAN_BE_YEAR_FIRST) !== 0) === 0) {
    // It makes no difference, so nothing has to be read again.
    return byDefault;
  }
  const onlyFirst = CAN_BE_YEAR_FIRST | HAS_TWO_DIGIT_YEAR;
  const first = evidence.countRows((orders) => orders === onlyFirst);
  const last = evidence.countRows((orders) => (orders & onlyFirst) === HAS_TWO_DIGIT_YEAR);
  const total = evidence.countRows((orders) => (orders & HAS_TWO_DIGIT_YEAR) !== 0);
  if (byDefault !== 'first' && isShown(first, last, total)) {
    return 'first';
  }
  return byDefault !== 'last' && isShown(last, first, total) ? 'last' : byDefault;
}

/** Whether rows show something other than the default. */
function isShown(rows: number, opposite: number, total: number): boolean {
  return rows > 0 && (rows === total || (rows >= 2 && rows > opposite && 3 * rows > total));
}
