import type { RowId } from '../log/rowTable';
import type { PatientMonth } from './patientMonth';

/** A patient over all logs that are read together. */
export class Patient {
  /** The months that have a row, by calendar month. */
  readonly months = new Map<number, PatientMonth>();
  /** Rows marked for a problem of the patient as a whole; mostly none. */
  marked: Set<RowId> | undefined;
  /** Whether no row names the patient any more. */
  isGone = false;
  /** Whether the months are to be judged anew. */
  isDirty = false;

  constructor(readonly mrn: string) {}

  /** The months in ascending order. */
  sortedMonths(): PatientMonth[] {
    const months = [...this.months.values()];
    // Logs are mostly by date, and so are the months as they come.
    const isSorted = months.every((month, index) => index === 0 || (months[index - 1]?.month ?? 0) < month.month);
    return isSorted ? months : months.sort((a, b) => a.month - b.month);
  }
}
