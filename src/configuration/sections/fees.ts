import type { Node } from 'jsonc-parser';
import { BILLING_CODES, type BillingCode } from '../../billing/rules/codes';
import { readCents, type Cents, type FeeSchedule, type Fees } from '../../billing/rules/feeSchedule';
import { readMonthSetting } from '../profileSettings';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

/** `fees`: the user's own fee schedule, for estimates (sources.md 5.7). */
export const fees: Section<FeeSchedule> = {
  defaultValue: [],
  read(node, reader) {
    return (reader.readList(node, t`The list "fees"`) ?? []).flatMap((member) => readFees(member, reader) ?? []);
  },
  schema: {
    type: 'array',
    description:
      'Your fee schedule: allowed amounts by code, for estimates. An estimate is what may be allowed, before coinsurance, ' +
      'sequestration and locality; it is no payment. No fees are built in; the example has national rates of 2025.',
    items: {
      type: 'object',
      description: 'Fees of some months, of one profile or of all.',
      properties: {
        profile: { type: 'string', description: 'Only for months billed by this profile.' },
        from: { type: 'string', description: 'The first month they hold, YYYY-MM.' },
        to: { type: 'string', description: 'The last month they hold, YYYY-MM.' },
        amounts: {
          type: 'object',
          description: 'The allowed amount of one unit of each code, in dollars.',
          properties: Object.fromEntries(
            BILLING_CODES.map((code) => [code, { type: 'number', description: `One unit of ${code}, in dollars.` }]),
          ),
        },
      },
      required: ['amounts'],
    },
  },
  template:
    '[\n  // An example, national rates of 2025: { "from": "2025-01", "to": "2025-12", "amounts": { "99492": 145.24, "99493": 133.59, "99494": 55.96 } }\n]',
};

function readFees(node: Node, reader: SettingsReader): Fees | undefined {
  const parts = reader.readParts(node, ['profile', 'from', 'to', 'amounts'], t`A group of fees`);
  if (!parts) {
    return undefined;
  }
  const amountsNode = parts.get('amounts');
  if (!amountsNode) {
    reader.report('CB306', node, t`A group of fees needs "amounts". It is not used.`);
    return undefined;
  }
  const profileNode = parts.get('profile');
  const fromNode = parts.get('from');
  const toNode = parts.get('to');
  const profile = profileNode && reader.readText(profileNode, t`The profile`);
  const from = fromNode && readMonthSetting(fromNode, reader);
  const to = toNode && readMonthSetting(toNode, reader);
  // A limit that cannot be read must not make the fees reach further than was meant.
  if ((profileNode && profile === undefined) || (fromNode && from === undefined) || (toNode && to === undefined)) {
    return undefined;
  }
  return { profile, from, to, amounts: readAmounts(amountsNode, reader) };
}

function readAmounts(node: Node, reader: SettingsReader): ReadonlyMap<BillingCode, Cents> {
  const amounts = new Map<BillingCode, Cents>();
  for (const [code, value] of reader.readParts(node, BILLING_CODES, t`The group "amounts"`) ?? []) {
    // The shortest decimal of a JSON number is the number as it was written, for sums of money.
    const cents =
      typeof value.value === 'number' || typeof value.value === 'string' ? readCents(String(value.value)) : undefined;
    if (cents === undefined) {
      reader.report('CB302', value, t`An amount is written as dollars and cents, such as 145.24.`);
    } else {
      amounts.set(code, cents);
    }
  }
  return amounts;
}
