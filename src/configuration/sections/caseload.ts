import type { Node } from 'jsonc-parser';
import { CASELOAD_THRESHOLDS, type CaseloadThresholds } from '../../billing/rules/caseloadThresholds';
import { t } from '../../text/text';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';

/** The lowest and highest value of each threshold, and its description in the schema. */
const LIMITS: Readonly<Record<keyof CaseloadThresholds, readonly [least: number, most: number, description: string]>> =
  {
    activeDays: [1, 3660, 'A patient belongs to the caseload if the last entry is at most so many days old.'],
    contactDays: [1, 3660, 'A contact and a score are recent if they are at most so many days old.'],
    weeks: [1, 520, 'After so many weeks, a patient who has not improved needs a review (CB180).'],
    improvementPercent: [1, 100, 'A score that is lower than the first one by this percentage is an improvement.'],
    targetScore: [1, 27, 'A score below this one is an improvement.'],
    remissionScore: [1, 27, 'A score below this one is a remission.'],
  };

const NAMES = Object.keys(LIMITS) as readonly (keyof CaseloadThresholds)[];

/** `caseload`: what decides whether treatment has reached its target (sources.md 7.1). */
export const caseload: Section<CaseloadThresholds> = {
  defaultValue: CASELOAD_THRESHOLDS,
  read(node, reader) {
    const parts = reader.readParts(node, NAMES, t`The group "caseload"`) ?? new Map<keyof CaseloadThresholds, Node>();
    const values = [...parts].flatMap(([name, value]) => {
      const number = readThreshold(name, value, reader);
      return number === undefined ? [] : [[name, number] as const];
    });
    return { ...CASELOAD_THRESHOLDS, ...Object.fromEntries(values) };
  },
  schema: {
    type: 'object',
    description:
      'What decides whether treatment has reached its target, for the caseload of the report and for CB180. Scores are those of ' +
      'PHQ-9 and GAD-7.',
    properties: Object.fromEntries(
      NAMES.map((name) => {
        const [least, most, description] = LIMITS[name];
        const standard = CASELOAD_THRESHOLDS[name];
        return [
          name,
          {
            description: `${description} ${least} to ${most}, ${standard} by default.`,
            type: 'number',
            default: standard,
          },
        ];
      }),
    ),
  },
  template: '{\n  // "weeks": 10, "improvementPercent": 50, "targetScore": 10\n}',
};

function readThreshold(name: keyof CaseloadThresholds, node: Node, reader: SettingsReader): number | undefined {
  const [least, most] = LIMITS[name];
  const value: unknown = node.value;
  if (
    node.type === 'number' &&
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= least &&
    value <= most
  ) {
    return value;
  }
  reader.report('CB302', node, t`"${name}" must be a whole number from ${least} to ${most}.`);
  return undefined;
}
