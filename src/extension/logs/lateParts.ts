/**
 * The code for existing reports, closed months, and several files. Most sessions never need it, so it's loaded with `import()` from
 * here only, and one part of the program holds all of it.
 */
export { listClosedDates, listClosedMonthProblems, readClosedMonths } from '../../files/closedMonths';
export { findLogs } from '../../files/findLogs';
export { readLogs } from '../../files/readLogs';
export { readComparableReport } from '../../files/readReportFile';
export {
  comparableExistingLine,
  compareReports,
  comparisonText,
  findComparedProblems,
} from '../../report/existing/compareReports';
export { readReport, unreadableReportProblem } from '../../report/existing/reportReader';
export { verifyReport } from '../../report/existing/verifyReport';
export { sideBySide } from '../../report/twoRules/sideBySide';
export { sideBySidePage } from '../../report/twoRules/sideBySideText';
