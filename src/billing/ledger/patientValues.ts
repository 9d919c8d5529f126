import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { ConsentRows } from './consentRows';
import { MistypedMrns } from '../identity/mistypedMrns';
import { SharedIdentities } from './sharedIdentities';

const NO_MRNS: readonly string[] = [];

/** What the values of patients show in the rows of all logs together. */
export class PatientValues {
  /** MRNs with the same name and date of birth. */
  readonly shared = new SharedIdentities();
  /** MRNs that differ in one typed character, with the same name, payer, and initial assessment. */
  readonly mistyped = new MistypedMrns((attributes) => this.rowsOf[attributes] ?? 0);
  /** The rows with a consent date. */
  readonly consents: ConsentRows;
  /** The number of rows by the id of their attributes, so that values are looked at once for all of these rows. */
  private readonly rowsOf: number[] = [];

  constructor(private readonly table: RowTable) {
    this.consents = new ConsentRows(table);
  }

  /** Adds a row of a patient. @returns the MRNs that must be evaluated again */
  add(row: RowId): readonly string[] {
    const id = this.table.attributesIdOf(row);
    const before = this.countRow(id, 1);
    this.consents.count(row, 1);
    if (before > 0) {
      this.mistyped.noteRowCount(id);
      return NO_MRNS;
    }
    const attributes = this.table.attributes.get(id);
    this.mistyped.add(id, attributes);
    return this.shared.add(attributes.mrn, attributes);
  }

  /** Removes a row of a patient. @returns the MRNs that must be evaluated again */
  remove(row: RowId): readonly string[] {
    const id = this.table.attributesIdOf(row);
    const before = this.countRow(id, -1);
    this.consents.count(row, -1);
    if (before > 1) {
      this.mistyped.noteRowCount(id);
      return NO_MRNS;
    }
    const attributes = this.table.attributes.get(id);
    this.mistyped.remove(id);
    return this.shared.remove(attributes.mrn, attributes);
  }

  /** Counts rows with these attributes. Returns the number before. */
  private countRow(id: number, change: 1 | -1): number {
    const before = this.rowsOf[id] ?? 0;
    this.rowsOf[id] = before + change;
    return before;
  }
}
