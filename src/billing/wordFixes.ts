import { createAnswerFix, type Fix } from '../log/fixes/fix';
import type { RowId } from '../log/rows/rowId';
import { formatPhrase, phrase, type Phrase } from '../text/text';
import type { BilledLogs } from './billedLogs';
import type { WordDoubt, WordProblemCode } from './rules/vocabulary/doubts';
import type { RoleWord } from './rules/vocabulary/roleTerms';
import type { ActivityWord } from './rules/vocabulary/vocabulary';

type Answers<Word> = readonly (readonly [word: Word, title: Phrase])[];

const ACTIVITY_ANSWERS: Answers<ActivityWord> = [
  ['counts', phrase`It's CoCM time: count it (all logs)`],
  ['psychiatricConsultation', phrase`It's a review by the psychiatric consultant (all logs)`],
  ['initialAssessment', phrase`It's an initial assessment (all logs)`],
  ['measurement', phrase`It's a rating scale (all logs)`],
  ['clerical', phrase`It's clerical work (all logs)`],
  ['travelOrTraining', phrase`It's travel or training (all logs)`],
  ['otherService', phrase`It's another service (all logs)`],
  ['noShow', phrase`It's a no-show (all logs)`],
];

const PROGRAM_ANSWERS: Answers<ActivityWord> = [
  ['CoCM', phrase`It's CoCM (all logs)`],
  ['otherService', phrase`It's another service (all logs)`],
];

const ROLE_ANSWERS: Answers<RoleWord> = [
  ['careManager', phrase`It's the care manager (all logs)`],
  ['psychiatricConsultant', phrase`It's the psychiatric consultant (all logs)`],
  ['treatingPractitioner', phrase`It's the treating practitioner (all logs)`],
  ['otherStaff', phrase`It's other staff, whose time doesn't count (all logs)`],
];

/** Returns a fix for each meaning that the word of this problem can have. A fix writes the meaning into the configuration. */
export function createWordFixes(billed: BilledLogs, row: RowId, code: WordProblemCode): Fix[] {
  const doubts = billed.ledger.contactFactsOf(row).doubts.filter((doubt) => doubt.code === code);
  const contact = billed.table.contactOf(row);
  return doubts.flatMap(({ field }) => {
    const [section, answers] = SECTIONS[field];
    return createAnswers(section, contact[field], answers);
  });
}

/** The section of the configuration for the words of each column, and the answers to choose from. */
const SECTIONS: Readonly<Record<WordDoubt['field'], readonly [section: string, answers: Answers<string>]>> = {
  activity: ['activities', ACTIVITY_ANSWERS],
  program: ['activities', PROGRAM_ANSWERS],
  role: ['roles', ROLE_ANSWERS],
  staff: ['staff', ROLE_ANSWERS],
};

function createAnswers(section: string, text: string, answers: Answers<string>): Fix[] {
  // In the configuration, * matches any characters. Without it, the word is the same.
  const word = text.replaceAll('*', ' ').trim();
  return answers.map(([value, title]) => createAnswerFix(formatPhrase(title), [section, word], value));
}
