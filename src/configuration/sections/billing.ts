import type { Node } from 'jsonc-parser';
import {
  FILING_CODES,
  NO_CLAIM_PARTIES,
  type BillingProvider,
  type ClaimParties,
  type Receiver,
  type Submitter,
} from '../../billing/outgoing/claimParties';
import { normalizePayerName } from '../../billing/rules/billingRules';
import { t } from '../../text/text';
import type { Section, SettingSchema } from '../section';
import type { SettingsReader } from '../settingsReader';

const PARTS = ['submitter', 'provider', 'receiver', 'receivers', 'filingCodes', 'renderingProviders', 'usage'] as const;
const SUBMITTER_PARTS = Object.keys(NO_CLAIM_PARTIES.submitter) as readonly (keyof Submitter)[];
const PROVIDER_PARTS = Object.keys(NO_CLAIM_PARTIES.provider) as readonly (keyof BillingProvider)[];
const RECEIVER_PARTS = Object.keys(NO_CLAIM_PARTIES.receiver) as readonly (keyof Receiver)[];

function texts(descriptions: Readonly<Record<string, string>>): Record<string, SettingSchema> {
  return Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [name, { type: 'string', description }]),
  );
}

const RECEIVER_SCHEMA = texts({ name: 'The name of the receiver.', id: 'The identification of the receiver.' });

/** `billing`: who sends claims, who bills, and who receives them, for 837P files (docs/exports.md). */
export const billing: Section<ClaimParties> = {
  defaultValue: NO_CLAIM_PARTIES,
  read(node, reader) {
    const parts = reader.readParts(node, PARTS, t`The group "billing"`);
    const submitter = parts?.get('submitter');
    const provider = parts?.get('provider');
    const receiver = parts?.get('receiver');
    const usageNode = parts?.get('usage');
    const usage = usageNode && reader.readWord(usageNode, ['test', 'production'], t`"usage"`);
    return {
      submitter: readTexts(submitter, NO_CLAIM_PARTIES.submitter, SUBMITTER_PARTS, reader),
      provider: readTexts(provider, NO_CLAIM_PARTIES.provider, PROVIDER_PARTS, reader),
      receiver: readTexts(receiver, NO_CLAIM_PARTIES.receiver, RECEIVER_PARTS, reader),
      receivers: readByName(parts?.get('receivers'), reader, normalizePayerName, (value) =>
        readTexts(value, NO_CLAIM_PARTIES.receiver, RECEIVER_PARTS, reader),
      ),
      filingCodes: readByName(parts?.get('filingCodes'), reader, normalizePayerName, (value) =>
        reader.readWord(value, FILING_CODES, t`The kind of insurance`),
      ),
      renderingProviders: readByName(
        parts?.get('renderingProviders'),
        reader,
        (npi) => npi.trim(),
        (value) => reader.readText(value, t`The name of the provider`),
      ),
      usage: usage === 'production' ? 'P' : 'T',
    };
  },
  schema: {
    type: 'object',
    description: 'Who sends claims, who bills, and who receives them, for claim files in the 837P format.',
    properties: {
      submitter: {
        type: 'object',
        description: 'Who sends the file.',
        properties: texts({
          name: 'The name of the clinic or billing service.',
          id: 'The identification that the receiver gave you.',
          contact: 'A person whom the receiver can call.',
          phone: 'The phone number of the contact, 10 digits.',
        }),
      },
      provider: {
        type: 'object',
        description: 'The clinic that bills.',
        properties: texts({
          name: 'The name of the clinic, as enrolled with the payers.',
          npi: 'The NPI of the clinic.',
          taxId: 'The employer identification number, 9 digits.',
          taxonomy: 'The taxonomy code, 10 characters. Optional; many payers require it.',
          address: 'The street address. A post office box is not allowed.',
          city: 'The city.',
          state: 'The state, two letters.',
          postalCode: 'The ZIP code with 9 digits.',
        }),
      },
      receiver: {
        type: 'object',
        description: 'The clearinghouse or payer that receives the files.',
        properties: RECEIVER_SCHEMA,
      },
      receivers: {
        type: 'object',
        description: 'Other receivers, by the name of the payer in the log.',
        additionalProperties: { type: 'object', properties: RECEIVER_SCHEMA },
      },
      filingCodes: {
        type: 'object',
        description:
          'The kind of insurance by the name of the payer in the log: MB for Medicare Part B, MC for Medicaid, CI for commercial, ' +
          'BL for Blue Cross and Blue Shield, HM for an HMO.',
        additionalProperties: { enum: FILING_CODES },
      },
      renderingProviders: {
        type: 'object',
        description: 'The name of each rendering provider by NPI: "Last, First".',
        additionalProperties: { type: 'string' },
      },
      usage: {
        description: 'production: files are real claims. test: the receiver only checks them. test is the default.',
        enum: ['test', 'production'],
        default: 'test',
      },
    },
  },
  template:
    '{\n  // "submitter": { "name": "Example Clinic", "id": "EX123", "contact": "Billing Office", "phone": "5035550100" },\n' +
    '  // "provider": { "name": "Example Clinic", "npi": "1234567893", "taxId": "123456789", "taxonomy": "261QM0850X", ' +
    '"address": "1 Main St", "city": "Portland", "state": "OR", "postalCode": "972010001" },\n' +
    '  // "receiver": { "name": "Example Clearinghouse", "id": "CH123" },\n' +
    '  // "filingCodes": { "Medicare": "MB", "Cigna": "CI" },\n' +
    '  // "renderingProviders": { "1234567893": "Last, First" },\n' +
    '  // "usage": "test"\n}',
};

/** Reads a group of texts. What is missing or can't be read is ''. */
function readTexts<Part extends string>(
  node: Node | undefined,
  none: Readonly<Record<Part, string>>,
  names: readonly Part[],
  reader: SettingsReader,
): Readonly<Record<Part, string>> {
  const parts = node && reader.readParts(node, names, t`This group`);
  const read = [...(parts ?? [])].flatMap(([name, value]) => {
    const text = reader.readText(value, t`"${name}"`);
    return text === undefined ? [] : [[name, text.trim()] as const];
  });
  return { ...none, ...(Object.fromEntries(read) as Partial<Record<Part, string>>) };
}

function readByName<Value>(
  node: Node | undefined,
  reader: SettingsReader,
  toKey: (name: string) => string,
  read: (value: Node) => Value | undefined,
): ReadonlyMap<string, Value> {
  const entries = node ? (reader.readGroup(node, t`This group`, toKey) ?? []) : [];
  return new Map(
    entries.flatMap(({ name, value }): [string, Value][] => {
      const result = read(value);
      return result === undefined ? [] : [[toKey(name), result]];
    }),
  );
}
