import {
  draftEvent,
  type ClaimEvent,
  type EventDraft,
  type RecordedEvent,
} from '../../../src/report/claims/claimEvent';
import { readEventTime, type EventTime } from '../../../src/report/claims/eventTime';
import { TextLines } from '../../../src/log/csv/lines';
import { readMinutes } from '../../../src/log/values/minutes';
import { readClaimRecord } from '../../../src/report/claims/recordReader';
import { appendEvents } from '../../../src/report/claims/recordWriter';
import { day, month } from './billing';

/** Reads a time such as `2026-11-28T14:30:05-06:00`. @throws if it isn't one */
export function eventTime(text: string): EventTime {
  const time = readEventTime(text);
  if (!time) {
    throw new Error(`${text} isn't a time.`);
  }
  return time;
}

export const NOW = eventTime('2026-11-28T14:30:05-06:00');

/** Returns the draft of a billed line of 99493. Values that aren't given don't matter to the test. */
export function billedLine(values: Partial<EventDraft> = {}): EventDraft {
  return draftEvent({
    kind: 'billed',
    batch: '2026-11-28-bbbbbb',
    position: 1,
    batchLines: 1,
    mrn: 'P1',
    month: month('2026-10'),
    dateOfService: day(2026, 10, 31),
    code: '99493',
    units: 1,
    minutes: readMinutes('65.5'),
    payer: 'Cigna',
    figures: 'cccccccccccc',
    ...values,
  });
}

/** Returns the text of a record with these events, at the given time. */
export function recordText(drafts: readonly EventDraft[], time: EventTime = NOW): string {
  return appendEvents(
    undefined,
    drafts.map((draft): ClaimEvent => ({ ...draft, time })),
  );
}

/** Reads a record, and returns its events without their places. */
export function readEvents(text: string): ClaimEvent[] {
  return readClaimRecord(TextLines.of(text)).events.map(removeRange);
}

/** Returns the code and the line, from 1, of each problem of a record: `CB443 3`. */
export function findRecordProblems(text: string): string[] {
  return readClaimRecord(TextLines.of(text)).problems.map(({ code, range }) => `${code} ${range.start.line + 1}`);
}

function removeRange(recorded: RecordedEvent): ClaimEvent {
  const event: Partial<RecordedEvent> & ClaimEvent = { ...recorded };
  delete (event as { range?: unknown }).range;
  return event;
}
