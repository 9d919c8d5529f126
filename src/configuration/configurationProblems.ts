import type { Severity } from '../log/problems';

/**
 * What can be wrong with the configuration file (CB30x), by stable codes as in the log. A wrong part is reported and its
 * default taken; the rest of the file holds.
 */
export const CONFIGURATION_PROBLEMS = {
  CB300: { severity: 'error', title: 'configuration is not JSON' },
  CB301: { severity: 'error', title: 'unknown setting' },
  CB302: { severity: 'error', title: 'wrong kind of value' },
  CB303: { severity: 'error', title: 'value not known' },
  CB304: { severity: 'error', title: 'setting given twice' },
  CB305: { severity: 'error', title: 'problem that cannot be lowered' },
  CB306: { severity: 'error', title: 'part missing' },
} as const satisfies Record<string, { severity: Severity; title: string }>;

export type ConfigurationProblemCode = keyof typeof CONFIGURATION_PROBLEMS;
