import { NO_LEVELS, type ReadinessLevels } from '../../billing/rules/readinessPolicy';
import { createReadinessSchema, readReadinessLevels } from '../readinessLevels';
import type { Section } from '../section';

/** `readiness`: for which reasons a claim is held or checked before it goes out. */
export const readiness: Section<ReadinessLevels> = {
  defaultValue: NO_LEVELS,
  read: readReadinessLevels,
  schema: createReadinessSchema(
    'For which reasons the claim of a patient-month is held or checked before it goes out: the code of a problem, or the name of ' +
      'another reason, then hold, check, or ignore. A profile can have its own.',
  ),
  template: '{\n  // "CB123": "check",\n  // "leftOutRows": "check"\n}',
};
