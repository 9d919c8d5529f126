import { billingRules, type BillingRules } from '../billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../billing/rules/builtInProfiles';
import { Checks } from '../billing/problems/checks';
import type { PayerProfile } from '../billing/rules/payerProfile';
import type { CalendarDate } from '../log/values/calendarDate';
import type { Roster } from '../log/rows/roster';
import type { TimeLogOptions } from '../log/timeLog';
import { SECTIONS, SECTION_NAMES, type SectionName } from './sections';

/** The name of the file, beside or above the logs it is for. */
export const CONFIGURATION_FILE = 'cocm-billing.json';

type ValueOf<S> = S extends { readonly defaultValue: infer T } ? T : never;

/** What a team has decided about its logs. Every section has a value: its own or the standard. */
export type Configuration = { readonly [S in SectionName]: ValueOf<(typeof SECTIONS)[S]> };

/** What holds where there is no configuration file. */
export const DEFAULT_CONFIGURATION: Configuration = createConfiguration((name) => SECTIONS[name].defaultValue);

/**
 * How a log, or a roster, is read by a configuration.
 *
 * @param roster the roster that the configuration names, once it has been read
 */
export function createReadingOptions(
  { columns, dateOrder }: Configuration,
  roster?: Roster,
): Pick<TimeLogOptions, 'columnMapping' | 'dateOrder' | 'roster'> {
  return {
    columnMapping: columns,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(roster === undefined ? {} : { roster }),
  };
}

/** How logs are billed by a configuration, on a day. */
export function createBillingRules(
  { profiles, payers, defaultProfile, fees }: Configuration,
  today: CalendarDate,
): BillingRules {
  const profileNamed = (name: string): PayerProfile | undefined => profiles.get(name) ?? BUILT_IN_PROFILES.get(name);
  return billingRules({
    today,
    fees,
    defaultProfile: profileNamed(defaultProfile),
    payers: new Map(
      [...payers].flatMap(([payer, name]): [string, PayerProfile][] => {
        const profile = profileNamed(name);
        return profile ? [[payer, profile]] : [];
      }),
    ),
  });
}

/** The levels and suppressions of a configuration, as the billing room takes them. */
export function createChecks({ checks, suppressions }: Configuration): Checks {
  return checks.size === 0 && suppressions.length === 0 ? Checks.STANDARD : new Checks(checks, suppressions);
}

/** The sections together; each value is of its own section's type, which the compiler cannot see through the names. */
export function createConfiguration(valueOf: (name: SectionName) => unknown): Configuration {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Configuration;
}
