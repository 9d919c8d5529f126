import type { TextPosition } from './lines';

/** The cells of one record, read from text or from bytes. */
export interface Cells {
  /** The number of lines that the record spans, at least 1. */
  readonly lineCount: number;
  readonly fieldCount: number;
  /** Whether the record is an empty line or has only delimiters. */
  readonly isBlank: boolean;
  /** The position of a quote that opens a field but isn't closed. */
  readonly openQuote: TextPosition | undefined;
  /** The position of the first quote that neither encloses a field nor is doubled. */
  readonly strayQuote: TextPosition | undefined;
  /** Returns the value of a field, or '' if the record doesn't have this field. */
  value(field: number): string;
  /** Whether the record contains a text. */
  includes(text: string): boolean;
}
