import type { Patient, PatientMonth } from '../months/patientMonth';

/** MRN ascending by UTF-16 unit, then month descending: the order of the report (sources.md 0.1). */
export function compareMonths(a: PatientMonth, b: PatientMonth): number {
  if (a.mrn !== b.mrn) {
    return a.mrn < b.mrn ? -1 : 1;
  }
  return b.month - a.month;
}

/** The patient-months in the report's order. Sorted once when first asked for, kept sorted from then on. */
export class SortedMonths {
  private sorted: PatientMonth[] | undefined;

  constructor(private readonly patients: ReadonlyMap<string, Patient>) {}

  /** Told of a month that its patient has got. */
  add(month: PatientMonth): void {
    if (this.sorted) {
      this.sorted.splice(this.findInsertionIndex(this.sorted, month), 0, month);
    }
  }

  /** Told of a month that its patient has had. */
  remove(month: PatientMonth): void {
    const place = this.sorted?.indexOf(month, this.findInsertionIndex(this.sorted, month)) ?? -1;
    if (place >= 0) {
      this.sorted?.splice(place, 1);
    }
  }

  getAll(): readonly PatientMonth[] {
    this.sorted ??= this.sort();
    return this.sorted;
  }

  /** Patients are some times fewer than months, and each patient's are in order already. */
  private sort(): PatientMonth[] {
    const sorted: PatientMonth[] = [];
    for (const { months } of [...this.patients.values()].sort((a, b) => (a.mrn < b.mrn ? -1 : 1))) {
      for (let place = months.length - 1; place >= 0; place--) {
        const month = months[place];
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
