import type { Feature } from './feature';
import { claimRecords } from './audit/claimRecords';
import { closedMonths } from './audit/closeMonth';
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
import { valueReferences } from './editor/valueReferences';
import { followingGrids } from './grid/followingGrids';
import { problemReveal } from './grid/problemReveal';
import { billingReportCommand } from './report/billingReportCommand';
import { gridOffer } from './setup/gridOffer';
import { workbooks } from './setup/workbooks';
import { writeAnswer } from './setup/writeAnswer';
import { activityLog } from './support/activityLog';

/**
 * The features that need the code for reading and billing logs. They're loaded when the first log opens or when the user runs one of
 * their commands. Each is registered in its own file. Features that have only commands are in `commandFeatures.ts`.
 */
export const LATE_FEATURES: readonly Feature[] = [
  activityLog,
  diagnostics,
  encodingWarnings,
  codeLenses,
  billingReportCommand,
  monthRows,
  gridOffer,
  workbooks,
  readingStatus,
  quickFixes,
  writeAnswer,
  closedMonths,
  claimRecords,
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
];
