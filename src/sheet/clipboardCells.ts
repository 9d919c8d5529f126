import { readCellBlock, type CellBlock } from '../log/csv/cellBlock';
import { TextLines } from '../log/csv/lines';
import { RecordReader } from '../log/csv/recordReader';
import { findField } from '../log/header/columns';
import { readDate } from '../log/values/dateText';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';

/** Where copied cells go: into new rows of the log, or into the cells from the selected one on. */
export type PasteDestination = 'newRows' | 'selectedCells';

const DELIMITERS = [',', ';', '|'] as const;
/** A first line such as `sep=;`, which sets the delimiter in spreadsheets. */
const DELIMITER_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;
/** How many rows are searched for a header, because there can be titles above it. */
const MOST_ROWS_ABOVE = 20;
/** Without a header, text with fewer fields in a row could be a sentence with a comma. */
const FEWEST_FIELDS = 3;
/** A number, a date, or a time. The five digits of a billing code can be the name of a column. */
const FIGURE = /^(?!\d{5}$)[\d.,:/ -]*\d[\d.,:/ -]*$/;

/**
 * Reads the text on the clipboard: cells from a spreadsheet, with tabs, or the text of a CSV file, with commas, semicolons, or
 * pipes. Other text is a cell for each line.
 *
 * @returns a failure if the rows of CSV text don't have the same number of fields, because values would move to other columns
 */
export function readClipboardCells(text: string, destination: PasteDestination): Result<string[][]> {
  const plain = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = plain.trimStart().split(/[\r\n]/, 1);
  if (firstLine.includes('\t')) {
    return success(readCellBlock(plain));
  }
  const delimiterLine = DELIMITER_LINE.exec(plain);
  const table = plain.slice(delimiterLine?.[0].length ?? 0);
  const delimiters = delimiterLine?.[1] === undefined ? DELIMITERS : [delimiterLine[1]];
  const candidates = delimiters.map((delimiter) => readRows(table, delimiter)).filter(({ length }) => length > 0);
  const withHeader = candidates.find((rows) => findHeaderRow(rows, countFields) >= 0);
  if (withHeader && (destination === 'newRows' || !hasSpacesAfterDelimiters(withHeader))) {
    const header = withHeader[findHeaderRow(withHeader, countFields)] ?? [];
    return withHeader.some((row) => row.slice(header.length).some((value) => value.trim() !== ''))
      ? refuseUnevenRows()
      : success(withHeader);
  }
  const entries = candidates.find((rows) => isTableOfEntries(rows, destination));
  if (!entries) {
    return success(readCellBlock(plain));
  }
  return isEven(entries) ? success(entries) : refuseUnevenRows();
}

function readRows(text: string, delimiter: string): string[][] {
  const records = [...new RecordReader(TextLines.of(text), delimiter).readAll()];
  return records.filter(({ isBlank }) => !isBlank).map((record) => record.values());
}

/**
 * Finds the first row that names columns, below blank rows and titles.
 *
 * @param countKnown returns how many cells of a row name columns of a log
 * @returns the index of the row, or -1 if there is none
 */
export function findHeaderRow(rows: CellBlock, countKnown: (row: readonly string[]) => number): number {
  const isTitle = (row: readonly string[]): boolean => row.filter((value) => value.trim() !== '').length <= 1;
  const first = rows.findIndex((row) => !isTitle(row));
  return rows
    .slice(0, MOST_ROWS_ABOVE)
    .findIndex((row, index) => isHeaderRow(row, countKnown(row), index === first && index < rows.length - 1));
}

/**
 * Whether a row names columns. With rows below it, one known name is enough, so that values don't go into the wrong columns
 * because the other names aren't known.
 *
 * @param known how many cells are names of known columns
 */
export function isHeaderRow(row: readonly string[], known: number, hasRowsBelow: boolean): boolean {
  const names = row.filter((name) => name.trim() !== '');
  return names.length >= 2 && known >= (hasRowsBelow ? 1 : 2) && !names.some((name) => FIGURE.test(name.trim()));
}

function countFields(row: readonly string[]): number {
  return row.filter((name) => findField(name) !== undefined).length;
}

/** Whether the rows are entries without a header: as many fields as only a table has, and dates. */
function isTableOfEntries(rows: CellBlock, destination: PasteDestination): boolean {
  if (destination === 'newRows') {
    return rows.some((row) => row.length >= FEWEST_FIELDS && row.some(isDate));
  }
  const [first = [], ...others] = rows;
  const dated = others.length > 0 ? others : [first];
  return (
    first.length >= FEWEST_FIELDS &&
    isEven(rows) &&
    dated.every((row) => row.some(isDate)) &&
    !hasSpacesAfterDelimiters(rows)
  );
}

/** Whether there are spaces after delimiters, as in the sentences of a note. */
function hasSpacesAfterDelimiters(rows: CellBlock): boolean {
  return rows.some((row) => row.slice(1).some((value) => /^\s+\S/.test(value)));
}

function isEven(rows: CellBlock): boolean {
  return rows.every((row) => row.length === rows[0]?.length);
}

/** Whether a value is a date. Five digits are more often an identifier than the number of a day in a spreadsheet. */
function isDate(value: string): boolean {
  return !/^\d*$/.test(value.trim()) && (readDate(value).ok || readDate(value, 'dayFirst').ok);
}

function refuseUnevenRows(): Result<never> {
  return failure(
    'uneven-rows',
    t`The copied rows don't have the same number of fields, so values could go into the wrong columns. Nothing was pasted. Put values that contain commas in quotation marks.`,
  );
}
