import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { ConsentRows } from './consentRows';
import { MistypedMrns } from '../identity/mistypedMrns';
import { SharedIdentities } from './sharedIdentities';

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

  /** Adds a row of a patient. */
  add(row: RowId): void {
    const id = this.table.attributesIdOf(row);
    const before = this.countRow(id, 1);
    this.consents.count(row, 1);
    if (before > 0) {
      this.mistyped.noteRowCount(id);
      return;
    }
    const attributes = this.table.attributes.get(id);
    this.mistyped.add(id, attributes);
    this.shared.add(attributes.mrn, attributes);
  }

  /** Removes a row of a patient. */
  remove(row: RowId): void {
    const id = this.table.attributesIdOf(row);
    const before = this.countRow(id, -1);
    this.consents.count(row, -1);
    if (before > 1) {
      this.mistyped.noteRowCount(id);
      return;
    }
    const attributes = this.table.attributes.get(id);
    this.mistyped.remove(id);
    this.shared.remove(attributes.mrn, attributes);
  }

  /** Returns the MRNs that must be evaluated again because of what was added or removed since the last call. */
  takeChanged(): ReadonlySet<string> {
    const mrns = new Set(this.mistyped.takeChanged());
    for (const mrn of this.shared.takeChanged()) {
      mrns.add(mrn);
    }
    return mrns;
  }

  /** Counts rows with these attributes. Returns the number before. */
  private countRow(id: number, change: 1 | -1): number {
    const before = this.rowsOf[id] ?? 0;
    this.rowsOf[id] = before + change;
    return before;
  }
}
