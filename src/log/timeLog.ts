import { ByteRows, type LogBytes } from './bytes/byteRows';
import type { CalendarDate } from './values/calendarDate';
import type { ColumnMapping, FieldName } from './header/columns';
import type { CsvRecord } from './csv/csvRecord';
import { MOST_LINES_OF_A_FIELD, RecordReader } from './csv/recordReader';
import { decideDateOrder, DateOrderEvidence, type DateOrderReading } from './header/dateOrder';
import type { DateOrder } from './values/dateText';
import { ProblemCache } from './rows/problemCache';
import { EntryReader } from './rows/entryReader';
import { readHeader, isSameHeader, type Header } from './header/header';
import { mergeLineEdits, type LineEdit } from './csv/lineEdits';
import type { Lines } from './csv/lines';
import { findDifferences } from './rows/patientAttributes';
import { hasRowProblem, type Problem } from './problems/problems';
import { REACHES_DOWN_BIT } from './problems/rowFlags';
import { reuseIdentities } from './rows/rowIdentities';
import { rereadRows, type EditedText } from './rows/rereadRows';
import { hashRow } from './rows/rowHash';
import type { Roster } from './rows/roster';
import type { RowBits } from './rows/rowsWithProblems';
import { RowOrder, type RowCursor } from './rows/rowOrder';
import { describeRowProblems } from './rows/rowProblems';
import type { RowReading, RowTable } from './rows/rowTable';
import type { RowId } from './rows/rowId';

/** Whoever keeps figures over the rows: told of each row before it goes and after it has come. */
export interface RowObserver {
  rowRemoved(row: RowId): void;
  rowAdded(row: RowId): void;
}

export interface TimeLogOptions {
  /** The day the log is read on, by which entries are in the future. */
  readonly today: CalendarDate;
  /** The log's place among logs that are read together; 0 for a log alone. */
  readonly number?: number;
  /** How dates such as 3/4/2024 are read where none of the file shows it; month first when not given. */
  readonly dateOrder?: DateOrder;
  /** What columns hold whose names nobody knows. */
  readonly columnMapping?: ColumnMapping;
  /** What is known of the patients elsewhere. */
  readonly roster?: Roster;
}

/**
 * A time log as rows, kept in step with its text. It holds a few numbers a row and asks the text for the rest; an edit reads
 * again only the rows it touches.
 */
export class TimeLog {
  private currentHeader: Header;
  private records: RecordReader;
  private reader: EntryReader;
  private order: RowOrder;
  private readonly evidence = new DateOrderEvidence();
  private readonly described = new ProblemCache();
  private dates: DateOrderReading;

  private constructor(
    private readonly lines: Lines,
    readonly table: RowTable,
    private readonly observer: RowObserver,
    readonly options: TimeLogOptions,
  ) {
    this.currentHeader = readHeader(lines, options.columnMapping);
    this.records = new RecordReader(lines, this.currentHeader.delimiter);
    this.dates = decideDateOrder(this.evidence, options.dateOrder);
    this.reader = this.newReader();
    this.order = this.newOrder();
  }

  /**
   * Reads a whole log, and tells the observer of each row in order.
   *
   * @param bytes the same text as bytes, which are read many times as fast
   */
  static read(
    lines: Lines,
    table: RowTable,
    observer: RowObserver,
    options: TimeLogOptions,
    bytes?: LogBytes,
  ): TimeLog {
    return atOnce(TimeLog.readInSteps(lines, table, observer, options, bytes));
  }

  /** As {@link read}, with a pause behind each piece of the bytes, in which other work can be done. */
  static *readInSteps(
    lines: Lines,
    table: RowTable,
    observer: RowObserver,
    options: TimeLogOptions,
    bytes?: LogBytes,
  ): Generator<undefined, TimeLog> {
    const log = new TimeLog(lines, table, observer, options);
    yield* log.readAll(bytes);
    const dates = decideDateOrder(log.evidence, options.dateOrder);
    if (bytes && log.dates.order !== dates.order) {
      log.close();
      log.dates = dates;
      log.begin(log.currentHeader);
      yield* log.readAll(bytes);
    }
    log.settleOrder();
    return log;
  }

  get header(): Header {
    return this.currentHeader;
  }

  /** How the dates are read, and what shows it. */
  get dateOrder(): DateOrderReading {
    return this.dates;
  }

  /** Rows of any kind: entries, blank lines and the header. */
  get rowCount(): number {
    return this.order.rowCount;
  }

  /** Whether the log has this row now. */
  has(row: RowId): boolean {
    return this.order.has(row);
  }

  /** The line at which a row of this log begins. */
  lineOf(row: RowId): number {
    return this.order.lineOf(row);
  }

  /** The row that holds a line, or undefined behind the last. */
  rowAtLine(line: number): RowId | undefined {
    return this.order.rowAt(this.order.seek(line));
  }

  /** Calls `visit` for each row in order with the line it begins at, until it answers false. */
  walk(visit: (row: RowId, line: number) => boolean): void {
    this.order.walk(visit);
  }

  /** As {@link walk}, for those rows that have a problem of any of these bits. */
  walkMatching(having: RowBits, visit: (row: RowId, line: number) => boolean): void {
    this.order.walkMatching(having, this.table, visit);
  }

  /**
   * Reads the record of a row. The record doesn't change when the log is edited.
   *
   * @param line the line at which the row begins, if the caller knows it
   */
  record(row: RowId, line = this.lineOf(row)): CsvRecord {
    return this.records.read(line);
  }

  /** The problems of a row that the row alone shows, with their places. */
  problemsOf(row: RowId, line = this.lineOf(row)): readonly Problem[] {
    return this.described.getProblems(row, line, () => {
      const bits = this.table.problemBitsOf(row);
      const contradicted = hasRowProblem(bits, 'CB350') ? this.contradicted(row) : [];
      const record = this.record(row, line);
      return describeRowProblems(bits, this.currentHeader, record, this.dates.order, contradicted);
    });
  }

  /** The fields of which the roster says something else. */
  private contradicted(row: RowId): readonly FieldName[] {
    const own = this.table.attributesOf(row);
    const known = this.options.roster?.findPatient(own.mrn);
    return known ? findDifferences(own, known) : [];
  }

  /**
   * The line of a quote without an end that would find one in a quote put into this line, or undefined: such a quote reaches
   * as far down as a quoted field may.
   */
  openQuoteReaching(line: number): number | undefined {
    const cursor = this.firstRowConcerned(line);
    const row = this.order.rowAt(cursor);
    if (row === undefined || (this.table.flagsOf(row) & REACHES_DOWN_BIT) === 0) {
      return undefined;
    }
    return this.record(row, cursor.line).openQuote?.line;
  }

  /** How the row at a line would read in another text with this log's header. Nothing of it is kept. */
  readAs(line: number, lines: Lines): RowReading {
    const record = new RecordReader(lines, this.currentHeader.delimiter).read(line);
    const reading = this.reader.read(record, 0);
    this.table.attributes.release(reading.attributes);
    this.table.contacts.release(reading.contact);
    return reading;
  }

  /** The text of a row, its last line end aside. */
  textOf(row: RowId, line = this.lineOf(row)): string {
    let text = this.lines.lineAt(line);
    for (let more = 1; more < this.table.lineCountOf(row); more++) {
      text += `\n${this.lines.lineAt(line + more)}`;
    }
    return text;
  }

  /** Whether two rows are the same to the letter. */
  hasSameText(a: RowId, b: RowId): boolean {
    return this.textOf(a) === this.textOf(b);
  }

  /**
   * Brings the rows in step with a text that has just been edited.
   *
   * @param edits what was replaced, in lines of the text before all of them; the text must already be the edited one
   */
  applyEdits(edits: readonly LineEdit[]): void {
    const merged = mergeLineEdits(edits);
    const first = merged[0];
    if (!first) {
      return;
    }
    if (first.startLine <= this.currentHeader.lastLineRead) {
      const header = readHeader(this.lines, this.options.columnMapping);
      if (!isSameHeader(header, this.currentHeader)) {
        this.reread(header);
        this.settleOrder();
        return;
      }
      this.currentHeader = header;
    }
    let shift = 0;
    for (let next = 0; next < merged.length;) {
      const { start, removed, readings, ...behind } = rereadRows(merged, next, shift, this.order, this.text);
      this.replaceRows(start, removed, readings);
      next = behind.next;
      shift = behind.shift;
    }
    if (this.order.lineCount !== this.lines.lineCount) {
      // The edits did not tell the whole change; the text is right in any case.
      this.reread(readHeader(this.lines, this.options.columnMapping));
    }
    this.settleOrder();
  }

  /** Forgets all rows, the observer told of each. */
  close(): void {
    this.order.walk((row) => {
      this.remove(row);
      return true;
    });
    this.order.clear();
  }

  private reread(header: Header): void {
    this.close();
    this.begin(header);
    atOnce(this.readAll());
  }

  private begin(header: Header): void {
    this.currentHeader = header;
    this.records = new RecordReader(this.lines, header.delimiter);
    this.reader = this.newReader();
    this.order = this.newOrder();
  }

  /** Reads all rows again when the dates have come to show another order than they were read in. */
  private settleOrder(): void {
    const before = this.dates.order;
    this.dates = decideDateOrder(this.evidence, this.options.dateOrder);
    if (this.dates.order === before) {
      return;
    }
    this.reader = this.newReader();
    this.order.walk((row, line) => {
      this.forget(row);
      this.keep(row, this.readRow(line));
      this.observer.rowAdded(row);
      return true;
    });
  }

  /** The text as it is now, for bringing the rows in step with it. */
  private readonly text: EditedText = {
    lineCount: () => this.lines.lineCount,
    readRow: (line) => this.readRow(line),
    findFirstAffectedRow: (line) => this.firstRowConcerned(line),
  };

  private keep(row: RowId, reading: RowReading): void {
    this.table.write(row, reading);
    this.evidence.count(reading.flags, 1);
  }

  private forget(row: RowId): void {
    this.described.forget(row);
    this.observer.rowRemoved(row);
    this.evidence.count(this.table.flagsOf(row), -1);
    this.table.release(row);
  }

  private newReader(): EntryReader {
    const { columns, delimiter } = this.currentHeader;
    const { roster, number = 0, today } = this.options;
    const hasDecimalComma = delimiter !== ',';
    const dialect = { columns, dateOrder: this.dates.order, today, hasDecimalComma, roster, number };
    return new EntryReader(dialect, this.table);
  }

  private newOrder(): RowOrder {
    return new RowOrder(this.table.positions, this.table.lineCountOf, this.options.number ?? 0);
  }

  private *readAll(bytes?: LogBytes): Generator<undefined, undefined> {
    const append = (reading: RowReading): void => {
      const row = this.table.allocate();
      this.keep(row, reading);
      this.order.append(row);
      this.observer.rowAdded(row);
    };
    if (bytes) {
      yield* new ByteRows(this.currentHeader, this.reader, this.table).readAll(bytes, append);
      return;
    }
    for (let line = 0; line < this.lines.lineCount;) {
      const reading = this.readRow(line);
      append(reading);
      line += reading.lineCount;
    }
  }

  private readRow(line: number): RowReading {
    const record = this.records.read(line);
    const hash = hashRow(record);
    const header = this.currentHeader;
    const isEntry = header.isReadable && line >= header.line + header.lineCount;
    return isEntry ? this.reader.read(record, hash) : this.reader.readNonEntry(record, hash);
  }

  private remove(row: RowId): void {
    this.forget(row);
    this.table.free(row);
  }

  /** The row that holds the line, or the first above it whose search for a closing quote may have reached the line. */
  private firstRowConcerned(line: number): RowCursor {
    let first = this.order.seek(line);
    let below = first;
    for (let above = this.order.previous(below); above; above = this.order.previous(above)) {
      const lastLine = below.line - 1;
      if (lastLine + MOST_LINES_OF_A_FIELD < line) {
        break;
      }
      const row = this.order.rowAt(above);
      if (row !== undefined && (this.table.flagsOf(row) & REACHES_DOWN_BIT) !== 0) {
        first = above;
      }
      below = above;
    }
    return first;
  }

  /** Puts the readings in place of the rows that are gone; a row whose text is still there keeps its identity. */
  private replaceRows(begin: RowCursor, gone: readonly RowId[], readings: readonly RowReading[]): void {
    const identities = reuseIdentities(gone, readings, (row) => this.table.hashOf(row));
    const reused = new Set(identities);
    for (const row of gone) {
      this.forget(row);
      if (!reused.has(row)) {
        this.table.free(row);
      }
    }
    const rows = readings.map((reading, index) => {
      const row = identities[index] ?? this.table.allocate();
      this.keep(row, reading);
      return row;
    });
    this.order.splice(begin, gone.length, rows);
    for (const row of rows) {
      this.observer.rowAdded(row);
    }
  }
}

/** Runs through without a pause. */
function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
