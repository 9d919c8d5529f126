import type { ClaimParties } from '../../billing/outgoing/claimParties';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { addCents, formatPlainCents, type Cents } from '../../billing/rules/feeSchedule';
import { formatIsoDate, type CalendarDate } from '../../log/values/calendarDate';
import type { SubscriberRelation } from '../../log/claims/claimDetailText';
import { createControlNumber } from '../claims/claimControlNumber';
import { toX12Text } from '../x12/x12Text';
import { findRenderingName } from './claimNeeds';
import type { OutgoingClaim } from './outgoingClaim';

/** A segment as its elements. A list is a composite element. */
export type Segment = readonly (string | readonly string[])[];

/** The relation of the patient to the subscriber (PAT01). */
const RELATION_CODES: Readonly<Record<SubscriberRelation, string>> = {
  self: '18',
  spouse: '01',
  child: '19',
  other: 'G8',
};
const SUBSCRIBER_LEVEL = '22';
const DEPENDENT_LEVEL = '23';

/** Returns the number of a claim (CLM01), which has at most 20 letters, as the standard allows. */
export function patientControlNumber({ mrn, month, batch, frequency }: OutgoingClaim): string {
  return createControlNumber(mrn, month, batch, frequency);
}

/**
 * Returns the segments of a claim: the loops of the subscriber and, if that's another person, of the patient. The claim must have everything
 * that `listClaimNeeds` asks for.
 *
 * @param level the number of the first hierarchical level of the claim (HL01)
 */
export function claimSegments(claim: OutgoingClaim, parties: ClaimParties, level: number): readonly Segment[] {
  const { details, payer } = claim;
  const isSelf = details.relation === 'self';
  const patient = [...addressSegments(claim), ['DMG', 'D8', formatDay(claim.dateOfBirth), details.sex]];
  const name = (last: string, first: string): Segment => [text(last), text(first)];
  return [
    ['HL', String(level), '1', SUBSCRIBER_LEVEL, isSelf ? '0' : '1'],
    // The claims are sent to the primary payer.
    ['SBR', 'P', isSelf ? '18' : '', '', '', '', '', '', '', parties.filingCodes.get(normalizePayerName(payer)) ?? ''],
    [
      ...['NM1', 'IL', '1'],
      ...(isSelf
        ? name(claim.lastName, claim.firstName)
        : name(details.subscriberLastName, details.subscriberFirstName)),
      ...['', '', '', 'MI', text(details.memberId)],
    ],
    ...(isSelf ? patient : []),
    ['NM1', 'PR', '2', text(payer), '', '', '', '', 'PI', text(claim.payerId)],
    ...(isSelf
      ? []
      : [
          ['HL', String(level + 1), String(level), DEPENDENT_LEVEL, '0'],
          ['PAT', RELATION_CODES[details.relation === '' ? 'other' : details.relation]],
          ['NM1', 'QC', '1', ...name(claim.lastName, claim.firstName)],
          ...patient,
        ]),
    ...serviceSegments(claim, parties),
  ];
}

function addressSegments({ details }: OutgoingClaim): readonly Segment[] {
  return [
    ['N3', text(details.address), text(details.addressLine2)],
    ['N4', text(details.city), text(details.state), text(details.postalCode)],
  ];
}

/** The loops of the claim, its rendering provider, and its lines (2300, 2310B, and 2400). */
function serviceSegments(claim: OutgoingClaim, parties: ClaimParties): readonly Segment[] {
  const { frequency, payerClaimNumber, diagnoses, lines, modifiers, renderingNpi } = claim;
  const total = addCents(lines.flatMap(({ charge }) => charge ?? []));
  const pointers = diagnoses.map((_, index) => String(index + 1));
  const [last = '', first = ''] = findRenderingName(claim, parties).split(',');
  return [
    [
      ...['CLM', patientControlNumber(claim), formatAmount(total), '', ''],
      [claim.placeOfService, 'B', frequency],
      // The provider's signature is on file, assignment is accepted, and the patient has agreed to both.
      ...['Y', 'A', 'Y', 'Y'],
    ],
    ...(frequency === '1' ? [] : [['REF', 'F8', text(payerClaimNumber)]]),
    ['HI', ...diagnoses.map((code, index) => [index === 0 ? 'ABK' : 'ABF', text(code.replaceAll('.', ''))])],
    ...(renderingNpi === parties.provider.npi
      ? []
      : [['NM1', '82', '1', text(last), text(first), '', '', '', 'XX', text(renderingNpi)]]),
    ...lines.flatMap(({ code, units, charge }, index): Segment[] => [
      ['LX', String(index + 1)],
      [
        'SV1',
        ['HC', code, ...modifiers.map(text)],
        formatAmount(charge ?? (0 as Cents)),
        'UN',
        String(units),
        '',
        '',
        pointers,
      ],
      ['DTP', '472', 'D8', formatDay(claim.dateOfService)],
    ]),
  ];
}

/** Returns a text that has been checked. */
function text(value: string): string {
  return toX12Text(value) ?? '';
}

function formatDay(date: CalendarDate | undefined): string {
  return date === undefined ? '' : formatIsoDate(date).replaceAll('-', '');
}

/** Formats an amount without zeros at the end, as the standard requires: `250`, `250.5`. */
function formatAmount(amount: Cents): string {
  return formatPlainCents(amount).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros.replace(/0+$/, '')));
}
