import { TextLines } from '../csv/lines';
import type { ColumnMapping } from '../header/columns';
import { readHeader } from '../header/header';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { SheetPlaces } from './sheetPlaces';
import type { Workbook } from './workbook';

/** A sheet as the text of a log. */
export interface SheetLog {
  readonly index: number;
  readonly text: string;
  readonly lines: TextLines;
  readonly places: SheetPlaces;
  /** Whether it has the header of a time log. */
  readonly isLog: boolean;
}

export interface SheetOptions {
  /** The fields of columns with unknown names. */
  readonly columnMapping?: ColumnMapping | undefined;
  /** Whether the text becomes a file that a spreadsheet can open. */
  readonly isForFile?: boolean;
}

/** Reads a sheet, and finds out whether it's a time log. Failures: those of {@link Workbook.readSheet}. */
export function readSheetLog(
  workbook: Workbook,
  index: number,
  { columnMapping, isForFile }: SheetOptions = {},
): Result<SheetLog> {
  const sheet = workbook.readSheet(index, isForFile);
  if (!sheet.ok) {
    return sheet;
  }
  const { text, hiddenRows } = sheet.value;
  const lines = TextLines.of(text);
  const places = new SheetPlaces(workbook.sheets[index]?.name ?? '', lines, hiddenRows);
  return success({ index, text, lines, places, isLog: readHeader(lines, columnMapping).isReadable });
}

/**
 * Reads the sheet with this name or, without a name, the only visible sheet that has the header of a time log. A sheet of several is
 * never chosen by a guess.
 *
 * Failures: those of {@link Workbook.readSheet}, `no-such-sheet`, `no-log-sheet`, and `several-log-sheets`.
 *
 * @param name compared without case, as Excel does
 */
export function chooseSheet(
  workbook: Workbook,
  name: string | undefined,
  options: SheetOptions = {},
): Result<SheetLog> {
  const { sheets } = workbook;
  if (name !== undefined) {
    const index = sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.trim().toLowerCase());
    return index < 0
      ? failure('no-such-sheet', t`The workbook has no sheet with this name. Its sheets: ${listNames(sheets)}.`)
      : readSheetLog(workbook, index, options);
  }
  const logs: SheetLog[] = [];
  for (const [index, { isHidden }] of sheets.entries()) {
    if (!isHidden) {
      const log = readSheetLog(workbook, index, options);
      if (!log.ok) {
        return log;
      }
      if (log.value.isLog) {
        logs.push(log.value);
      }
    }
  }
  const [only, second] = logs;
  if (only && second) {
    return failure(
      'several-log-sheets',
      t`Several sheets of the workbook have a time log: ${listNames(logs.map(({ places }) => ({ name: places.sheet })))}. Choose one with --sheet.`,
    );
  }
  return only
    ? success(only)
    : failure(
        'no-log-sheet',
        t`No visible sheet of the workbook has a header with Date, MRN, and Minutes. Its sheets: ${listNames(sheets)}. Choose one with --sheet to see what it lacks.`,
      );
}

/** The most sheets that a message lists. */
const MOST_LISTED = 10;

function listNames(sheets: readonly { readonly name: string }[]): string {
  const listed = sheets.slice(0, MOST_LISTED).map(({ name }) => `"${name}"`);
  return [...listed, ...(sheets.length > MOST_LISTED ? ['\u2026'] : [])].join(', ');
}
