import type { CalendarMonth } from '../../log/values/calendarDate';
import { FULL_TIME, type TimeRule } from './timeRules';

/** A value with the months in which it holds; open at an end that is undefined. */
export interface Dated<T> {
  readonly value: T;
  readonly from?: CalendarMonth | undefined;
  readonly to?: CalendarMonth | undefined;
}

/** Whether minutes of a disputed kind count. */
export type Counting = 'count' | 'leaveOut';

/** Which month can earn 99492 (sources.md 3.3). */
export type FirstMonthRule = 'calendarMonthOfInitialAssessment' | 'firstEarnedMonth';

/** Whose time counts (sources.md 4): the care manager's, or that of all three members of the care team. */
export type CountedRoles = 'careManager' | 'triad';

/** The date of service on the claim (sources.md 2.3). */
export type DateOfServiceRule = 'lastDayOfMonth' | 'lastBusinessDay' | 'thresholdMet' | 'lastActivity';

/** How a payer wants a patient's month to be billed. Each point that sources dispute is a setting with a name. */
export interface PayerProfile {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Where it comes from, in a line. */
  readonly source: string;
  readonly timeRule: TimeRule;
  readonly firstMonth: FirstMonthRule;
  /** Most units of 99494 a month; the units beyond are named, never cut off (sources.md 1.4). */
  readonly addOnCaps: readonly Dated<number>[];
  /** Minutes at which a month that earns no 99492 or 99493 earns G2214; undefined where it is not used (2.1, disputed). */
  readonly g2214Minutes: 16 | 30 | undefined;
  /** Minutes at which a month that earns nothing else earns 99484; undefined where it is not used (2.1, disputed). */
  readonly generalBhiMinutes: 11 | 20 | undefined;
  readonly roles: CountedRoles;
  /** No-shows: outreach is part of the service, but some do not count them (sources.md 4, disputed). */
  readonly noShows: Counting;
  /** Scheduling and other clerical time (sources.md 4). */
  readonly clericalTime: Counting;
  /** Time of a service that is billed by itself, such as psychotherapy (sources.md 4). */
  readonly otherServices: Counting;
  readonly dateOfService: DateOfServiceRule;
  /** `ruralHealth`: rural health clinics and federally qualified health centers, which bill G0512 until its end. */
  readonly site: 'office' | 'ruralHealth';
  /** The last month of G0512 for this payer (sources.md 2.1: Medicare ends 2025-12, a state's Medicaid may keep it). */
  readonly g0512Until: CalendarMonth | undefined;
  /** `sixty` in any month, or `seventyThenSixty` as for 99492 and 99493 (sources.md 2.1, disputed). */
  readonly g0512Minutes: 'sixty' | 'seventyThenSixty';
  /** Whether months in which an APCM code is billed besides earn G0568 or G0569 in place of the time-based codes. */
  readonly apcmAddOns: boolean;
  /** Whether the payer pays the codes apart from other services (sources.md 5.4). */
  readonly isPaidSeparately: boolean;
  /** Whether 99492 is paid once a calendar year only (sources.md 3.1, disputed). */
  readonly initialOncePerYear: boolean;
  /** Months of treatment after which prior authorization is asked for; undefined where none is known (sources.md 3.1). */
  readonly authorizationAfterMonths: number | undefined;
  /** Months after the month of service in which a claim must be filed; undefined where it is not checked. */
  readonly filingMonths: number | undefined;
  /** For charge lines; '' where not known. */
  readonly payerId: string;
  readonly placeOfService: string;
  readonly modifiers: readonly string[];
}

/** The rule of the sample report, with the default of every disputed point (docs/judgment-calls.md). */
export const FULL_TIME_PROFILE: PayerProfile = {
  id: 'full-time',
  title: 'Full time',
  source: FULL_TIME.source,
  timeRule: FULL_TIME,
  firstMonth: 'calendarMonthOfInitialAssessment',
  addOnCaps: [],
  g2214Minutes: undefined,
  generalBhiMinutes: undefined,
  roles: 'careManager',
  noShows: 'count',
  clericalTime: 'leaveOut',
  otherServices: 'leaveOut',
  dateOfService: 'lastDayOfMonth',
  site: 'office',
  g0512Until: undefined,
  g0512Minutes: 'sixty',
  apcmAddOns: false,
  isPaidSeparately: true,
  initialOncePerYear: false,
  authorizationAfterMonths: undefined,
  filingMonths: undefined,
  payerId: '',
  placeOfService: '11',
  modifiers: [],
};

/** The value that holds in a month; the last of several. */
export function findValue<T>(dated: readonly Dated<T>[], month: CalendarMonth): T | undefined {
  return dated.findLast(({ from, to }) => (from === undefined || month >= from) && (to === undefined || month <= to))
    ?.value;
}
