import { readCellValue } from './entryReader';
import { findFirstExtraField } from './rowShape';
import { findMrnOddities } from '../values/mrnText';
import { findPlaceholderDate } from '../values/placeholderDates';
import { getFieldTitle, type FieldName } from '../header/columns';
import type { CsvRecord } from '../csv/csvRecord';
import { explainDate, type DateContext } from '../header/dateExplanations';
import { getNotationFormat } from '../values/dateOrders';
import { isDateField } from '../header/logConventions';
import type { Header } from '../header/header';
import type { TextRange } from '../csv/lines';
import { getRowCheck, rowProblemCodes, type Problem, type RowProblemBits } from '../problems/problems';
import type { RowCheck, RowProblemDetails } from '../problems/rowChecks';
import { isFormulaError, isRounded, removeSpreadsheetMarks } from '../values/spreadsheetDamage';
import { needsFormulaCheck } from './formulaChecks';

/**
 * Describes the problems of a row.
 *
 * @param record the record of the row
 * @param context how the log's dates are read
 * @param differingFields the fields in which the roster has different values
 * @param statusField the column that takes the entry out
 */
export function describeRowProblems(
  bits: RowProblemBits,
  header: Header,
  record: CsvRecord,
  context: DateContext,
  differingFields: readonly FieldName[] = [],
  statusField?: FieldName,
): Problem[] {
  const details: RowProblemDetails = {
    getDateFormat: (field) => getNotationFormat(context.conventions.dates[isDateField(field) ? field : 'date']),
    explainDate: (field) => explainDate(field, readCellValue(record, header.columns.indexOf[field]), context),
    // Only one message shows it, so it isn't looked up for the others.
    get npiDamage() {
      return findNpiDamage(record.value(header.columns.indexOf.npi));
    },
    get mrnOddities() {
      return findMrnOddities(readCellValue(record, header.columns.indexOf.mrn));
    },
    get placeholderDates() {
      return findPlaceholderDates(header, record).map(({ field, date }) => ({ title: getFieldTitle(field), date }));
    },
    rosterFields: differingFields.map(getFieldTitle),
    statusField: statusField === undefined ? '' : getFieldTitle(statusField),
  };
  return rowProblemCodes(bits).map((code) => {
    const { severity, field, message } = getRowCheck(code);
    return {
      code,
      severity,
      range: findRange(field, header, record, differingFields, statusField),
      message: message(details),
    };
  });
}

/** The dates of a row that aren't required. */
const OPTIONAL_DATES: readonly FieldName[] = [
  'initialAssessment',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
  'initiatingVisit',
  'documentedOn',
  'endDate',
];

/** Finds the dates of a row that programs write for "no date". */
export function findPlaceholderDates(
  { columns: { indexOf } }: Header,
  record: CsvRecord,
): { readonly field: FieldName; readonly date: string }[] {
  return OPTIONAL_DATES.flatMap((field) => {
    const date = findPlaceholderDate(
      removeSpreadsheetMarks(readCellValue(record, indexOf[field])),
      field === 'dateOfBirth',
    );
    return date === undefined ? [] : [{ field, date }];
  });
}

function findNpiDamage(cell: string): RowProblemDetails['npiDamage'] {
  const text = cell.trim();
  if (isRounded(text) || isFormulaError(text)) {
    return 'lost';
  }
  return /^\d{10}[.,]0+$/.test(text) ? 'decimals' : undefined;
}

/** Returns the column with the minutes of a row: the minutes, the hours, or the end if the others are blank. */
function findMinutesColumn({ columns: { indexOf } }: Header, record: CsvRecord): number {
  const isFilled = (column: number): boolean => column >= 0 && record.value(column).trim() !== '';
  const filled = [indexOf.minutes, indexOf.hours, indexOf.end].find(isFilled);
  return filled ?? (indexOf.minutes >= 0 ? indexOf.minutes : indexOf.hours);
}

/** Returns the column of a field. For a part of the name, this can be the column of the full name. */
function findColumn(field: FieldName, { columns: { indexOf } }: Header): number {
  return indexOf[field] < 0 && (field === 'firstName' || field === 'lastName') ? indexOf.patientName : indexOf[field];
}

function findRange(
  field: RowCheck['field'],
  header: Header,
  record: CsvRecord,
  differingFields: readonly FieldName[],
  statusField: FieldName | undefined,
): TextRange {
  switch (field) {
    case 'row':
      return record.recordRange();
    case 'extraFields': {
      const extra = findFirstExtraField(record, header.columns.names.length) ?? 0;
      return { start: record.range(extra).start, end: record.recordRange().end };
    }
    case 'rosterField': {
      const [first] = differingFields;
      return getCellRange(record, first === undefined ? -1 : findColumn(first, header));
    }
    case 'statusField':
      return getCellRange(record, statusField === undefined ? -1 : header.columns.indexOf[statusField]);
    case 'formulaError':
      return getCellRange(
        record,
        header.columns.fields.findIndex(
          (each, column) => needsFormulaCheck(each) && isFormulaError(record.value(column)),
        ),
      );
    case 'placeholderDate': {
      const [first] = findPlaceholderDates(header, record);
      return getCellRange(record, first ? header.columns.indexOf[first.field] : -1);
    }
    case 'openQuote':
      return getCellRange(record, record.openQuote ? record.fieldAt(record.openQuote) : -1);
    case 'strayQuote':
      return getCellRange(record, record.strayQuote ? record.fieldAt(record.strayQuote) : -1);
    case 'minutes':
      return getCellRange(record, findMinutesColumn(header, record));
    default:
      return getCellRange(record, header.columns.indexOf[field]);
  }
}

/** Returns the range of a column's cell, or of the whole record if it doesn't have the cell. */
export function getCellRange(record: CsvRecord, column: number): TextRange {
  return column >= 0 && column < record.fieldCount ? record.range(column) : record.recordRange();
}
