import { findLargest } from '../../text/lists';
import { monthOf } from '../../log/values/calendarDate';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { RecordReader } from '../../log/csv/recordReader';
import { makeRange, type Lines } from '../../log/csv/lines';
import type { DateOrder } from '../../log/values/dateText';
import type { MrnForms } from '../../log/values/mrnForms';
import type { Problem } from '../../log/problems/problems';
import { t } from '../../text/text';
import { restoreCell } from '../../log/csv/harmlessCell';
import { isDecision, isSent, type ClaimRecord, type RecordedEvent } from './claimEvent';
import { claimProblem } from './claimProblems';
import { readEventTime } from './eventTime';
import {
  findDateOrder,
  readAmount,
  readCode,
  readKind,
  readPosition,
  readRecordDate,
  readRecordMinutes,
  readRecordMonth,
  readRecordMrn,
  readUnits,
} from './recordCellReading';
import { checkValue, recordCells, toOneLine, type RecordColumn } from './recordColumns';
import { findBatchProblems } from './recordConsistency';
import { findRecordHeader, readRecordHeader, type RecordHeader } from './recordHeader';

/** The columns that every line has a value in. */
const NEEDED_COLUMNS: readonly RecordColumn[] = ['Time', 'Event', 'MRN', 'Month'];

/**
 * Reads a record of claims, also after a spreadsheet or a merge in Git: the order of lines and columns, the delimiter, and dates in
 * another format don't matter, and a line that's there twice is read once.
 *
 * @param mrnForms the forms of the team's MRNs. An MRN in one of them isn't damaged
 */
export function readClaimRecord(lines: Lines, mrnForms?: MrnForms): ClaimRecord {
  const header = findRecordHeader(lines);
  if (header.missing.length > 0) {
    return { events: [], problems: [createHeaderProblem(lines, header)] };
  }
  const { record: headerRecord } = header;
  const records = [
    ...new RecordReader(lines, headerRecord.delimiter).readAll(headerRecord.line + headerRecord.lineCount),
  ].filter((record) => !record.isBlank && readRecordHeader(record).missing.length > 0);
  const whole = records.filter((record) => hasFields(record, header));
  const monthField = header.columns.get('Month') ?? 0;
  const dateField = header.columns.get('DOS') ?? 0;
  const order = findDateOrder(
    whole.map((record) => [record.value(monthField).trim(), record.value(dateField).trim()] as const),
  );
  const events = new Map<string, RecordedEvent>();
  const problems: Problem[] = [];
  for (const record of records) {
    const reading = hasFields(record, header)
      ? readEvent(record, header, order, mrnForms)
      : claimProblem('CB441', record.recordRange());
    if ('severity' in reading) {
      problems.push(reading);
    } else {
      const key = JSON.stringify(Object.values({ ...recordCells(reading), Note: '' }));
      events.set(key, events.get(key) ?? reading);
    }
  }
  const unique = [...events.values()];
  return { events: unique, problems: [...problems, ...findBatchProblems(unique)] };
}

function createHeaderProblem(lines: Lines, { missing, record, columns }: RecordHeader): Problem {
  const sentence =
    columns.size === 0
      ? t`This isn't a record of claims: its first line doesn't name the columns. Restore the file from a backup or from Git.`
      : t`The record of claims doesn't have these columns: ${missing.join(', ')}. Restore the file from a backup or from Git.`;
  return claimProblem('CB440', makeRange(record.line, 0, record.line, lines.lineAt(record.line).length), sentence);
}

/** Checks whether a line has the fields of the header. Spreadsheets add empty fields, and can leave out empty ones at the end. */
function hasFields(record: CsvRecord, { columns, width }: RecordHeader): boolean {
  const isLong = record
    .values()
    .slice(width)
    .some((value) => value.trim() !== '');
  const needed = findLargest(NEEDED_COLUMNS.map((column) => columns.get(column) ?? 0));
  return !isLong && record.lineCount === 1 && !record.openQuote && record.fieldCount > needed;
}

function readEvent(
  record: CsvRecord,
  { columns }: RecordHeader,
  order: DateOrder,
  mrnForms: MrnForms | undefined,
): RecordedEvent | Problem {
  const raw = (column: RecordColumn): string => record.value(columns.get(column) ?? -1).trim();
  const text = (column: RecordColumn): string => toOneLine(restoreCell(raw(column)));
  const { delimiter } = record;
  const fail = (column: RecordColumn): Problem => {
    const field = columns.get(column) ?? -1;
    return claimProblem('CB442', field < record.fieldCount ? record.range(field) : record.recordRange(), column);
  };
  const time = readEventTime(raw('Time'));
  const kind = readKind(raw('Event'));
  const mrn = readRecordMrn(raw('MRN'), mrnForms);
  const month = readRecordMonth(raw('Month'), order);
  if (!time || !kind || mrn === undefined || month === undefined) {
    return fail(!time ? 'Time' : !kind ? 'Event' : mrn === undefined ? 'MRN' : 'Month');
  }
  const dateOfService = readRecordDate(raw('DOS'), order);
  const code = readCode(raw('Code'));
  const units = readUnits(raw('Units'));
  const minutes = readRecordMinutes(raw('Minutes'), delimiter);
  const amount = readAmount(raw('Amount'), delimiter);
  const position = readPosition(raw('Line'));
  const isClaimLine = !isDecision(kind);
  const isCorrection = kind === 'replaced' || kind === 'voided';
  const invalid = findInvalidColumn(
    [
      ['DOS', dateOfService !== undefined && monthOf(dateOfService) === month, isSent(kind)],
      ['Code', code !== undefined, isClaimLine],
      ['Units', units !== undefined, isClaimLine],
      ['Minutes', minutes !== undefined, false],
      ['Amount', amount !== undefined, false],
      ['Line', position !== undefined, false],
      ['Batch', true, isClaimLine],
      ['Replaces', true, isCorrection],
    ],
    raw,
  );
  if (invalid) {
    return fail(invalid);
  }
  const event: RecordedEvent = {
    time,
    kind,
    batch: text('Batch'),
    replaces: text('Replaces'),
    position: position?.[0] ?? 0,
    batchLines: position?.[1] ?? 0,
    mrn,
    month,
    dateOfService,
    code,
    units: units ?? 0,
    minutes,
    payer: text('Payer'),
    figures: text('Figures'),
    amount,
    claimNumber: text('Claim number'),
    reason: text('Reason'),
    note: text('Note'),
    range: record.recordRange(),
  };
  // A line that a person typed has no check value.
  const check = raw('Check');
  return check === '' || check === checkValue(recordCells(event)) ? event : claimProblem('CB443', record.recordRange());
}

/** Returns the first column whose cell can't be read, or is empty although it's needed. */
function findInvalidColumn(
  columns: readonly (readonly [column: RecordColumn, isReadable: boolean, isNeeded: boolean])[],
  raw: (column: RecordColumn) => string,
): RecordColumn | undefined {
  return columns.find(([column, isReadable, isNeeded]) => (raw(column) === '' ? isNeeded : !isReadable))?.[0];
}
