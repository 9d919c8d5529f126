import { minutesText } from '../../wording/figureWords';
import { formatPhrase, phrase, t, type Phrase } from '../../text/text';
import type { ClaimEvent, EventKind } from '../claims/claimEvent';
import { formatPlainCents } from '../../billing/rules/feeSchedule';
import type { PacketEvent } from './packet';

const EVENT_NAMES: ReadonlyMap<EventKind, Phrase> = new Map([
  ['approved', phrase`Approved`],
  ['held', phrase`Held`],
  ['released', phrase`Released`],
  ['withdrawn', phrase`Decision withdrawn`],
  ['billed', phrase`Billed`],
  ['replaced', phrase`Replaced`],
  ['voided', phrase`Voided`],
  ['denied', phrase`Denied`],
  ['paid', phrase`Paid`],
]);

/** Returns events of the record of claims as a packet shows them, in the same order. */
export function createPacketEvents(events: readonly ClaimEvent[]): PacketEvent[] {
  return events.map((event) => ({
    date: event.time.date,
    event: formatEventName(event.kind),
    details: listDetails(event).join(', '),
  }));
}

function formatEventName(kind: EventKind): string {
  const name = EVENT_NAMES.get(kind);
  return name ? formatPhrase(name) : kind;
}

function listDetails(event: ClaimEvent): string[] {
  const { code, units, minutes, amount, batch, replaces, claimNumber, reason, note } = event;
  return [
    ...(code === undefined ? [] : [t`${units} × ${code}`]),
    ...(minutes ? [minutesText(minutes)] : []),
    ...(amount === undefined ? [] : [`$${formatPlainCents(amount)}`]),
    ...(batch === '' ? [] : [t`batch ${batch}`]),
    ...(replaces === '' ? [] : [t`corrects batch ${replaces}`]),
    ...(claimNumber === '' ? [] : [t`claim ${claimNumber}`]),
    ...[reason, note].filter((text) => text !== ''),
  ];
}
