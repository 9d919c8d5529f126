import type { PatientAttributes } from '../../log/rows/patientAttributes';

const NOBODY: readonly string[] = [];

/**
 * Finds patients of one name and one date of birth under several MRNs: one person who was registered twice, or twins of one name,
 * which only the record can tell. Names are compared without case. Costs nothing where no row has a date of birth.
 */
export class Namesakes {
  /** For each name and birth the MRNs, and on how many rows each of them stands. */
  private readonly byPerson = new Map<string, Map<string, number>>();
  private readonly personsOf = new Map<string, Set<string>>();

  /** One row more. @returns the MRNs that resemble its own and have not before */
  add(mrn: string, patient: PatientAttributes): readonly string[] {
    const person = personOf(patient);
    if (person === undefined) {
      return NOBODY;
    }
    const mrns = this.byPerson.get(person) ?? new Map<string, number>();
    this.byPerson.set(person, mrns);
    const rows = mrns.get(mrn) ?? 0;
    mrns.set(mrn, rows + 1);
    if (rows > 0) {
      return [];
    }
    const persons = this.personsOf.get(mrn) ?? new Set<string>();
    this.personsOf.set(mrn, persons.add(person));
    return [...mrns.keys()].filter((other) => other !== mrn);
  }

  /** One row fewer. @returns the MRNs that resembled its own and do so no more */
  remove(mrn: string, patient: PatientAttributes): readonly string[] {
    const person = personOf(patient);
    const mrns = person === undefined ? undefined : this.byPerson.get(person);
    if (person === undefined || !mrns) {
      return NOBODY;
    }
    const rows = (mrns.get(mrn) ?? 0) - 1;
    if (rows > 0) {
      mrns.set(mrn, rows);
      return [];
    }
    mrns.delete(mrn);
    if (mrns.size === 0) {
      this.byPerson.delete(person);
    }
    const persons = this.personsOf.get(mrn);
    persons?.delete(person);
    if (persons?.size === 0) {
      this.personsOf.delete(mrn);
    }
    return [...mrns.keys()];
  }

  /** Another MRN of the same name and date of birth, the first of them in order; undefined where there is none. */
  namesakeOf(mrn: string): string | undefined {
    const others = [...(this.personsOf.get(mrn) ?? [])].flatMap((person) => [
      ...(this.byPerson.get(person)?.keys() ?? []),
    ]);
    return others.filter((other) => other !== mrn).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[0];
  }
}

function personOf({ firstName, lastName, dateOfBirth }: PatientAttributes): string | undefined {
  return dateOfBirth === undefined || firstName === '' || lastName === ''
    ? undefined
    : `${lastName}\u0000${firstName}\u0000${dateOfBirth}`.toLowerCase();
}
