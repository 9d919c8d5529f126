import type { Cells } from './cells';
import { makeRange, type TextPosition, type TextRange } from './lines';

const QUOTE = '"';
const QUOTE_CODE = 34;

/** How a field is quoted. */
export const Quoting = {
  None: 0,
  /** From the first character to the last. */
  Full: 1,
  /** Text follows the closing quote. It's read as the quoted text with the rest appended, as spreadsheets do. */
  WithTail: 2,
} as const;

/** The numbers of one field: start line, start column, end line, end column, and quoting. */
export const FIELD_SIZE = 5;

/** What a record is made of. The record takes over the arrays: don't change them later. */
export interface RecordParts {
  readonly delimiter: string;
  readonly line: number;
  /** The texts of the lines that the record spans. */
  readonly texts: readonly string[];
  /** {@link FIELD_SIZE} numbers for each field, in order. */
  readonly fields: readonly number[];
  readonly openQuote: TextPosition | undefined;
  readonly strayQuote: TextPosition | undefined;
}

/**
 * One record of a CSV text (RFC 4180) with the exact range of every field. It's lossless: between the ranges there are only
 * delimiters and line ends. A record never changes, even if the text that it was read from is edited.
 */
export class CsvRecord implements Cells {
  readonly delimiter: string;
  /** The line at which the record begins. */
  readonly line: number;
  /** The number of lines that the record spans, at least 1. */
  readonly lineCount: number;
  readonly fieldCount: number;
  /** The position of a quote that opens a field but isn't closed. It and the rest of its line are read as plain text. */
  readonly openQuote: TextPosition | undefined;
  /** The position of the first quote that neither encloses a field nor is doubled. */
  readonly strayQuote: TextPosition | undefined;

  private readonly texts: readonly string[];
  private readonly fields: readonly number[];

  constructor({ delimiter, line, texts, fields, openQuote, strayQuote }: RecordParts) {
    this.delimiter = delimiter;
    this.line = line;
    this.lineCount = texts.length;
    this.fieldCount = fields.length / FIELD_SIZE;
    this.openQuote = openQuote;
    this.strayQuote = strayQuote;
    this.texts = texts;
    this.fields = fields;
  }

  /** Whether the record is an empty line, or has only delimiters, which spreadsheets leave below a table. */
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

  /**
   * Returns the text of a field unchanged, including its quotes.
   *
   * @throws RangeError if the record doesn't have this field
   */
  raw(field: number): string {
    const at = this.indexOf(field);
    const startLine = this.numberAt(at);
    const start = this.numberAt(at + 1);
    const endLine = this.numberAt(at + 2);
    const end = this.numberAt(at + 3);
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

  /**
   * Returns the value of a field: without its quotes, with doubled quotes as one, and with line ends as LF. It's empty if the
   * record doesn't have this field.
   */
  value(field: number): string {
    if (field < 0 || field >= this.fieldCount) {
      return '';
    }
    const raw = this.raw(field);
    const quoting = this.quotingOf(field);
    if (quoting === Quoting.None) {
      return raw;
    }
    if (quoting === Quoting.Full) {
      return joinDoubledQuotes(raw.slice(1, -1));
    }
    const close = findClosingQuote(raw);
    return joinDoubledQuotes(raw.slice(1, close)) + raw.slice(close + 1);
  }

  /** Returns the values of all fields, in order. */
  values(): string[] {
    return Array.from({ length: this.fieldCount }, (_, field) => this.value(field));
  }

  /** Whether the record contains a text. */
  includes(text: string): boolean {
    return this.texts.some((line) => line.includes(text));
  }

  isQuoted(field: number): boolean {
    return field < this.fieldCount && this.quotingOf(field) !== Quoting.None;
  }

  /**
   * Returns the range of a field, including its quotes.
   *
   * @throws RangeError if the record doesn't have this field
   */
  range(field: number): TextRange {
    const at = this.indexOf(field);
    return makeRange(this.numberAt(at), this.numberAt(at + 1), this.numberAt(at + 2), this.numberAt(at + 3));
  }

  /** Returns the field that contains a position or ends at it, or -1 if the position is after the record. */
  fieldAt({ line, column }: TextPosition): number {
    for (let field = 0; field < this.fieldCount; field++) {
      const { end } = this.range(field);
      if (line < end.line || (line === end.line && column <= end.column)) {
        return field;
      }
    }
    return -1;
  }

  /** Returns the range from the first character of the record to the end of the last. */
  recordRange(): TextRange {
    const last = this.line + this.lineCount - 1;
    return makeRange(this.line, 0, last, this.lineText(last).length);
  }

  private quotingOf(field: number): number {
    return this.numberAt(this.indexOf(field) + 4);
  }

  private indexOf(field: number): number {
    if (field < 0 || field >= this.fieldCount) {
      throw new RangeError(`The record doesn't have a field ${field}.`);
    }
    return field * FIELD_SIZE;
  }

  private numberAt(index: number): number {
    return this.fields[index] ?? 0;
  }

  private lineText(line: number): string {
    return this.texts[line - this.line] ?? '';
  }
}

function joinDoubledQuotes(text: string): string {
  return text.includes(QUOTE) ? text.replaceAll('""', QUOTE) : text;
}

function findClosingQuote(raw: string): number {
  let at = raw.indexOf(QUOTE, 1);
  while (raw.charCodeAt(at + 1) === QUOTE_CODE) {
    at = raw.indexOf(QUOTE, at + 2);
  }
  return at;
}
