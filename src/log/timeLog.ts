import { ByteRows, type LogBytes } from './bytes/byteRows';
import type { FieldName } from './header/columns';
import type { CsvRecord } from './csv/csvRecord';
import type { DateOrderReading } from './header/dateOrder';
import type { LogConventions } from './header/logConventions';
import { ConventionsOfRows } from './conventionsOfRows';
import { ProblemCache } from './rows/problemCache';
import { EntryReader } from './rows/entryReader';
import { UnknownStatusWords, describeUnknownWords } from './header/unknownStatusWords';
import { readHeaderFor, isHeaderInPlace, type Header } from './header/header';
import { haveSameNames } from './header/headerLines';
import { LogRecords } from './header/logRecords';
import { mergeLineEdits, type LineEdit } from './csv/lineEdits';
import type { Lines } from './csv/lines';
import { findDifferences } from './rows/patientAttributes';
import type { DateContext } from './header/dateExplanations';
import { hasRowProblem, type Problem } from './problems/problems';
import { OTHER_PART_BIT, REACHES_DOWN_BIT } from './problems/rowFlags';
import { reuseIdentities } from './rows/rowIdentities';
import { findFirstAffectedRow, rereadRows, type EditedText } from './rows/rereadRows';
import { hashRow } from './rows/rowHash';
import type { RowBits } from './rows/rowsWithProblems';
import { RowOrder, type RowCursor } from './rows/rowOrder';
import { isHeaderBelow } from './header/nonEntries';
import { describeRowProblems } from './rows/rowProblems';
import type { RowReading, RowTable } from './rows/rowTable';
import type { RowId } from './rows/rowId';
import type { RowObserver, TimeLogOptions } from './timeLogOptions';

export type { RowObserver, TimeLogOptions } from './timeLogOptions';

/**
 * A time log as rows, which are updated when its text is edited. It stores a few numbers per row and reads the rest from the text.
 * After an edit, only the affected rows are read again.
 */
export class TimeLog {
  private currentHeader: Header;
  private records: LogRecords;
  private reader: EntryReader;
  private order: RowOrder;
  /** The number of lines below the header that are a header, too. */
  private headerLines = 0;
  private readonly conventionsOfRows: ConventionsOfRows;
  /** The words in status columns that don't show whether an entry counts. */
  readonly unknownWords = new UnknownStatusWords();
  private readonly problemCache = new ProblemCache();

  private constructor(
    private readonly lines: Lines,
    readonly table: RowTable,
    private readonly observer: RowObserver,
    readonly options: TimeLogOptions,
  ) {
    this.currentHeader = readHeaderFor(lines, options);
    this.records = new LogRecords(lines, this.currentHeader);
    this.conventionsOfRows = new ConventionsOfRows(table, options, () => this.currentHeader.columns);
    this.reader = this.createReader();
    this.order = this.createOrder();
  }

  /**
   * Reads a whole log. The observer receives each row in order.
   *
   * @param bytes the same text as bytes, which are read many times faster
   */
  static read(
    lines: Lines,
    table: RowTable,
    observer: RowObserver,
    options: TimeLogOptions,
    bytes?: LogBytes,
  ): TimeLog {
    return runAll(TimeLog.readInSteps(lines, table, observer, options, bytes));
  }

  /** Reads a log like {@link read}, but pauses after each chunk of the bytes so that other work can be done. */
  static *readInSteps(
    lines: Lines,
    table: RowTable,
    observer: RowObserver,
    options: TimeLogOptions,
    bytes?: LogBytes,
  ): Generator<undefined, TimeLog> {
    const log = new TimeLog(lines, table, observer, options);
    yield* log.readAll(bytes);
    if (bytes && log.conventionsOfRows.update(true)) {
      log.close();
      log.begin(log.currentHeader);
      yield* log.readAll(bytes);
    }
    log.updateConventions(true);
    return log;
  }

  get header(): Header {
    return this.currentHeader;
  }

  /** The problems of the header's columns that the values in the rows cause. */
  get columnProblems(): readonly Problem[] {
    return describeUnknownWords(this.unknownWords, this.currentHeader, this.lines);
  }

  /** How the columns are read where their values have several readings. */
  get conventions(): LogConventions {
    return this.conventionsOfRows.current;
  }

  /** How the dates in the Date column are read, and the reason for it. */
  get dateOrder(): DateOrderReading {
    return this.conventions.dates.date;
  }

  /** The number of rows, including blank lines and the header. */
  get rowCount(): number {
    return this.order.rowCount;
  }

  /** Whether the log currently has this row. */
  has(row: RowId): boolean {
    return this.order.has(row);
  }

  /** Returns the line at which a row of this log begins. */
  lineOf(row: RowId): number {
    return this.order.lineOf(row);
  }

  /** Returns the row that contains a line, or undefined after the last line. */
  rowAtLine(line: number): RowId | undefined {
    return this.order.rowAt(this.order.seek(line));
  }

  /** Calls `visit` for each row in order, with the line at which it begins, until `visit` returns false. */
  walk(visit: (row: RowId, line: number) => boolean): void {
    this.order.walk(visit);
  }

  /** Walks like {@link walk}, but only over rows that have a problem with any of these bits. */
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

  /** Returns the problems that depend only on the row, with their ranges. */
  problemsOf(row: RowId, line = this.lineOf(row)): readonly Problem[] {
    return this.problemCache.getProblems(
      row,
      line,
      () => {
        const bits = this.table.problemBitsOf(row);
        const contradicted = hasRowProblem(bits, 'CB350') ? this.findRosterDifferences(row) : [];
        const record = this.record(row, line);
        const { leftOutBy } = this.table.contactOf(row).status;
        return describeRowProblems(bits, this.currentHeader, record, this.dateContext, contradicted, leftOutBy);
      },
      this.conventionsOfRows.messageVersion,
    );
  }

  /** What the dates of the log are read with. */
  get dateContext(): DateContext {
    return { conventions: this.conventions, today: this.options.today };
  }

  /** Returns the fields for which the roster has different values. */
  private findRosterDifferences(row: RowId): readonly FieldName[] {
    const attributes = this.table.attributesOf(row);
    const patient = this.options.roster?.findPatient(attributes.mrn);
    return patient ? findDifferences(attributes, patient) : [];
  }

  /** Returns the line of an unclosed quote above that a quote in this line would close, or undefined. */
  findOpenQuoteAbove(line: number): number | undefined {
    const cursor = this.text.findFirstAffectedRow(line);
    const row = this.order.rowAt(cursor);
    const isOpen = row !== undefined && (this.table.flagsOf(row) & REACHES_DOWN_BIT) !== 0;
    return isOpen ? this.record(row, cursor.line).openQuote?.line : undefined;
  }

  /** Reads the row at a line of another text under this log's header, without storing it. */
  readAs(line: number, lines: Lines): RowReading {
    const record = new LogRecords(lines, this.currentHeader).read(line);
    const row = this.rowAtLine(line);
    const reading = this.reader.read(record, 0, row !== undefined && this.isAboveOtherPart(row));
    this.table.attributes.release(reading.attributes);
    this.table.contacts.release(reading.contact);
    return reading;
  }

  /** Returns the text of a row without its last line end. */
  textOf(row: RowId, line = this.lineOf(row)): string {
    let text = this.lines.lineAt(line);
    for (let more = 1; more < this.table.lineCountOf(row); more++) {
      text += `\n${this.lines.lineAt(line + more)}`;
    }
    return text;
  }

  /** Whether two rows are identical, character for character. */
  hasSameText(a: RowId, b: RowId): boolean {
    return this.textOf(a) === this.textOf(b);
  }

  /**
   * Updates the rows after the text was edited.
   *
   * @param edits what was replaced, in lines of the text before all edits. The text must already be edited
   */
  applyEdits(edits: readonly LineEdit[]): void {
    const merged = mergeLineEdits(edits);
    const first = merged[0];
    if (!first) {
      return;
    }
    if (first.startLine <= this.currentHeader.lastLineRead) {
      const header = readHeaderFor(this.lines, this.options);
      if (!isHeaderInPlace(this.currentHeader, header, merged, this.headerLines > 0)) {
        this.reread(header);
        this.updateConventions();
        return;
      }
      const { names } = this.currentHeader.columns;
      this.currentHeader = header;
      this.records = new LogRecords(this.lines, header);
      this.reader = haveSameNames(header.columns.names, names) ? this.reader : this.createReader();
    }
    let shift = 0;
    for (let next = 0; next < merged.length;) {
      const { start, removed, readings, ...following } = rereadRows(merged, next, shift, this.order, this.text);
      this.replaceRows(start, removed, readings);
      next = following.next;
      shift = following.shift;
    }
    if (this.order.lineCount !== this.lines.lineCount) {
      // The edits don't describe the whole change. The text is always right, so everything is read again.
      this.reread(readHeaderFor(this.lines, this.options));
    }
    this.updateConventions();
  }

  /** Removes all rows. The observer receives each of them. */
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
    runAll(this.readAll());
  }

  private begin(header: Header): void {
    this.currentHeader = header;
    this.records = new LogRecords(this.lines, header);
    this.reader = this.createReader();
    this.order = this.createOrder();
  }

  /** Reads all rows again if they now show a different format from the one that they were read in. */
  private updateConventions(isFirst = false): void {
    if (!this.conventionsOfRows.update(isFirst)) {
      return;
    }
    this.reader = this.createReader();
    let isOtherPart = false;
    this.order.walk((row, line) => {
      this.forget(row);
      const reading = this.readRow(line, isOtherPart);
      isOtherPart = (reading.flags & OTHER_PART_BIT) !== 0;
      this.store(row, reading);
      this.observer.rowAdded(row);
      return true;
    });
  }

  /** The current text, from which rows are read again. */
  private readonly text: EditedText = {
    lineCount: () => this.lines.lineCount,
    readRow: (line, isOtherPart) => this.readRow(line, isOtherPart),
    findFirstAffectedRow: (line) => findFirstAffectedRow(line, this.order, this.table, this.records.isRow),
    isAboveOtherPart: (row) => this.isAboveOtherPart(row),
  };

  private store(row: RowId, reading: RowReading): void {
    this.table.write(row, reading);
    this.headerLines += isHeaderBelow(reading.warnings) ? 1 : 0;
    this.conventionsOfRows.count(row, 1);
    this.unknownWords.count(reading.flags, this.table.contacts.get(reading.contact).status, 1);
  }

  private forget(row: RowId): void {
    this.problemCache.forget(row);
    this.observer.rowRemoved(row);
    this.headerLines -= isHeaderBelow(this.table.warningsOf(row)) ? 1 : 0;
    this.conventionsOfRows.count(row, -1);
    this.unknownWords.count(this.table.flagsOf(row), this.table.contactOf(row).status, -1);
    this.table.release(row);
  }

  /** Whether the rows below a row are under a header with other columns. */
  private isAboveOtherPart(row: RowId): boolean {
    return (this.table.flagsOf(row) & OTHER_PART_BIT) !== 0;
  }

  private createReader(): EntryReader {
    const { columns, delimiter } = this.currentHeader;
    const { columnMapping, roster, mrnForms, number = 0, today, leaveOut } = this.options;
    const hasDecimalComma = delimiter !== ',';
    const dialect = {
      columns,
      columnMapping,
      conventions: this.conventions,
      today,
      hasDecimalComma,
      roster,
      mrnForms,
      number,
      leaveOut,
    };
    return new EntryReader(dialect, this.table);
  }

  private createOrder(): RowOrder {
    return new RowOrder(this.table.positions, this.table.lineCountOf, this.options.number ?? 0);
  }

  private *readAll(bytes?: LogBytes): Generator<undefined, undefined> {
    const append = (reading: RowReading): void => {
      const row = this.table.allocate();
      this.store(row, reading);
      this.order.append(row);
      this.observer.rowAdded(row);
    };
    if (bytes) {
      yield* new ByteRows(this.currentHeader, this.reader, this.table).readAll(bytes, append);
      return;
    }
    let isOtherPart = false;
    for (let line = 0; line < this.lines.lineCount;) {
      const reading = this.readRow(line, isOtherPart);
      append(reading);
      isOtherPart = (reading.flags & OTHER_PART_BIT) !== 0;
      line += reading.lineCount;
    }
  }

  private readRow(line: number, isOtherPart: boolean): RowReading {
    const record = this.records.read(line);
    const hash = hashRow(record);
    const header = this.currentHeader;
    const isEntry = header.isReadable && line >= header.line + header.lineCount;
    return isEntry ? this.reader.read(record, hash, isOtherPart) : this.reader.readAboveHeader(record, hash);
  }

  private remove(row: RowId): void {
    this.forget(row);
    this.table.free(row);
  }

  /** Replaces the removed rows with the readings. A row whose text still exists keeps its identity. */
  private replaceRows(begin: RowCursor, removed: readonly RowId[], readings: readonly RowReading[]): void {
    const identities = reuseIdentities(removed, readings, (row) => this.table.hashOf(row));
    const reused = new Set(identities);
    for (const row of removed) {
      this.forget(row);
      if (!reused.has(row)) {
        this.table.free(row);
      }
    }
    const rows = readings.map((reading, index) => {
      const row = identities[index] ?? this.table.allocate();
      this.store(row, reading);
      return row;
    });
    this.order.splice(begin, removed.length, rows);
    for (const row of rows) {
      this.observer.rowAdded(row);
    }
  }
}

/** Runs all steps without a pause. */
function runAll<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
