import { rangeOf, type Lines, type TextPosition, type TextRange } from './lines';

const QUOTE = '"';
const QUOTE_CODE = 34;

/**
 * How many lines a quoted field may span. A quote that finds no end within them is taken for a stray one and blamed on its
 * own line, so that one slip cannot swallow the rest of a log, and an edit never concerns more than these lines.
 */
export const MOST_LINES_OF_A_FIELD = 64;

/**
 * How many fields a record may have, as many as a spreadsheet has columns. What stands behind them on the line is one more
 * field, so that a line that is no row costs neither minutes nor gigabytes.
 */
export const MOST_FIELDS = 16_384;

const NOT_QUOTED = 0;
/** From quote to quote, nothing behind. */
const QUOTED = 1;
/** A closing quote with text behind it: read as the quoted text with the rest appended, as spreadsheets do. */
const QUOTED_WITH_TAIL = 2;

/**
 * Reads one record of a CSV text (RFC 4180) with the exact range of every field. It is lossless: what lies between the
 * ranges are delimiters and line ends and nothing else. Records begin at line starts and are read without knowledge of what
 * stands before them, so any record can be read again alone.
 *
 * One scanner is used over and over; each `scan` overwrites what the one before found.
 */
export class RecordScanner {
  /** Lines the record spans, at least 1. */
  lineCount = 1;
  fieldCount = 0;
  /** Where a quote opens that nothing closes; it and what follows on its line are read as plain text. */
  openQuote: TextPosition | undefined;
  /** Where the first quote stands that is neither around a field nor doubled. */
  strayQuote: TextPosition | undefined;

  private readonly delimiterCode: number;
  private firstLine = 0;
  private text = '';
  private readonly startLines: number[] = [];
  private readonly startColumns: number[] = [];
  private readonly endLines: number[] = [];
  private readonly endColumns: number[] = [];
  private readonly fieldQuoting: number[] = [];

  /** @param delimiter one UTF-16 unit, not a quote */
  constructor(
    private readonly lines: Lines,
    readonly delimiter: string,
  ) {
    this.delimiterCode = delimiter.charCodeAt(0);
  }

  /** Reads the record that begins at the start of this line. */
  scan(line: number): void {
    const text = this.lines.lineAt(line);
    this.firstLine = line;
    this.text = text;
    this.lineCount = 1;
    this.fieldCount = 0;
    this.openQuote = undefined;
    this.strayQuote = undefined;
    if (text.includes(QUOTE)) {
      this.scanQuoted(text, line);
    } else {
      this.scanPlain(text, line, 0);
    }
  }

  /** Whether the record says nothing: an empty line, or one of delimiters alone, as spreadsheets leave below a table. */
  get isBlank(): boolean {
    if (this.lineCount > 1 || this.openQuote || this.strayQuote) {
      return false;
    }
    for (let field = 0; field < this.fieldCount; field++) {
      if (this.value(field).trim() !== '') {
        return false;
      }
    }
    return true;
  }

  /** The text of a field as it stands, quotes and all. */
  raw(field: number): string {
    const startLine = this.at(this.startLines, field);
    const endLine = this.at(this.endLines, field);
    const start = this.at(this.startColumns, field);
    const end = this.at(this.endColumns, field);
    if (startLine === endLine) {
      return this.lineText(startLine).slice(start, end);
    }
    const parts = [this.lineText(startLine).slice(start)];
    for (let line = startLine + 1; line < endLine; line++) {
      parts.push(this.lineText(line));
    }
    parts.push(this.lineText(endLine).slice(0, end));
    return parts.join('\n');
  }

  /** The value of a field: without its quotes, doubled quotes as one, line ends inside as LF. '' where there is no field. */
  value(field: number): string {
    if (field < 0 || field >= this.fieldCount) {
      return '';
    }
    const raw = this.raw(field);
    const quoting = this.at(this.fieldQuoting, field);
    if (quoting === NOT_QUOTED) {
      return raw;
    }
    if (quoting === QUOTED) {
      return undoubled(raw.slice(1, -1));
    }
    const close = closingQuote(raw);
    return undoubled(raw.slice(1, close)) + raw.slice(close + 1);
  }

  /** Whether a text stands anywhere in the record. */
  includes(text: string): boolean {
    for (let line = this.firstLine; line < this.firstLine + this.lineCount; line++) {
      if (this.lineText(line).includes(text)) {
        return true;
      }
    }
    return false;
  }

  isQuoted(field: number): boolean {
    return field < this.fieldCount && this.at(this.fieldQuoting, field) !== NOT_QUOTED;
  }

  /** From the first to behind the last character of a field, its quotes included. */
  range(field: number): TextRange {
    return rangeOf(
      this.at(this.startLines, field),
      this.at(this.startColumns, field),
      this.at(this.endLines, field),
      this.at(this.endColumns, field),
    );
  }

  /** The field that a place in the record is in or directly behind, or -1 behind the record. */
  fieldAt({ line, column }: TextPosition): number {
    for (let field = 0; field < this.fieldCount; field++) {
      const { end } = this.range(field);
      if (line < end.line || (line === end.line && column <= end.column)) {
        return field;
      }
    }
    return -1;
  }

  /** From the first to behind the last character of the record. */
  recordRange(): TextRange {
    const last = this.firstLine + this.lineCount - 1;
    return rangeOf(this.firstLine, 0, last, this.lineText(last).length);
  }

  private at(column: readonly number[], field: number): number {
    const found = column[field];
    if (found === undefined || field >= this.fieldCount) {
      throw new RangeError(`The record has no field ${field}.`);
    }
    return found;
  }

  private lineText(line: number): string {
    return line === this.firstLine ? this.text : this.lines.lineAt(line);
  }

  private push(startLine: number, startColumn: number, endLine: number, endColumn: number, quoting: number): void {
    const field = this.fieldCount++;
    this.startLines[field] = startLine;
    this.startColumns[field] = startColumn;
    this.endLines[field] = endLine;
    this.endColumns[field] = endColumn;
    this.fieldQuoting[field] = quoting;
  }

  /** The rest of a line without quotes: fields from delimiter to delimiter. */
  private scanPlain(text: string, line: number, from: number): void {
    let start = from;
    let end = text.indexOf(this.delimiter, start);
    for (; end >= 0 && this.fieldCount < MOST_FIELDS; end = text.indexOf(this.delimiter, start)) {
      this.push(line, start, line, end, NOT_QUOTED);
      start = end + 1;
    }
    this.push(line, start, line, text.length, NOT_QUOTED);
  }

  private scanQuoted(firstText: string, firstLine: number): void {
    let text = firstText;
    let line = firstLine;
    let column = 0;
    /** The first quote from here on in the line; looked for again only when it is passed, for lines can be long. */
    let quote = -1;
    for (;;) {
      if (quote < column) {
        quote = text.indexOf(QUOTE, column);
      }
      if (quote < 0 || this.fieldCount === MOST_FIELDS) {
        this.scanPlain(text, line, column);
        break;
      }
      if (text.charCodeAt(column) === QUOTE_CODE) {
        const end = this.quotedFieldEnd(text, line, column);
        if (end) {
          this.push(line, column, end.line, end.column, end.quoting);
          line = end.line;
          text = end.text;
          column = end.column;
          quote = -1;
        } else {
          this.openQuote ??= { line, column };
          column = this.pushUnquoted(text, line, column);
        }
      } else {
        column = this.pushUnquoted(text, line, column);
        if (quote < column) {
          this.strayQuote ??= { line, column: quote };
        }
      }
      if (column >= text.length) {
        break;
      }
      column++; // the delimiter
    }
    this.lineCount = line - firstLine + 1;
  }

  private pushUnquoted(text: string, line: number, start: number): number {
    const delimiter = text.indexOf(this.delimiter, start);
    const end = delimiter < 0 ? text.length : delimiter;
    this.push(line, start, line, end, NOT_QUOTED);
    return end;
  }

  /** Where the field whose opening quote stands here ends, or undefined when nothing closes it within the bound. */
  private quotedFieldEnd(
    openText: string,
    openLine: number,
    openColumn: number,
  ): { text: string; line: number; column: number; quoting: number } | undefined {
    let text = openText;
    let line = openLine;
    let from = openColumn + 1;
    for (;;) {
      const quote = text.indexOf(QUOTE, from);
      if (quote < 0) {
        line++;
        if (line >= this.lines.lineCount || line - openLine >= MOST_LINES_OF_A_FIELD) {
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
        return { text, line, column: quote + 1, quoting: QUOTED };
      } else if (line > openLine) {
        // A quote that opens a field further down, or text behind a quote: our quote was the stray one.
        return undefined;
      } else {
        this.strayQuote ??= { line, column: quote };
        const delimiter = text.indexOf(this.delimiter, quote);
        return { text, line, column: delimiter < 0 ? text.length : delimiter, quoting: QUOTED_WITH_TAIL };
      }
    }
  }
}

function undoubled(text: string): string {
  return text.includes(QUOTE) ? text.replaceAll('""', QUOTE) : text;
}

function closingQuote(raw: string): number {
  let at = raw.indexOf(QUOTE, 1);
  while (raw.charCodeAt(at + 1) === QUOTE_CODE) {
    at = raw.indexOf(QUOTE, at + 2);
  }
  return at;
}
