import type { Node } from 'jsonc-parser';
import { BILLING_CODES } from '../../billing/rules/codes';
import type { FeeSchedule, Fees } from '../../billing/rules/feeSchedule';
import { readAmounts } from '../amountsReading';
import { readMonthSetting } from '../datedSettings';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { t } from '../../text/text';

/** `fees`: the user's fee schedule, for estimates (sources.md 5.7). */
export const fees: Section<FeeSchedule> = {
  defaultValue: [],
  read(node, reader) {
    return (reader.readList(node, t`The list "fees"`) ?? []).flatMap((member) => readFees(member, reader) ?? []);
  },
  schema: {
    type: 'array',
    description:
      'Your fee schedule: allowed amounts by code, for estimates. An estimate is an allowed amount, not a payment: it excludes ' +
      'coinsurance, sequestration, and locality adjustments. There are no built-in fees. The example has national, nonfacility ' +
      'amounts for 2026; replace them with your own.',
    items: {
      type: 'object',
      description: 'Fees for a range of months, for one profile or for all.',
      properties: {
        profile: { type: 'string', description: 'Only for months that are billed by this profile.' },
        from: { type: 'string', description: 'The first month of these fees, YYYY-MM.' },
        to: { type: 'string', description: 'The last month of these fees, YYYY-MM.' },
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
    '[\n  // Example, national nonfacility amounts for 2026: { "from": "2026-01", "to": "2026-12", "amounts": { "99492": 160.32, "99493": 144.96, "99494": 61.46, "G2214": 60.79, "99484": 57.78, "G0568": 161.66, "G0569": 145.96, "G0570": 57.78 } }\n]',
};

function readFees(node: Node, reader: SettingsReader): Fees | undefined {
  const parts = reader.readParts(node, ['profile', 'from', 'to', 'amounts'], t`A group of fees`);
  if (!parts) {
    return undefined;
  }
  const amountsNode = parts.get('amounts');
  if (!amountsNode) {
    reader.report('CB306', node, t`A group of fees needs "amounts". It isn't used.`);
    return undefined;
  }
  const profileNode = parts.get('profile');
  const fromNode = parts.get('from');
  const toNode = parts.get('to');
  const profile = profileNode && reader.readText(profileNode, t`The profile`);
  const from = fromNode && readMonthSetting(fromNode, reader);
  const to = toNode && readMonthSetting(toNode, reader);
  // To ignore only a month that can't be read would apply the fees to more months than intended.
  if ((profileNode && profile === undefined) || (fromNode && from === undefined) || (toNode && to === undefined)) {
    return undefined;
  }
  return { profile, from, to, amounts: readAmounts(amountsNode, reader) };
}
