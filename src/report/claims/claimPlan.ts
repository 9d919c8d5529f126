import { addAll } from '../../text/lists';
import type { BilledLogs } from '../../billing/billedLogs';
import type { PatientMonth } from '../../billing/months/patientMonth';
import type { FindDecision } from '../../billing/readiness/claimDecision';
import { findReadiness, type ClaimDecision } from '../../billing/readiness/readiness';
import type { SentCorrection } from '../../billing/readiness/readinessState';
import { NO_RECORDED_CLAIMS } from '../../billing/readiness/sentClaim';
import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { LOG_PROBLEMS } from '../../log/problems/problems';
import type { Minutes } from '../../log/values/minutes';
import { phrase, type Phrase } from '../../text/text';
import { CORRECTION_WAIT_TEXTS } from '../../wording/readinessText';
import { createDecisionFinder, toClaimDecision } from './recordedDecisions';
import { draftEvent, type EventDraft, type SentKind } from './claimEvent';
import { getMonthClaim, type CodeUnits, type MonthClaim } from './claimFigures';
import type { ClaimHistories, SentClaim } from './claimHistory';
import { findClaimState, type ClaimState } from './claimState';

/** A claim, or the correction of one, that goes out. */
export interface PlannedClaim {
  readonly kind: SentKind;
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** The base code first. A void has the lines of the claim that it takes back. */
  readonly lines: readonly CodeUnits[];
  readonly dateOfService: CalendarDate | undefined;
  readonly minutes: Minutes | undefined;
  readonly payer: string;
  readonly figures: string;
  /** The claim that is corrected; undefined for a new one. */
  readonly corrects: SentClaim | undefined;
  /** What changed since that claim went out; '' for a new one. */
  readonly change: string;
  /** The number of the record that gets the lines. */
  readonly recordNumber: number;
}

/** Why a patient-month doesn't go out now, although it has something to bill or to correct. */
export const WAITING_REASONS = {
  heldByPerson: phrase`held by a decision`,
  monthNotOver: CORRECTION_WAIT_TEXTS.monthNotOver,
  billedTwice: phrase`billed twice`,
  rowErrors: CORRECTION_WAIT_TEXTS.rowErrors,
  conflictingAssessments: CORRECTION_WAIT_TEXTS.conflictingAssessments,
  toCheck: phrase`to check first`,
  heldByReadiness: phrase`not ready`,
} as const satisfies Record<string, Phrase>;
export type WaitingReason = keyof typeof WAITING_REASONS;

export interface WaitingMonth {
  readonly mrn: string;
  readonly month: CalendarMonth;
  readonly reason: WaitingReason;
}

/** What goes out now, and what waits. */
export interface ClaimPlan {
  readonly claims: readonly PlannedClaim[];
  readonly waiting: readonly WaitingMonth[];
}

export interface PlanOptions {
  /** Only this month; undefined for all. */
  readonly month?: CalendarMonth | undefined;
  /** The number of the record next to each log. */
  readonly numberOfLog: readonly number[];
  /** Whether months to check go out like months that are ready. */
  readonly includesCheck?: boolean;
}

/**
 * Finds what goes out: new claims of months that are ready or approved, replacements of claims whose figures changed, and voids of
 * claims that no longer have any.
 */
export function planClaims(billed: BilledLogs, histories: ClaimHistories, options: PlanOptions): ClaimPlan {
  const claims: PlannedClaim[] = [];
  const waiting: WaitingMonth[] = [];
  const findDecision = createDecisionFinder(billed, histories);
  for (const account of listAccounts(billed, histories, options.month)) {
    const reason = findWaitingReason(account, billed, findDecision, options);
    if (reason) {
      waiting.push({ mrn: account.mrn, month: account.month, reason });
    } else {
      addAll(claims, createClaims(account, chooseRecord(account, billed, options.numberOfLog)));
    }
  }
  return { claims, waiting };
}

/** A patient-month with what its claim needs. */
export interface MonthAccount {
  readonly mrn: string;
  readonly month: CalendarMonth;
  /** Undefined if the logs don't have the patient-month. */
  readonly patientMonth: PatientMonth | undefined;
  readonly now: MonthClaim | undefined;
  readonly state: ClaimState;
  /** A person's latest decision, as it applies to the current figures. */
  readonly decision: ClaimDecision | undefined;
}

/** Lists every patient-month of the logs and of the records: by MRN and then the latest month first, those without rows at the end. */
export function listAccounts(
  billed: BilledLogs,
  histories: ClaimHistories,
  only?: CalendarMonth,
): readonly MonthAccount[] {
  const isChosen = (month: CalendarMonth): boolean => only === undefined || month === only;
  const inLogs = billed.ledger
    .months()
    .filter(({ month }) => isChosen(month))
    .map(({ mrn, month }) => findAccount(billed, histories, { mrn, month }));
  const missing = [...histories.all]
    .filter(({ mrn, month }) => isChosen(month) && !billed.ledger.patientMonth(mrn, month))
    .sort((a, b) => (a.mrn === b.mrn ? b.month - a.month : a.mrn < b.mrn ? -1 : 1))
    .map(({ mrn, month }) => findAccount(billed, histories, { mrn, month }));
  return [...inLogs, ...missing];
}

/** Returns what a patient-month needs. */
export function findAccount(
  billed: BilledLogs,
  histories: ClaimHistories,
  { mrn, month }: Pick<MonthAccount, 'mrn' | 'month'>,
): MonthAccount {
  const patientMonth = billed.ledger.patientMonth(mrn, month);
  const history = histories.find(mrn, month);
  const now = patientMonth && getMonthClaim(patientMonth, billed.table);
  const decision = history?.decision && toClaimDecision(history.decision, now?.figures);
  return { mrn, month, patientMonth, now, state: findClaimState(now, history), decision };
}

/**
 * Returns the number of the record that gets the lines of a patient-month: the record of the claim that is open, or else the one next to the
 * log with the latest counted entry.
 */
export function chooseRecord(
  { state, patientMonth }: MonthAccount,
  { table }: BilledLogs,
  numberOfLog: readonly number[],
): number {
  if ('claim' in state) {
    return state.claim.recordNumber;
  }
  return (patientMonth && numberOfLog[table.logNumberOf(patientMonth.summary.latestRow)]) ?? 0;
}

function findWaitingReason(
  account: MonthAccount,
  billed: BilledLogs,
  findDecision: FindDecision,
  options: PlanOptions,
): WaitingReason | undefined {
  const { state } = account;
  switch (state.kind) {
    case 'nothing':
    case 'billed':
      return undefined;
    case 'billedTwice':
      return 'billedTwice';
    case 'bill':
      return findFirstWait(account, billed) ?? findReadinessReason(account, billed, findDecision, options);
    case 'replace':
    case 'void':
    case 'voidAndBill': {
      const wait = findCorrectionWait(account, billed);
      return wait === 'toCheck' && options.includesCheck === true ? undefined : wait;
    }
  }
}

/** Returns why neither a new claim nor a correction of the month goes out. */
function findFirstWait(
  { month, decision }: MonthAccount,
  billed: BilledLogs,
): 'heldByPerson' | 'monthNotOver' | undefined {
  const { today } = billed.ledger.rules;
  if (decision?.kind === 'held' && decision.isCurrent) {
    return 'heldByPerson';
  }
  return today !== undefined && month >= monthOf(today) ? 'monthNotOver' : undefined;
}

/** Returns why the correction of a claim that went out waits; undefined if it goes out. */
export function findCorrectionWait(account: MonthAccount, billed: BilledLogs): SentCorrection['wait'] {
  const { month, patientMonth, decision } = account;
  const first = findFirstWait(account, billed);
  if (first) {
    return first;
  }
  // A correction takes money back, so it isn't sent because of a mistyped row.
  if (patientMonth?.kind === 'conflictingAssessments') {
    return 'conflictingAssessments';
  }
  if (hasRowErrors(billed, month)) {
    return 'rowErrors';
  }
  // A person held other figures than these.
  return decision?.kind === 'held' ? 'toCheck' : undefined;
}

/** Returns why the claim of a month isn't ready: the same state as in every view. */
function findReadinessReason(
  { patientMonth }: MonthAccount,
  billed: BilledLogs,
  findDecision: FindDecision,
  { includesCheck }: PlanOptions,
): WaitingReason | undefined {
  const recorded = { ...NO_RECORDED_CLAIMS, findDecision };
  const readiness = patientMonth && findReadiness(billed, patientMonth, recorded);
  switch (readiness?.state) {
    case undefined:
    case 'ready':
    case 'billed':
    case 'replace':
      return undefined;
    case 'check':
      return includesCheck === true ? undefined : 'toCheck';
    case 'held':
      return 'heldByReadiness';
  }
}

/** Checks whether a row of the month, or one without a readable date, has an error. */
function hasRowErrors(billed: BilledLogs, month: CalendarMonth): boolean {
  return billed.ledger.excluded
    .list(month)
    .some(({ code }) => code in LOG_PROBLEMS && LOG_PROBLEMS[code as keyof typeof LOG_PROBLEMS].severity === 'error');
}

function createClaims(account: MonthAccount, recordNumber: number): PlannedClaim[] {
  const { now, state } = account;
  const create = (kind: 'billed' | 'replaced', corrects?: SentClaim, change = ''): PlannedClaim[] =>
    now ? [{ ...now, kind, corrects, change, recordNumber }] : [];
  switch (state.kind) {
    case 'nothing':
    case 'billed':
    case 'billedTwice':
      return [];
    case 'bill':
      return create('billed');
    case 'replace':
      return create('replaced', state.claim, state.change);
    case 'void':
      return [createVoid(account, state.claim, state.change)];
    case 'voidAndBill':
      return [createVoid(account, state.claim, state.change), ...create('billed')];
  }
}

function createVoid({ mrn, month }: MonthAccount, claim: SentClaim, change: string): PlannedClaim {
  const { lines, dateOfService, payer, figures, recordNumber } = claim;
  const minutes = lines[0]?.event.minutes;
  return {
    kind: 'voided',
    mrn,
    month,
    lines,
    dateOfService,
    minutes,
    payer,
    figures,
    corrects: claim,
    change,
    recordNumber,
  };
}

/** Returns the events that record a plan as a batch, by the number of the record. */
export function recordPlan({ claims }: ClaimPlan, batch: string): Map<number, readonly EventDraft[]> {
  const byRecord = new Map<number, EventDraft[]>();
  for (const claim of claims) {
    const drafts = byRecord.get(claim.recordNumber) ?? [];
    byRecord.set(claim.recordNumber, drafts);
    addAll(
      drafts,
      claim.lines.map((line) => createLine(claim, line, batch)),
    );
  }
  return new Map(
    [...byRecord].map(([number, drafts]) => [
      number,
      drafts.map((draft, index) => ({ ...draft, position: index + 1, batchLines: drafts.length })),
    ]),
  );
}

function createLine(claim: PlannedClaim, { code, units }: CodeUnits, batch: string): EventDraft {
  const { kind, mrn, month, dateOfService, minutes, payer, figures, corrects, change } = claim;
  const replaces = corrects?.batch ?? '';
  return draftEvent({
    kind,
    batch,
    replaces,
    mrn,
    month,
    dateOfService,
    code,
    units,
    minutes,
    payer,
    figures,
    reason: change,
  });
}
