import { assignBits } from '../../log/problems/bitSet';
import type { PatientMonth } from '../months/patientMonth';

/** The values of claims that a log can leave to another system. A value that no month has isn't missing from each of them. */
export const CLAIM_VALUES = [
  'name',
  'dateOfBirth',
  'payer',
  'payerId',
  'diagnosis',
  'npi',
  'initiatingVisit',
  'score',
] as const;
export type ClaimValue = (typeof CLAIM_VALUES)[number];

const BITS = assignBits(CLAIM_VALUES);

/** Counts the patient-months that have each value, updated with each month so that no view goes over all months. */
export class ClaimValues {
  private readonly counts = new Map<ClaimValue, number>(CLAIM_VALUES.map((value) => [value, 0]));

  /** Whether any patient-month with an entry that counts has the value. */
  has(value: ClaimValue): boolean {
    return (this.counts.get(value) ?? 0) > 0;
  }

  /** Updates the counts for a month that was evaluated, or that no longer has any rows. */
  recount(month: PatientMonth): void {
    const bits = findValueBits(month);
    if (bits !== month.countedValues) {
      this.count(month.countedValues & ~bits, -1);
      this.count(bits & ~month.countedValues, 1);
      month.countedValues = bits;
    }
  }

  private count(bits: number, change: 1 | -1): void {
    for (const value of CLAIM_VALUES) {
      if ((bits & BITS[value]) !== 0) {
        this.counts.set(value, (this.counts.get(value) ?? 0) + change);
      }
    }
  }
}

function findValueBits({ currentSummary: summary }: PatientMonth): number {
  if (summary === undefined || summary.entryCount === 0) {
    return 0;
  }
  const { reported, profile, facts } = summary;
  return (
    (reported.firstName !== '' || reported.lastName !== '' ? BITS.name : 0) |
    (reported.dateOfBirth === undefined ? 0 : BITS.dateOfBirth) |
    (reported.payer === '' ? 0 : BITS.payer) |
    (profile.payerId === '' ? 0 : BITS.payerId) |
    (reported.problemsList === '' ? 0 : BITS.diagnosis) |
    (reported.npi === '' ? 0 : BITS.npi) |
    (facts.hasInitiatingVisit ? BITS.initiatingVisit : 0) |
    (facts.hasScore ? BITS.score : 0)
  );
}
