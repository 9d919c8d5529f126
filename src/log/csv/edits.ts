import { needsQuotes, quote, quoteIfNeeded } from './csvText';
import type { CsvRecord } from './csvRecord';
import { makeRange, type Lines, type TextRange } from './lines';

/** One replacement in the text of a log. Its text has the document's line endings. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Creates an edit that replaces the value of a cell and changes no other characters. Quotes around the cell are preserved, and
 * are added only if the value needs them.
 *
 * @param column can be after the record's last field. The fields between them are then added as empty fields
 * @param eol the line ending of the document, for line breaks in the value
 */
export function replaceCell(record: CsvRecord, column: number, value: string, eol: string): TextEdit {
  const { delimiter } = record;
  const written = value.replace(/\r\n|\n|\r/g, eol);
  if (column >= record.fieldCount) {
    const { end } = record.recordRange();
    const delimiters = delimiter.repeat(column - record.fieldCount + 1);
    return { range: { start: end, end }, text: delimiters + quoteIfNeeded(written, delimiter) };
  }
  const keepsQuotes = record.isQuoted(column) || needsQuotes(written, delimiter);
  return { range: record.range(column), text: keepsQuotes ? quote(written) : written };
}

/**
 * Creates the edits that replace the values of several cells of one record, like `replaceCell`. Cells that already have their
 * value aren't changed. Cells after the record's last field are added in one edit, with empty fields between them.
 *
 * @param values by column
 */
export function replaceCells(record: CsvRecord, values: ReadonlyMap<number, string>, eol: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [column, value] of values) {
    if (record.value(column) === value.replace(/\r\n?/g, '\n')) {
      continue;
    }
    if (column < record.fieldCount) {
      edits.push(replaceCell(record, column, value, eol));
    } else {
      added[column - record.fieldCount] = value;
    }
  }
  if (added.length > 0) {
    const { end } = record.recordRange();
    const cells = Array.from(added, (value: string | undefined) => value ?? '');
    edits.push({ range: { start: end, end }, text: record.delimiter + formatRow(cells, record.delimiter, eol) });
  }
  return edits;
}

/** Formats cells as a row of CSV text. */
export function formatRow(cells: readonly string[], delimiter: string, eol: string): string {
  return cells.map((cell) => quoteIfNeeded(cell.replace(/\r\n|\n|\r/g, eol), delimiter)).join(delimiter);
}

/** Creates an edit that inserts a row of text below a record. */
export function insertBelow(record: CsvRecord, text: string, eol: string): TextEdit {
  const { end } = record.recordRange();
  return { range: { start: end, end }, text: eol + text };
}

/** Creates an edit that inserts a row of text above a record. */
export function insertAbove(record: CsvRecord, text: string, eol: string): TextEdit {
  const { start } = record.recordRange();
  return { range: { start, end: start }, text: text + eol };
}

/** Creates an edit that deletes lines with one line end: the one after them or, at the end of the text, the one before. */
export function deleteLines(first: number, last: number, lines: Lines): TextEdit {
  if (last + 1 < lines.lineCount) {
    return { range: makeRange(first, 0, last + 1, 0), text: '' };
  }
  const end = lines.lineAt(last).length;
  return {
    range: first === 0 ? makeRange(0, 0, last, end) : makeRange(first - 1, lines.lineAt(first - 1).length, last, end),
    text: '',
  };
}

/** Creates an edit that deletes a record with one line end. */
export function deleteRecord(record: CsvRecord, lines: Lines): TextEdit {
  const { start, end } = record.recordRange();
  return deleteLines(start.line, end.line, lines);
}

/** Returns the unchanged text of a record, which can be inserted elsewhere. */
export function getRecordText(record: CsvRecord, lines: Lines, eol: string): string {
  const { start, end } = record.recordRange();
  const texts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    texts.push(lines.lineAt(line));
  }
  return texts.join(eol);
}
