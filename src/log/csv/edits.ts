import { needsQuotes, quote, quoteIfNeeded } from './csvText';
import type { CsvRecord } from './csvRecord';
import { makeRange, type Lines, type TextRange } from './lines';

/** One replacement in the text of a log. Its text has the document's own line ends. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Puts a value into a cell, replacing the characters of that cell and no others. A cell that stands in quotes keeps them; one
 * that does not gets them only when the value needs them.
 *
 * @param record has the record before it
 * @param column may lie behind the record's last field: then the fields between are added, empty
 * @param eol the line end of the document, for line ends inside the value
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
 * Puts values into several cells of one record, each as `cellEdit` does. Cells that hold their value already are left alone;
 * those behind the record's last field are added together, the fields between them empty.
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

/** The line of text for a row of these cells. */
export function formatRow(cells: readonly string[], delimiter: string, eol: string): string {
  return cells.map((cell) => quoteIfNeeded(cell.replace(/\r\n|\n|\r/g, eol), delimiter)).join(delimiter);
}

/** Puts a row of text under the scanned record. */
export function insertBelow(record: CsvRecord, text: string, eol: string): TextEdit {
  const { end } = record.recordRange();
  return { range: { start: end, end }, text: eol + text };
}

/** Puts a row of text above the scanned record. */
export function insertAbove(record: CsvRecord, text: string, eol: string): TextEdit {
  const { start } = record.recordRange();
  return { range: { start, end: start }, text: text + eol };
}

/** Takes lines away with one line end: the one behind them or, at the end of the text, the one before. */
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

/** Takes the scanned record away with one line end. */
export function deleteRecord(record: CsvRecord, lines: Lines): TextEdit {
  const { start, end } = record.recordRange();
  return deleteLines(start.line, end.line, lines);
}

/** The scanned record as it stands, to be put in again. */
export function getRecordText(record: CsvRecord, lines: Lines, eol: string): string {
  const { start, end } = record.recordRange();
  const texts: string[] = [];
  for (let line = start.line; line <= end.line; line++) {
    texts.push(lines.lineAt(line));
  }
  return texts.join(eol);
}
