import type { Contact } from '../../log/rows/contacts';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CROSS_ROW_BITS } from '../problems/crossRowProblems';
import {
  findExclusion,
  isConsultation,
  isNotClinical,
  isOtherService,
  type TimeExclusionCode,
} from '../rules/countedTime';
import type { PayerProfile } from '../rules/payerProfile';
import { findDoubts, type WordDoubt } from '../rules/vocabulary/doubts';
import type { ProgramId } from '../rules/vocabulary/programs';
import type { ContactMeaning, Vocabulary } from '../rules/vocabulary/vocabulary';

/** What a contact means for billing. It's determined once for all rows with the same contact. */
export class ContactFacts {
  /** The bits of the problems that the contact alone decides. */
  readonly problemBits: number;
  readonly isConsultation: boolean;
  /** Whether the activity is the initial assessment, and the patient came. */
  readonly isInitialAssessment: boolean;
  /** Whether the activity is the use of a rating scale. */
  readonly isMeasurement: boolean;
  /** The words that the vocabulary can't decide. Most contacts have none. */
  readonly doubts: readonly WordDoubt[];
  /** The other service that the time belongs to, if the activity or the program names one. */
  readonly otherProgram: ProgramId | undefined;
  /** Whether the activity or the program names another service. */
  readonly isOtherService: boolean;
  /** Whether the activity names the other service, and not only the program. */
  readonly isActivityOtherService: boolean;
  private readonly meaning: ContactMeaning;
  private readonly isNoShow: boolean;
  private cachedProfile: PayerProfile | undefined;
  private cachedReason: TimeExclusionCode | undefined;

  constructor(
    readonly contact: Contact,
    vocabulary: Vocabulary,
  ) {
    const meaning = vocabulary.readContact(contact);
    const { activity, program } = meaning;
    this.meaning = meaning;
    this.isNoShow = contact.isNoShow || activity.kind === 'noShow';
    this.isConsultation = isConsultation(meaning);
    this.isInitialAssessment = activity.kind === 'initialAssessment' && !this.isNoShow;
    this.isMeasurement = activity.kind === 'measurement';
    this.doubts = findDoubts(contact, meaning);
    this.isOtherService = isOtherService(meaning);
    this.isActivityOtherService = activity.kind === 'otherService';
    this.otherProgram = [activity, program].find(({ kind }) => kind === 'otherService')?.program;
    this.problemBits =
      (isNotClinical(meaning) ? CROSS_ROW_BITS.CB114 : 0) |
      (this.isNoShow ? CROSS_ROW_BITS.CB115 : 0) |
      (this.isOtherService ? CROSS_ROW_BITS.CB116 : 0) |
      this.doubts.reduce((bits, { code }) => bits | CROSS_ROW_BITS[code], 0);
  }

  /** Returns why the time doesn't count under a profile, or undefined if it counts. */
  findExclusion(profile: PayerProfile): TimeExclusionCode | undefined {
    // Most payers share one profile.
    if (this.cachedProfile !== profile) {
      this.cachedProfile = profile;
      this.cachedReason = findExclusion(this.meaning, this.isNoShow, profile);
    }
    return this.cachedReason;
  }
}

/** The facts of each distinct contact. */
export class ContactFactsTable {
  private readonly byId: (ContactFacts | undefined)[] = [];

  constructor(
    private readonly table: RowTable,
    private readonly vocabulary: Vocabulary,
  ) {}

  get(row: RowId): ContactFacts {
    const id = this.table.contactIdOf(row);
    const contact = this.table.contacts.get(id);
    const known = this.byId[id];
    // IDs are reused when no row has the contact anymore.
    if (known?.contact === contact) {
      return known;
    }
    const facts = new ContactFacts(contact, this.vocabulary);
    this.byId[id] = facts;
    return facts;
  }
}
