/** The columns of the billing report, in the order of the sample (sources.md 0.1). */
export const REPORT_COLUMNS = [
  'Date',
  'Initial Assessment',
  'MRN',
  'First name',
  'Last name',
  'Minutes',
  'Payer',
  '99492',
  '99493',
  '99494',
  'Referring Provider NPI',
  'Problems List',
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];
