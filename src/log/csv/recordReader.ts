import { CsvRecord, FIELD_SIZE, Quoting } from './csvRecord';
import type { Lines, TextPosition } from './lines';

const QUOTE = '"';
const QUOTE_CODE = 34;

/**
 * How many lines a quoted field may span. If a quote isn't closed within them, it's read as a stray quote and reported on its
 * own line, so a typo can't hide the rest of a log, and an edit never affects more than this many lines.
 */
export const MOST_LINES_OF_A_FIELD = 64;

/** How many lines a quoted field may span if the whole record shows that it's one field (see {@link LongFields}). */
export const MOST_LINES_OF_A_LONG_FIELD = 1000;

/**
 * What shows that a quoted field of many lines is one field, such as a long note, and that its quotes aren't stray ones that hide the
 * rows between them: no line between them looks like a row, nothing after the closing quote is in quotes, and the record has as many
 * fields as the header.
 */
export interface LongFields {
  readonly fewestFields: number;
  readonly mostFields: number;
  /** Whether a line looks like a row. */
  readonly isRow: (line: string) => boolean;
}

/**
 * How many fields a record may have: as many as a spreadsheet has columns. The rest of the line is one more field, so a line
 * that isn't a row takes neither minutes nor gigabytes.
 */
export const MOST_FIELDS = 16_384;

/** A text that a spreadsheet mustn't change: `="00123"`. Its quotes aren't stray. */
export const FORMULA_TEXT = /^\s*="[^"]*"\s*$/;

/** Where a quoted field ends. */
interface QuotedEnd {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly quoting: number;
}

/**
 * Reads the records of a CSV text (RFC 4180). Records begin at line starts and are read without knowledge of the lines before
 * them, so any record can be read again without the others.
 */
export class RecordReader {
  private readonly delimiterCode: number;

  /** What is found in the record that is being read. */
  private fields: number[] = [];
  private openQuote: TextPosition | undefined;
  private strayQuote: TextPosition | undefined;

  /**
   * @param delimiter one UTF-16 unit, not a quote
   * @param longFields if quoted fields can span more than {@link MOST_LINES_OF_A_FIELD} lines
   */
  constructor(
    private readonly lines: Lines,
    readonly delimiter: string,
    private readonly longFields?: LongFields,
  ) {
    this.delimiterCode = delimiter.charCodeAt(0);
  }

  /** Reads the record that begins at the start of a line (0 to lineCount - 1). */
  read(line: number): CsvRecord {
    const text = this.lines.lineAt(line);
    this.fields = [];
    this.openQuote = undefined;
    this.strayQuote = undefined;
    let texts: readonly string[];
    if (text.includes(QUOTE)) {
      texts = this.readQuoted(text, line);
    } else {
      texts = [text];
      this.readPlain(text, line, 0);
    }
    const { delimiter, fields, openQuote, strayQuote } = this;
    return new CsvRecord({ delimiter, line, texts, fields, openQuote, strayQuote });
  }

  /** Reads all records from a line on, where a record begins. */
  *readAll(firstLine = 0): Generator<CsvRecord, void> {
    for (let line = firstLine; line < this.lines.lineCount;) {
      const record = this.read(line);
      yield record;
      line += record.lineCount;
    }
  }

  private push(startLine: number, startColumn: number, endLine: number, endColumn: number, quoting: number): void {
    this.fields.push(startLine, startColumn, endLine, endColumn, quoting);
  }

  private get isFull(): boolean {
    return this.fields.length >= MOST_FIELDS * FIELD_SIZE;
  }

  /** Reads the rest of a line that has no more quotes. */
  private readPlain(text: string, line: number, from: number): void {
    let start = from;
    let end = text.indexOf(this.delimiter, start);
    for (; end >= 0 && !this.isFull; end = text.indexOf(this.delimiter, start)) {
      this.push(line, start, line, end, Quoting.None);
      start = end + 1;
    }
    this.push(line, start, line, text.length, Quoting.None);
  }

  /** @returns the texts of the lines that the record spans */
  private readQuoted(firstText: string, firstLine: number): string[] {
    let text = firstText;
    let line = firstLine;
    let column = 0;
    /** The next quote in the line. It's searched for only after it was passed, because lines can be long. */
    let quote = -1;
    for (;;) {
      if (quote < column) {
        quote = text.indexOf(QUOTE, column);
      }
      if (quote < 0 || this.isFull) {
        this.readPlain(text, line, column);
        break;
      }
      if (text.charCodeAt(column) === QUOTE_CODE) {
        const end = this.findQuotedEnd(text, line, column);
        if (end) {
          this.push(line, column, end.line, end.column, end.quoting);
          line = end.line;
          text = end.text;
          column = end.column;
          quote = -1;
        } else {
          this.openQuote ??= { line, column };
          column = this.readUnquoted(text, line, column);
        }
      } else {
        const start = column;
        column = this.readUnquoted(text, line, column);
        if (quote < column && !FORMULA_TEXT.test(text.slice(start, column))) {
          this.strayQuote ??= { line, column: quote };
        }
      }
      if (column >= text.length) {
        break;
      }
      column++; // the delimiter
    }
    const texts = [firstText];
    for (let next = firstLine + 1; next <= line; next++) {
      texts.push(this.lines.lineAt(next));
    }
    return texts;
  }

  /** Reads a field that isn't in quotes. @returns the column where it ends */
  private readUnquoted(text: string, line: number, start: number): number {
    const delimiter = text.indexOf(this.delimiter, start);
    const end = delimiter < 0 ? text.length : delimiter;
    this.push(line, start, line, end, Quoting.None);
    return end;
  }

  /** Finds the end of the field whose opening quote is at this position, or undefined if nothing closes it in time. */
  private findQuotedEnd(openText: string, openLine: number, openColumn: number): QuotedEnd | undefined {
    let text = openText;
    let line = openLine;
    let from = openColumn + 1;
    for (;;) {
      const quote = text.indexOf(QUOTE, from);
      if (quote < 0) {
        line++;
        if (line >= this.lines.lineCount || !this.canContinue(openLine, line)) {
          return undefined;
        }
        text = this.lines.lineAt(line);
        from = 0;
        continue;
      }
      const next = text.charCodeAt(quote + 1);
      if (next === QUOTE_CODE) {
        from = quote + 2;
      } else if (quote + 1 === text.length || next === this.delimiterCode) {
        if (line - openLine >= MOST_LINES_OF_A_FIELD && !this.completesRecord(text, quote + 1)) {
          return undefined;
        }
        return { text, line, column: quote + 1, quoting: Quoting.Full };
      } else if (line > openLine) {
        // A quote that opens a field further down, or text after a quote: the opening quote was the stray one.
        return undefined;
      } else {
        this.strayQuote ??= { line, column: quote };
        const delimiter = text.indexOf(this.delimiter, quote);
        return { text, line, column: delimiter < 0 ? text.length : delimiter, quoting: Quoting.WithTail };
      }
    }
  }

  /** Whether a quoted field can reach as far as a line. The lines before were asked about already. */
  private canContinue(openLine: number, line: number): boolean {
    const count = line - openLine;
    if (count < MOST_LINES_OF_A_FIELD) {
      return true;
    }
    const { longFields, lines } = this;
    if (!longFields || this.openQuote || count >= MOST_LINES_OF_A_LONG_FIELD) {
      return false;
    }
    const firstUnchecked = count === MOST_LINES_OF_A_FIELD ? openLine + 1 : line - 1;
    for (let inside = firstUnchecked; inside < line; inside++) {
      if (longFields.isRow(lines.lineAt(inside))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the record has the fields of the header if its last quoted field ends here. */
  private completesRecord(text: string, end: number): boolean {
    const rest = text.slice(end);
    const count = this.fields.length / FIELD_SIZE + rest.split(this.delimiter).length;
    const { fewestFields = 0, mostFields = 0 } = this.longFields ?? {};
    return !rest.includes(QUOTE) && count >= fewestFields && count <= mostFields;
  }
}
