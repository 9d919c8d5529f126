import type { Contact } from '../../log/rows/contacts';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CROSS_ROW_BITS } from '../problems/crossRowProblems';
import {
  isClerical,
  isConsultation,
  isOtherService,
  readTeamRole,
  findExclusion,
  type TimeExclusionCode,
} from '../rules/countedTime';
import type { PayerProfile } from '../rules/payerProfile';

/** What a contact is to the billing, found once for all rows that say the same of it. */
export class ContactFacts {
  /** The marks that the contact alone deserves. */
  readonly problemBits: number;
  readonly isConsultation: boolean;
  private cachedProfile: PayerProfile | undefined;
  private cachedReason: TimeExclusionCode | undefined;

  constructor(readonly contact: Contact) {
    const { role, activity, isNoShow } = contact;
    this.isConsultation = isConsultation(contact);
    this.problemBits =
      (readTeamRole(role) === 'unknown' ? CROSS_ROW_BITS.CB113 : 0) |
      (isClerical(activity) ? CROSS_ROW_BITS.CB114 : 0) |
      (isNoShow ? CROSS_ROW_BITS.CB115 : 0) |
      (isOtherService(activity) ? CROSS_ROW_BITS.CB116 : 0);
  }

  /** Why its time does not count for a payer, or undefined where it does. */
  findExclusion(profile: PayerProfile): TimeExclusionCode | undefined {
    // Payers mostly share one profile.
    if (this.cachedProfile !== profile) {
      this.cachedProfile = profile;
      this.cachedReason = findExclusion(this.contact, profile);
    }
    return this.cachedReason;
  }
}

/** The facts of each contact that rows have. */
export class ContactFactsTable {
  private readonly byId: (ContactFacts | undefined)[] = [];

  constructor(private readonly table: RowTable) {}

  get(row: RowId): ContactFacts {
    const id = this.table.contactIdOf(row);
    const contact = this.table.contacts.get(id);
    const known = this.byId[id];
    // Numbers are used again when no row has a contact any more.
    if (known?.contact === contact) {
      return known;
    }
    const facts = new ContactFacts(contact);
    this.byId[id] = facts;
    return facts;
  }
}
