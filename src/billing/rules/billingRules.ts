import { isBlankCell } from '../../log/values/blankWords';
import type { CalendarDate } from '../../log/values/calendarDate';
import { wholeMinutes, type Minutes } from '../../log/values/minutes';
import { NO_LEVELS, type ReadinessLevels } from './readinessPolicy';
import { CASELOAD_THRESHOLDS, type CaseloadThresholds } from './caseloadThresholds';
import type { FeeSchedule } from './feeSchedule';
import { FULL_TIME_PROFILE, type PayerProfile } from './payerProfile';
import { STANDARD_VOCABULARY, type Vocabulary } from './vocabulary/vocabulary';

/** The rules under which the logs of a clinic are billed. */
export interface BillingRules {
  /** The profile of payers that don't have another one. */
  readonly defaultProfile: PayerProfile;
  /** Returns the profile of a payer by its name in the log. */
  getProfile(payer: string): PayerProfile;
  /** Checks whether the configuration names a payer. Without any named payers, every payer is known. */
  isKnownPayer(payer: string): boolean;
  /** The payers in the configuration, in their original spelling. */
  readonly payerNames: readonly string[];
  /** Whether claim risks are checked. */
  readonly hasAudit: boolean;
  /** The current date, for filing limits; undefined if nothing should depend on it. */
  readonly today: CalendarDate | undefined;
  /** The user's own fees, for estimates; none are built in. */
  readonly fees: FeeSchedule;
  /** The most minutes that a patient-month can have before its claim must be checked. */
  readonly mostMonthMinutes: Minutes;
  /** The most units of 99494 in a month that are usual, for payers without a limit; undefined if it isn't checked. */
  readonly usualAddOnUnits: number | undefined;
  /** What decides whether treatment has reached its target. */
  readonly caseload: CaseloadThresholds;
  /** What the words for activities, programs, and roles mean. */
  readonly vocabulary: Vocabulary;
  /** The reasons for which the team holds or checks claims, where it differs from the standard. */
  readonly readiness: ReadinessLevels;
}

export interface BillingRulesOptions {
  readonly defaultProfile?: PayerProfile | undefined;
  /** Names of payers, each with its profile. */
  readonly payers?: ReadonlyMap<string, PayerProfile> | undefined;
  readonly hasAudit?: boolean | undefined;
  readonly today?: CalendarDate | undefined;
  readonly fees?: FeeSchedule | undefined;
  /** Whole minutes. */
  readonly mostMonthMinutes?: number | undefined;
  /** Undefined for no check. {@link USUAL_ADD_ON_UNITS} if it's left out. */
  readonly usualAddOnUnits?: number | undefined;
  readonly caseload?: CaseloadThresholds | undefined;
  readonly vocabulary?: Vocabulary | undefined;
  readonly readiness?: ReadinessLevels | undefined;
}

/** A month of collaborative care for one patient takes a few hours. More than this is usually a mistake. */
export const MOST_MONTH_MINUTES = 1200;

/**
 * No source has a limit for all payers: 2 and 4 units are found (sources.md 1.4), and the sample report has up to 8. More than these
 * need a look.
 */
export const USUAL_ADD_ON_UNITS = 8;

/** Creates the rules of a clinic. Case, spaces, and punctuation in payer names are ignored (sources.md 5.4). */
export function billingRules(options: BillingRulesOptions = {}): BillingRules {
  const defaultProfile = options.defaultProfile ?? FULL_TIME_PROFILE;
  const named = new Map([...(options.payers ?? [])].map(([name, profile]) => [toPayerKey(name), profile]));
  // Profiles are looked up for every patient-month, so each name is normalized only once.
  const profiles = new Map<string, PayerProfile | undefined>();
  const find = (payer: string): PayerProfile | undefined => {
    if (!profiles.has(payer)) {
      profiles.set(payer, named.get(normalizePayerName(payer)));
    }
    return profiles.get(payer);
  };
  return {
    defaultProfile,
    getProfile: (payer) => find(payer) ?? defaultProfile,
    isKnownPayer: (payer) => named.size === 0 || payer === '' || find(payer) !== undefined,
    payerNames: [...(options.payers?.keys() ?? [])].filter((name) => !isBlankCell(name, 'text')),
    hasAudit: options.hasAudit ?? true,
    today: options.today,
    fees: options.fees ?? [],
    mostMonthMinutes: wholeMinutes(options.mostMonthMinutes ?? MOST_MONTH_MINUTES),
    usualAddOnUnits: 'usualAddOnUnits' in options ? options.usualAddOnUnits : USUAL_ADD_ON_UNITS,
    caseload: options.caseload ?? CASELOAD_THRESHOLDS,
    vocabulary: options.vocabulary ?? STANDARD_VOCABULARY,
    readiness: options.readiness ?? NO_LEVELS,
  };
}

/** Returns the name under which a payer's profile is found. A word for "nothing", such as `None`, is for rows without a payer. */
function toPayerKey(name: string): string {
  return isBlankCell(name, 'text') ? '' : normalizePayerName(name);
}

/** Returns a payer's name without case, spaces, and punctuation: `Aetna (CVS Health)` and `AETNA CVS HEALTH` are the same payer. */
export function normalizePayerName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether two names are those of the same payer, as payers are found in the configuration. '' is only for rows without a payer. */
export function isSamePayer(name: string, other: string): boolean {
  if (name === other || name === '' || other === '') {
    return name === other;
  }
  const normalized = normalizePayerName(name);
  return normalized !== '' && normalized === normalizePayerName(other);
}
