import type { PatientAttributes } from '../../log/rows/patientAttributes';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { MonthSummary } from '../months/monthSummary';
import type { ReportedValue } from '../problems/crossRowProblems';

/** Whether a row has the value. The report takes each value from the latest row that has it. */
const HAS_VALUE: Readonly<Record<ReportedValue, (patient: PatientAttributes) => boolean>> = {
  name: ({ firstName, lastName }) => firstName !== '' || lastName !== '',
  payer: ({ payer }) => payer !== '',
  npi: ({ npi }) => npi !== '',
};

/** Returns the row of a month from which the report takes a value; undefined if no valid row has it. */
export function findReportedRow(
  { validRows }: Pick<MonthSummary, 'validRows'>,
  value: ReportedValue,
  table: RowTable,
): RowId | undefined {
  return validRows.findLast((row) => HAS_VALUE[value](table.attributesOf(row)));
}
