import type { CsvRecord } from '../csv/csvRecord';
import type { Lines } from '../csv/lines';
import { RecordReader } from '../csv/recordReader';
import type { Header } from './header';
import { createLongFields } from './longFields';

/** Reads the records of a log: those below its header, which can have long notes, and the others. */
export class LogRecords {
  private readonly rows: RecordReader;
  private readonly others: RecordReader;
  /** Whether a line looks like a row. Undefined if the log has no long fields. */
  readonly isRow: ((line: number) => boolean) | undefined;

  constructor(
    lines: Lines,
    private readonly header: Header,
  ) {
    const longFields = createLongFields(header);
    this.rows = new RecordReader(lines, header.delimiter, longFields);
    this.others = new RecordReader(lines, header.delimiter);
    this.isRow = longFields && ((line) => longFields.isRow(lines.lineAt(line)));
  }

  /** Reads the record that begins at the start of a line (0 to lineCount - 1). */
  read(line: number): CsvRecord {
    const { line: headerLine, lineCount } = this.header;
    return (line >= headerLine + lineCount ? this.rows : this.others).read(line);
  }
}
