import type { BilledLogs } from '../billing/billedLogs';
import { BILLING_PROBLEMS } from '../billing/billingProblems';
import { isDecisionReason } from '../billing/readiness/claimDecision';
import type { ClaimValue } from '../billing/totals/claimValues';
import {
  listMissingValues,
  type ClaimDecision,
  type Readiness,
  type ReadinessReason,
  type ReadinessState,
} from '../billing/readiness/readiness';
import type { CorrectionWait } from '../billing/readiness/readinessState';
import type { OtherReason } from '../billing/rules/readinessPolicy';
import { formatDate } from '../log/values/calendarDate';
import { LOG_PROBLEMS } from '../log/problems/problems';
import { joinWithAnd } from '../text/lists';
import { formatPhrase, phrase, t, type Phrase } from '../text/text';
import { grouped } from './figureWords';

/** Returns the name of a state. */
export function stateText(state: ReadinessState): string {
  switch (state) {
    case 'ready':
      return t`Ready`;
    case 'check':
      return t`Check`;
    case 'held':
      return t`Held`;
    case 'billed':
      return t`Billed`;
    case 'replace':
      return t`To be replaced`;
  }
}

/** Why a correction waits. */
export const CORRECTION_WAIT_TEXTS: Readonly<Record<CorrectionWait, Phrase>> = {
  monthNotOver: phrase`the month isn’t over`,
  conflictingAssessments: phrase`several initial assessments in one episode`,
  rowErrors: phrase`a row with an error could belong to it`,
};

const TITLES: Readonly<Record<string, { readonly title: Phrase }>> = { ...LOG_PROBLEMS, ...BILLING_PROBLEMS };

const OTHER_TITLES: Readonly<Record<OtherReason, Phrase>> = {
  name: phrase`name incomplete`,
  dateOfBirth: phrase`date of birth missing`,
  payer: phrase`payer missing`,
  payerId: phrase`payer ID missing`,
  diagnosis: phrase`diagnosis missing`,
  npi: phrase`NPI missing`,
  validNpi: phrase`NPI not valid`,
  pastDateOfService: phrase`date of service in the future`,
  leftOutRows: phrase`rows left out because of errors`,
  unplacedRows: phrase`rows without a date or an MRN that may belong here`,
};

const OTHER_REASONS = { ...OTHER_TITLES, ...CORRECTION_WAIT_TEXTS };

/** Returns a reason in a few words, without numbers, for lists and settings. */
export function reasonTitle(reason: string): string {
  if (isDecisionReason(reason)) {
    return reasonText({ reason, level: 'check', rows: 0 });
  }
  return formatPhrase(TITLES[reason]?.title ?? OTHER_REASONS[reason as OtherReason | CorrectionWait]);
}

/**
 * Returns why a claim is checked or held in a few words, such as `no psychiatric consultation in the month (CB123)`. It has no patient
 * data and no words of a person, so it can be part of the log of a build.
 */
export function reasonText({ reason, rows, decision }: ReadinessReason): string {
  switch (reason) {
    case 'leftOutRows':
      return rows === 1
        ? t`1 row left out because of an error`
        : t`${grouped(String(rows))} rows left out because of errors`;
    case 'unplacedRows':
      return rows === 1
        ? t`1 row without a date or an MRN may belong here`
        : t`${grouped(String(rows))} rows without a date or an MRN may belong here`;
    case 'decidedHold':
      return decision?.decidedOn === undefined
        ? t`held by a person`
        : t`held by a person on ${formatDate(decision.decidedOn)}`;
    case 'outdatedDecision':
      return outdatedText(decision);
    default:
      return reason in TITLES ? `${reasonTitle(reason)} (${reason})` : reasonTitle(reason);
  }
}

/** Returns a reason with the words of the person who decided, for views that show patients. */
export function reasonDetails(reason: ReadinessReason): string {
  return addWords(reasonText(reason), reason.decision);
}

/** Returns `approved on 2/3/2026`; '' for a hold or an outdated decision, which is one of the reasons. */
function decisionText({ decision }: Readiness): string {
  if (!decision?.isCurrent || decision.decidedOn === undefined) {
    return '';
  }
  switch (decision.kind) {
    case 'approved':
      return t`approved on ${formatDate(decision.decidedOn)}`;
    case 'released':
      return t`released on ${formatDate(decision.decidedOn)}`;
    case 'held':
      return '';
  }
}

/** Lists what became of a claim that went out: when, and what is to correct. It has no patient data. */
function listSentTexts({ sent }: Readiness): readonly string[] {
  if (!sent) {
    return [];
  }
  const date = formatDate(sent.sentOn);
  const { correction } = sent;
  if (correction) {
    return [
      correction.isVoid
        ? t`sent on ${date}, to void: ${correction.change}`
        : t`sent on ${date}, to replace: ${correction.change}`,
    ];
  }
  if (sent.isBilledTwice) {
    return [t`billed twice`];
  }
  switch (sent.answer) {
    case 'out':
      return [t`sent on ${date}`];
    case 'paid':
      return [t`sent on ${date} and paid`];
    case 'denied':
      return [t`sent on ${date} and denied`];
  }
}

function outdatedText(decision: ClaimDecision | undefined): string {
  if (decision?.decidedOn === undefined) {
    return t`the figures have changed since a person decided`;
  }
  const date = formatDate(decision.decidedOn);
  switch (decision.kind) {
    case 'approved':
      return t`the figures have changed since a person approved the claim on ${date}`;
    case 'held':
      return t`the figures have changed since a person held the claim on ${date}`;
    case 'released':
      return t`the figures have changed since a person released the claim on ${date}`;
  }
}

function addWords(text: string, decision: ClaimDecision | undefined): string {
  const words = decision?.reason ?? '';
  return text === '' || words === '' ? text : `${text} (${words})`;
}

/**
 * Lists why the claim is in its state: what became of one that went out, the reasons, and then a decision that makes it ready, with the words of the person, for views
 * that show patients.
 */
export function listReasonDetails(readiness: Readiness): readonly string[] {
  const decided = addWords(decisionText(readiness), readiness.decision);
  return [...listSentTexts(readiness), ...readiness.reasons.map(reasonDetails), ...(decided === '' ? [] : [decided])];
}

/** `Held: no psychiatric consultation in the month (CB123); payer missing`. It has no words of a person. */
export function readinessText(readiness: Readiness): string {
  const decided = decisionText(readiness);
  return formatState(readiness, [
    ...listSentTexts(readiness),
    ...readiness.reasons.map(reasonText),
    ...(decided === '' ? [] : [decided]),
  ]);
}

/** Returns the state with the words of the person who decided, for views that show patients. */
export function readinessDetails(readiness: Readiness): string {
  return formatState(readiness, listReasonDetails(readiness));
}

function formatState({ state }: Readiness, reasons: readonly string[]): string {
  return reasons.length === 0 ? stateText(state) : t`${stateText(state)}: ${reasons.join('; ')}`;
}

const VALUES: Readonly<Record<ClaimValue, Phrase>> = {
  name: phrase`name`,
  dateOfBirth: phrase`date of birth`,
  payer: phrase`payer`,
  payerId: phrase`payer ID`,
  diagnosis: phrase`diagnosis`,
  npi: phrase`referring provider NPI`,
  initiatingVisit: phrase`initiating visit`,
  score: phrase`rating scale score`,
};

/** Lists what concerns every claim, as sentences, so that it isn't repeated on each line. */
export function listReadinessNotices(billed: BilledLogs): readonly string[] {
  const missing = listMissingValues(billed).map((value) => formatPhrase(VALUES[value]));
  const unplaced = billed.ledger.unplacedRows.withoutPatient.size;
  return [
    ...(missing.length === 0
      ? []
      : [t`No patient-month has these values, so every claim lacks them: ${joinWithAnd(missing)}.`]),
    ...(unplaced === 0
      ? []
      : [
          unplaced === 1
            ? t`1 row doesn't show its patient, so it may belong to any claim. Fix it first.`
            : t`${grouped(String(unplaced))} rows don't show their patient, so they may belong to any claim. Fix them first.`,
        ]),
  ];
}
