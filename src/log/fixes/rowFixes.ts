import { compareMinutes, formatMinutes } from '../values/minutes';
import { cleanDate, cleanMinutes, cleanNpi } from './cellFixes';
import type { FieldName } from '../header/columns';
import { replaceCell, type TextEdit } from '../csv/edits';
import { isRowProblem, type RowProblemCode } from '../problems/problems';
import { closeQuote, addMissingFields, quoteFields } from './shapeFixes';
import { minimizeEdit } from '../csv/editedLines';
import { createRowDeletion, isIndependent, readFixedRow, type Fix, type FixedRow } from './fix';
import { t } from '../../text/text';

/** The fixes of a problem that the row shows alone. */
export function findRowFixes(code: string, at: FixedRow): Fix[] {
  if (!isRowProblem(code) || !isIndependent(at)) {
    return [];
  }
  switch (code) {
    case 'CB003':
      return addMissingFields(at);
    case 'CB005':
      return closeQuote(at);
    case 'CB006':
      return quoteFields(at);
    case 'CB010':
      return dateFix(at, code, 'date');
    case 'CB016':
      return dateFix(at, code, 'initialAssessment');
    case 'CB014':
      return minutesFix(at, code, cleanMinutes(cellOf(at, 'minutes')));
    case 'CB201':
      return minutesAsRead(at, code);
    case 'CB105':
      return npiFix(at);
    case 'CB031':
    case 'CB032':
      return [createRowDeletion(at, code === 'CB031' ? t`Delete this repeated header` : t`Delete this row of totals`)];
    default:
      return [];
  }
}

function cellOf({ log, row, line }: FixedRow, field: FieldName): string {
  return log.record(row, line).value(log.header.columns.indexOf[field]);
}

/** A new text for a cell; spaces around the old one stay. */
function rewritten({ log, lines, row, line }: FixedRow, field: FieldName, text: string): TextEdit {
  const record = log.record(row, line);
  const column = log.header.columns.indexOf[field];
  const old = record.value(column);
  const lead = record.isQuoted(column) ? '' : old.slice(0, old.length - old.trimStart().length);
  const trail = record.isQuoted(column) ? '' : old.slice(old.trimEnd().length);
  const { range, text: cell } = replaceCell(record, column, text, '\n');
  return minimizeEdit({ range, text: lead + cell + trail }, lines);
}

function dateFix(at: FixedRow, code: RowProblemCode, field: FieldName): Fix[] {
  const sound = cleanDate(cellOf(at, field));
  if (!sound) {
    return [];
  }
  const edits = [rewritten(at, field, sound.text)];
  const reading = readFixedRow(at, edits, code);
  const isMeant = reading !== undefined && (field !== 'date' || (sound.date ?? reading.date) === reading.date);
  return isMeant ? [{ kind: 'date', title: t`Change to ${sound.text}`, edits, isPreferred: true }] : [];
}

function minutesFix(at: FixedRow, code: RowProblemCode, text: string | undefined): Fix[] {
  if (text === undefined) {
    return [];
  }
  const edits = [rewritten(at, 'minutes', text)];
  const reading = readFixedRow(at, edits, code);
  // What is written must be what is read, whatever decimal mark the log has.
  const plain = (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^0+(?=\d)/, '');
  return reading && formatMinutes(reading.minutes) === plain
    ? [{ kind: 'minutes', title: t`Change to ${text}`, edits, isPreferred: true }]
    : [];
}

/** The minutes as they are read now, in a form that can be read in no other way. */
function minutesAsRead(at: FixedRow, code: RowProblemCode): Fix[] {
  const minutes = at.log.table.minutesOf(at.row);
  if (cellOf(at, 'minutes').trim() === '') {
    return [];
  }
  const text = formatMinutes(minutes);
  const edits = [rewritten(at, 'minutes', text)];
  const reading = readFixedRow(at, edits, code);
  return reading && compareMinutes(reading.minutes, minutes) === 0
    ? [{ kind: 'minutes', title: t`Change to ${text}, as it is read`, edits, isPreferred: false }]
    : [];
}

function npiFix(at: FixedRow): Fix[] {
  const npi = cleanNpi(cellOf(at, 'npi'));
  if (npi === undefined) {
    return [];
  }
  const edits = [rewritten(at, 'npi', npi)];
  return readFixedRow(at, edits, 'CB105')
    ? [{ kind: 'npi', title: t`Change to ${npi}`, edits, isPreferred: true }]
    : [];
}
