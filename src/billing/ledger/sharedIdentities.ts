import type { PatientAttributes } from '../../log/rows/patientAttributes';
import { IdentityMrns } from './identityMrns';

/**
 * Finds MRNs with the same name and date of birth: a person who was registered twice, or two people with the same name, which
 * only the record shows. Names are compared without case. Rows without a date of birth are ignored.
 *
 * The time for a row doesn't depend on the number of MRNs with its identity: a placeholder can be the name of thousands.
 */
export class SharedIdentities {
  /** The MRNs by name and date of birth. */
  private readonly byIdentity = new Map<string, IdentityMrns>();
  private readonly identitiesByMrn = new Map<string, Set<string>>();
  private readonly changed = new Set<IdentityMrns>();

  /** Adds attributes of rows. */
  add(mrn: string, patient: PatientAttributes): void {
    const identity = identityKey(patient);
    if (identity === undefined) {
      return;
    }
    const mrns = this.byIdentity.get(identity) ?? new IdentityMrns();
    this.byIdentity.set(identity, mrns);
    if (mrns.add(mrn)) {
      const identities = this.identitiesByMrn.get(mrn) ?? new Set<string>();
      this.identitiesByMrn.set(mrn, identities.add(identity));
      this.noteChange(mrns);
    }
  }

  /** Removes attributes that no row has anymore. */
  remove(mrn: string, patient: PatientAttributes): void {
    const identity = identityKey(patient);
    const mrns = identity === undefined ? undefined : this.byIdentity.get(identity);
    if (identity === undefined || !mrns?.remove(mrn)) {
      return;
    }
    if (mrns.size === 0) {
      this.byIdentity.delete(identity);
    }
    const identities = this.identitiesByMrn.get(mrn);
    identities?.delete(identity);
    if (identities?.size === 0) {
      this.identitiesByMrn.delete(mrn);
    }
    this.noteChange(mrns);
  }

  /** Returns the MRNs for which {@link findOtherMrn} may return something else since the last call. */
  takeChanged(): ReadonlySet<string> {
    const mrns = new Set<string>();
    for (const each of this.changed) {
      for (const mrn of each.takeChanged()) {
        mrns.add(mrn);
      }
    }
    this.changed.clear();
    return mrns;
  }

  /** Returns another MRN with the same name and date of birth, the first one in order; undefined if there is none. */
  findOtherMrn(mrn: string): string | undefined {
    let first: string | undefined;
    for (const identity of this.identitiesByMrn.get(mrn) ?? []) {
      const other = this.byIdentity.get(identity)?.findOther(mrn);
      first = other !== undefined && (first === undefined || other < first) ? other : first;
    }
    return first;
  }

  /** An identity with one MRN that never had another is of no interest, and nearly all are like that. */
  private noteChange(mrns: IdentityMrns): void {
    if (mrns.hasBeenShared) {
      this.changed.add(mrns);
    }
  }
}

function identityKey({ firstName, lastName, dateOfBirth }: PatientAttributes): string | undefined {
  return dateOfBirth === undefined || firstName === '' || lastName === ''
    ? undefined
    : `${lastName}\u0000${firstName}\u0000${dateOfBirth}`.toLowerCase();
}
