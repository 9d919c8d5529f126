import type { Severity } from '../log/problems/problems';
import { phrase, type Phrase } from '../text/text';

/**
 * What can be wrong with the configuration file (CB30x), by stable codes as in the log. A wrong part is reported and its
 * default taken; the rest of the file holds.
 */
export const CONFIGURATION_PROBLEMS = {
  CB300: { severity: 'error', title: phrase`configuration is not JSON` },
  CB301: { severity: 'error', title: phrase`unknown setting` },
  CB302: { severity: 'error', title: phrase`wrong kind of value` },
  CB303: { severity: 'error', title: phrase`value not known` },
  CB304: { severity: 'error', title: phrase`setting given twice` },
  CB305: { severity: 'error', title: phrase`problem that cannot be lowered` },
  CB306: { severity: 'error', title: phrase`part missing` },
  CB307: { severity: 'error', title: phrase`roster not found or not readable` },
} as const satisfies Record<string, { severity: Severity; title: Phrase }>;

export type ConfigurationProblemCode = keyof typeof CONFIGURATION_PROBLEMS;

/** What can be wrong with the roster (CB32x). What is wrong is not used; the rest of the roster is. */
export const ROSTER_PROBLEMS = {
  CB320: { severity: 'error', title: phrase`roster without an MRN column` },
  CB321: { severity: 'error', title: phrase`patient twice in the roster` },
  CB322: { severity: 'warning', title: phrase`date in the roster unreadable` },
  CB323: { severity: 'error', title: phrase`row of the roster not used` },
  CB324: { severity: 'warning', title: phrase`NPI in the roster not valid` },
} as const satisfies Record<string, { severity: Severity; title: Phrase }>;

export type RosterProblemCode = keyof typeof ROSTER_PROBLEMS;
