import type { Problem } from '../../log/problems/problems';
import { isDecision, isSent, type RecordedEvent } from './claimEvent';
import { claimProblem } from './claimProblems';

/** Finds lines that are missing from the batches of a record, and lines about claims that aren't in it. */
export function findBatchProblems(events: readonly RecordedEvent[]): Problem[] {
  return [...findMissingLines(events), ...findUnknownClaims(events)];
}

function findMissingLines(events: readonly RecordedEvent[]): Problem[] {
  const batches = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (isSent(event.kind) && event.position > 0) {
      const batch = batches.get(event.batch);
      if (batch) {
        batch.push(event);
      } else {
        batches.set(event.batch, [event]);
      }
    }
  }
  return [...batches.values()].flatMap((batch) => {
    const [first] = batch;
    const found = new Set(batch.map(({ position }) => position)).size;
    const all = batch.reduce((most, { batchLines }) => Math.max(most, batchLines), 0);
    return first && found < all ? [claimProblem('CB444', first.range, found, all)] : [];
  });
}

function findUnknownClaims(events: readonly RecordedEvent[]): Problem[] {
  const claims = new Set(
    events.flatMap((event) =>
      event.kind === 'billed' || event.kind === 'replaced' ? [claimKey(event, event.batch)] : [],
    ),
  );
  return events.flatMap((event) => {
    const claim =
      event.replaces !== '' ? event.replaces : event.kind === 'billed' || isDecision(event.kind) ? '' : event.batch;
    return claim === '' || claims.has(claimKey(event, claim)) ? [] : [claimProblem('CB445', event.range)];
  });
}

function claimKey({ mrn, month }: RecordedEvent, batch: string): string {
  return JSON.stringify([mrn, month, batch]);
}
