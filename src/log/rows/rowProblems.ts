import { firstExtraField } from './entryReader';
import { fieldTitle, type FieldName } from '../header/columns';
import type { CsvRecord } from '../csv/csvRecord';
import { dateForm, type DateOrder } from '../values/dateText';
import type { Header } from '../header/header';
import type { TextRange } from '../csv/lines';
import {
  LOG_PROBLEMS,
  rowProblemCodes,
  rowProblemMessage,
  type Problem,
  type RowProblemBits,
  type RowProblemCode,
} from '../problems/problems';
import { isFormulaError, isRounded } from '../values/spreadsheetDamage';
import { mayBeLostUnseen } from './lostFormulas';
import { listed } from '../../text/lists';
import { t } from '../../text/text';

const FIELD_OF_PROBLEM: Partial<Record<RowProblemCode, FieldName>> = {
  CB010: 'date',
  CB011: 'date',
  CB012: 'mrn',
  CB033: 'mrn',
  CB109: 'mrn',
  CB013: 'minutes',
  CB014: 'minutes',
  CB015: 'minutes',
  CB016: 'initialAssessment',
  CB040: 'consentDate',
  CB041: 'dischargeDate',
  CB042: 'dateOfBirth',
  CB043: 'phq9',
  CB044: 'gad7',
  CB045: 'dateOfBirth',
  CB160: 'date',
  CB161: 'date',
  CB162: 'initiatingVisit',
  CB163: 'documentedOn',
  CB101: 'date',
  CB201: 'minutes',
  CB202: 'minutes',
  CB103: 'minutes',
  CB105: 'npi',
  CB106: 'npi',
};

/**
 * The problems that a row's bits stand for, with their places in the record that the record has before it.
 *
 * @param dateOrder of the log's dates
 * @param contradicted the fields of which the roster says something else
 */
export function describeRowProblems(
  bits: RowProblemBits,
  header: Header,
  record: CsvRecord,
  dateOrder: DateOrder,
  contradicted: readonly FieldName[] = [],
): Problem[] {
  return rowProblemCodes(bits).map((code) => ({
    code,
    severity: LOG_PROBLEMS[code].severity,
    range: placeOf(code, header, record, contradicted),
    message: messageOf(code, header, record, dateOrder, contradicted),
  }));
}

function messageOf(
  code: RowProblemCode,
  { columns }: Header,
  record: CsvRecord,
  dateOrder: DateOrder,
  contradicted: readonly FieldName[],
): string {
  const message = rowProblemMessage(code, dateForm(dateOrder));
  if (code === 'CB105') {
    return [message, ...npiDamage(record.value(columns.indexOf.npi))].join(' ');
  }
  if (code === 'CB350' && contradicted.length > 0) {
    const titles = contradicted.map(fieldTitle);
    return t`The roster has different values for this patient: ${listed(titles)}. The log's values are used; correct whichever is wrong.`;
  }
  return message;
}

/** What a spreadsheet has probably done to an NPI. */
function npiDamage(cell: string): string[] {
  const text = cell.trim();
  if (isRounded(text) || isFormulaError(text)) {
    return [t`The NPI was lost in a spreadsheet. Take it from the record.`];
  }
  if (/^\d{10}[.,]0+$/.test(text)) {
    return [t`A spreadsheet added decimals. Without them, it has 10 digits.`];
  }
  return [];
}

/** The column of a field, or of the patient's whole name for a part of it. */
function columnOf(field: FieldName, { columns: { indexOf } }: Header): number {
  return indexOf[field] < 0 && (field === 'firstName' || field === 'lastName') ? indexOf.patientName : indexOf[field];
}

function placeOf(
  code: RowProblemCode,
  header: Header,
  record: CsvRecord,
  contradicted: readonly FieldName[],
): TextRange {
  switch (code) {
    case 'CB003':
    case 'CB031':
    case 'CB032':
      return record.recordRange();
    case 'CB017':
      return cellRange(record, header.columns.indexOf.end);
    case 'CB004': {
      const extra = firstExtraField(record, header.columns.names.length) ?? 0;
      return { start: record.range(extra).start, end: record.recordRange().end };
    }
    case 'CB350': {
      const [field] = contradicted;
      return cellRange(record, field === undefined ? -1 : columnOf(field, header));
    }
    case 'CB046':
      return cellRange(
        record,
        header.columns.fields.findIndex(
          (field, column) => mayBeLostUnseen(field) && isFormulaError(record.value(column)),
        ),
      );
    case 'CB005':
      return cellRange(record, record.openQuote ? record.fieldAt(record.openQuote) : -1);
    case 'CB006':
      return cellRange(record, record.strayQuote ? record.fieldAt(record.strayQuote) : -1);
    default: {
      const field = FIELD_OF_PROBLEM[code];
      return cellRange(record, field === undefined ? -1 : header.columns.indexOf[field]);
    }
  }
}

/** The range of a column's cell in the scanned record, or of the whole record where it has no such cell. */
export function cellRange(record: CsvRecord, column: number): TextRange {
  return column >= 0 && column < record.fieldCount ? record.range(column) : record.recordRange();
}
