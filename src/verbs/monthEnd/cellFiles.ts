import type { Verb } from '../runVerb';

/** Returns every file and folder that a command names and reads: logs, the configuration, and others, such as a report. */
export function listReadFiles(verb: Verb): readonly string[] {
  const logs = 'logs' in verb ? verb.logs : [];
  const config = 'config' in verb ? verb.config : undefined;
  return [...logs, ...(config === undefined ? [] : [config]), ...listOtherFiles(verb)];
}

/** Returns the files that a command reads which are neither logs nor settings. */
export function listOtherFiles(verb: Verb): readonly string[] {
  switch (verb.command) {
    case 'verify-report':
      return [verb.file];
    case 'compare-reports':
      return [verb.before, verb.after];
    case 'posted':
      return [verb.answers];
    case 'packet':
      return verb.claims === undefined ? [] : [verb.claims];
    default:
      return [];
  }
}
