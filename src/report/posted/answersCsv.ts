import { readCents, type Cents } from '../../billing/rules/feeSchedule';
import type { CsvRecord } from '../../log/csv/csvRecord';
import { makeRange, type Lines } from '../../log/csv/lines';
import { RecordReader } from '../../log/csv/recordReader';
import { restoreCell } from '../../log/csv/harmlessCell';
import { normalizeColumnName } from '../../log/header/columnNames';
import type { Problem } from '../../log/problems/problems';
import { monthOf, readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import { readDate, type DateOrder } from '../../log/values/dateText';
import type { MrnForms } from '../../log/values/mrnForms';
import { readRecordMrn } from '../claims/recordCellReading';
import { toOneLine } from '../claims/recordColumns';
import { t } from '../../text/text';
import { findAnswerHeader, type AnswerHeader } from './answerHeader';
import type { PayerAnswer, PayerAnswers } from './payerAnswer';
import { postedProblem } from './postedProblems';
import {
  STATUS_WORDS,
  type PostedField,
  type PostedMeaning,
  type PostedSettings,
} from '../../billing/rules/postedSettings';

export interface AnswerOptions {
  readonly settings: PostedSettings;
  readonly dateOrder: DateOrder;
  readonly mrnForms?: MrnForms | undefined;
}

/**
 * Reads a CSV file of payments and denials. It needs columns for the patient (or the reference of the claim), the date of service or the
 * month, and for the status or the amount.
 *
 * @returns the problem CB450 alone if it isn't such a file
 */
export function readAnswersCsv(lines: Lines, options: AnswerOptions): PayerAnswers {
  const header = findAnswerHeader(lines, options.settings);
  if (!header) {
    const sentence = t`This isn't a file of payments and denials. It needs a column for the MRN or the reference of the claim, one for the date of service or the month, and one for the status or the amount. "posted" in the configuration can name them.`;
    return { answers: [], problems: [postedProblem('CB450', makeRange(0, 0, 0, 0), sentence)], pending: 0 };
  }
  const answers: PayerAnswer[] = [];
  const problems: Problem[] = [];
  let pending = 0;
  const { record } = header;
  for (const row of new RecordReader(lines, record.delimiter).readAll(record.line + record.lineCount)) {
    if (row.isBlank) {
      continue;
    }
    const reading = readAnswer(row, header, options);
    if (reading === 'pending') {
      pending++;
    } else if ('severity' in reading) {
      problems.push(reading);
    } else {
      answers.push(reading);
    }
  }
  return { answers, problems, pending };
}

function readAnswer(
  row: CsvRecord,
  { columns }: AnswerHeader,
  { settings, dateOrder, mrnForms }: AnswerOptions,
): PayerAnswer | Problem | 'pending' {
  const texts = (field: PostedField): string[] =>
    (columns.get(field) ?? []).map((column) => toOneLine(restoreCell(row.value(column)))).filter((cell) => cell !== '');
  const text = (field: PostedField): string => texts(field)[0] ?? '';
  const range = row.recordRange();
  const fail = (sentence: string): Problem => postedProblem('CB451', range, sentence);
  if (row.openQuote) {
    return fail(t`A quote isn't closed.`);
  }
  const mrn = text('mrn') === '' ? '' : readRecordMrn(text('mrn'), mrnForms);
  const reference = text('reference');
  const month = readServiceMonth(text('date'), dateOrder);
  if (mrn === undefined || (mrn === '' && reference === '')) {
    return fail(t`The MRN is missing or can't be read.`);
  }
  if (month === undefined && (text('date') !== '' || reference === '')) {
    return fail(t`The date of service is missing or can't be read.`);
  }
  const amountText = text('amount');
  if (/^-|^\(.*\)$/.test(amountText) && !/^[-(\s$0.]*\)?$/.test(amountText)) {
    return postedProblem('CB455', range);
  }
  const amount = amountText === '' ? undefined : readPaidAmount(amountText, row.delimiter);
  if (amountText !== '' && amount === undefined) {
    return fail(t`The amount can't be read.`);
  }
  const reason = [...new Set(texts('reason'))].join('; ');
  const status = normalizeColumnName(text('status'));
  const kind = findKind(status, amount, reason, settings);
  if (kind === 'pending') {
    return kind;
  }
  return kind === undefined
    ? fail(
        status === ''
          ? t`Neither a status nor an amount shows whether the payer paid or denied it.`
          : t`The word in the status column isn't known. Add it to "posted" in the configuration.`,
      )
    : {
        kind,
        range,
        reference,
        mrn,
        month,
        code: text('code').toUpperCase(),
        amount,
        claimNumber: text('claimNumber'),
        reason,
      };
}

/** A line without a status is paid if it has an amount, and denied if it has none but a reason. */
function findKind(
  status: string,
  amount: Cents | undefined,
  reason: string,
  { words }: PostedSettings,
): PostedMeaning | undefined {
  if (status !== '') {
    return words.get(status) ?? STATUS_WORDS.get(status);
  }
  if (amount === undefined) {
    return undefined;
  }
  return amount > 0 ? 'paid' : reason === '' ? undefined : 'denied';
}

/** Reads an amount such as `145.24`, `$1,145.24`, or `1145,24` in a file with another delimiter. */
function readPaidAmount(text: string, delimiter: string): Cents | undefined {
  const plain = text.replace(/^[-(\s$]+|[\s)]+$/g, '');
  if (delimiter !== ',' && /^\d+,\d{1,2}$/.test(plain)) {
    return readCents(plain.replace(',', '.'));
  }
  return readCents(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain);
}

function readServiceMonth(text: string, order: DateOrder): CalendarMonth | undefined {
  const month = readMonth(text);
  if (month !== undefined) {
    return month;
  }
  const reading = readDate(text, order);
  return reading.ok ? monthOf(reading.date) : undefined;
}
