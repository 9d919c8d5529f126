import type { ClaimField } from './claimFields';
import type { ClaimSex, SubscriberRelation } from './claimDetailText';

/** What a claim needs of a patient and only a roster has. Every text is trimmed, and '' if there is no value. */
export interface ClaimDetails extends Readonly<Record<ClaimField, string>> {
  /** The identification that the payer gave the subscriber, as written. */
  readonly memberId: string;
  readonly sex: ClaimSex | '';
  /** The first line of the address. The whole address if its parts can't be found in it. */
  readonly address: string;
  readonly addressLine2: string;
  readonly city: string;
  /** Two uppercase letters, as the postal service abbreviates states and territories. */
  readonly state: string;
  /** 5 or 9 digits. */
  readonly postalCode: string;
  /** 10 digits. */
  readonly phone: string;
  readonly relation: SubscriberRelation | '';
  /** The subscriber's name, which a claim needs if the patient isn't the subscriber. */
  readonly subscriberFirstName: string;
  readonly subscriberLastName: string;
  /** The payer's number at a clearinghouse, for this patient. Takes precedence over the payer ID of the profile. */
  readonly payerId: string;
}

/** The details of a patient about whom a roster has none. */
export const NO_CLAIM_DETAILS: ClaimDetails = {
  memberId: '',
  sex: '',
  address: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  phone: '',
  relation: '',
  subscriberFirstName: '',
  subscriberLastName: '',
  payerId: '',
};
