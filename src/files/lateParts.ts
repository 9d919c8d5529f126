/** What most sessions never need. The extension imports this file with `import()`, so one part of the program holds all of it. */
export { readClosedMonths } from './closedMonths';
export { findLogs } from './findLogs';
export { readLogs } from './readLogs';
export { readComparableReport } from './readReportFile';
