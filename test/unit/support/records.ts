import { RecordScanner } from '../../../src/log/csv/csvRecord';
import { TextLines, type Lines } from '../../../src/log/csv/lines';

/** Returns the values of every record in a text, including blank lines. */
export function readValues(text: string, delimiter = ','): string[][] {
  const values: string[][] = [];
  visitRecords(TextLines.of(text), delimiter, (scanner) => values.push(readCells(scanner)));
  return values;
}

/** Returns the values of the scanned record. */
export function readCells(scanner: RecordScanner): string[] {
  return Array.from({ length: scanner.fieldCount }, (_, field) => scanner.value(field));
}

/** Calls `visit` for each record, with a scanner on the record and the line where it begins. */
export function visitRecords(
  lines: Lines,
  delimiter: string,
  visit: (scanner: RecordScanner, line: number) => void,
): void {
  const scanner = new RecordScanner(lines, delimiter);
  for (let line = 0; line < lines.lineCount; line += scanner.lineCount) {
    scanner.scan(line);
    visit(scanner, line);
  }
}

/** Returns a scanner on the first record of a text. */
export function scanFirstRecord(text: string, delimiter = ','): RecordScanner {
  const scanner = new RecordScanner(TextLines.of(text), delimiter);
  scanner.scan(0);
  return scanner;
}
