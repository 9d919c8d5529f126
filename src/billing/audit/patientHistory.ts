import { monthsBetween, type CalendarMonth } from '../../log/values/calendarDate';
import type { PatientMonth } from '../months/patientMonth';
import { FIRST_MONTH_CODES } from '../rules/codes';
import { MONTHS_THAT_END_AN_EPISODE, type Episode } from '../rules/episodes';
import { isFirstBilled, lacksConsent, startsBeforeVisit } from './episodePredicates';
import { isExactlyAtThreshold } from './monthPredicates';

/** The fewest months that form a pattern. Fewer months at their threshold can be a coincidence. */
const PATTERN_MONTHS = 3;

/** The earlier months of a patient that the checks of a month look at. Months are added in ascending order. */
export class PatientHistory {
  /** The last earlier month with an entry that counts. */
  private lastService: CalendarMonth | undefined;
  /** The earlier months that earned 99492. */
  private readonly initialMonths: CalendarMonth[] = [];
  private hasFirstMonthCode = false;
  /** Whether most of the patient's billed months, earlier or later, are exactly at their threshold. */
  readonly isMostlyAtThreshold: boolean;

  /**
   * @param months all months of the patient, including the later ones
   * @param episodes the same months by episode
   */
  constructor(
    months: readonly PatientMonth[],
    private readonly episodes: readonly Episode<PatientMonth>[],
  ) {
    const billed = months.filter(({ codes }) => codes.base !== undefined);
    const exact = billed.filter(isExactlyAtThreshold);
    this.isMostlyAtThreshold = exact.length >= PATTERN_MONTHS && exact.length * 2 > billed.length;
  }

  /** Adds a month after its own checks. */
  add({ month, codes, summary }: PatientMonth): void {
    if (summary.entryCount > 0) {
      this.lastService = month;
    }
    if (codes.base === '99492') {
      this.initialMonths.push(month);
    }
    this.hasFirstMonthCode ||= codes.base !== undefined && FIRST_MONTH_CODES.has(codes.base);
  }

  get hasService(): boolean {
    return this.lastService !== undefined;
  }

  /** Whether an earlier month earned 99492 or a code that is billed in its place. */
  get hasInitialMonth(): boolean {
    return this.hasFirstMonthCode;
  }

  /** Checks whether a subsequent month follows so many months without service that the episode has ended. */
  isResumed({ month, kind }: PatientMonth): boolean {
    return (
      kind === 'subsequent' &&
      this.lastService !== undefined &&
      monthsBetween(this.lastService, month) - 1 >= MONTHS_THAT_END_AN_EPISODE
    );
  }

  /** Checks whether the month is the first one that is billed in an episode without a consent date. */
  lacksConsent(month: PatientMonth): boolean {
    const episode = this.findEpisodeToBill(month);
    return episode !== undefined && lacksConsent(episode);
  }

  /** Checks whether the month is the first one that is billed in an episode that began before the initiating visit. */
  hasLateVisit(month: PatientMonth): boolean {
    const episode = this.findEpisodeToBill(month);
    return episode !== undefined && startsBeforeVisit(episode);
  }

  /** Returns the episode of a month if the month is the first one that is billed in it. */
  private findEpisodeToBill(month: PatientMonth): Episode<PatientMonth> | undefined {
    return this.episodes.find((episode) => isFirstBilled(month, episode));
  }

  /** Checks whether the month earns 99492 for the second time in a calendar year, under a profile that pays it only once. */
  isSecondInYear({ codes, month, summary }: PatientMonth): boolean {
    const year = Math.floor(month / 100);
    return (
      summary.profile.initialOncePerYear &&
      codes.base === '99492' &&
      this.initialMonths.some((earlier) => Math.floor(earlier / 100) === year)
    );
  }
}
