import { firstExtraField } from './entryReader';
import type { FieldName } from './columns';
import type { RecordScanner } from './csvRecord';
import type { Header } from './header';
import type { TextRange } from './lines';
import {
  LOG_PROBLEMS,
  ROW_PROBLEM_CODES,
  rowProblemBit,
  rowProblemMessage,
  type Problem,
  type RowProblemCode,
} from './problems';

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
  CB101: 'date',
  CB201: 'minutes',
  CB202: 'minutes',
  CB103: 'minutes',
  CB105: 'npi',
  CB106: 'npi',
};

/** The problems that a row's flags stand for, with their places in the record that the scanner has before it. */
export function describeRowProblems(flags: number, header: Header, scanner: RecordScanner): Problem[] {
  return ROW_PROBLEM_CODES.filter((code) => (flags & rowProblemBit(code)) !== 0).map((code) => ({
    code,
    severity: LOG_PROBLEMS[code].severity,
    range: placeOf(code, header, scanner),
    message: rowProblemMessage(code),
  }));
}

function placeOf(code: RowProblemCode, header: Header, scanner: RecordScanner): TextRange {
  switch (code) {
    case 'CB003':
    case 'CB031':
    case 'CB032':
      return scanner.recordRange();
    case 'CB017':
      return cellRange(scanner, header.columns.indexOf.end);
    case 'CB004': {
      const extra = firstExtraField(scanner, header.columns.names.length) ?? 0;
      return { start: scanner.range(extra).start, end: scanner.recordRange().end };
    }
    case 'CB005':
      return cellRange(scanner, scanner.openQuote ? scanner.fieldAt(scanner.openQuote) : -1);
    case 'CB006':
      return cellRange(scanner, scanner.strayQuote ? scanner.fieldAt(scanner.strayQuote) : -1);
    default: {
      const field = FIELD_OF_PROBLEM[code];
      return cellRange(scanner, field === undefined ? -1 : header.columns.indexOf[field]);
    }
  }
}

/** The range of a column's cell in the scanned record, or of the whole record where it has no such cell. */
export function cellRange(scanner: RecordScanner, column: number): TextRange {
  return column >= 0 && column < scanner.fieldCount ? scanner.range(column) : scanner.recordRange();
}
