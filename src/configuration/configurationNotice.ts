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

/** Returns what every view and export states if the configuration file can't be read. */
export function unreadableConfigurationNotice(): string {
  return t`${CONFIGURATION_FILE} can't be read, so none of its rules are applied, and codes can be wrong.`;
}
