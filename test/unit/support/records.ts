import { RecordScanner } from '../../../src/log/csv/csvRecord';
import { TextLines, type Lines } from '../../../src/log/csv/lines';

/** The values of every record of a text, blank lines too. */
export function valuesOf(text: string, delimiter = ','): string[][] {
  const values: string[][] = [];
  eachRecord(TextLines.of(text), delimiter, (scanner) => values.push(cellsOf(scanner)));
  return values;
}

/** The values of the scanned record. */
export function cellsOf(scanner: RecordScanner): string[] {
  return Array.from({ length: scanner.fieldCount }, (_, field) => scanner.value(field));
}

/** Calls `visit` with the scanner on each record in turn and the line it begins at. */
export function eachRecord(
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

/** The scanner on the first record of a text. */
export function scanned(text: string, delimiter = ','): RecordScanner {
  const scanner = new RecordScanner(TextLines.of(text), delimiter);
  scanner.scan(0);
  return scanner;
}
