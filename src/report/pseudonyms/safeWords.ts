import type { Contact } from '../../log/rows/contacts';
import type { ActivityMeaning } from '../../billing/rules/vocabulary/activities';
import type { Vocabulary } from '../../billing/rules/vocabulary/vocabulary';
import { PROGRAM_IDS } from '../../billing/rules/vocabulary/programs';
import type { TeamRole } from '../../billing/rules/vocabulary/roles';
import type { InventedValues } from './inventedValues';

/** Words for each kind of activity. The first one with the same meaning by the team's vocabulary is written. */
const ACTIVITY_WORDS: Readonly<Record<ActivityMeaning['kind'], readonly string[]>> = {
  counts: ['Follow Up', 'Care management', 'CoCM', 'Care coordination'],
  psychiatricConsultation: ['Psychiatric Consultation', 'Caseload review', 'Case review'],
  initialAssessment: ['Initial Assessment', 'Initial evaluation', 'Intake assessment', 'CoCM Initial Assessment'],
  measurement: ['PHQ-9', 'GAD-7', 'Rating scale'],
  clerical: ['Scheduling', 'Filing', 'Billing'],
  travelOrTraining: ['Travel', 'Training', 'Lunch'],
  otherService: ['Psychotherapy', ...PROGRAM_IDS],
  noShow: ['No show'],
  unclear: [
    'Progress note',
    'Referral to psychotherapy',
    'Psychiatric consultation, scheduling',
    'Psychiatric consultation, CCM',
    'CBT',
  ],
  unknown: [],
};

const ROLE_WORDS: Readonly<Record<TeamRole, readonly string[]>> = {
  careManager: ['', 'BHCM', 'Care manager'],
  consultant: ['Psychiatric consultant', 'Psychiatrist'],
  treating: ['PCP', 'Treating provider'],
  otherStaff: ['Peer specialist', 'Peer', 'Front desk', 'Receptionist'],
  unknown: [],
};

/** The words of a contact, without the log's free text. */
export interface SafeContact {
  readonly activity: string;
  readonly program: string;
  readonly role: string;
  readonly staff: string;
}

/** Replaces the words of contacts by ordinary words with the same meaning for billing, and staff members by invented names. */
export class SafeWords {
  private readonly activities = new Map<string, string>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly values: InventedValues,
  ) {}

  /** Returns the words that are written for a contact. */
  replaceContact(contact: Contact): SafeContact {
    const { program, staff } = contact;
    const role = this.vocabulary.readRole(contact);
    const invented = this.values.numberedName('Staff', staff);
    const word = ROLE_WORDS[role].find((each) => this.vocabulary.readRole({ role: each, staff: invented }) === role);
    return {
      activity: this.replaceActivity(contact.activity),
      program: this.replaceActivity(program),
      role: word ?? this.values.numberedName('Role', contact.role),
      staff: invented,
    };
  }

  /** Returns an ordinary word with the same meaning. '' stays ''. */
  private replaceActivity(text: string): string {
    if (text === '') {
      return '';
    }
    let word = this.activities.get(text);
    if (word === undefined) {
      word = this.findActivity(text) ?? this.values.numberedName('Activity', text);
      this.activities.set(text, word);
    }
    return word;
  }

  private findActivity(text: string): string | undefined {
    const wanted = this.vocabulary.readActivity(text);
    const isAssessment = this.vocabulary.isInitialAssessment(text);
    const words = ACTIVITY_WORDS[wanted.kind].map((word) => ({ word, meaning: this.vocabulary.readActivity(word) }));
    const similar = words.filter(
      ({ meaning }) => meaning.kind === wanted.kind && meaning.isConsultation === wanted.isConsultation,
    );
    const exact = similar.filter(({ meaning }) => meaning.program === wanted.program);
    return (
      exact.find(({ word }) => this.vocabulary.isInitialAssessment(word) === isAssessment) ??
      exact[0] ??
      similar[0]
    )?.word;
  }
}
