import { getFieldTitle, type FieldName } from '../log/header/columns';
import { LOG_PROBLEMS, type Problem } from '../log/problems/problems';
import { getCellRange } from '../log/rows/rowProblems';
import type { TimeLog } from '../log/timeLog';
import { t } from '../text/text';
import type { Ledger } from './ledger/ledger';

/** Returns whether a log or its roster has a column for the field. */
export function hasField({ header, options }: TimeLog, field: FieldName): boolean {
  return header.columns.indexOf[field] >= 0 || options.roster?.hasField(field) === true;
}

/**
 * Finds the column for the consent date if no row has a date in it (CB165). It's reported once for the log and not for each patient.
 * Before any month earns a code, an empty column isn't a problem.
 */
export function findEmptyColumns(billed: { readonly ledger: Ledger }, log: TimeLog): Problem[] {
  const { ledger } = billed;
  const { header, options } = log;
  const isEmpty =
    header.isReadable && hasField(log, 'consentDate') && !ledger.patientValues.consents.hasAny(options.number ?? 0);
  const row = isEmpty && ledger.rules.hasAudit && ledger.earned.hasAny ? log.rowAtLine(header.line) : undefined;
  if (row === undefined) {
    return [];
  }
  const range = getCellRange(log.record(row, header.line), header.columns.indexOf.consentDate);
  const title = getFieldTitle('consentDate');
  const message =
    header.columns.indexOf.consentDate >= 0
      ? t`The ${title} column has no date in any row. Payers require a consent before the service. Enter the dates, or turn CB165
          off if the consent is recorded elsewhere.`
      : t`The ${title} column of the roster has no date for any patient of this log. Payers require a consent before the service.
          Enter the dates, or turn CB165 off if the consent is recorded elsewhere.`;
  return [{ code: 'CB165', severity: LOG_PROBLEMS.CB165.severity, range, message }];
}
