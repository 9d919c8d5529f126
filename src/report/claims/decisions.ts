import type { BilledLogs } from '../../billing/billedLogs';
import { findReadiness } from '../../billing/readiness/readiness';
import { NO_RECORDED_CLAIMS } from '../../billing/readiness/sentClaim';
import type { CalendarMonth } from '../../log/values/calendarDate';
import { failure, success, type Result } from '../../text/result';
import { phrase, t, type Phrase } from '../../text/text';
import { draftDecision, type DecisionKind, type EventDraft } from './claimEvent';
import type { ClaimHistories } from './claimHistory';
import { chooseRecord, findAccount, type MonthAccount } from './claimPlan';
import { toOneLine } from './recordColumns';

/** A patient-month that a person decides about. */
export interface DecisionTarget {
  readonly mrn: string;
  readonly month: CalendarMonth;
}

/** What a person decides, about one or many patient-months. */
export interface DecisionRequest {
  readonly kind: DecisionKind;
  /** The person's words. Only a decision that is withdrawn needs none. */
  readonly reason: string;
  readonly targets: readonly DecisionTarget[];
}

/** Why nothing is recorded for a patient-month. */
export const SKIP_REASONS = {
  unknown: phrase`not in the logs or in the record`,
  noCode: phrase`no code is earned`,
  billed: phrase`billed already`,
  billedTwice: phrase`billed twice`,
  heldByFindings: phrase`held, so it can be released, but not approved`,
  sameDecision: phrase`decided already`,
  noDecision: phrase`no decision to withdraw`,
} as const satisfies Record<string, Phrase>;
export type SkipReason = keyof typeof SKIP_REASONS;

export interface SkippedTarget extends DecisionTarget {
  readonly why: SkipReason;
}

/** What a person's decision adds to the records of claims. */
export interface DecisionPlan {
  /** By the number of the record. */
  readonly drafts: ReadonlyMap<number, readonly EventDraft[]>;
  readonly decided: readonly DecisionTarget[];
  readonly skipped: readonly SkippedTarget[];
}

/**
 * Makes a person's decisions about patient-months. Each has the fingerprint of the current figures, so it's valid until they change. The
 * same decision a second time adds nothing.
 *
 * @param numberOfLog the number of the record next to each log
 * @returns the failure `reason-missing` for a decision without a reason
 */
export function planDecisions(
  billed: BilledLogs,
  histories: ClaimHistories,
  numberOfLog: readonly number[],
  { kind, reason, targets }: DecisionRequest,
): Result<DecisionPlan> {
  const words = toOneLine(reason);
  if (words === '' && kind !== 'withdrawn') {
    return failure('reason-missing', t`A decision needs a reason.`);
  }
  const drafts = new Map<number, EventDraft[]>();
  const decided: DecisionTarget[] = [];
  const skipped: SkippedTarget[] = [];
  for (const { mrn, month } of removeRepeated(targets)) {
    const account = findAccount(billed, histories, { mrn, month });
    const why = findSkipReason(account, billed, histories, kind, words);
    if (why) {
      skipped.push({ mrn, month, why });
      continue;
    }
    const number = chooseRecord(account, billed, numberOfLog);
    const ofRecord = drafts.get(number) ?? [];
    drafts.set(number, ofRecord);
    ofRecord.push(draftDecision(kind, { mrn, month, figures: account.now?.figures ?? '' }, words));
    decided.push({ mrn, month });
  }
  return success({ drafts, decided, skipped });
}

/**
 * Lists the patient-months that a decision about a whole month is about: those with something to bill, or with a claim to correct. A
 * denied claim isn't one of them, because it goes out again only after a person looked at it.
 *
 */
export function listDecisionTargets(accounts: readonly MonthAccount[]): readonly DecisionTarget[] {
  return accounts
    .filter(({ state: { kind } }) => kind !== 'nothing' && kind !== 'billed' && kind !== 'billedTwice')
    .map(({ mrn, month }) => ({ mrn, month }));
}

function findSkipReason(
  account: MonthAccount,
  billed: BilledLogs,
  histories: ClaimHistories,
  kind: DecisionKind,
  words: string,
): SkipReason | undefined {
  const { mrn, month, state, patientMonth, decision } = account;
  if (!patientMonth && !histories.find(mrn, month)) {
    return 'unknown';
  }
  if (kind === 'withdrawn') {
    return decision ? undefined : 'noDecision';
  }
  if (state.kind === 'nothing') {
    return 'noCode';
  }
  if (state.kind === 'billedTwice') {
    return 'billedTwice';
  }
  if (state.kind === 'billed' && state.claim.lines.every(({ answer }) => answer?.kind !== 'denied')) {
    return 'billed';
  }
  if (decision?.isCurrent && decision.kind === kind && decision.reason === words) {
    return isAnsweredSince(account, histories) ? undefined : 'sameDecision';
  }
  return kind === 'approved' && state.kind === 'bill' && isHeldByFindings(account, billed)
    ? 'heldByFindings'
    : undefined;
}

/** Checks whether a denial came after the latest decision, so that the same decision answers it. */
function isAnsweredSince({ mrn, month, state }: MonthAccount, histories: ClaimHistories): boolean {
  const decidedAt = histories.find(mrn, month)?.decision?.time.seconds ?? 0;
  return (
    'claim' in state &&
    state.claim.lines.some(({ answer }) => answer?.kind === 'denied' && answer.event.time.seconds > decidedAt)
  );
}

/** Checks whether something other than a person's decision holds the claim. */
function isHeldByFindings({ patientMonth }: MonthAccount, billed: BilledLogs): boolean {
  return patientMonth !== undefined && findReadiness(billed, patientMonth, NO_RECORDED_CLAIMS)?.state === 'held';
}

function removeRepeated(targets: readonly DecisionTarget[]): readonly DecisionTarget[] {
  return [...new Map(targets.map((target) => [JSON.stringify([target.mrn, target.month]), target])).values()];
}
