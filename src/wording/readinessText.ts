import type { BilledLogs } from '../billing/billedLogs';
import { BILLING_PROBLEMS } from '../billing/billingProblems';
import { DECISION_REASONS } from '../billing/readiness/claimDecision';
import type { ClaimValue } from '../billing/totals/claimValues';
import {
  listMissingValues,
  type Readiness,
  type ReadinessReason,
  type ReadinessState,
} from '../billing/readiness/readiness';
import type { OtherReason } from '../billing/rules/readinessPolicy';
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
  }
}

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

/** Returns a reason in a few words, without numbers, for lists and settings. */
export function reasonTitle(reason: string): string {
  if ((DECISION_REASONS as readonly string[]).includes(reason)) {
    return reasonText({ reason, level: 'check', rows: 0 });
  }
  return formatPhrase(TITLES[reason]?.title ?? OTHER_TITLES[reason as OtherReason]);
}

/** Returns why a claim is checked or held in a few words, such as `no psychiatric consultation in the month (CB123)`. */
export function reasonText({ reason, rows }: ReadinessReason): string {
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
      return t`held by a person`;
    case 'outdatedDecision':
      return t`the figures have changed since a person decided`;
    default:
      return reason in TITLES ? `${reasonTitle(reason)} (${reason})` : reasonTitle(reason);
  }
}

/** `Held: no psychiatric consultation in the month (CB123); payer missing`. */
export function readinessText({ state, reasons }: Readiness): string {
  return reasons.length === 0 ? stateText(state) : t`${stateText(state)}: ${reasons.map(reasonText).join('; ')}`;
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
