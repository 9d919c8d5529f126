import { readCellValue } from '../rows/entryReader';
import type { CsvRecord } from '../csv/csvRecord';
import { quote } from '../csv/csvText';
import { FORMULA_TEXT } from '../csv/recordReader';
import type { TextEdit } from '../csv/edits';
import type { TextPosition, TextRange } from '../csv/lines';
import { findNpiFlaw } from '../values/npi';
import { warningBit, errorBit, ROW_ERROR_BITS, ROW_SHAPE_BITS } from '../problems/problems';
import { readFixedRow, type EditFix, type Fix, type FixedRow } from './fix';
import { minimizeEdit } from '../csv/editedLines';
import { t } from '../../text/text';

const TOO_FEW_FIELDS = errorBit('CB003');
const ONLY_TEXT = warningBit('CB050');
const LOOKS_LIKE_DATE = /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/;

/** Finds a fix that adds empty fields at the end of a row, if the values that it has are valid in their columns. */
export function addMissingFields(at: FixedRow): Fix[] {
  const fix = createMissingFields(at);
  if (!fix || isMisplaced(at) || isContinuedBelow(at)) {
    return [];
  }
  return [fix];
}

function createMissingFields(at: FixedRow): Fix | undefined {
  const { log, row, line } = at;
  const record = log.record(row, line);
  const lacking = log.header.columns.needed - record.fieldCount;
  if (lacking <= 0) {
    return undefined;
  }
  const { end } = record.recordRange();
  const edits = [createInsertion(end, log.header.delimiter.repeat(lacking))];
  const reading = readFixedRow(at, edits, 'CB003');
  if (!reading || (reading.flags & ROW_ERROR_BITS) !== 0) {
    return undefined;
  }
  const title = lacking === 1 ? t`Add an empty field at the end` : t`Add ${lacking} empty fields at the end`;
  return { kind: 'fillUp', title, edits, isPreferred: true };
}

/** Whether a date or an NPI is in a column of words. If so, a field is missing before it, not at the end. */
function isMisplaced({ log, row, line }: FixedRow): boolean {
  const record = log.record(row, line);
  return log.header.columns.fields.some((field, column) => {
    const value = record.value(column);
    switch (field) {
      case 'firstName':
      case 'lastName':
      case 'patientName':
      case 'activity':
      case 'staff':
      case 'staffFirstName':
      case 'payer':
      case 'role':
        return LOOKS_LIKE_DATE.test(value) || findNpiFlaw(value.trim()) === undefined;
      default:
        return false;
    }
  });
}

/** Whether the row below looks like the rest of this one, because a note with a line break isn't in quotes. */
function isContinuedBelow({ log, lines, row, line }: FixedRow): boolean {
  const next = line + log.table.lineCountOf(row);
  const below = next < lines.lineCount ? log.rowAtLine(next) : undefined;
  if (below !== undefined && (log.table.warningsOf(below) & ONLY_TEXT) !== 0) {
    return true;
  }
  return (
    below !== undefined &&
    (log.table.flagsOf(below) & TOO_FEW_FIELDS) !== 0 &&
    createMissingFields({ log, lines, row: below, line: next }) === undefined
  );
}

/** Finds a fix that closes the quote so that the row has as many fields as the header, or otherwise removes the quote. */
export function closeQuote(at: FixedRow): Fix[] {
  const { log, row, line } = at;
  const record = log.record(row, line);
  const { openQuote } = record;
  if (openQuote?.line !== line) {
    return [];
  }
  const opened = record.fieldAt(openQuote);
  const { names, needed } = log.header.columns;
  const ends: Fix[] = [];
  for (let last = opened; last < record.fieldCount; last++) {
    const fields = record.fieldCount - (last - opened);
    const { end } = record.range(last);
    if (fields < needed || fields > names.length || end.line !== line) {
      continue;
    }
    const edits = [createInsertion(end, '"')];
    const title = last === opened ? t`Close the quote at the end of this field` : t`Close the quote`;
    if (isFixed(at, edits)) {
      ends.push({ kind: 'closeQuote', title, edits, isPreferred: true });
    }
  }
  if (ends.length > 0) {
    return ends.length === 1 ? ends : [];
  }
  const range = { start: openQuote, end: { line, column: openQuote.column + 1 } };
  const edits = [{ range, text: '' }];
  return isFixed(at, edits) ? [{ kind: 'closeQuote', title: t`Remove the quote`, edits, isPreferred: true }] : [];
}

function isFixed(at: FixedRow, edits: readonly TextEdit[]): boolean {
  const reading = readFixedRow(at, edits, 'CB005');
  return reading !== undefined && (reading.flags & ROW_ERROR_BITS) === 0 && (reading.warnings & STRAY_QUOTE) === 0;
}

const STRAY_QUOTE = warningBit('CB006');

/** Finds a fix that puts every field with a stray quote in quotes. Their values don't change. */
export function quoteFields(at: FixedRow): Fix[] {
  const { log, lines, row, line } = at;
  const record = log.record(row, line);
  if (record.openQuote) {
    return [];
  }
  const stray = findStrayFields(record);
  const edits = stray.map(({ range, text }) => minimizeEdit({ range, text }, lines));
  const title = edits.length === 1 ? t`Put the field in quotes` : t`Put the fields in quotes`;
  return readFixedRow(at, edits, 'CB006') ? [{ kind: 'quoteField', title, edits, isPreferred: true }] : [];
}

function findStrayFields(record: CsvRecord): { range: TextRange; text: string }[] {
  const stray = [];
  for (let field = 0; field < record.fieldCount; field++) {
    const raw = record.raw(field);
    // Without the space before the first quote, if there's one.
    const text = quote(readCellValue(record, field));
    if (raw.includes('"') && raw !== text && !FORMULA_TEXT.test(raw)) {
      stray.push({ range: record.range(field), text });
    }
  }
  return stray;
}

/**
 * Finds a fix that puts quotes around adjacent fields, which are one value with a delimiter in it. There must be exactly one way to
 * join fields that makes the row valid.
 *
 * @param isKnown whether the log has this value elsewhere in the column
 */
export function joinFields(
  at: FixedRow,
  code: 'CB004' | 'CB016' | 'CB105',
  isKnown: (column: number, value: string) => boolean,
): Fix[] {
  const { log, row, line } = at;
  const record = log.record(row, line);
  const { names } = log.header.columns;
  const found: EditFix[] = [];
  for (let extra = 1; extra <= Math.min(record.fieldCount - names.length, MOST_JOINED); extra++) {
    for (let column = 0; column < names.length; column++) {
      const last = column + extra;
      const start = record.range(column).start;
      const end = record.range(last).end;
      const text = joinText(record, column, last, log.header.delimiter);
      if (start.line !== end.line || text.includes('"') || !isKnown(column, text.trim())) {
        continue;
      }
      found.push({
        kind: 'join',
        title: t`Put “${text.trim()}” in quotes`,
        edits: [createInsertion(start, '"'), createInsertion(end, '"')],
        isPreferred: true,
      });
    }
  }
  const valid = found.filter(({ edits }) => {
    const reading = readFixedRow(at, edits, code);
    return reading !== undefined && (reading.flags & (ROW_ERROR_BITS | ROW_SHAPE_BITS)) === 0;
  });
  return valid.length === 1 ? valid : [];
}

/** Values with more commas are notes, which don't appear elsewhere in the log. */
const MOST_JOINED = 4;

function joinText(record: CsvRecord, first: number, last: number, delimiter: string): string {
  const parts: string[] = [];
  for (let field = first; field <= last; field++) {
    parts.push(record.raw(field));
  }
  return parts.join(delimiter);
}

function createInsertion(at: TextPosition, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}
