import { NO_CLAIM_DETAILS, type ClaimDetails } from '../log/claims/claimDetails';
import type { Roster } from '../log/rows/roster';
import type { BilledLogs } from './billedLogs';
import type { PatientMonth } from './months/patientMonth';

/**
 * Returns what a claim needs of a patient and only a roster has. If the logs have different rosters, the details are those of the first
 * one with the patient. Every text is '' where it has no value.
 *
 * @param mrn in its plain form; case-sensitive
 */
export function findClaimDetails({ logs }: Pick<BilledLogs, 'logs'>, mrn: string): ClaimDetails {
  const roster = logs.find(({ options }) => options.roster?.findPatient(mrn) !== undefined)?.options.roster;
  return roster?.findClaimDetails(mrn) ?? NO_CLAIM_DETAILS;
}

/** Returns the payer ID of a patient-month's claim: that of the patient in the roster, or else that of the payer's profile. */
export function findPayerId(billed: Pick<BilledLogs, 'logs'>, { mrn, summary }: PatientMonth): string {
  return findClaimDetails(billed, mrn).payerId || summary.profile.payerId;
}

const ROSTERS_WITH_PAYER_IDS = new WeakMap<Roster, boolean>();

/** Whether a roster of the logs has the payer ID of any patient. A roster never changes, so it's looked through once. */
export function hasRosterPayerIds({ logs }: Pick<BilledLogs, 'logs'>): boolean {
  return logs.some(({ options: { roster } }) => {
    if (!roster) {
      return false;
    }
    const known = ROSTERS_WITH_PAYER_IDS.get(roster) ?? hasPayerIds(roster);
    ROSTERS_WITH_PAYER_IDS.set(roster, known);
    return known;
  });
}

function hasPayerIds(roster: Roster): boolean {
  for (const { mrn } of roster.patients()) {
    if (roster.findClaimDetails(mrn).payerId !== '') {
      return true;
    }
  }
  return false;
}
