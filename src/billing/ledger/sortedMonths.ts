import type { Patient, PatientMonth } from '../months/patientMonth';

/** Compares by MRN ascending in UTF-16 units, and then by month descending: the order of the report (sources.md 0.1). */
export function compareMonths(a: PatientMonth, b: PatientMonth): number {
  if (a.mrn !== b.mrn) {
    return a.mrn < b.mrn ? -1 : 1;
  }
  return b.month - a.month;
}

/** The patient-months in the order of the report. They are sorted when they're first read, and stay sorted from then on. */
export class SortedMonths {
  private sorted: PatientMonth[] | undefined;

  constructor(private readonly patients: ReadonlyMap<string, Patient>) {}

  /** Adds a month after it's added to its patient. */
  add(month: PatientMonth): void {
    if (this.sorted) {
      this.sorted.splice(this.findInsertionIndex(this.sorted, month), 0, month);
    }
  }

  /** Removes a month before it's removed from its patient. */
  remove(month: PatientMonth): void {
    const index = this.sorted?.indexOf(month, this.findInsertionIndex(this.sorted, month)) ?? -1;
    if (index >= 0) {
      this.sorted?.splice(index, 1);
    }
  }

  getAll(): readonly PatientMonth[] {
    this.sorted ??= this.sort();
    return this.sorted;
  }

  /** Sorts the patients only. There are fewer patients than months, and each patient's months are already sorted. */
  private sort(): PatientMonth[] {
    const sorted: PatientMonth[] = [];
    for (const { months } of [...this.patients.values()].sort((a, b) => (a.mrn < b.mrn ? -1 : 1))) {
      for (let index = months.length - 1; index >= 0; index--) {
        const month = months[index];
        if (month) {
          sorted.push(month);
        }
      }
    }
    return sorted;
  }

  private findInsertionIndex(sorted: readonly PatientMonth[], month: PatientMonth): number {
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
