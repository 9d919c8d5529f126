import type { Feature } from './feature';
import { reportChecks } from './audit/checkReport';
import { claimRecords } from './audit/claimRecords';
import { closedMonths } from './audit/closeMonth';
import { reportComparisons } from './audit/compareReports';
import { ruleComparisons } from './audit/compareRules';
import { cellCompletions } from './editor/cellCompletions';
import { codeLenses } from './editor/codeLenses';
import { columnHints } from './editor/columnHints';
import { diagnostics } from './editor/diagnostics';
import { encodingWarnings } from './editor/encodingWarnings';
import { logOutline } from './editor/logOutline';
import { monthRows } from './editor/monthRows';
import { monthStatus } from './editor/monthStatus';
import { patientSymbols } from './editor/patientSymbols';
import { quickFixes } from './editor/quickFixes';
import { readingStatus } from './editor/readingStatus';
import { renaming } from './editor/renaming';
import { rowHovers } from './editor/rowHovers';
import { sortRowsInFile } from './editor/sortRowsInFile';
import { valueReferences } from './editor/valueReferences';
import { followingGrids } from './grid/followingGrids';
import { problemReveal } from './grid/problemReveal';
import { newMonthEnd } from './monthEnd/newMonthEnd';
import { billingReportCommand } from './report/billingReportCommand';
import { newCharges } from './report/newCharges';
import { packets } from './report/packets';
import { createConfiguration } from './setup/createConfiguration';
import { firstMinutes } from './setup/firstMinutes';
import { gridOffer } from './setup/gridOffer';
import { mapColumns } from './setup/mapColumns';
import { openAsTimeLog } from './setup/openAsTimeLog';
import { workbooks } from './setup/workbooks';
import { writeAnswer } from './setup/writeAnswer';
import { activityLog } from './support/activityLog';
import { pseudonymizedCopy } from './support/pseudonymizedCopy';

/**
 * The features that need the code for reading and billing logs. They're loaded when the first log opens or when the user runs one of
 * their commands. Each is registered in its own file.
 */
export const LATE_FEATURES: readonly Feature[] = [
  activityLog,
  diagnostics,
  encodingWarnings,
  codeLenses,
  billingReportCommand,
  newCharges,
  packets,
  monthRows,
  openAsTimeLog,
  gridOffer,
  workbooks,
  readingStatus,
  quickFixes,
  createConfiguration,
  mapColumns,
  writeAnswer,
  reportChecks,
  reportComparisons,
  closedMonths,
  claimRecords,
  sortRowsInFile,
  rowHovers,
  cellCompletions,
  logOutline,
  renaming,
  valueReferences,
  patientSymbols,
  columnHints,
  monthStatus,
  problemReveal,
  followingGrids,
  ruleComparisons,
  pseudonymizedCopy,
  firstMinutes,
  newMonthEnd,
];
