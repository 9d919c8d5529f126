import type { Contact } from '../../../log/rows/contacts';
import { NO_ACTIVITY, readActivity, type ActivityMeaning } from './activities';
import { PROGRAM_IDS, type ProgramId } from './programs';
import type { ActivityKind } from './activityKinds';
import { hasTitle, readTeamRole, type KnownRole, type TeamRole } from './roles';
import { WordPatterns } from './wordPatterns';
import { normalizeWord } from './words';

/** What a name under `activities` in the configuration means: a kind of work, or a program. */
export type ActivityWord = ActivityKind | ProgramId;

/** The team's own words, which decide over the built-in vocabulary. */
export interface VocabularyOptions {
  readonly activities?: ReadonlyMap<string, ActivityWord> | undefined;
  readonly roles?: ReadonlyMap<string, KnownRole> | undefined;
  readonly staff?: ReadonlyMap<string, KnownRole> | undefined;
}

/** What the words of a contact mean. */
export interface ContactMeaning {
  readonly activity: ActivityMeaning;
  /** The meaning of the Program column. An empty cell counts. */
  readonly program: ActivityMeaning;
  readonly role: TeamRole;
  /** Whether no role is given, but the name of the staff member has a title such as MD. */
  readonly isTitled: boolean;
}

/** The words of a clinic: the built-in vocabulary and the team's own. */
export class Vocabulary {
  private readonly activities: WordPatterns<ActivityWord>;
  private readonly roles: WordPatterns<KnownRole>;
  private readonly staff: WordPatterns<KnownRole>;

  constructor({ activities, roles, staff }: VocabularyOptions = {}) {
    this.activities = new WordPatterns(activities);
    this.roles = new WordPatterns(roles);
    this.staff = new WordPatterns(staff);
  }

  /** Returns the meaning of an activity or the name of a program. */
  readActivity(text: string): ActivityMeaning {
    const word = this.activities.find(text);
    return word === undefined ? readActivity(text) : createMeaning(word);
  }

  /** Checks whether the whole activity is the initial assessment, by the team's own word or by its usual name. */
  isInitialAssessment(text: string): boolean {
    const word = this.activities.find(text);
    return word === undefined ? normalizeWord(text) === 'initialassessment' : word === 'initialAssessment';
  }

  /** Returns the role of a row: the role in its cell or, if there is none, the role that the configuration gives the person. */
  readRole({ role, staff }: Pick<Contact, 'role' | 'staff'>): TeamRole {
    return this.findRole(role) ?? this.staff.find(staff) ?? (role === '' ? 'careManager' : 'unknown');
  }

  private findRole(text: string): KnownRole | undefined {
    const role = text === '' ? undefined : (this.roles.find(text) ?? readTeamRole(text));
    return role === 'unknown' ? undefined : role;
  }

  /** Returns what the words of a contact mean. */
  readContact(contact: Contact): ContactMeaning {
    const { activity, program, role, staff } = contact;
    return {
      activity: this.readActivity(activity),
      program: program === '' ? NO_ACTIVITY : this.readActivity(program),
      role: this.readRole(contact),
      isTitled: role === '' && hasTitle(staff) && this.staff.find(staff) === undefined,
    };
  }
}

export const STANDARD_VOCABULARY = new Vocabulary();

function createMeaning(word: ActivityWord): ActivityMeaning {
  const program = PROGRAM_IDS.find((id) => id === word);
  const kind = program === undefined ? (word as ActivityKind) : program === 'CoCM' ? 'counts' : 'otherService';
  return { kind, program, isConsultation: kind === 'psychiatricConsultation' };
}
