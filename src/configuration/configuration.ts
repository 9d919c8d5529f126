import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { billingRules, type BillingRules } from '../billing/billingRules';
import { BUILT_IN_PROFILES } from '../billing/builtInProfiles';
import { Checks } from '../billing/checks';
import type { PayerProfile } from '../billing/payerProfile';
import type { CalendarDate } from '../log/calendarDate';
import type { Problem } from '../log/problems';
import type { Roster } from '../log/roster';
import type { TimeLogOptions } from '../log/timeLog';
import { SECTIONS, SECTION_NAMES, type SectionName } from './sections';
import { SettingsReading } from './settingsReading';
import { t } from '../text/text';

/** The name of the file, beside or above the logs it is for. */
export const CONFIGURATION_FILE = 'cocm-billing.json';

type StandardOf<S> = S extends { readonly standard: infer T } ? T : never;

/** What a team has decided about its logs. Every section has a value: its own or the standard. */
export type Configuration = { readonly [S in SectionName]: StandardOf<(typeof SECTIONS)[S]> };

/** What holds where there is no configuration file. */
export const STANDARD_CONFIGURATION: Configuration = collect((name) => SECTIONS[name].standard);

export interface ConfigurationReading {
  readonly configuration: Configuration;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a configuration file: JSON with comments and trailing commas. A part that is wrong is reported at its place and its
 * standard taken; the rest holds.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const reading = new SettingsReading(text, root);
  const [error] = errors;
  if (error) {
    reading.report('CB300', error, syntaxMessage(error));
  }
  const parts = root && reading.parts(root, SECTION_NAMES, t`The configuration`);
  const configuration = collect((name) => readSection(name, parts?.get(name), reading));
  const byPlace = [...reading.problems].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.column - b.column,
  );
  return { configuration, problems: byPlace };
}

/**
 * How a log, or a roster, is read by a configuration.
 *
 * @param roster the roster that the configuration names, once it has been read
 */
export function readingOptions(
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
export function billingRulesOf(
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
export function checksOf({ checks, suppressions }: Configuration): Checks {
  return checks.size === 0 && suppressions.length === 0 ? Checks.STANDARD : new Checks(checks, suppressions);
}

function readSection(name: SectionName, node: Node | undefined, reading: SettingsReading): unknown {
  return node ? SECTIONS[name].read(node, reading) : SECTIONS[name].standard;
}

/** The sections together; each value is of its own section's type, which the compiler cannot see through the names. */
function collect(valueOf: (name: SectionName) => unknown): Configuration {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Configuration;
}

function syntaxMessage({ error }: ParseError): string {
  const what: Readonly<Record<string, string>> = {
    CommaExpected: t`a comma is missing before this`,
    ColonExpected: t`a colon is missing before this`,
    ValueExpected: t`a value is missing here`,
    PropertyNameExpected: t`a name in double quotes is missing here`,
    CloseBraceExpected: t`a closing } is missing`,
    CloseBracketExpected: t`a closing ] is missing`,
    EndOfFileExpected: t`something stands behind the end`,
    UnexpectedEndOfString: t`a closing quote is missing`,
    InvalidSymbol: t`a text must stand in double quotes`,
  };
  const reason = what[printParseErrorCode(error)] ?? t`it cannot be read from here`;
  return t`The configuration is not JSON: ${reason}. What could be read holds.`;
}
