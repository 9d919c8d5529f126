import { billingRules, type BillingRules } from '../billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../billing/rules/builtInProfiles';
import type { FeeSchedule } from '../billing/rules/feeSchedule';
import { Checks } from '../billing/problems/checks';
import type { PayerProfile } from '../billing/rules/payerProfile';
import { Vocabulary } from '../billing/rules/vocabulary/vocabulary';
import type { CalendarDate } from '../log/values/calendarDate';
import type { Roster } from '../log/rows/roster';
import type { TimeLogOptions } from '../log/timeLog';
import { SECTIONS, SECTION_NAMES, type SectionName } from './sections';

type ValueOf<S> = S extends { readonly defaultValue: infer T } ? T : never;

/** The settings of a team. Every section has a value: the one in the file or the default. */
export type Configuration = { readonly [S in SectionName]: ValueOf<(typeof SECTIONS)[S]> };

/** The settings where there is no configuration file. */
export const DEFAULT_CONFIGURATION: Configuration = createConfiguration((name) => SECTIONS[name].defaultValue);

/**
 * Returns the options for reading a log or a roster.
 *
 * @param roster the roster that the configuration names
 */
export function createReadingOptions(
  { columns, dateOrder, hoursAndMinutes, leaveOut, times, timeZone, units, mrnForms }: Configuration,
  roster?: Roster,
): Pick<TimeLogOptions, 'columnMapping' | 'dateOrder' | 'durations' | 'leaveOut' | 'mrnForms' | 'roster' | 'timeZone'> {
  return {
    columnMapping: columns,
    durations: { hoursAndMinutes, times, units },
    leaveOut,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(mrnForms === undefined ? {} : { mrnForms }),
    ...(roster === undefined ? {} : { roster }),
  };
}

/** Returns the billing rules of a configuration. */
export function createBillingRules(
  {
    profiles,
    payers,
    defaultProfile,
    fees,
    mostMonthMinutes,
    usualAddOnUnits,
    readiness,
    caseload,
    activities,
    roles,
    staff,
  }: Configuration,
  today: CalendarDate,
): BillingRules {
  const findProfile = (name: string): PayerProfile | undefined => profiles.get(name) ?? BUILT_IN_PROFILES.get(name);
  return billingRules({
    today,
    fees,
    mostMonthMinutes,
    usualAddOnUnits,
    readiness,
    caseload,
    vocabulary: createVocabulary({ activities, roles, staff }),
    defaultProfile: findProfile(defaultProfile),
    payers: new Map(
      [...payers].flatMap(([payer, name]): [string, PayerProfile][] => {
        const profile = findProfile(name);
        return profile ? [[payer, profile]] : [];
      }),
    ),
  });
}

/** Returns what the words in logs mean. They aren't part of a payer's rules. */
export function createVocabulary(words: Pick<Configuration, 'activities' | 'roles' | 'staff'>): Vocabulary {
  return new Vocabulary(words);
}

/** Returns a configuration with the fees of its fee file. Its own fees take precedence. */
export function addFeesOfFile(configuration: Configuration, fees: FeeSchedule): Configuration {
  return { ...configuration, fees: [...fees, ...configuration.fees] };
}

/** Returns the severities and suppressions of a configuration. */
export function createChecks({ checks, suppressions }: Configuration): Checks {
  return checks.size === 0 && suppressions.length === 0 ? Checks.STANDARD : new Checks(checks, suppressions);
}

/** Combines the values of all sections. The compiler can't see that each value has the type of its section. */
export function createConfiguration(valueOf: (name: SectionName) => unknown): Configuration {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Configuration;
}
