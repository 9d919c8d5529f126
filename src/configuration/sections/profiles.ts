import type { Node } from 'jsonc-parser';
import { BUILT_IN_PROFILES } from '../../billing/rules/builtInProfiles';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../billing/rules/payerProfile';
import { PROFILE_SETTINGS } from '../profileSettings';
import { formatIsoMonth } from '../../log/values/calendarDate';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

const BUILT_IN_NAMES = [...BUILT_IN_PROFILES.keys()];
const NAMES = ['basedOn', ...Object.keys(PROFILE_SETTINGS)];

/** `profiles`: the user's payer profiles, each based on a built-in one. */
export const profiles: Section<ReadonlyMap<string, PayerProfile>> = {
  defaultValue: new Map(),
  read(node, reader) {
    const entries = reader.readGroup(node, t`The group "profiles"`) ?? [];
    return new Map(
      entries.flatMap(({ name, value }): [string, PayerProfile][] => {
        const profile = readProfile(name, value, reader);
        return profile ? [[name, profile]] : [];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'Your payer profiles: how a payer wants a month to be billed. Each is based on a built-in profile ("basedOn", ' +
      'full-time by default) and changes only the settings that it names. A profile with the name of a built-in profile changes ' +
      'that profile.',
    additionalProperties: {
      description: 'How a payer wants a month to be billed.',
      properties: {
        basedOn: {
          type: 'string',
          description: 'The built-in profile that this profile is based on.',
          enum: BUILT_IN_NAMES,
          enumDescriptions: [...BUILT_IN_PROFILES.values()].map(
            ({ title, source, rulesAsOf }) => `${title}: ${source}. Rules as of ${formatIsoMonth(rulesAsOf)}.`,
          ),
        },
        ...Object.fromEntries(Object.entries(PROFILE_SETTINGS).map(([name, { schema }]) => [name, schema])),
      },
    },
  },
  template:
    '{\n  // "my-anthem": { "basedOn": "cpt-midpoint", "addOnCap": 2, "g2214Minutes": 30, "dateOfService": "thresholdMet" }\n}',
};

function readProfile(name: string, node: Node, reader: SettingsReader): PayerProfile | undefined {
  const parts = reader.readParts(node, NAMES, t`The profile "${name}"`);
  if (!parts) {
    return undefined;
  }
  const baseNode = parts.get('basedOn');
  const baseName = baseNode && reader.readWord(baseNode, BUILT_IN_NAMES, t`The profile in "basedOn"`);
  // A profile with the name of a built-in profile changes that profile.
  const changed = baseNode ? undefined : BUILT_IN_PROFILES.get(name);
  const changes = [...parts].map(([setting, value]) => PROFILE_SETTINGS[setting]?.read(value, reader) ?? {});
  const base = changed
    ? { ...changed, source: `${changed.source}; changed in cocm-billing.json` }
    : {
        ...(BUILT_IN_PROFILES.get(baseName ?? '') ?? FULL_TIME_PROFILE),
        id: name,
        title: name,
        source: 'cocm-billing.json',
      };
  const profile = Object.assign({ ...base }, ...changes) as PayerProfile;
  // The reasons that the profile doesn't name are treated as in the base profile.
  return { ...profile, readiness: new Map([...base.readiness, ...profile.readiness]) };
}
