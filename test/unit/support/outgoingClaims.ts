import { NO_CLAIM_PARTIES, type ClaimParties } from '../../../src/billing/outgoing/claimParties';
import type { Cents } from '../../../src/billing/rules/feeSchedule';
import { NO_CLAIM_DETAILS } from '../../../src/log/claims/claimDetails';
import { wholeMinutes } from '../../../src/log/values/minutes';
import type { OutgoingClaim } from '../../../src/report/outgoing/outgoingClaim';
import { day, month } from './billing';

/** Everyone in a claim file, with values that the standard allows. */
export const PARTIES: ClaimParties = {
  ...NO_CLAIM_PARTIES,
  submitter: { name: 'Example Clinic', id: 'EX123', contact: 'Billing Office', phone: '5035550100' },
  provider: {
    name: 'Example Clinic',
    npi: '1245319599',
    taxId: '123456789',
    taxonomy: '261QM0850X',
    address: '1 Main St',
    city: 'Portland',
    state: 'OR',
    postalCode: '972010001',
  },
  receiver: { name: 'Example Clearinghouse', id: 'CH123' },
  filingCodes: new Map([
    ['cigna', 'CI'],
    ['medicare', 'MB'],
  ]),
  renderingProviders: new Map([['1234567893', 'Rivera, Alma']]),
};

/** A claim with everything that the standard requires. */
export const COMPLETE_CLAIM: OutgoingClaim = {
  mrn: 'P1',
  month: month('2024-03'),
  frequency: '1',
  payerClaimNumber: '',
  correctedBatch: '',
  batch: '2024-04-02',
  dateOfService: day(2024, 3, 31),
  firstName: 'Holly',
  lastName: 'Guzman',
  dateOfBirth: day(1980, 5, 6),
  payer: 'Cigna',
  payerId: '62308',
  modifiers: [],
  placeOfService: '11',
  diagnoses: ['F33.1', 'F41.1'],
  renderingNpi: '1234567893',
  minutes: wholeMinutes(130),
  lines: [
    { code: '99492', units: 1, charge: 32050 as Cents },
    { code: '99494', units: 2, charge: 25000 as Cents },
  ],
  details: {
    ...NO_CLAIM_DETAILS,
    memberId: 'U12345',
    sex: 'F',
    address: '2 Oak Ave',
    city: 'Salem',
    state: 'OR',
    postalCode: '97301',
    relation: 'self',
  },
  missing: [],
};
