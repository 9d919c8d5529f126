import type { CsvRecord } from '../../../src/log/csv/csvRecord';
import { TextLines } from '../../../src/log/csv/lines';
import { RecordReader } from '../../../src/log/csv/recordReader';

/** Reads all records of a text, including blank lines. */
export function readRecords(text: string, delimiter = ','): CsvRecord[] {
  return [...new RecordReader(TextLines.of(text), delimiter).readAll()];
}

/** Returns the values of every record in a text, including blank lines. */
export function readValues(text: string, delimiter = ','): string[][] {
  return readRecords(text, delimiter).map((record) => record.values());
}

/** Returns the first record of a text. */
export function readFirstRecord(text: string, delimiter = ','): CsvRecord {
  return new RecordReader(TextLines.of(text), delimiter).read(0);
}
