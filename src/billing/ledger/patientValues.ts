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
  readonly mistyped = new MistypedMrns();

  /** The rows with a consent date. */
  readonly consents: ConsentRows;

  constructor(private readonly table: RowTable) {
    this.consents = new ConsentRows(table);
  }

  /** Adds a row of a patient. @returns the MRNs that must be evaluated again */
  add(row: RowId): readonly string[] {
    const attributes = this.table.attributesOf(row);
    this.consents.count(row, 1);
    this.mistyped.add(this.table.attributesIdOf(row), attributes);
    return this.shared.add(attributes.mrn, attributes);
  }

  /** Removes a row of a patient. @returns the MRNs that must be evaluated again */
  remove(row: RowId): readonly string[] {
    const attributes = this.table.attributesOf(row);
    this.consents.count(row, -1);
    this.mistyped.remove(this.table.attributesIdOf(row), attributes);
    return this.shared.remove(attributes.mrn, attributes);
  }
}
