import type { PatientAttributes } from '../../log/rows/patientAttributes';

const NO_MRNS: readonly string[] = [];

/**
 * Finds patients of one name and one date of birth under several MRNs: one person who was registered twice, or twins of one name,
 * which only the record can tell. Names are compared without case. Costs nothing where no row has a date of birth.
 */
export class SharedIdentities {
  /** For each name and birth the MRNs, and on how many rows each of them stands. */
  private readonly mrnsByIdentity = new Map<string, Map<string, number>>();
  private readonly identitiesByMrn = new Map<string, Set<string>>();

  /** One row more. @returns the MRNs that resemble its own and have not before */
  add(mrn: string, patient: PatientAttributes): readonly string[] {
    const person = identityKey(patient);
    if (person === undefined) {
      return NO_MRNS;
    }
    const mrns = this.mrnsByIdentity.get(person) ?? new Map<string, number>();
    this.mrnsByIdentity.set(person, mrns);
    const rows = mrns.get(mrn) ?? 0;
    mrns.set(mrn, rows + 1);
    if (rows > 0) {
      return [];
    }
    const persons = this.identitiesByMrn.get(mrn) ?? new Set<string>();
    this.identitiesByMrn.set(mrn, persons.add(person));
    return [...mrns.keys()].filter((other) => other !== mrn);
  }

  /** One row fewer. @returns the MRNs that resembled its own and do so no more */
  remove(mrn: string, patient: PatientAttributes): readonly string[] {
    const person = identityKey(patient);
    const mrns = person === undefined ? undefined : this.mrnsByIdentity.get(person);
    if (person === undefined || !mrns) {
      return NO_MRNS;
    }
    const rows = (mrns.get(mrn) ?? 0) - 1;
    if (rows > 0) {
      mrns.set(mrn, rows);
      return [];
    }
    mrns.delete(mrn);
    if (mrns.size === 0) {
      this.mrnsByIdentity.delete(person);
    }
    const persons = this.identitiesByMrn.get(mrn);
    persons?.delete(person);
    if (persons?.size === 0) {
      this.identitiesByMrn.delete(mrn);
    }
    return [...mrns.keys()];
  }

  /** Another MRN of the same name and date of birth, the first of them in order; undefined where there is none. */
  findOtherMrn(mrn: string): string | undefined {
    const others = [...(this.identitiesByMrn.get(mrn) ?? [])].flatMap((person) => [
      ...(this.mrnsByIdentity.get(person)?.keys() ?? []),
    ]);
    return others.filter((other) => other !== mrn).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[0];
  }
}

function identityKey({ firstName, lastName, dateOfBirth }: PatientAttributes): string | undefined {
  return dateOfBirth === undefined || firstName === '' || lastName === ''
    ? undefined
    : `${lastName}\u0000${firstName}\u0000${dateOfBirth}`.toLowerCase();
}
