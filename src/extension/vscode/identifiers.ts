/** The names that package.json and the code have in common. A test checks that they match. */
export const LANGUAGE_ID = 'cocm-timelog';
export const GRID_VIEW_TYPE = 'cocmBilling.timeLogGrid';
export const WORKBOOK_VIEW_TYPE = 'cocmBilling.workbookSheets';
export const MONTH_END_TYPE = 'cocm-month-end';
export const MONTH_END_EXTENSION = '.cocm-month.md';
export const REPORT_VIEW_TYPE = 'cocmBilling.billingReport';

/** The pattern of the names of time logs, in settings of VS Code. */
export const TIME_LOG_PATTERN = '*.timelog.csv';

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
  openWorkbook: 'cocmBilling.openWorkbook',
  readWorkbookAgain: 'cocmBilling.readWorkbookAgain',
  alwaysOpenGrid: 'cocmBilling.alwaysOpenGrid',
  alwaysOpenText: 'cocmBilling.alwaysOpenText',
  showMonthRows: 'cocmBilling.showMonthRows',
  createConfiguration: 'cocmBilling.createConfiguration',
  mapColumns: 'cocmBilling.mapColumns',
  sortRowsInFile: 'cocmBilling.sortRowsInFile',
  exportCharges: 'cocmBilling.exportCharges',
  exportNewCharges: 'cocmBilling.exportNewCharges',
  createPacket: 'cocmBilling.createPacket',
  createPacketOfLine: 'cocmBilling.createPacketOfLine',
  compareRules: 'cocmBilling.compareRules',
  pseudonymizeLog: 'cocmBilling.pseudonymizeLog',
  newMonthEnd: 'cocmBilling.newMonthEnd',
  openSample: 'cocmBilling.openSample',
  newTimeLog: 'cocmBilling.newTimeLog',
  openWalkthrough: 'cocmBilling.openWalkthrough',
} as const;

/** The commands that only quick fixes run. They aren't in package.json, because they need arguments. */
export const FIX_COMMANDS = {
  writeAnswer: 'cocmBilling.writeAnswer',
} as const;

export const SETTINGS = {
  section: 'cocmBilling',
  codeLens: 'codeLens',
  columnNames: 'columnNames',
  languageModelTool: 'languageModelTool.enabled',
} as const;

/** The walkthrough, and the context key that completes its step about fixing a problem. */
export const WALKTHROUGH_ID = 'firstMinutes';
export const PROBLEM_FIXED_KEY = 'cocmBilling.sampleProblemFixed';
/** The context key that completes the step about reading a month: a lens command fires no `onCommand` event. */
export const MONTH_READ_KEY = 'cocmBilling.monthRead';

/** The tool that a language model can call if the user has turned it on. */
export const EXPLAIN_TOOL = 'cocmBilling_explainPatientMonth';

/** The type of the tasks that run the command-line tool. */
export const TASK_TYPE = 'cocm-billing';

/** The URI scheme of read-only texts that aren't in a file. */
export const VIRTUAL_TEXT_SCHEME = 'cocm-billing-reading';

/** The URI scheme of the pages that explain problems. */
export const PROBLEM_PAGE_SCHEME = 'cocm-billing-problem';

export const DIAGNOSTIC_SOURCE = 'CoCM Billing';
