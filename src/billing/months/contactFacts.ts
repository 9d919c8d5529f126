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

/** What a contact means for billing. It's determined once for all rows with the same contact. */
export class ContactFacts {
  /** The bits of the problems that the contact alone decides. */
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

  /** Returns why the time doesn't count under a profile, or undefined if it counts. */
  findExclusion(profile: PayerProfile): TimeExclusionCode | undefined {
    // Most payers share one profile.
    if (this.cachedProfile !== profile) {
      this.cachedProfile = profile;
      this.cachedReason = findExclusion(this.contact, profile);
    }
    return this.cachedReason;
  }
}

/** The facts of each distinct contact. */
export class ContactFactsTable {
  private readonly byId: (ContactFacts | undefined)[] = [];

  constructor(private readonly table: RowTable) {}

  get(row: RowId): ContactFacts {
    const id = this.table.contactIdOf(row);
    const contact = this.table.contacts.get(id);
    const known = this.byId[id];
    // IDs are reused when no row has the contact anymore.
    if (known?.contact === contact) {
      return known;
    }
    const facts = new ContactFacts(contact);
    this.byId[id] = facts;
    return facts;
  }
}
