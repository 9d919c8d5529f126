import type { Node } from 'jsonc-parser';
import { BILLING_PROBLEMS, BILLING_PROBLEM_CODES } from '../billing/billingProblems';
import {
  OTHER_REASONS,
  READINESS_LEVELS,
  getStandardLevel,
  type OtherReason,
  type ReadinessLevel,
  type ReadinessLevels,
} from '../billing/rules/readinessPolicy';
import { LOG_PROBLEMS, ROW_WARNING_CODES, type Severity } from '../log/problems/problems';
import { t, type Phrase } from '../text/text';
import type { SettingSchema } from './section';
import type { SettingsReader } from './settingsReader';

/** With these problems, a month doesn't earn a code, or the row isn't an entry, so there's no claim to hold. */
const NO_REASONS: ReadonlySet<string> = new Set(['CB020', 'CB021', 'CB027', 'CB031', 'CB032', 'CB050']);

const KNOWN: Readonly<Record<string, { readonly severity: Severity; readonly title: Phrase }>> = {
  ...LOG_PROBLEMS,
  ...BILLING_PROBLEMS,
};

const OTHER_DESCRIPTIONS: Readonly<Record<OtherReason, string>> = {
  name: 'The first or last name is missing',
  dateOfBirth: 'The date of birth is missing',
  payer: 'The payer is missing',
  payerId: 'The profile of the payer has no payer ID',
  diagnosis: 'The diagnosis is missing. Use CB127',
  npi: 'The NPI is missing. Use CB126',
  validNpi: 'The NPI is not valid. Use CB105 and CB106',
  pastDateOfService: 'The date of service is in the future, because the month is not over',
  leftOutRows: 'Rows of the month are left out because of errors',
  unplacedRows: 'Rows without a date or an MRN may belong to the month',
};

/** The gaps that have the code of a problem are set by that code. */
const NAMED_REASONS = OTHER_REASONS.filter((reason) => !['diagnosis', 'npi', 'validNpi'].includes(reason));

/** What can hold a claim: the codes of problems, and the names of other reasons. */
export const REASON_NAMES: readonly string[] = [
  ...NAMED_REASONS,
  ...[...ROW_WARNING_CODES, ...BILLING_PROBLEM_CODES].filter((code) => !NO_REASONS.has(code)).sort(),
];

/** Reads a group of reasons with their levels. */
export function readReadinessLevels(node: Node, reader: SettingsReader): ReadinessLevels {
  const levels = new Map<string, ReadinessLevel>();
  for (const { name, nameNode, value } of reader.readGroup(node, t`The group "readiness"`) ?? []) {
    const level = reader.readWord(value, READINESS_LEVELS, t`This level`);
    if (!REASON_NAMES.includes(name)) {
      reader.report(
        'CB303',
        nameNode,
        t`This isn't a reason to hold a claim. Use the code of a warning or hint, such as "CB123", or a name, such as "leftOutRows".`,
      );
    } else if (level !== undefined) {
      levels.set(name, level);
    }
  }
  return levels;
}

/** Returns the schema of a group of reasons. */
export function createReadinessSchema(description: string): SettingSchema & { readonly description: string } {
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      REASON_NAMES.map((name) => [
        name,
        {
          description: `${describeReason(name)} (${getStandardLevel(name, KNOWN[name]?.severity ?? 'warning')} by default)`,
          enum: READINESS_LEVELS,
          enumDescriptions: [
            'The claim is held until this is fixed or a person releases it.',
            'The claim is marked for a check.',
            'The claim is not affected.',
          ],
        },
      ]),
    ),
  };
}

function describeReason(name: string): string {
  return KNOWN[name]?.title.english ?? OTHER_DESCRIPTIONS[name as OtherReason];
}
