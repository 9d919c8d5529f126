import { InternedRecords } from './internedRecords';

/** What a row says of the contact: who did what. Many rows say the same, so it is kept once for all of them. */
export interface Contact {
  /** Trimmed; '' where the log does not say. */
  readonly activity: string;
  readonly staff: string;
  readonly role: string;
  readonly visitType: string;
  /** Whether the patient did not come; false where the log does not say. */
  readonly isNoShow: boolean;
  /** Codes billed for the patient besides these, such as `99490`, upper case. */
  readonly otherCodes: readonly string[];
}

/** Seconds from the midnight at which the day of the entry begins; the end may lie behind the next midnight. */
export interface ContactTimes {
  /** 0 to 86,399. */
  readonly start: number;
  /** More than the start. */
  readonly end: number;
}

/** The cells as they are written, in the order activity, staff, role, visit type, no show, other codes. */
export type ContactCells = readonly [string, string, string, string, string, string];

/** Keeps each distinct contact once, under a small number, for as long as a row has it. */
export class ContactsTable {
  private readonly records = new InternedRecords<ContactCells, Contact>();

  /** The number of these cells, for one more row. */
  intern(cells: ContactCells): number {
    return this.records.intern(cells, '', readContact);
  }

  /** One more row says what is kept under this number. */
  addReference(id: number): void {
    this.records.addReference(id);
  }

  release(id: number): void {
    this.records.release(id);
  }

  get(id: number): Contact {
    return this.records.get(id);
  }
}

const YES = /^(?:y|yes|true|1|x|no[\s_-]?show)$/i;
const CODE = /[A-Z]?\d{4,5}[A-Z]?/g;

function readContact([activity, staff, role, visitType, noShow, otherCodes]: ContactCells): Contact {
  return {
    activity: activity.trim(),
    staff: staff.trim(),
    role: role.trim(),
    visitType: visitType.trim(),
    isNoShow: YES.test(noShow.trim()),
    otherCodes: otherCodes.toUpperCase().match(CODE) ?? [],
  };
}
