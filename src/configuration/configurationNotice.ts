import type { Problem } from '../log/problems/problems';
import { t } from '../text/text';
import { CONFIGURATION_FILE } from './configurationFileName';

/**
 * Returns what every view and export states about a configuration with errors, because codes follow other rules than the team
 * wrote; '' if there are no errors.
 *
 * @param problems of the configuration, its roster, and its fee file
 */
export function configurationNotice(problems: readonly Pick<Problem, 'severity'>[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) {
    return '';
  }
  return errors === 1
    ? t`There is 1 error in ${CONFIGURATION_FILE} or in a file that it names. What is wrong there isn't applied, so codes can be wrong.`
    : t`There are ${errors} errors in ${CONFIGURATION_FILE} or in a file that it names. What is wrong there isn't applied, so codes can be wrong.`;
}

/**
 * Returns why nothing is billed if the configuration can't be read as a whole: figures by the default rules would look right and be wrong.
 *
 * @param reason what is wrong, with the line in the configuration (from 1) if there is one
 */
export function damagedConfigurationObstacle(
  reason: { readonly message: string; readonly line?: number } | undefined,
): string {
  const file = reason?.line === undefined ? CONFIGURATION_FILE : t`${CONFIGURATION_FILE} (line ${reason.line})`;
  return [
    t`${file} can't be read, so no rows, codes, or figures are shown.`,
    ...(reason ? [reason.message] : []),
    t`By other rules than your team's, they would be wrong.`,
  ].join(' ');
}
