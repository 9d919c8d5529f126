import { SHOWS_MIDNIGHT, SHOWS_TIME, type StampNotation } from '../values/timeStamps';
import { EvidenceCounts } from './evidenceCounts';

/** How many bits a cell needs to show its time stamp. */
export const STAMP_BITS = 2;
const STAMP_MASK = (1 << STAMP_BITS) - 1;

/** How the time stamps of a column are read, and whether this is assumed. */
export interface StampReading extends StampNotation {
  /** Whether the column has times of another zone than a clinic's, and the configuration doesn't have the clinic's zone. */
  readonly isAssumed: boolean;
}

/** Counts the rows whose time stamp has another offset than that of a clinic. */
export class StampEvidence extends EvidenceCounts {
  constructor() {
    super(1 << STAMP_BITS);
  }

  /** @param shown what the cell shows in its lowest bits */
  count(shown: number, by: number): void {
    if ((shown & STAMP_MASK) !== 0) {
      this.add(shown & STAMP_MASK, by);
    }
  }

  /**
   * Whether more stamps have a time than midnight, so that midnight is a time, too. Programs write midnight for dates without a
   * time.
   */
  get hasTimes(): boolean {
    return this.countRows(SHOWS_TIME) > this.countRows(SHOWS_MIDNIGHT);
  }

  /** Whether any stamp has a time other than midnight. */
  get hasAnyTime(): boolean {
    return this.countRows(SHOWS_TIME) > 0;
  }

  private countRows(wanted: number): number {
    let sum = 0;
    this.forEach((shown, rows) => {
      sum += shown === wanted ? rows : 0;
    });
    return sum;
  }
}

/** Decides how the time stamps of a column are read from what they show. */
export function decideStampReading(
  { hasTimes, hasAnyTime }: StampEvidence,
  timeZone: string | undefined,
): StampReading {
  return { timeZone, hasTimes, isAssumed: timeZone === undefined && hasAnyTime };
}
