import { isSent, type ClaimRecord } from '../claims/claimEvent';

/**
 * Returns the first interchange control number of a batch. It counts up with the records of claims: it's 1 more than the number of claims
 * that went out. A file has at least one claim, so no number is used twice.
 */
export function findControlNumber(records: readonly ClaimRecord[]): number {
  const sent = new Set<string>();
  for (const { events } of records) {
    for (const { kind, batch, mrn, month } of events) {
      if (isSent(kind)) {
        sent.add(JSON.stringify([kind, batch, mrn, month]));
      }
    }
  }
  return sent.size + 1;
}
