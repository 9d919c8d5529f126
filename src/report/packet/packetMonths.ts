import type { BilledLogs } from '../../billing/billedLogs';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { readMrn } from '../../log/values/mrnText';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { ClaimedMonth } from './claimList';

/** Which patient-months a packet is for. */
export interface PacketChoice {
  /** Undefined for all months. */
  readonly month?: CalendarMonth | undefined;
  /** Undefined for all patients. */
  readonly mrns?: readonly string[] | undefined;
  /** The claims that a payer asks for. Undefined without a list. */
  readonly claims?: readonly ClaimedMonth[] | undefined;
}

/** The patient-months of a packet, and what was asked for but isn't in the logs. */
export interface PacketMonths {
  readonly months: readonly PatientMonth[];
  /** Claims without an entry of the patient in the month. */
  readonly missingClaims: readonly ClaimedMonth[];
  /** The places of the MRNs, from 1, that have no patient-month in the packet. */
  readonly missingMrns: readonly number[];
  /** How many chosen patient-months aren't in the packet because they earn no code, so there's no claim. */
  readonly withoutCode: number;
}

/**
 * Chooses the patient-months of a packet. With a list of claims, they're in the order of the list, whether they earn a code or not:
 * the payer has the claims. Otherwise, they're by MRN and month, and only those that earn a code, because a packet must not disclose
 * more than the claims that it's for.
 */
export function choosePacketMonths(billed: BilledLogs, { month, mrns, claims }: PacketChoice): PacketMonths {
  const chosenMrns = mrns?.map((text) => readMrn(text).mrn);
  const isChosen = (mrn: string, of: CalendarMonth): boolean =>
    (month === undefined || month === of) && (chosenMrns === undefined || chosenMrns.includes(mrn));
  const chosenClaims = claims?.filter((claim) => isChosen(claim.mrn, claim.month));
  const found = chosenClaims?.map((claim) => ({ claim, month: findMonth(billed, claim) }));
  const all = found
    ? found.flatMap((one) => one.month ?? [])
    : billed.ledger.months().filter((one) => one.summary.entryCount > 0 && isChosen(one.mrn, one.month));
  const months = found ? all : all.filter(({ codes }) => codes.base !== undefined).sort(compareMonths);
  const included = new Set(months.map(({ mrn }) => mrn));
  return {
    months,
    missingClaims: found?.flatMap((one) => (one.month ? [] : [one.claim])) ?? [],
    missingMrns: chosenMrns?.flatMap((mrn, index) => (included.has(mrn) ? [] : [index + 1])) ?? [],
    withoutCode: all.length - months.length,
  };
}

/** A month in which every row is left out has a page, too: it shows why. */
function findMonth({ ledger }: BilledLogs, { mrn, month }: ClaimedMonth): PatientMonth | undefined {
  return ledger.patientMonth(mrn, month);
}

function compareMonths(a: PatientMonth, b: PatientMonth): number {
  return a.mrn < b.mrn ? -1 : a.mrn > b.mrn ? 1 : a.month - b.month;
}
