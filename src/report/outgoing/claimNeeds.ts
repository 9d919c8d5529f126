import type { ClaimParties, Receiver } from '../../billing/outgoing/claimParties';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { findNpiFlaw } from '../../log/values/npi';
import { t } from '../../text/text';
import { toX12Text } from '../x12/x12Text';
import type { OutgoingClaim } from './outgoingClaim';

/** A text that 837P requires, its name for people, and the form that the standard allows. */
type Need = readonly [name: string, value: string, isValid: (text: string) => boolean];

const hasLength = (least: number, most: number) => (text: string) => text.length >= least && text.length <= most;
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
const isNpi = (text: string): boolean => findNpiFlaw(text) === undefined;
/** The last name comes first and is required. */
const isPersonName = (text: string): boolean => {
  const [last = '', first = ''] = text.split(',').map((part) => part.trim());
  return hasLength(1, 60)(last) && hasLength(0, 35)(first);
};
const DIGITS_10 = matches(/^\d{10}$/);
const STATE = matches(/^[A-Z]{2}$/);

/** The receiver of the claims of a payer. */
export function findReceiver({ receiver, receivers }: ClaimParties, payer: string): Receiver {
  return receivers.get(normalizePayerName(payer)) ?? receiver;
}

/** Lists what the configuration lacks for 837P files, whatever the claim. */
export function listPartyNeeds({ submitter, provider }: ClaimParties): string[] {
  const needs: readonly Need[] = [
    [t`name of the submitter`, submitter.name, hasLength(1, 60)],
    [t`identification of the submitter (2 to 15 characters)`, submitter.id, hasLength(2, 15)],
    [t`contact of the submitter`, submitter.contact, hasLength(1, 60)],
    [t`phone of the submitter (10 digits)`, submitter.phone, DIGITS_10],
    [t`name of the billing provider`, provider.name, hasLength(1, 60)],
    [t`valid NPI of the billing provider`, provider.npi, isNpi],
    [t`tax ID of the billing provider (9 digits)`, provider.taxId, matches(/^\d{9}$/)],
    [t`taxonomy code of the billing provider (10 characters)`, provider.taxonomy, matches(/^(?:[A-Z0-9]{10})?$/)],
    [t`address of the billing provider`, provider.address, hasLength(1, 55)],
    [t`city of the billing provider`, provider.city, hasLength(2, 30)],
    [t`state of the billing provider (2 letters)`, provider.state, STATE],
    [t`ZIP code of the billing provider (9 digits)`, provider.postalCode, matches(/^\d{9}$/)],
  ];
  return listUnmet(needs);
}

/** Lists what the standard requires for a claim and the claim doesn't have. Never a value from the log or the roster. */
export function listClaimNeeds(claim: OutgoingClaim, parties: ClaimParties): string[] {
  const { details } = claim;
  const isSelf = details.relation === 'self';
  const needs: readonly Need[] = [
    [t`last name of the patient`, claim.lastName, hasLength(1, 60)],
    [t`first name of the patient`, claim.firstName, hasLength(0, 35)],
    [t`member ID`, details.memberId, hasLength(2, 80)],
    [t`sex`, details.sex, hasLength(1, 1)],
    [t`address`, details.address, hasLength(1, 55)],
    [t`second line of the address (at most 55 characters)`, details.addressLine2, hasLength(0, 55)],
    [t`city`, details.city, hasLength(2, 30)],
    [t`state`, details.state, STATE],
    [t`ZIP code`, details.postalCode, matches(/^(?:\d{5}|\d{9})$/)],
    [t`relation to the subscriber`, details.relation, hasLength(1, 10)],
    [t`last name of the subscriber`, isSelf ? '-' : details.subscriberLastName, hasLength(1, 60)],
    [t`first name of the subscriber`, isSelf ? '' : details.subscriberFirstName, hasLength(0, 35)],
    [t`payer`, claim.payer, hasLength(1, 60)],
    [t`payer ID`, claim.payerId, hasLength(2, 80)],
    [
      t`kind of insurance ("filingCodes")`,
      parties.filingCodes.get(normalizePayerName(claim.payer)) ?? '',
      hasLength(1, 2),
    ],
    [t`name of the receiver`, findReceiver(parties, claim.payer).name, hasLength(1, 60)],
    [t`identification of the receiver (2 to 15 characters)`, findReceiver(parties, claim.payer).id, hasLength(2, 15)],
    [t`place of service`, claim.placeOfService, matches(/^\d{2}$/)],
    [t`valid NPI of the rendering provider`, claim.renderingNpi, isNpi],
    [t`name of the rendering provider ("renderingProviders")`, findRenderingName(claim, parties), isPersonName],
  ];
  return [
    ...listUnmet(needs),
    ...(claim.dateOfBirth === undefined ? [t`date of birth`] : []),
    ...(claim.dateOfService === undefined ? [t`date of service`] : []),
    ...(claim.diagnoses.length === 0 ? [t`diagnosis`] : []),
    ...(claim.modifiers.length > 4 || claim.modifiers.some((modifier) => !/^[A-Z0-9]{2}$/i.test(modifier))
      ? [t`at most four modifiers of two characters`]
      : []),
    ...claim.lines
      .filter(({ charge }) => charge === undefined || charge === 0)
      .map(({ code }) => t`charge of ${code} ("amounts" of "charges")`),
    ...(claim.lines.some(({ units }) => units > 9999) ? [t`plausible units`] : []),
    ...(claim.frequency !== '1' && toX12Text(claim.payerClaimNumber) === ''
      ? [t`the payer’s number of the original claim`]
      : []),
    ...(claim.payerClaimNumber.length > 50 || toX12Text(claim.payerClaimNumber) === undefined
      ? [t`payer’s claim number of at most 50 basic characters`]
      : []),
  ];
}

/** Returns the name of the rendering provider, `Last, First`; that of the clinic if the clinic itself is the rendering provider. */
export function findRenderingName(
  { renderingNpi }: OutgoingClaim,
  { provider, renderingProviders }: ClaimParties,
): string {
  return renderingNpi !== '' && renderingNpi === provider.npi
    ? provider.name
    : (renderingProviders.get(renderingNpi) ?? '');
}

/** A text is also missing if it has a letter that X12 doesn't allow and that has no equivalent. */
function listUnmet(needs: readonly Need[]): string[] {
  return needs.flatMap(([name, value, isValid]) => {
    const text = toX12Text(value);
    return text !== undefined && isValid(text) ? [] : [text === undefined ? t`${name} in Latin letters` : name];
  });
}
