import type { PatientMonth } from './patientMonth';

/** MRN ascending by UTF-16 unit, then month descending: the order of the report (sources.md 0.1). */
export function compareMonths(a: PatientMonth, b: PatientMonth): number {
  if (a.mrn !== b.mrn) {
    return a.mrn < b.mrn ? -1 : 1;
  }
  return b.month - a.month;
}

/** The patient-months in the report's order. Sorted once when first asked for, kept sorted from then on. */
export class SortedMonths {
  private readonly members = new Set<PatientMonth>();
  private sorted: PatientMonth[] | undefined;

  add(month: PatientMonth): void {
    this.members.add(month);
    if (this.sorted) {
      this.sorted.splice(this.placeOf(this.sorted, month), 0, month);
    }
  }

  remove(month: PatientMonth): void {
    if (this.members.delete(month) && this.sorted) {
      this.sorted.splice(this.sorted.indexOf(month, this.placeOf(this.sorted, month)), 1);
    }
  }

  all(): readonly PatientMonth[] {
    this.sorted ??= [...this.members].sort(compareMonths);
    return this.sorted;
  }

  private placeOf(sorted: readonly PatientMonth[], month: PatientMonth): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = sorted[middle];
      if (found && compareMonths(found, month) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
