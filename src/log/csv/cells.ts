import type { TextPosition } from './lines';

/** The cells of one record, whatever they were read from. */
export interface Cells {
  /** Lines the record spans, at least 1. */
  readonly lineCount: number;
  readonly fieldCount: number;
  /** Whether the record says nothing: an empty line, or one of delimiters alone. */
  readonly isBlank: boolean;
  /** Where a quote opens that nothing closes. */
  readonly openQuote: TextPosition | undefined;
  /** Where the first quote stands that is neither around a field nor doubled. */
  readonly strayQuote: TextPosition | undefined;
  /** The value of a field; '' where there is no field. */
  value(field: number): string;
  /** Whether a text stands anywhere in the record. */
  includes(text: string): boolean;
}
