import type { PatientAttributes } from '../../log/rows/patientAttributes';

const NO_MRNS: readonly string[] = [];

/**
 * Finds MRNs with the same name and date of birth: a person who was registered twice, or two people with the same name, which
 * only the record shows. Names are compared without case. Rows without a date of birth are ignored.
 */
export class SharedIdentities {
  /** The MRNs by name and date of birth, each with the number of the attributes that have it. */
  private readonly mrnsByIdentity = new Map<string, Map<string, number>>();
  private readonly identitiesByMrn = new Map<string, Set<string>>();

  /** Adds attributes of rows. @returns the other MRNs of the identity, if the MRN has no other attributes with the identity */
  add(mrn: string, patient: PatientAttributes): readonly string[] {
    const identity = identityKey(patient);
    if (identity === undefined) {
      return NO_MRNS;
    }
    const mrns = this.mrnsByIdentity.get(identity) ?? new Map<string, number>();
    this.mrnsByIdentity.set(identity, mrns);
    const before = mrns.get(mrn) ?? 0;
    mrns.set(mrn, before + 1);
    if (before > 0) {
      return [];
    }
    const identities = this.identitiesByMrn.get(mrn) ?? new Set<string>();
    this.identitiesByMrn.set(mrn, identities.add(identity));
    return [...mrns.keys()].filter((other) => other !== mrn);
  }

  /** Removes attributes that no row has anymore. @returns the other MRNs of the identity, if the MRN no longer has the identity */
  remove(mrn: string, patient: PatientAttributes): readonly string[] {
    const identity = identityKey(patient);
    const mrns = identity === undefined ? undefined : this.mrnsByIdentity.get(identity);
    if (identity === undefined || !mrns) {
      return NO_MRNS;
    }
    const left = (mrns.get(mrn) ?? 0) - 1;
    if (left > 0) {
      mrns.set(mrn, left);
      return [];
    }
    mrns.delete(mrn);
    if (mrns.size === 0) {
      this.mrnsByIdentity.delete(identity);
    }
    const identities = this.identitiesByMrn.get(mrn);
    identities?.delete(identity);
    if (identities?.size === 0) {
      this.identitiesByMrn.delete(mrn);
    }
    return [...mrns.keys()];
  }

  /** Returns another MRN with the same name and date of birth, the first one in order; undefined if there is none. */
  findOtherMrn(mrn: string): string | undefined {
    let first: string | undefined;
    for (const identity of this.identitiesByMrn.get(mrn) ?? []) {
      for (const other of this.mrnsByIdentity.get(identity)?.keys() ?? []) {
        first = other !== mrn && (first === undefined || other < first) ? other : first;
      }
    }
    return first;
  }
}

function identityKey({ firstName, lastName, dateOfBirth }: PatientAttributes): string | undefined {
  return dateOfBirth === undefined || firstName === '' || lastName === ''
    ? undefined
    : `${lastName}\u0000${firstName}\u0000${dateOfBirth}`.toLowerCase();
}
