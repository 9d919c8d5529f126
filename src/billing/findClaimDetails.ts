import { NO_CLAIM_DETAILS, type ClaimDetails } from '../log/claims/claimDetails';
import type { BilledLogs } from './billedLogs';

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
