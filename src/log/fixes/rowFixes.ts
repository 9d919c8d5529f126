import { AS_WRITTEN } from '../values/timeStamps';
import { compareMinutes, formatMinutes } from '../values/minutes';
import { cleanDate, cleanMinutes, cleanNpi } from './cellFixes';
import type { FieldName } from '../header/columns';
import type { DateField } from '../header/logConventions';
import { findDateAnswers } from '../header/dateExplanations';
import { replaceCell, type TextEdit } from '../csv/edits';
import { isRowProblem, type RowProblemCode } from '../problems/problems';
import { createUnitFixes } from './unitFixes';
import { closeQuote, addMissingFields, quoteFields } from './shapeFixes';
import { minimizeEdit } from '../csv/editedLines';
import { findLeftOutFixes } from './statusFixes';
import { createAnswerFix, createRowDeletion, isIndependent, readFixedRow, type Fix, type FixedRow } from './fix';
import { findPlaceholderDates } from '../rows/rowProblems';
import { t } from '../../text/text';

/** Finds the fixes for a problem of a row. */
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
      return findDateFix(at, code, 'date');
    case 'CB011':
    case 'CB049':
      return findDateAnswerFixes(at, 'date');
    case 'CB016':
      return [...findDateFix(at, code, 'initialAssessment'), ...findDateAnswerFixes(at, 'initialAssessment')];
    case 'CB014':
      return findMinutesFix(at, code, cleanMinutes(getCellValue(at, 'minutes')));
    case 'CB018':
      return [
        createAnswerFix(t`The times mean something else: don't compare them (all logs)`, ['times'], 'notCompared'),
      ];
    case 'CB019':
      return [
        createAnswerFix(t`Hours and minutes are parts: add them up (all logs)`, ['hoursAndMinutes'], 'parts'),
        createAnswerFix(t`Only the minutes count (all logs)`, ['hoursAndMinutes'], 'minutes'),
      ];
    case 'CB024':
      return createUnitFixes(at.log);
    case 'CB201':
      return findDurationFix(at, code);
    case 'CB105':
      return findNpiFix(at);
    case 'CB038':
      return createPlainMrnFix(at);
    case 'CB047':
      return createDateClearing(at);
    case 'CB351':
      return createRosterMrnFix(at);
    case 'CB031':
      return [createRowDeletion(at, t`Delete this repeated header`)];
    case 'CB032':
      // A row with an MRN and a date might be an entry after all.
      return at.log.table.attributesOf(at.row).mrn === '' ? [createRowDeletion(at, t`Delete this totals row`)] : [];
    case 'CB051':
    case 'CB052':
      return createTimeZoneFixes();
    case 'CB117':
      return findLeftOutFixes(at);
    case 'CB050':
      return [{ ...createRowDeletion(at, t`Delete this line`), isPreferred: false }];
    default:
      return [];
  }
}

function getCellValue({ log, row, line }: FixedRow, field: FieldName): string {
  return log.record(row, line).value(log.header.columns.indexOf[field]);
}

/** Creates an edit that replaces the text of a cell, but not the spaces around it. */
export function rewriteCell({ log, lines, row, line }: FixedRow, field: FieldName, text: string): TextEdit {
  const record = log.record(row, line);
  const column = log.header.columns.indexOf[field];
  const old = record.value(column);
  const lead = record.isQuoted(column) ? '' : old.slice(0, old.length - old.trimStart().length);
  const trail = record.isQuoted(column) ? '' : old.slice(old.trimEnd().length);
  const { range, text: cell } = replaceCell(record, column, text, '\n');
  return minimizeEdit({ range, text: lead + cell + trail }, lines);
}

function findDateFix(at: FixedRow, code: RowProblemCode, field: FieldName): Fix[] {
  const text = cleanDate(getCellValue(at, field));
  if (text === undefined) {
    return [];
  }
  const edits = [rewriteCell(at, field, text)];
  return readFixedRow(at, edits, code) ? [{ kind: 'date', title: t`Change to ${text}`, edits, isPreferred: true }] : [];
}

/** Finds the settings with which the date would be read. They are for all dates that don't show their order. */
function findDateAnswerFixes(at: FixedRow, field: DateField): Fix[] {
  const titles = {
    monthFirst: t`Set "dateOrder" to "monthFirst" for all logs`,
    dayFirst: t`Set "dateOrder" to "dayFirst" for all logs`,
    yearFirst: t`Set "dateOrder" to "yearFirst" for all logs`,
  };
  return findDateAnswers({ field, text: getCellValue(at, field) }, at.log.dateContext).map((order) =>
    createAnswerFix(titles[order], ['dateOrder'], order),
  );
}

/** Creates the answers about the clinic's time zone. The configuration can name any other zone. */
function createTimeZoneFixes(): Fix[] {
  const set = (title: string, zone: string): Fix => createAnswerFix(title, ['timeZone'], zone);
  return [
    set(t`Convert time stamps to Eastern time, for all logs`, 'America/New_York'),
    set(t`Convert time stamps to Central time, for all logs`, 'America/Chicago'),
    set(t`Convert time stamps to Mountain time, for all logs`, 'America/Denver'),
    set(t`Convert time stamps to Pacific time, for all logs`, 'America/Los_Angeles'),
    set(t`Use the dates of time stamps as written, for all logs`, AS_WRITTEN),
  ];
}

function findMinutesFix(at: FixedRow, code: RowProblemCode, text: string | undefined): Fix[] {
  if (text === undefined) {
    return [];
  }
  const edits = [rewriteCell(at, 'minutes', text)];
  const reading = readFixedRow(at, edits, code);
  // The text must be read as the same number, whatever decimal mark the log has.
  const plain = (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^0+(?=\d)/, '');
  return reading && formatMinutes(reading.minutes) === plain
    ? [{ kind: 'minutes', title: t`Change to ${text}`, edits, isPreferred: true }]
    : [];
}

/** Creates a fix that writes the minutes as they're currently read, in a form that can't mean anything else. */
function findDurationFix(at: FixedRow, code: RowProblemCode): Fix[] {
  const minutes = at.log.table.minutesOf(at.row);
  if (getCellValue(at, 'minutes').trim() === '') {
    return [];
  }
  const text = formatMinutes(minutes);
  const edits = [rewriteCell(at, 'minutes', text)];
  const reading = readFixedRow(at, edits, code);
  return reading && compareMinutes(reading.minutes, minutes) === 0
    ? [{ kind: 'minutes', title: t`Change to ${text} (as read)`, edits, isPreferred: false }]
    : [];
}

function findNpiFix(at: FixedRow): Fix[] {
  const npi = cleanNpi(getCellValue(at, 'npi'));
  if (npi === undefined) {
    return [];
  }
  const edits = [rewriteCell(at, 'npi', npi)];
  return readFixedRow(at, edits, 'CB105')
    ? [{ kind: 'npi', title: t`Change to ${npi}`, edits, isPreferred: true }]
    : [];
}

/** Creates a fix that writes the MRN as it's read, without characters that can't be seen. */
function createPlainMrnFix(at: FixedRow): Fix[] {
  const { mrn } = at.log.table.attributesOf(at.row);
  const edits = [rewriteCell(at, 'mrn', mrn)];
  const reading = readFixedRow(at, edits, 'CB038');
  return reading ? [{ kind: 'mrn', title: t`Change to ${mrn} (as read)`, edits, isPreferred: true }] : [];
}

/** Creates a fix that writes the roster's MRN. A person has to check whether it's the same patient. */
function createRosterMrnFix(at: FixedRow): Fix[] {
  const [mrn, second] = at.log.options.roster?.findSimilarMrns(at.log.table.attributesOf(at.row).mrn) ?? [];
  if (mrn === undefined || second !== undefined) {
    return [];
  }
  const edits = [rewriteCell(at, 'mrn', mrn)];
  return readFixedRow(at, edits, 'CB351')
    ? [{ kind: 'mrn', title: t`Change to ${mrn}, the MRN in the roster`, edits, isPreferred: false }]
    : [];
}

/** Creates a fix that clears all placeholder dates of the row. They're read as empty cells. */
function createDateClearing(at: FixedRow): Fix[] {
  const { log, lines, row, line } = at;
  const record = log.record(row, line);
  const { indexOf } = log.header.columns;
  const fields = findPlaceholderDates(log.header, record).map(({ field }) => field);
  const edits = fields.map((field) => minimizeEdit(replaceCell(record, indexOf[field], '', '\n'), lines));
  edits.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
  const title = edits.length === 1 ? t`Clear this date` : t`Clear these dates`;
  return readFixedRow(at, edits, 'CB047') ? [{ kind: 'clearDate', title, edits, isPreferred: true }] : [];
}
