import { reportChecks } from './audit/checkReport';
import { reportComparisons } from './audit/compareReports';
import { ruleComparisons } from './audit/compareRules';
import { sortRowsInFile } from './editor/sortRowsInFile';
import type { Feature } from './feature';
import { newMonthEnd } from './monthEnd/newMonthEnd';
import { newCharges } from './report/newCharges';
import { packets } from './report/packets';
import { createConfiguration } from './setup/createConfiguration';
import { firstMinutes } from './setup/firstMinutes';
import { mapColumns } from './setup/mapColumns';
import { openAsTimeLog } from './setup/openAsTimeLog';
import { pseudonymizedCopy } from './support/pseudonymizedCopy';

/**
 * The features that do nothing until the user runs one of their commands, which `featureLoader.ts` lists. They're loaded with the first of
 * these commands, so that opening a log doesn't wait for their code. Each is registered in its own file.
 */
export const COMMAND_FEATURES: readonly Feature[] = [
  newCharges,
  packets,
  openAsTimeLog,
  createConfiguration,
  mapColumns,
  reportChecks,
  reportComparisons,
  sortRowsInFile,
  ruleComparisons,
  pseudonymizedCopy,
  firstMinutes,
  newMonthEnd,
];
