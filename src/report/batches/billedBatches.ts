import { addCents, type Cents } from '../../billing/rules/feeSchedule';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { phrase, type Phrase } from '../../text/text';
import { isSent, type RecordedEvent } from '../claims/claimEvent';
import type { ClaimHistories, MonthHistory } from '../claims/claimHistory';

/** What became of a line that went out. */
export const LINE_STATES = {
  out: phrase`out`,
  denied: phrase`denied`,
  paid: phrase`paid`,
  replaced: phrase`replaced`,
  voided: phrase`voided`,
  void: phrase`takes a claim back`,
} as const satisfies Record<string, Phrase>;
export type LineState = keyof typeof LINE_STATES;

/** A line as it went out in a batch. */
export interface BatchLine {
  readonly event: RecordedEvent;
  readonly state: LineState;
  /** What the payer paid; undefined if no answer has an amount. */
  readonly paid: Cents | undefined;
  /** Why the payer denied it, or ''. */
  readonly reason: string;
}

/** The lines that went out together. */
export interface Batch {
  readonly name: string;
  /** The local date on which they went out. */
  readonly date: CalendarDate;
  /** By MRN, then by month. */
  readonly lines: readonly BatchLine[];
  /** Without the lines that take a claim back. */
  readonly units: number;
  /** Undefined if no answer has an amount. */
  readonly paid: Cents | undefined;
  /** How many lines have each state; those that none has are missing. */
  readonly states: ReadonlyMap<LineState, number>;
}

/** Lists what went out by batch, the latest first. @param only the month of the lines; undefined for all */
export function listBatches(histories: ClaimHistories, only?: CalendarMonth): readonly Batch[] {
  const byName = new Map<string, BatchLine[]>();
  for (const history of histories.all) {
    if (only !== undefined && history.month !== only) {
      continue;
    }
    for (const event of history.events.filter(({ kind }) => isSent(kind))) {
      const lines = byName.get(event.batch) ?? [];
      byName.set(event.batch, lines);
      lines.push(createLine(event, history));
    }
  }
  return [...byName].flatMap(([name, lines]) => createBatch(name, lines)).sort(compareBatches);
}

function createLine(event: RecordedEvent, { events }: MonthHistory): BatchLine {
  const answers = events.filter(
    ({ kind, batch, code }) => (kind === 'denied' || kind === 'paid') && batch === event.batch && code === event.code,
  );
  const answer = answers.at(-1);
  const amounts = answers.flatMap(({ kind, amount }) => (kind === 'paid' && amount !== undefined ? [amount] : []));
  return {
    event,
    state: findLineState(event, answer, events),
    paid: amounts.length === 0 ? undefined : addCents(amounts),
    reason: answer?.kind === 'denied' ? answer.reason : '',
  };
}

function findLineState(
  { kind, batch }: RecordedEvent,
  answer: RecordedEvent | undefined,
  events: readonly RecordedEvent[],
): LineState {
  if (kind === 'voided') {
    return 'void';
  }
  const correction = events.findLast((event) => isSent(event.kind) && event.replaces === batch);
  if (correction) {
    return correction.kind === 'voided' ? 'voided' : 'replaced';
  }
  return answer?.kind === 'denied' || answer?.kind === 'paid' ? answer.kind : 'out';
}

function createBatch(name: string, lines: readonly BatchLine[]): Batch[] {
  const [first] = lines;
  if (!first) {
    return [];
  }
  const sorted = [...lines].sort(({ event: a }, { event: b }) =>
    a.mrn === b.mrn ? a.month - b.month : a.mrn < b.mrn ? -1 : 1,
  );
  const states = new Map<LineState, number>();
  for (const { state } of lines) {
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  const amounts = lines.flatMap(({ paid }) => (paid === undefined ? [] : [paid]));
  return [
    {
      name,
      date: first.event.time.date,
      lines: sorted,
      units: lines.reduce((sum, { state, event }) => (state === 'void' ? sum : sum + event.units), 0),
      paid: amounts.length === 0 ? undefined : addCents(amounts),
      states,
    },
  ];
}

function compareBatches(a: Batch, b: Batch): number {
  const [timeA, timeB] = [a, b].map(({ lines }) => lines[0]?.event.time.seconds ?? 0);
  return (timeB ?? 0) - (timeA ?? 0) || (a.name < b.name ? 1 : -1);
}
