import type { Node } from 'jsonc-parser';
import { ACTIVITY_KINDS } from '../../billing/rules/vocabulary/activityKinds';
import { PROGRAM_IDS, PROGRAMS } from '../../billing/rules/vocabulary/programs';
import { ROLE_WORDS, type KnownRole, type RoleWord } from '../../billing/rules/vocabulary/roleTerms';
import type { ActivityWord } from '../../billing/rules/vocabulary/vocabulary';
import { normalizeWord } from '../../billing/rules/vocabulary/words';
import { t } from '../../text/text';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';

const ACTIVITY_WORDS: readonly ActivityWord[] = [...ACTIVITY_KINDS, ...PROGRAM_IDS];

const ACTIVITY_DESCRIPTIONS = [
  'CoCM time that counts.',
  'A review by the psychiatric consultant. It counts, and the month has its consultation.',
  'The initial assessment. It counts.',
  'A rating scale, such as PHQ-9. It counts, and the month has its rating scale.',
  'Clerical work, which is left out by default ("clericalTime" of the profile).',
  'Travel, training, or a break, which is left out by default ("clericalTime" of the profile).',
  'A separately billed service, which is left out by default ("otherServices" of the profile).',
  'The patient did not come. Counted by default ("noShows" of the profile).',
  ...PROGRAM_IDS.map((id) =>
    id === 'CoCM' ? 'CoCM time that counts.' : `A separately billed service: ${PROGRAMS[id].title.english}.`,
  ),
];

const ROLE_NAMES = Object.keys(ROLE_WORDS) as RoleWord[];

const ROLE_DESCRIPTIONS = [
  'The behavioral health care manager. The time counts.',
  'The psychiatric consultant. The time counts only for payers that pay for the whole care team.',
  'The treating practitioner. The time counts only for payers that pay for the whole care team.',
  'Any other staff, such as medical assistants, interpreters, and the front desk. The time does not count.',
];

const SPELLING =
  'Case, spaces, and punctuation are ignored, and * matches any other characters. Exact words decide before words with *.';

/** `activities`: what the team's words for activities and programs mean (sources.md 4.1). */
export const activities: Section<ReadonlyMap<string, ActivityWord>> = {
  defaultValue: new Map(),
  read: (node, reader) =>
    readWords(node, reader, t`The group "activities"`, (value) =>
      reader.readWord(value, ACTIVITY_WORDS, t`The meaning of this activity`),
    ),
  schema: {
    type: 'object',
    description: `What your words in the Activity and Program columns mean: the word, then its meaning. ${SPELLING} These words decide before the built-in ones.`,
    additionalProperties: {
      description: 'What the activity is.',
      enum: ACTIVITY_WORDS,
      enumDescriptions: ACTIVITY_DESCRIPTIONS,
    },
  },
  template: '{\n  // "SCR": "psychiatricConsultation",\n  // "Diabetes class*": "CCM"\n}',
};

/** `roles`: what the team's words for roles mean (sources.md 4.3). */
export const roles: Section<ReadonlyMap<string, KnownRole>> = {
  defaultValue: new Map(),
  read: (node, reader) => readRoles(node, reader, t`The group "roles"`),
  schema: {
    type: 'object',
    description: `What your words in the Role column mean: the word, then the role. ${SPELLING}`,
    additionalProperties: {
      description: 'The role.',
      enum: ROLE_NAMES,
      enumDescriptions: ROLE_DESCRIPTIONS,
    },
  },
  template: '{\n  // "Peer specialist": "otherStaff"\n}',
};

/** `staff`: the roles of people, for rows without a role. */
export const staff: Section<ReadonlyMap<string, KnownRole>> = {
  defaultValue: new Map(),
  read: (node, reader) => readRoles(node, reader, t`The group "staff"`),
  schema: {
    type: 'object',
    description: `The roles of staff members, for rows without a role: the name in the Staff column, then the role. ${SPELLING}`,
    additionalProperties: {
      description: 'The role of this staff member.',
      enum: ROLE_NAMES,
      enumDescriptions: ROLE_DESCRIPTIONS,
    },
  },
  template: '{\n  // "Dr. Smith, MD": "psychiatricConsultant"\n}',
};

function readRoles(node: Node, reader: SettingsReader, what: string): ReadonlyMap<string, KnownRole> {
  return readWords(node, reader, what, (value) => {
    const word = reader.readWord(value, ROLE_NAMES, t`The role`);
    return word && ROLE_WORDS[word];
  });
}

/** Reads words with their meanings. Reports words without any letter or digit, which would match nothing or everything. */
function readWords<Meaning>(
  node: Node,
  reader: SettingsReader,
  what: string,
  read: (value: Node) => Meaning | undefined,
): ReadonlyMap<string, Meaning> {
  const words = new Map<string, Meaning>();
  for (const { name, nameNode, value } of reader.readGroup(node, what, normalizePattern) ?? []) {
    if (normalizeWord(name) === '') {
      reader.report('CB303', nameNode, t`A word needs at least one letter or digit.`);
      continue;
    }
    const meaning = read(value);
    if (meaning !== undefined) {
      words.set(name, meaning);
    }
  }
  return words;
}

/** Returns the same text for names that match the same words. */
function normalizePattern(name: string): string {
  return name.split('*').map(normalizeWord).join('*');
}
