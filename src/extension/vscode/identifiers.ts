/** The names that package.json and the code share; a test holds the two together. */
export const LANGUAGE_ID = 'cocm-timelog';
export const GRID_VIEW_TYPE = 'cocmBilling.timeLogGrid';
export const REPORT_VIEW_TYPE = 'cocmBilling.billingReport';

export const COMMANDS = {
  generateReport: 'cocmBilling.generateReport',
  exportReport: 'cocmBilling.exportReport',
  exportWorkbook: 'cocmBilling.exportWorkbook',
  exportPage: 'cocmBilling.exportPage',
  exportJson: 'cocmBilling.exportJson',
  exportShown: 'cocmBilling.exportShown',
  showLogLine: 'cocmBilling.showLogLine',
  closeMonth: 'cocmBilling.closeMonth',
  checkReport: 'cocmBilling.checkReport',
  compareReports: 'cocmBilling.compareReports',
  openGrid: 'cocmBilling.openGrid',
  openText: 'cocmBilling.openText',
  openAsTimeLog: 'cocmBilling.openAsTimeLog',
  alwaysOpenGrid: 'cocmBilling.alwaysOpenGrid',
  alwaysOpenText: 'cocmBilling.alwaysOpenText',
  showMonthRows: 'cocmBilling.showMonthRows',
  createConfiguration: 'cocmBilling.createConfiguration',
  mapColumns: 'cocmBilling.mapColumns',
  sortRowsInFile: 'cocmBilling.sortRowsInFile',
  exportCharges: 'cocmBilling.exportCharges',
  compareRules: 'cocmBilling.compareRules',
  openSample: 'cocmBilling.openSample',
  newTimeLog: 'cocmBilling.newTimeLog',
  openWalkthrough: 'cocmBilling.openWalkthrough',
} as const;

export const SETTINGS = {
  section: 'cocmBilling',
  codeLens: 'codeLens',
  columnNames: 'columnNames',
  languageModelTool: 'languageModelTool.enabled',
} as const;

/** The walkthrough of the first minutes, and the context key with which its step of the mended problem is done. */
export const WALKTHROUGH_ID = 'firstMinutes';
export const PROBLEM_MENDED_KEY = 'cocmBilling.sampleProblemMended';

/** The tool that a language model may call, where the person allows it. */
export const EXPLAIN_TOOL = 'cocmBilling_explainPatientMonth';

/** The type of tasks that run the command line. */
export const TASK_TYPE = 'cocm-billing';

/** The scheme of texts that are made for reading and stand in no file. */
export const READING_SCHEME = 'cocm-billing-reading';

/** The scheme of the pages that explain problems. */
export const PROBLEM_PAGE_SCHEME = 'cocm-billing-problem';

export const DIAGNOSTIC_SOURCE = 'CoCM Billing';
