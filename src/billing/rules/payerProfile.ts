import type { CalendarMonth } from '../../log/values/calendarDate';
import type { FilingLimit } from './filingLimit';
import { NO_LEVELS, type ReadinessLevels } from './readinessPolicy';
import { FULL_TIME, type TimeRule } from './timeRules';

/** A value with the months in which it applies. A limit that is undefined is open. */
export interface Dated<T> {
  readonly value: T;
  readonly from?: CalendarMonth | undefined;
  readonly to?: CalendarMonth | undefined;
}

/** Whether time of a disputed kind counts. */
export type Counting = 'count' | 'leaveOut';

/** The month that can earn 99492 (sources.md 3.3). */
export type FirstMonthRule = 'calendarMonthOfInitialAssessment' | 'firstEarnedMonth';

/** The roles with time that counts (sources.md 4): only the care manager, or all three members of the care team. */
export type CountedRoles = 'careManager' | 'triad';

/** The date of service for the claim (sources.md 2.3). */
export type DateOfServiceRule = 'lastDayOfMonth' | 'lastBusinessDay' | 'thresholdMet' | 'lastActivity';

/** How a payer wants patient-months to be billed. Each disputed point is a separate setting. */
export interface PayerProfile {
  readonly id: string;
  /** The name that is shown. */
  readonly title: string;
  /** Where the profile comes from, in one line. */
  readonly source: string;
  /** The month in which the rules were last checked. They're known for its calendar year, because payers change them yearly. */
  readonly rulesAsOf: CalendarMonth;
  /** The first month that the source covers; undefined if the source doesn't give it. */
  readonly sourceFrom: CalendarMonth | undefined;
  /** The last month that the source covers; undefined if the source doesn't give it. */
  readonly sourceTo: CalendarMonth | undefined;
  /** How minutes become codes in months for which {@link datedTimeRules} has no rule. */
  readonly timeRule: TimeRule;
  /** The time rules of certain months. Use {@link getTimeRule} to find the rule of a month. */
  readonly datedTimeRules: readonly Dated<TimeRule>[];
  readonly firstMonth: FirstMonthRule;
  /** The maximum units of 99494 per month. Units over the limit are flagged, never removed (sources.md 1.4). */
  readonly addOnCaps: readonly Dated<number>[];
  /** The minutes at which a month without 99492 or 99493 earns G2214; undefined if it isn't used (2.1, disputed). */
  readonly g2214Minutes: 16 | 30 | undefined;
  /** The minutes at which a month without another code earns 99484; undefined if it isn't used (2.1, disputed). */
  readonly generalBhiMinutes: 11 | 20 | undefined;
  readonly roles: CountedRoles;
  /** No-shows. Outreach is part of the service, but some payers don't count it (sources.md 4, disputed). */
  readonly noShows: Counting;
  /** Scheduling and other clerical time (sources.md 4). */
  readonly clericalTime: Counting;
  /** Time of a separately billed service, such as psychotherapy (sources.md 4). */
  readonly otherServices: Counting;
  /** Time of an activity or a program that the vocabulary doesn't have or that can mean both (sources.md 4.1). */
  readonly unknownActivities: Counting;
  readonly dateOfService: DateOfServiceRule;
  /** `ruralHealth`: rural health clinics and federally qualified health centers, which bill G0512 until it ends. */
  readonly site: 'office' | 'ruralHealth';
  /** The first month of G0512 for this payer; undefined for the first month of the code. */
  readonly g0512From: CalendarMonth | undefined;
  /** The last month of G0512 for this payer (sources.md 2.1: Medicare 2025-12, a state's Medicaid may pay it longer). */
  readonly g0512Until: CalendarMonth | undefined;
  /** `sixty` in every month, or `seventyThenSixty` as for 99492 and 99493 (sources.md 2.1, disputed). */
  readonly g0512Minutes: 'sixty' | 'seventyThenSixty';
  /**
   * Whether months with an APCM code earn G0568, G0569, or G0570 instead of the time-based codes. Undefined if the clinic hasn't
   * decided: the time-based codes are used, and each month that has both choices is reported (CB148).
   */
  readonly apcmAddOns: boolean | undefined;
  /** The minutes at which a month earns G0568 or G0569; undefined for any minutes (sources.md 2.1: the codes have none). */
  readonly apcmMinutes: number | undefined;
  /** Whether the payer pays the codes separately from other services (sources.md 5.4). */
  readonly isPaidSeparately: boolean;
  /** Whether 99492 is paid only once per calendar year (sources.md 3.1, disputed). */
  readonly initialOncePerYear: boolean;
  /** The months of treatment after which the payer requires prior authorization; undefined if not known (sources.md 3.1). */
  readonly authorizationAfterMonths: number | undefined;
  /** The time after the date of service in which a claim must be filed; undefined if not checked. */
  readonly filingLimit: FilingLimit | undefined;
  /** The reasons for which this payer's claims are held or checked, where it differs from other payers (sources.md 7). */
  readonly readiness: ReadinessLevels;
  /** For charge lines; '' if not known. */
  readonly payerId: string;
  readonly placeOfService: string;
  readonly modifiers: readonly string[];
}

/** The month in which the built-in profiles were checked against their sources (docs/sources.md). */
const CHECKED = 202611 as CalendarMonth;

/** The rule of the sample report, with the default for every disputed point (docs/judgment-calls.md). */
export const FULL_TIME_PROFILE: PayerProfile = {
  id: 'full-time',
  title: 'Full time',
  source: FULL_TIME.source,
  rulesAsOf: CHECKED,
  sourceFrom: undefined,
  sourceTo: undefined,
  timeRule: FULL_TIME,
  datedTimeRules: [],
  firstMonth: 'calendarMonthOfInitialAssessment',
  addOnCaps: [],
  g2214Minutes: undefined,
  generalBhiMinutes: undefined,
  roles: 'careManager',
  noShows: 'count',
  clericalTime: 'leaveOut',
  otherServices: 'leaveOut',
  unknownActivities: 'count',
  dateOfService: 'lastDayOfMonth',
  site: 'office',
  g0512From: undefined,
  g0512Until: undefined,
  g0512Minutes: 'sixty',
  apcmAddOns: undefined,
  apcmMinutes: undefined,
  isPaidSeparately: true,
  initialOncePerYear: false,
  authorizationAfterMonths: undefined,
  filingLimit: undefined,
  readiness: NO_LEVELS,
  payerId: '',
  placeOfService: '11',
  modifiers: [],
};

/** Returns the value that applies in a month. If there are several, it's the last one. */
export function findValue<T>(dated: readonly Dated<T>[], month: CalendarMonth): T | undefined {
  return dated.findLast(({ from, to }) => (from === undefined || month >= from) && (to === undefined || month <= to))
    ?.value;
}

/** Returns the rule by which minutes become codes in a month. */
export function getTimeRule({ timeRule, datedTimeRules }: PayerProfile, month: CalendarMonth): TimeRule {
  return datedTimeRules.length === 0 ? timeRule : (findValue(datedTimeRules, month) ?? timeRule);
}
