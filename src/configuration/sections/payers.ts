import type { Node } from 'jsonc-parser';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE } from '../../billing/rules/payerProfile';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

const BUILT_IN_NAMES = [...BUILT_IN_PROFILES.keys()];

/** The names of the profiles there are: those of the configuration itself, and those that are built in. */
function listProfileNames({ root }: SettingsReader): string[] {
  const parts = root?.type === 'object' ? (root.children ?? []) : [];
  const own = parts.find(({ children }) => children?.[0]?.value === 'profiles')?.children?.[1];
  const names = own?.type === 'object' ? (own.children ?? []).map(({ children }) => String(children?.[0]?.value)) : [];
  return [...names, ...BUILT_IN_NAMES];
}

function readProfileName(node: Node, reader: SettingsReader): string | undefined {
  return reader.readWord(node, listProfileNames(reader), t`The profile`);
}

const NAMES = {
  examples: BUILT_IN_NAMES,
} as const;

/** `defaultProfile`: for payers that have no profile of their own. */
export const defaultProfile: Section<string> = {
  defaultValue: FULL_TIME_PROFILE.id,
  read: (node, reader) => readProfileName(node, reader) ?? FULL_TIME_PROFILE.id,
  schema: {
    type: 'string',
    description:
      'The profile of every payer that is not named under "payers": one of your own under "profiles", or a built-in one. ' +
      'full-time gives 99492 at 70 minutes, 99493 at 60 and 99494 for each further full 30.',
    default: 'full-time',
    ...NAMES,
  },
  template: '"full-time"',
};

/** `payers`: which payer is billed by which profile (sources.md 5.4). */
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
      'Which payer is billed by which profile: the name as the log has it, then the profile. Names are compared without ' +
      'regard to case, spaces and punctuation. A payer may stand here under several names.',
    additionalProperties: { description: 'The profile by which this payer is billed.', ...NAMES },
  },
  template: '{\n  // "NC Medicaid": "nc-medicaid",\n  // "Anthem, Inc.": "my-anthem"\n}',
};
