import type { Contact } from '../../log/rows/contacts';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { MARK } from '../problems/billingProblems';
import {
  isClerical,
  isConsultation,
  isOtherService,
  teamRole,
  whyNotCounted,
  type NotCounted,
} from '../rules/countedTime';
import type { PayerProfile } from '../rules/payerProfile';

/** What a contact is to the billing, found once for all rows that say the same of it. */
export class ContactFacts {
  /** The marks that the contact alone deserves. */
  readonly marks: number;
  readonly isConsultation: boolean;
  private judgedBy: PayerProfile | undefined;
  private judgement: NotCounted | undefined;

  constructor(readonly contact: Contact) {
    const { role, activity, isNoShow } = contact;
    this.isConsultation = isConsultation(contact);
    this.marks =
      (teamRole(role) === 'unknown' ? MARK.CB113 : 0) |
      (isClerical(activity) ? MARK.CB114 : 0) |
      (isNoShow ? MARK.CB115 : 0) |
      (isOtherService(activity) ? MARK.CB116 : 0);
  }

  /** Why its time does not count for a payer, or undefined where it does. */
  whyNotCounted(profile: PayerProfile): NotCounted | undefined {
    // Payers mostly share one profile.
    if (this.judgedBy !== profile) {
      this.judgedBy = profile;
      this.judgement = whyNotCounted(this.contact, profile);
    }
    return this.judgement;
  }
}

/** The facts of each contact that rows have. */
export class ContactFactsTable {
  private readonly byId: (ContactFacts | undefined)[] = [];

  constructor(private readonly table: RowTable) {}

  of(row: RowId): ContactFacts {
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
