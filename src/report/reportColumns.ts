import { CPT_CODES } from '../billing/rules/codes';

/** The columns of the billing report, in the order of the sample (sources.md 0.1). */
export const REPORT_COLUMNS = [
  'Date',
  'Initial Assessment',
  'MRN',
  'First name',
  'Last name',
  'Minutes',
  'Payer',
  ...CPT_CODES,
  'Referring Provider NPI',
  'Problems List',
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];
