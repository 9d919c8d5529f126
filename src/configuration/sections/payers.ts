import type { Node } from 'jsonc-parser';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE } from '../../billing/rules/payerProfile';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

const BUILT_IN_NAMES = [...BUILT_IN_PROFILES.keys()];

/** Lists the names of all profiles: those in the configuration and the built-in ones. */
function listProfileNames({ root }: SettingsReader): string[] {
  const parts = root?.type === 'object' ? (root.children ?? []) : [];
  const profiles = parts.find(({ children }) => children?.[0]?.value === 'profiles')?.children?.[1];
  const names =
    profiles?.type === 'object' ? (profiles.children ?? []).map(({ children }) => String(children?.[0]?.value)) : [];
  return [...names, ...BUILT_IN_NAMES];
}

function readProfileName(node: Node, reader: SettingsReader): string | undefined {
  return reader.readWord(node, listProfileNames(reader), t`The profile`);
}

const NAMES = {
  examples: BUILT_IN_NAMES,
} as const;

/** `defaultProfile`: the profile of payers without one. */
export const defaultProfile: Section<string> = {
  defaultValue: FULL_TIME_PROFILE.id,
  read: (node, reader) => readProfileName(node, reader) ?? FULL_TIME_PROFILE.id,
  schema: {
    type: 'string',
    description:
      'The profile of every payer that is not named under "payers": one of your profiles under "profiles", or a built-in ' +
      'profile. full-time gives 99492 at 70 minutes, 99493 at 60 minutes, and 99494 for each full 30 minutes more.',
    default: 'full-time',
    ...NAMES,
  },
  template: '"full-time"',
};

/** `payers`: the profile for each payer (sources.md 5.4). */
export const payers: Section<ReadonlyMap<string, string>> = {
  defaultValue: new Map(),
  read(node, reader) {
    const entries = reader.readGroup(node, t`The group "payers"`, normalizePayerName) ?? [];
    return new Map(
      entries.flatMap(({ name, value }): [string, string][] => {
        const profile = readProfileName(value, reader);
        return profile === undefined ? [] : [[name, profile]];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'The profile for each payer: the payer name as in the log, then the profile. Case, spaces, and punctuation in names ' +
      'are ignored. You can list a payer under several names.',
    additionalProperties: { description: 'The profile for this payer.', ...NAMES },
  },
  template: '{\n  // "NC Medicaid": "nc-medicaid",\n  // "Anthem, Inc.": "my-anthem"\n}',
};
