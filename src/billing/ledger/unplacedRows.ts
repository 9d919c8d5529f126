import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { ROW_SHAPE_BITS, problemBits } from '../../log/problems/problems';
import { foldName } from '../../log/values/sameNames';

/** Errors after which an MRN doesn't show the patient: rows of several patients can have the same one, or the wrong one. */
export const NO_PATIENT_BITS = problemBits(['CB012', 'CB033', 'CB037']).flags;

const NO_ROWS: ReadonlySet<RowId> = new Set();

/** Entries without a patient or a month because of an error, by what they show about their patient. */
export class UnplacedRows {
  private readonly all = new Set<RowId>();
  private readonly byKey = new Map<string, Set<RowId>>();

  constructor(private readonly table: RowTable) {}

  get size(): number {
    return this.all.size;
  }

  [Symbol.iterator](): IterableIterator<RowId> {
    return this.all[Symbol.iterator]();
  }

  add(row: RowId): void {
    this.all.add(row);
    const key = this.findKey(row);
    const rows = this.byKey.get(key);
    if (rows) {
      rows.add(row);
    } else {
      this.byKey.set(key, new Set([row]));
    }
  }

  /** Removes a row. Its values must be the same as when it was added. */
  delete(row: RowId): void {
    this.all.delete(row);
    const key = this.findKey(row);
    const rows = this.byKey.get(key);
    if (rows?.delete(row) === true && rows.size === 0) {
      this.byKey.delete(key);
    }
  }

  /** The rows that show neither an MRN nor a full name, so that they can belong to any patient. */
  get withoutPatient(): ReadonlySet<RowId> {
    return this.byKey.get('') ?? NO_ROWS;
  }

  /** The rows with this MRN, which have no date. */
  withMrn(mrn: string): ReadonlySet<RowId> {
    return this.byKey.get(mrnKey(mrn)) ?? NO_ROWS;
  }

  /** The rows without an MRN that have this name. */
  withName(firstName: string, lastName: string): ReadonlySet<RowId> {
    const key = nameKey(firstName, lastName);
    return key === '' ? NO_ROWS : (this.byKey.get(key) ?? NO_ROWS);
  }

  private findKey(row: RowId): string {
    if ((this.table.flagsOf(row) & ROW_SHAPE_BITS) !== 0) {
      return '';
    }
    const { mrn, firstName, lastName, flags } = this.table.attributesOf(row);
    return (flags & NO_PATIENT_BITS) === 0 ? mrnKey(mrn) : nameKey(firstName, lastName);
  }
}

function mrnKey(mrn: string): string {
  return `mrn ${mrn}`;
}

/** Returns '' without a full name: many patients share a first name. */
function nameKey(firstName: string, lastName: string): string {
  return firstName === '' || lastName === '' ? '' : `name ${foldName(lastName)}\n${foldName(firstName)}`;
}
