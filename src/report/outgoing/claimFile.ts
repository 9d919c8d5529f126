import type { ClaimParties } from '../../billing/outgoing/claimParties';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { t } from '../../text/text';
import { COMPONENT_SEPARATOR, formatSegment, REPETITION_SEPARATOR, toX12Text } from '../x12/x12Text';
import { findReceiver, listClaimNeeds, listPartyNeeds } from './claimNeeds';
import { claimSegments, type Segment } from './claimSegments';
import type { OutgoingClaim } from './outgoingClaim';

/** The implementation guide of professional claims. */
export const PROFESSIONAL_GUIDE = '005010X222A1';

/** A file of professional claims for one payer. */
export interface ClaimFile {
  readonly payer: string;
  readonly text: string;
  readonly claims: readonly OutgoingClaim[];
}

/** A claim that isn't written. */
export interface IncompleteClaim {
  readonly claim: OutgoingClaim;
  /** What it lacks. Never a value from the log or the roster. */
  readonly needs: readonly string[];
}

export interface ClaimFiles {
  readonly files: readonly ClaimFile[];
  readonly incomplete: readonly IncompleteClaim[];
  /** What the configuration lacks for every claim. Then, no file is written. */
  readonly partyNeeds: readonly string[];
}

/** The numbers and the time of a file. */
export interface FileStamp {
  /** The interchange control number of the first file, 1 to 999,999,999. The next file has the next number. */
  readonly controlNumber: number;
  /** Local, as `YYYYMMDD` and `HHMM`. */
  readonly day: string;
  readonly time: string;
}

const MOST_CONTROL_NUMBERS = 999_999_999;

/**
 * Creates 837P files (005010X222A1), one for each payer, in the order of the claims. A claim that lacks something that the standard
 * requires isn't in any of them. No clearinghouse has validated these files.
 */
export function createClaimFiles(
  claims: readonly OutgoingClaim[],
  parties: ClaimParties,
  stamp: FileStamp,
): ClaimFiles {
  const partyNeeds = listPartyNeeds(parties);
  if (partyNeeds.length > 0) {
    return { files: [], incomplete: [], partyNeeds };
  }
  const byPayer = new Map<string, OutgoingClaim[]>();
  const incomplete = findIncomplete(claims, parties);
  const isIncomplete = new Set(incomplete.map(({ claim }) => claim));
  for (const claim of claims) {
    if (!isIncomplete.has(claim)) {
      // Two payer IDs are two payers, even if the log has the same name for both.
      const key = JSON.stringify([normalizePayerName(claim.payer), claim.payerId]);
      const group = byPayer.get(key);
      if (group) {
        group.push(claim);
      } else {
        byPayer.set(key, [claim]);
      }
    }
  }
  const files = [...byPayer.values()].map((group, index) => {
    const controlNumber = ((stamp.controlNumber - 1 + index) % MOST_CONTROL_NUMBERS) + 1;
    return {
      payer: group[0]?.payer ?? '',
      claims: group,
      text: formatFile(group, parties, { ...stamp, controlNumber }),
    };
  });
  return { files, incomplete, partyNeeds };
}

/** A void and a new claim of one patient-month go out together or not at all: two payers would be billed. */
function findIncomplete(claims: readonly OutgoingClaim[], parties: ClaimParties): IncompleteClaim[] {
  const listed = claims.map((claim) => ({ claim, needs: listClaimNeeds(claim, parties) }));
  const key = ({ mrn, month }: OutgoingClaim): string => JSON.stringify([mrn, month]);
  const waiting = new Set(listed.filter(({ needs }) => needs.length > 0).map(({ claim }) => key(claim)));
  return listed.flatMap(({ claim, needs }) =>
    !waiting.has(key(claim))
      ? []
      : [{ claim, needs: needs.length > 0 ? needs : [t`the other claim of the patient-month`] }],
  );
}

/** Returns the text of a file: one interchange with one functional group and one transaction set. */
function formatFile(claims: readonly OutgoingClaim[], parties: ClaimParties, stamp: FileStamp): string {
  const { day, time, controlNumber } = stamp;
  const receiver = findReceiver(parties, claims[0]?.payer ?? '');
  const [sender, recipient] = [text(parties.submitter.id), text(receiver.id)];
  const set = transactionSet(claims, parties, receiver, stamp);
  const number = String(controlNumber).padStart(9, '0');
  return [
    interchangeHeader(sender, recipient, number, parties, stamp),
    formatSegment(['GS', 'HC', sender, recipient, day, time, String(controlNumber), 'X', PROFESSIONAL_GUIDE]),
    ...set.map(formatSegment),
    // The count includes the first and the last segment of the set.
    formatSegment(['SE', String(set.length + 1), '0001']),
    formatSegment(['GE', '1', String(controlNumber)]),
    formatSegment(['IEA', '1', number]),
  ]
    .map((segment) => `${segment}\n`)
    .join('');
}

/** Returns the first segment, whose elements have fixed lengths and show the delimiters. */
function interchangeHeader(
  sender: string,
  recipient: string,
  number: string,
  { usage }: ClaimParties,
  { day, time }: FileStamp,
): string {
  const blank = ' '.repeat(10);
  const elements = ['ISA', '00', blank, '00', blank, 'ZZ', sender.padEnd(15), 'ZZ', recipient.padEnd(15)];
  const rest = [day.slice(2), time, REPETITION_SEPARATOR, '00501', number, '0', usage, COMPONENT_SEPARATOR];
  return `${[...elements, ...rest].join('*')}~`;
}

function transactionSet(
  claims: readonly OutgoingClaim[],
  parties: ClaimParties,
  receiver: { readonly name: string; readonly id: string },
  { day, time, controlNumber }: FileStamp,
): readonly Segment[] {
  const { submitter, provider } = parties;
  const segments: Segment[] = [
    ['ST', '837', '0001', PROFESSIONAL_GUIDE],
    ['BHT', '0019', '00', String(controlNumber), day, time, 'CH'],
    ['NM1', '41', '2', text(submitter.name), '', '', '', '', '46', text(submitter.id)],
    ['PER', 'IC', text(submitter.contact), 'TE', text(submitter.phone)],
    ['NM1', '40', '2', text(receiver.name), '', '', '', '', '46', text(receiver.id)],
    ['HL', '1', '', '20', '1'],
    ...(provider.taxonomy === '' ? [] : [['PRV', 'BI', 'PXC', text(provider.taxonomy)]]),
    ['NM1', '85', '2', text(provider.name), '', '', '', '', 'XX', text(provider.npi)],
    ['N3', text(provider.address)],
    ['N4', text(provider.city), text(provider.state), text(provider.postalCode)],
    ['REF', 'EI', text(provider.taxId)],
  ];
  let level = 2;
  for (const claim of claims) {
    for (const segment of claimSegments(claim, parties, level)) {
      segments.push(segment);
    }
    level += claim.details.relation === 'self' ? 1 : 2;
  }
  return segments;
}

function text(value: string): string {
  return toX12Text(value) ?? '';
}
