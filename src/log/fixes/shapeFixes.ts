import type { CsvRecord } from '../csv/csvRecord';
import { quote } from '../csv/csvText';
import type { TextEdit } from '../csv/edits';
import type { TextPosition, TextRange } from '../csv/lines';
import { findNpiFlaw } from '../values/npi';
import { warningBit, errorBit, ROW_ERROR_BITS, ROW_SHAPE_BITS } from '../problems/problems';
import { readFixedRow, type Fix, type FixedRow } from './fix';
import { minimizeEdit } from '../csv/editedLines';
import { t } from '../../text/text';

const TOO_FEW_FIELDS = errorBit('CB003');
/** `="00123"`: to quote it would make the formula the value. */
const FORMULA_TEXT = /^\s*="[^"]*"\s*$/;
const LOOKS_LIKE_DATE = /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/;

/** Empty fields at the end of a row that has too few, when those that are there read well where they are. */
export function addMissingFields(at: FixedRow): Fix[] {
  const fix = filling(at);
  if (!fix || isMisplaced(at) || breaksOff(at)) {
    return [];
  }
  return [fix];
}

function filling(at: FixedRow): Fix | undefined {
  const { log, row, line } = at;
  const record = log.record(row, line);
  const lacking = log.header.columns.needed - record.fieldCount;
  if (lacking <= 0) {
    return undefined;
  }
  const { end } = record.recordRange();
  const edits = [insertion(end, log.header.delimiter.repeat(lacking))];
  const reading = readFixedRow(at, edits, 'CB003');
  if (!reading || (reading.flags & ROW_ERROR_BITS) !== 0) {
    return undefined;
  }
  const title = lacking === 1 ? t`Add an empty field at the end` : t`Add ${lacking} empty fields at the end`;
  return { kind: 'fillUp', title, edits, isPreferred: true };
}

/** Whether a date or an NPI stands under a column of words: a field is missing before it, not behind the last. */
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
      case 'payer':
      case 'role':
        return LOOKS_LIKE_DATE.test(value) || findNpiFlaw(value.trim()) === undefined;
      default:
        return false;
    }
  });
}

/** Whether the row below looks like the rest of this one: a line break within a note that is not in quotes. */
function breaksOff({ log, lines, row, line }: FixedRow): boolean {
  const next = line + log.table.lineCountOf(row);
  const below = next < lines.lineCount ? log.rowAtLine(next) : undefined;
  return (
    below !== undefined &&
    (log.table.flagsOf(below) & TOO_FEW_FIELDS) !== 0 &&
    filling({ log, lines, row: below, line: next }) === undefined
  );
}

/** The end of a quoted field where the row has as many fields as the header; else the quote is taken out. */
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
    const edits = [insertion(end, '"')];
    const title = last === opened ? t`Close the quote at the end of this field` : t`Close the quote`;
    if (isSound(at, edits)) {
      ends.push({ kind: 'closeQuote', title, edits, isPreferred: true });
    }
  }
  if (ends.length > 0) {
    return ends.length === 1 ? ends : [];
  }
  const range = { start: openQuote, end: { line, column: openQuote.column + 1 } };
  const edits = [{ range, text: '' }];
  return isSound(at, edits) ? [{ kind: 'closeQuote', title: t`Remove the quote`, edits, isPreferred: true }] : [];
}

function isSound(at: FixedRow, edits: readonly TextEdit[]): boolean {
  const reading = readFixedRow(at, edits, 'CB005');
  return reading !== undefined && (reading.flags & ROW_ERROR_BITS) === 0 && (reading.warnings & STRAY_QUOTE) === 0;
}

const STRAY_QUOTE = warningBit('CB006');

/** Quotes around every field of the row that has a stray one; their values stay as they are read. */
export function quoteFields(at: FixedRow): Fix[] {
  const { log, lines, row, line } = at;
  const record = log.record(row, line);
  if (record.openQuote) {
    return [];
  }
  const stray = strayFields(record);
  if (stray.some(({ raw }) => FORMULA_TEXT.test(raw))) {
    return [];
  }
  const edits = stray.map(({ range, text }) => minimizeEdit({ range, text }, lines));
  const title = edits.length === 1 ? t`Put the field in quotes` : t`Put the fields in quotes`;
  return readFixedRow(at, edits, 'CB006') ? [{ kind: 'quoteField', title, edits, isPreferred: true }] : [];
}

function strayFields(record: CsvRecord): { range: TextRange; raw: string; text: string }[] {
  const stray = [];
  for (let field = 0; field < record.fieldCount; field++) {
    const raw = record.raw(field);
    const text = quote(record.value(field));
    if (raw.includes('"') && raw !== text) {
      stray.push({ range: record.range(field), raw, text });
    }
  }
  return stray;
}

/**
 * Quotes around adjacent fields that are one value with a delimiter in it, when exactly one such joining makes the row read
 * well.
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
  const found: Fix[] = [];
  for (let extra = 1; extra <= Math.min(record.fieldCount - names.length, MOST_JOINED); extra++) {
    for (let column = 0; column < names.length; column++) {
      const last = column + extra;
      const start = record.range(column).start;
      const end = record.range(last).end;
      const text = textOf(record, column, last, log.header.delimiter);
      if (start.line !== end.line || text.includes('"') || !isKnown(column, text.trim())) {
        continue;
      }
      found.push({
        kind: 'join',
        title: t`Put “${text.trim()}” in quotes`,
        edits: [insertion(start, '"'), insertion(end, '"')],
        isPreferred: true,
      });
    }
  }
  const sound = found.filter(({ edits }) => {
    const reading = readFixedRow(at, edits, code);
    return reading !== undefined && (reading.flags & (ROW_ERROR_BITS | ROW_SHAPE_BITS)) === 0;
  });
  return sound.length === 1 ? sound : [];
}

/** Values with more commas than this are notes, which nothing else in the log confirms. */
const MOST_JOINED = 4;

function textOf(record: CsvRecord, first: number, last: number, delimiter: string): string {
  const parts: string[] = [];
  for (let field = first; field <= last; field++) {
    parts.push(record.raw(field));
  }
  return parts.join(delimiter);
}

function insertion(at: TextPosition, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}
