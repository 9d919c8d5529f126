import { isTotalsName, isTotalsWord } from '../values/totalsWords';
import { isBlankCell, readCellText } from '../values/blankWords';
import { parseEntryStatus, type EntryStatus } from '../values/entryStatus';
import { InternedRecords } from './internedRecords';

/** The contact that a row describes: who did what. Many rows have the same values, so they share one record. */
export interface Contact {
  /** Trimmed. Empty if the log doesn't have a value. */
  readonly activity: string;
  readonly staff: string;
  readonly role: string;
  readonly visitType: string;
  /** The service that the time belongs to, such as `CoCM` or `CCM`. */
  readonly program: string;
  /** Whether the patient didn't show up. False if the log doesn't have a value. */
  readonly isNoShow: boolean;
  /** Other codes billed for the patient, such as `99490`, in upper case. */
  readonly otherCodes: readonly string[];
  /** Whether a cell has only a word for a total, so that the row isn't an entry. */
  readonly isTotal: boolean;
  /** What the columns state that show whether the entry counts. */
  readonly status: EntryStatus;
}

/** The times of a contact in seconds since midnight on the entry date. The end can be after the next midnight. */
export interface ContactTimes {
  /** 0 to 86,399. */
  readonly start: number;
  /** Greater than the start. */
  readonly end: number;
}

/** The unparsed cells, in the order activity, staff, role, visit type, no-show, other codes, program, and the status as text. */
export type ContactCells = readonly [string, string, string, string, string, string, string, string];

/** Stores each distinct contact once, under a small id, while at least one row uses it. */
export class ContactsTable {
  private readonly records = new InternedRecords<ContactCells, Contact>();

  /** Returns the id of these cells and counts one more row that uses it. */
  intern(cells: ContactCells): number {
    return this.records.intern(cells, '', readContact);
  }

  /** Counts one more row that uses this id. */
  addReference(id: number): void {
    this.records.addReference(id);
  }

  /** Counts one row fewer that uses this id, and frees the id after the last. */
  release(id: number): void {
    this.records.release(id);
  }

  get(id: number): Contact {
    return this.records.get(id);
  }
}

/** Returns the name of a staff member. Few logs have a separate column for the first name. */
export function joinStaffName(firstName: string, staff: string): string {
  return firstName === '' ? staff : `${firstName.trim()} ${staff.trim()}`;
}

const YES = /^(?:y|yes|true|1|x|no[\s_-]?show)$/i;
const CODE = /[A-Z]?\d{4,5}[A-Z]?/g;

function readContact([activity, staff, role, visitType, noShow, otherCodes, program, status]: ContactCells): Contact {
  return {
    status: parseEntryStatus(status),
    isTotal: isTotalsWord(activity) || isTotalsName(staff) || isTotalsWord(role) || isTotalsWord(visitType),
    activity: readCellText(activity, 'text'),
    staff: readCellText(staff, 'staff'),
    role: readCellText(role, 'text'),
    visitType: readCellText(visitType, 'text'),
    program: readCellText(program, 'text'),
    isNoShow: YES.test(noShow.trim()),
    otherCodes: isBlankCell(otherCodes, 'text') ? [] : (otherCodes.toUpperCase().match(CODE) ?? []),
  };
}
