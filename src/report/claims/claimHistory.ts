import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { isDecision, isSent, type RecordedEvent, type DecisionKind } from './claimEvent';
import type { CodeUnits } from './claimFigures';
import { monthKey } from './recordWriter';
import type { EventTime } from './eventTime';

/** A person's latest decision about a patient-month. One that was withdrawn is none. */
export interface Decision {
  readonly kind: Exclude<DecisionKind, 'withdrawn'>;
  /** The fingerprint of the figures that the person saw. */
  readonly figures: string;
  readonly reason: string;
  readonly time: EventTime;
}

/** What the payer last answered about a line of a claim. */
export interface Answer {
  readonly kind: 'denied' | 'paid';
  readonly event: RecordedEvent;
}

/** A line of a claim that went out. */
export interface SentLine extends CodeUnits {
  readonly event: RecordedEvent;
  /** Undefined while the payer hasn't answered. */
  readonly answer: Answer | undefined;
}

/** A claim as it went out in one batch. */
export interface SentClaim {
  readonly batch: string;
  readonly kind: 'billed' | 'replaced';
  readonly time: EventTime;
  /** The number of the record that has it, among the records that were read together. */
  readonly recordNumber: number;
  readonly lines: readonly SentLine[];
  readonly dateOfService: CalendarDate | undefined;
  readonly payer: string;
  readonly figures: string;
  /** The payer's number of the claim; '' if no answer had one. */
  readonly claimNumber: string;
}

/** Everything that happened to the claims of a patient-month. */
export interface MonthHistory {
  readonly mrn: string;
  readonly month: CalendarMonth;
  readonly events: readonly RecordedEvent[];
  /** All claims that went out, also those that were replaced or voided. */
  readonly claims: readonly SentClaim[];
  /** The claims that were neither replaced nor voided: none, one, or several if the month was billed more than once. */
  readonly openClaims: readonly SentClaim[];
  readonly decision: Decision | undefined;
}

interface PlacedEvent {
  readonly event: RecordedEvent;
  readonly recordNumber: number;
}

/**
 * The history of each patient-month by the records of claims. A correction names the batch of the claim that it corrects, so the
 * result doesn't depend on the order of lines or records.
 */
export class ClaimHistories {
  private readonly byMonth = new Map<string, MonthHistory>();

  /** @param records the events of each record, in the order of the logs */
  constructor(records: readonly (readonly RecordedEvent[])[]) {
    const groups = new Map<string, PlacedEvent[]>();
    records.forEach((events, recordNumber) => {
      for (const event of events) {
        const key = monthKey(event);
        const group = groups.get(key);
        if (group) {
          group.push({ event, recordNumber });
        } else {
          groups.set(key, [{ event, recordNumber }]);
        }
      }
    });
    for (const [key, group] of groups) {
      this.byMonth.set(key, createHistory(group));
    }
  }

  /** Returns the history of a patient-month; undefined if nothing happened to it. */
  find(mrn: string, month: CalendarMonth): MonthHistory | undefined {
    return this.byMonth.get(monthKey({ mrn, month }));
  }

  /** The patient-months with a history. */
  get all(): Iterable<MonthHistory> {
    return this.byMonth.values();
  }
}

export const NO_HISTORIES = new ClaimHistories([]);

function createHistory(placed: readonly PlacedEvent[]): MonthHistory {
  // Events of one second have the order of the file.
  const sorted = [...placed].sort((a, b) => a.event.time.seconds - b.event.time.seconds);
  const events = sorted.map(({ event }) => event);
  const [first] = events;
  if (!first) {
    throw new Error('A history has at least one event.');
  }
  const closed = new Set(events.map(({ replaces }) => replaces));
  const batches = new Map<string, PlacedEvent[]>();
  for (const each of sorted) {
    const { kind, batch } = each.event;
    if (kind === 'billed' || kind === 'replaced') {
      batches.set(batch, [...(batches.get(batch) ?? []), each]);
    }
  }
  const claims = [...batches.values()].flatMap((lines) => createClaim(lines, events));
  return {
    mrn: first.mrn,
    month: first.month,
    events,
    claims,
    openClaims: claims.filter(({ batch }) => !closed.has(batch)),
    decision: findDecision(events),
  };
}

function createClaim(placed: readonly PlacedEvent[], all: readonly RecordedEvent[]): SentClaim[] {
  const [first] = placed;
  if (!first || first.event.kind === 'voided' || !isSent(first.event.kind)) {
    return [];
  }
  const { batch, kind, time, dateOfService, payer, figures } = first.event;
  const answers = all.filter((event) => event.batch === batch && (event.kind === 'denied' || event.kind === 'paid'));
  const lines = new Map<string, SentLine>();
  for (const { event } of placed) {
    if (event.code !== undefined) {
      const latest = answers.findLast(({ code }) => code === event.code);
      const answer =
        latest?.kind === 'denied' || latest?.kind === 'paid' ? { kind: latest.kind, event: latest } : undefined;
      lines.set(event.code, { code: event.code, units: event.units, event, answer });
    }
  }
  return [
    {
      batch,
      kind,
      time,
      recordNumber: first.recordNumber,
      lines: [...lines.values()],
      dateOfService,
      payer,
      figures,
      claimNumber: answers.findLast(({ claimNumber }) => claimNumber !== '')?.claimNumber ?? '',
    },
  ];
}

function findDecision(events: readonly RecordedEvent[]): Decision | undefined {
  const latest = events.findLast(({ kind }) => isDecision(kind));
  return latest && isDecision(latest.kind) && latest.kind !== 'withdrawn'
    ? { kind: latest.kind, figures: latest.figures, reason: latest.reason, time: latest.time }
    : undefined;
}
