import type { BillingCode } from '../../billing/rules/codes';
import type { Cents } from '../../billing/rules/feeSchedule';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import type { TextRange } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import type { Minutes } from '../../log/values/minutes';
import type { EventTime } from './eventTime';

/**
 * What can happen to a claim. A person decides: `approved`, `held`, `released`, or `withdrawn` (no decision anymore). Charges go out: `billed` (a new claim), `replaced`
 * (a corrected claim, frequency code 7), `voided` (a claim is taken back, frequency code 8). A payer answers: `denied`, `paid`.
 */
export const EVENT_KINDS = [
  'approved',
  'held',
  'released',
  'withdrawn',
  'billed',
  'replaced',
  'voided',
  'denied',
  'paid',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The events that a person decides for a patient-month as a whole. They have no batch, code, or units. */
export const DECISION_KINDS = ['approved', 'held', 'released', 'withdrawn'] as const satisfies readonly EventKind[];
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** The events of charges that went out. */
export const SENT_KINDS = ['billed', 'replaced', 'voided'] as const satisfies readonly EventKind[];
export type SentKind = (typeof SENT_KINDS)[number];

/** One thing that happened to a claim line, or to a patient-month as a whole: one line of the record of claims. */
export interface ClaimEvent {
  readonly time: EventTime;
  readonly kind: EventKind;
  /** The batch in which the line went out, or that the payer's answer is about; '' for a decision. */
  readonly batch: string;
  /** For `replaced` and `voided`, the batch of the claim that is corrected; otherwise ''. */
  readonly replaces: string;
  /** The position among the lines of the batch, from 1, and the number of these lines; 0 for lines that didn't go out. */
  readonly position: number;
  readonly batchLines: number;
  readonly mrn: string;
  readonly month: CalendarMonth;
  readonly dateOfService: CalendarDate | undefined;
  /** Undefined for a decision. */
  readonly code: BillingCode | undefined;
  /** 0 for a decision. */
  readonly units: number;
  /** The minutes of the patient-month at the time. */
  readonly minutes: Minutes | undefined;
  readonly payer: string;
  /** The fingerprint of the patient-month's figures at the time (`getFigures`); '' if it isn't known. */
  readonly figures: string;
  /** What the payer paid. */
  readonly amount: Cents | undefined;
  /** The payer's number of the claim, which a correction refers to. */
  readonly claimNumber: string;
  /** Why: of a decision, a denial, or a correction. */
  readonly reason: string;
  readonly note: string;
}

/** An event with its place in the record. */
export interface RecordedEvent extends ClaimEvent {
  readonly range: TextRange;
}

/** A record of claims: its events in the order of the file, each once, and what is wrong with it. */
export interface ClaimRecord {
  readonly events: readonly RecordedEvent[];
  /** With an error among them, nothing can be exported, because a claim could go out twice. */
  readonly problems: readonly Problem[];
}

export const EMPTY_RECORD: ClaimRecord = { events: [], problems: [] };

/** An event before it has a time. */
export type EventDraft = Omit<ClaimEvent, 'time'>;

const EMPTY_DRAFT = {
  batch: '',
  replaces: '',
  position: 0,
  batchLines: 0,
  dateOfService: undefined,
  code: undefined,
  units: 0,
  minutes: undefined,
  payer: '',
  figures: '',
  amount: undefined,
  claimNumber: '',
  reason: '',
  note: '',
} as const satisfies Omit<EventDraft, 'kind' | 'mrn' | 'month'>;

/** Creates an event with the given values. All other values are empty. */
export function draftEvent(values: Pick<EventDraft, 'kind' | 'mrn' | 'month'> & Partial<EventDraft>): EventDraft {
  return { ...EMPTY_DRAFT, ...values };
}

/** Creates a person's decision about a patient-month. @param figures the fingerprint of the figures that the person saw */
export function draftDecision(
  kind: DecisionKind,
  { mrn, month, figures }: Pick<EventDraft, 'mrn' | 'month' | 'figures'>,
  reason: string,
): EventDraft {
  return draftEvent({ kind, mrn, month, figures, reason });
}

/** Checks whether an event is a person's decision. */
export function isDecision(kind: EventKind): kind is DecisionKind {
  return (DECISION_KINDS as readonly EventKind[]).includes(kind);
}

/** Checks whether an event is a line that went out. */
export function isSent(kind: EventKind): kind is SentKind {
  return (SENT_KINDS as readonly EventKind[]).includes(kind);
}
