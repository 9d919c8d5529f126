import type { Node } from 'jsonc-parser';
import type { FilingLimit } from '../billing/rules/filingLimit';
import type { Dated, PayerProfile } from '../billing/rules/payerProfile';
import { TIME_RULES, type TimeRule } from '../billing/rules/timeRules';
import { readDated, readMonthSetting } from './datedSettings';
import { createReadinessSchema, readReadinessLevels } from './readinessLevels';
import type { SettingSchema } from './section';
import type { SettingsReader } from './settingsReader';
import { joinWithOr } from '../text/lists';
import { t } from '../text/text';

/** A setting of a payer profile: how it's read, and its description for an editor. */
export interface ProfileSetting {
  readonly schema: SettingSchema;
  /** Returns the part of the profile that the value sets; undefined if it can't be read. */
  read(node: Node, reader: SettingsReader): Partial<PayerProfile> | undefined;
}

const TIME_RULE_NAMES = [...TIME_RULES.keys()];
const COUNTING = ['count', 'leaveOut'] as const;

/** Every setting of a profile by its name. Add a new setting here. */
export const PROFILE_SETTINGS: Readonly<Record<string, ProfileSetting>> = {
  title: {
    schema: { type: 'string', description: 'The name of the profile, as shown in reports.' },
    read: (node, reader) => createPart('title', reader.readText(node, t`The title`)),
  },
  rulesAsOf: {
    schema: {
      type: 'string',
      description:
        'The month, YYYY-MM, in which you last checked the rules of this profile with the payer. Months of later years are flagged, ' +
        'because their rules are not known yet.',
    },
    read: (node, reader) => createPart('rulesAsOf', readMonthSetting(node, reader)),
  },
  timeRule: {
    schema: {
      description:
        'How minutes become codes: a rule, or a list of { "rule", "from", "to" } by months. In months that the list leaves out, ' +
        'the rule of the base profile applies.',
      examples: TIME_RULE_NAMES,
    },
    read: readTimeRules,
  },
  firstMonth: createWordSetting(
    'firstMonth',
    ['calendarMonthOfInitialAssessment', 'firstEarnedMonth'],
    (word) => word,
    {
      description: 'Which month can earn 99492.',
      enumDescriptions: [
        'The calendar month of the initial assessment, even if it does not earn the code (the default).',
        'The first month, from the initial assessment on, that has enough minutes.',
      ],
    },
  ),
  addOnCap: {
    schema: {
      description:
        'The maximum units of 99494 per month: a number, or a list of { "units", "from", "to" } by months. Units over it ' +
        'are reported and flagged, never removed.',
      examples: [2, 4],
    },
    read: (node, reader) => createPart('addOnCaps', readAddOnCaps(node, reader)),
  },
  g2214Minutes: createNumberSetting('g2214Minutes', [16, 30], {
    description:
      'The minutes at which a month that does not earn 99492 or 99493 earns G2214. null: not used (the default).',
  }),
  generalBhiMinutes: createNumberSetting('generalBhiMinutes', [11, 20], {
    description: 'The minutes at which a month that earns no other code earns 99484. null: not used (the default).',
  }),
  roles: createWordSetting('roles', ['careManager', 'triad'], (word) => word, {
    description: 'The roles with time that counts, if the log has a role column.',
    enumDescriptions: [
      'The care manager (the default).',
      'The care manager, the psychiatric consultant, and the treating practitioner. Shared time counts once.',
    ],
  }),
  noShows: createWordSetting('noShows', COUNTING, (word) => word, {
    description: 'Whether no-shows count. Counted by default.',
  }),
  clericalTime: createWordSetting('clericalTime', COUNTING, (word) => word, {
    description: 'Whether clerical work, travel, training, and breaks count. Left out by default.',
  }),
  otherServices: createWordSetting('otherServices', COUNTING, (word) => word, {
    description: 'Whether the time of separately billed services, such as psychotherapy, counts. Left out by default.',
  }),
  unknownActivities: createWordSetting('unknownActivities', COUNTING, (word) => word, {
    description:
      'Whether activities and programs that are not known, or that can mean both, count. Counted by default, and reported once ' +
      'for each word.',
  }),
  dateOfService: createWordSetting(
    'dateOfService',
    ['lastDayOfMonth', 'lastBusinessDay', 'thresholdMet', 'lastActivity'],
    (word) => word,
    {
      description: 'The date of service on charge lines. It is never before the day on which the threshold is met.',
      enumDescriptions: [
        'The last day of the month (the default).',
        'The last weekday (Monday to Friday) of the month.',
        'The day on which the minutes of the base code are reached.',
        'The day of the last entry that counts in the month.',
      ],
    },
  ),
  site: createWordSetting('site', ['office', 'ruralHealth'], (word) => word, {
    description: 'The type of clinic: an office, or a rural health clinic or FQHC that bills G0512.',
  }),
  g0512From: {
    schema: { description: 'The first month, YYYY-MM, in which this payer accepts G0512. 2018-01 by default.' },
    read: (node, reader) => createPart('g0512From', readMonthSetting(node, reader)),
  },
  g0512Until: {
    schema: { description: 'The last month, YYYY-MM, in which this payer accepts G0512. 2025-12 by default.' },
    read: (node, reader) => createPart('g0512Until', readMonthSetting(node, reader)),
  },
  g0512Minutes: createWordSetting('g0512Minutes', ['sixty', 'seventyThenSixty'], (word) => word, {
    description:
      'The minutes for G0512: 60 in any month (the default), or 70 in the initial month and 60 in later months.',
  }),
  apcmAddOns: createFlagSetting(
    'apcmAddOns',
    'The codes of months with an APCM code (G0556, G0557, G0558), in which either can be billed. true: G0568, G0569, or G0570. ' +
      'false: the time-based codes. There is no default: until this is set, the time-based codes are used, and each of these ' +
      'months is flagged.',
  ),
  apcmMinutes: {
    schema: {
      description:
        'The minutes at which a month with an APCM code earns G0568 or G0569. The codes themselves have no minutes. null: any ' +
        'minutes (the default).',
      examples: [20, 30, null],
    },
    read(node, reader) {
      if (node.type === 'null') {
        return { apcmMinutes: undefined };
      }
      return createPart('apcmMinutes', readWholeNumber(node, reader, '"apcmMinutes"'));
    },
  },
  isPaidSeparately: createFlagSetting(
    'isPaidSeparately',
    'Whether the payer pays these codes separately from other services.',
  ),
  initialOncePerYear: createFlagSetting(
    'initialOncePerYear',
    'Whether the payer pays 99492 only once in a calendar year.',
  ),
  authorizationAfterMonths: createCountSetting(
    'authorizationAfterMonths',
    'The number of months of treatment after which authorization is needed.',
  ),
  filingMonths: createFilingSetting(
    'months',
    'The number of months after the date of service within which a claim must be filed, such as 12. Use this or "filingDays". null: ' +
      'not checked.',
  ),
  filingDays: createFilingSetting(
    'days',
    'The number of days after the date of service within which a claim must be filed, such as 90. Use this or "filingMonths". null: ' +
      'not checked.',
  ),
  readiness: {
    schema: createReadinessSchema(
      'For which reasons the claims of this payer are held or checked, where it differs from the section "readiness".',
    ),
    read: (node, reader) => createPart('readiness', readReadinessLevels(node, reader)),
  },
  payerId: {
    schema: { type: 'string', description: 'The ID of the payer at your clearinghouse, for charge lines.' },
    read: (node, reader) => createPart('payerId', reader.readText(node, t`The payer ID`)),
  },
  placeOfService: {
    schema: {
      type: 'string',
      description: 'The place of service for charge lines, such as 11 for an office.',
      default: '11',
    },
    read: (node, reader) => createPart('placeOfService', reader.readText(node, t`The place of service`)),
  },
  modifiers: {
    schema: { type: 'array', description: 'Modifiers for charge lines.', items: { type: 'string' } },
    read: (node, reader) =>
      createPart(
        'modifiers',
        reader.readList(node, t`The modifiers`)?.flatMap((one) => reader.readText(one, t`A modifier`) ?? []),
      ),
  },
};

function createPart<K extends keyof PayerProfile>(
  key: K,
  value: PayerProfile[K] | undefined,
): Partial<PayerProfile> | undefined {
  return value === undefined ? undefined : { [key]: value };
}

function createWordSetting<W extends string, K extends keyof PayerProfile>(
  key: K,
  choice: readonly W[],
  valueOf: (word: W) => PayerProfile[K] | undefined,
  schema: SettingSchema,
): ProfileSetting {
  return {
    schema: { type: 'string', enum: choice, ...schema },
    read(node, reader) {
      const word = reader.readWord(node, choice, `"${key}"`);
      return word === undefined ? undefined : createPart(key, valueOf(word));
    },
  };
}

/** Returns a setting that is one of a list of numbers, or null for none. */
function createNumberSetting(
  key: 'g2214Minutes' | 'generalBhiMinutes',
  choice: readonly number[],
  schema: SettingSchema,
): ProfileSetting {
  return {
    schema: { enum: [...choice, null], ...schema },
    read(node, reader) {
      if (node.type === 'null') {
        return { [key]: undefined };
      }
      const found = choice.find((number) => number === node.value);
      if (found === undefined) {
        reader.report('CB303', node, t`"${key}" must be ${joinWithOr([...choice.map(String), 'null'])}.`);
        return undefined;
      }
      return { [key]: found };
    },
  };
}

function createFlagSetting(
  key: 'apcmAddOns' | 'isPaidSeparately' | 'initialOncePerYear',
  description: string,
): ProfileSetting {
  return {
    schema: { type: 'boolean', description },
    read(node, reader) {
      if (node.type !== 'boolean') {
        reader.report('CB302', node, t`"${key}" must be true or false.`);
        return undefined;
      }
      return { [key]: node.value === true };
    },
  };
}

function createCountSetting(key: 'authorizationAfterMonths', description: string): ProfileSetting {
  return {
    schema: { type: 'number', description },
    read(node, reader) {
      const months = readWholeNumber(node, reader, `"${key}"`);
      return months === undefined ? undefined : { [key]: months };
    },
  };
}

/** Returns a setting of the filing limit in one unit. It replaces the limit of the base profile, whatever its unit. */
function createFilingSetting(unit: FilingLimit['unit'], description: string): ProfileSetting {
  return {
    schema: { description, examples: unit === 'days' ? [90, 180, 365, null] : [12, null] },
    read(node, reader) {
      if (node.type === 'null') {
        return { filingLimit: undefined };
      }
      const amount = readWholeNumber(node, reader, unit === 'days' ? '"filingDays"' : '"filingMonths"');
      return amount === undefined ? undefined : { filingLimit: { amount, unit } };
    },
  };
}

function readWholeNumber(node: Node, reader: SettingsReader, what: string): number | undefined {
  const value: unknown = node.value;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1000) {
    reader.report('CB302', node, t`${what} must be a whole number from 0 to 1000.`);
    return undefined;
  }
  return value;
}

function readTimeRules(node: Node, reader: SettingsReader): Partial<PayerProfile> | undefined {
  const readRule = (at: Node): TimeRule | undefined =>
    TIME_RULES.get(reader.readWord(at, TIME_RULE_NAMES, '"timeRule"') ?? '');
  if (node.type !== 'array') {
    const timeRule = readRule(node);
    return timeRule && { timeRule, datedTimeRules: [] };
  }
  return { datedTimeRules: readDated(node, reader, 'rule', t`A time rule`, readRule) };
}

function readAddOnCaps(node: Node, reader: SettingsReader): readonly Dated<number>[] | undefined {
  if (node.type === 'null') {
    return [];
  }
  if (node.type !== 'array') {
    const units = readWholeNumber(node, reader, '"addOnCap"');
    return units === undefined ? undefined : [{ value: units }];
  }
  return readDated(node, reader, 'units', t`A limit`, (at) => readWholeNumber(at, reader, '"units"'));
}
