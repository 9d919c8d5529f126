import { BilledLogs } from '../../billing/billedLogs';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { formatRow } from '../../log/csv/edits';
import { TextLines } from '../../log/csv/lines';
import { getFieldTitle } from '../../log/header/columns';
import type { RowId } from '../../log/rows/rowId';
import { addDays, monthOf, monthsBetween, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { compareMinutes, isPositive } from '../../log/values/minutes';
import { foldName } from '../../log/values/sameNames';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';
import { COPIED_FIELDS, copyRow, listMovableDates, type CopiedCells } from './copiedRow';
import { InventedValues, pickNumber, type Random } from './inventedValues';
import { moveDates, type DateMove, type MovedDates } from './movedDates';
import { SafeWords } from './safeWords';

/** A log without patients. */
export interface PseudonymizedLog {
  readonly text: string;
  readonly patients: number;
  readonly rows: number;
  /** The patients that aren't in the copy, because no move of their dates gives the same codes. */
  readonly patientsLeftOut: number;
}

/** The months of a patient before and after the move. */
interface PatientDates {
  readonly dates: readonly CalendarDate[];
  moved: MovedDates | undefined;
}

/** Dates move by at most half a year, so that the seasons and the rules of the time are still about right. */
const MOST_WEEKS = 26;
/** With months that stay, more weeks would only put more dates at the ends of the month. */
const MOST_WEEKS_IN_MONTH = 3;
const FREE_ATTEMPTS = 6;
const ATTEMPTS = 12;

/**
 * Creates a copy of a log without patients: with invented names, MRNs, and dates of birth, and without free text. The dates of each
 * patient are moved by a random whole number of weeks. Every patient-month has the same minutes and codes under the same rules, which
 * is checked by reading the copy.
 *
 * Failures: `nothing-to-copy`.
 *
 * @param billed the log, which is read alone
 */
export function pseudonymizeLog(billed: BilledLogs, today: CalendarDate, random: Random): Result<PseudonymizedLog> {
  const rows = listRows(billed);
  const patients = listPatients(rows, billed);
  const values = new InventedValues(random, listOriginals(rows, billed));
  const words = new SafeWords(billed.ledger.rules.vocabulary, values);
  let open = [...patients.keys()];
  let copy: readonly CopiedCells[] = [];
  for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
    for (const mrn of open) {
      moveRandomly(patients.get(mrn), { today, random, keepsMonths: attempt >= FREE_ATTEMPTS });
    }
    copy = copyRows(rows, { billed, values, words, findDates: (mrn) => patients.get(mrn)?.moved });
    const read = readCopy(copy, billed, today);
    open = [...patients.keys()].filter((mrn) => !isSamePatient(mrn, values.patientOf(mrn).mrn, billed, read, patients));
  }
  for (const mrn of open) {
    patients.delete(mrn);
  }
  copy = copyRows(rows, { billed, values, words, findDates: (mrn) => patients.get(mrn)?.moved });
  return copy.length === 0
    ? failure(
        'nothing-to-copy',
        t`The log has no row with a date and an MRN that can be read, so there's nothing to copy.`,
      )
    : success({ text: formatCopy(copy), patients: patients.size, rows: copy.length, patientsLeftOut: open.length });
}

function listRows({ logs }: BilledLogs): RowId[] {
  const rows: RowId[] = [];
  for (const log of logs) {
    log.walk((row) => {
      rows.push(row);
      return true;
    });
  }
  return rows;
}

function listPatients(rows: readonly RowId[], billed: BilledLogs): Map<string, PatientDates> {
  const dates = new Map<string, Set<CalendarDate>>();
  for (const row of rows) {
    const { mrn } = billed.table.attributesOf(row);
    if (mrn !== '' && billed.table.isEntry(row) && billed.table.dateOf(row) !== 0) {
      const found = dates.get(mrn) ?? new Set();
      dates.set(mrn, found);
      listMovableDates(row, billed).forEach((date) => found.add(date));
    }
  }
  return new Map([...dates].map(([mrn, found]) => [mrn, { dates: [...found], moved: undefined }]));
}

function listOriginals(rows: readonly RowId[], { table }: BilledLogs): ReadonlySet<string> {
  const originals = new Set<string>();
  for (const row of rows) {
    const { mrn, firstName, lastName } = table.attributesOf(row);
    [mrn, firstName, lastName].forEach((text) => originals.add(foldName(text)));
  }
  return originals;
}

/** Moves the dates of a patient by a random number of weeks that isn't 0, and not into the future. */
function moveRandomly(
  patient: PatientDates | undefined,
  {
    today,
    random,
    keepsMonths,
  }: { readonly today: CalendarDate; readonly random: Random; readonly keepsMonths: boolean },
): void {
  if (!patient) {
    return;
  }
  const most = keepsMonths ? MOST_WEEKS_IN_MONTH : MOST_WEEKS;
  const latest = patient.dates.reduce<number>((last, date) => (date <= today ? Math.max(last, date) : last), 0);
  const canBeLater = (weeks: number): boolean =>
    keepsMonths || latest === 0 || addDays(latest as CalendarDate, weeks * 7) <= today;
  const choices = Array.from({ length: most * 2 + 1 }, (_, index) => index - most)
    .filter((weeks) => weeks !== 0 && canBeLater(weeks))
    .map((weeks): DateMove => ({ weeks, keepsMonths }));
  const choice = choices[pickNumber(random, choices.length)];
  patient.moved = choice && moveDates(patient.dates, choice);
}

function copyRows(rows: readonly RowId[], sources: Parameters<typeof copyRow>[1]): CopiedCells[] {
  return rows.flatMap((row) => copyRow(row, sources) ?? []);
}

function formatCopy(copy: readonly CopiedCells[]): string {
  const fields = COPIED_FIELDS.filter(
    (field) => ['date', 'mrn', 'minutes'].includes(field) || copy.some((cells) => (cells[field] ?? '') !== ''),
  );
  const lines = [fields.map(getFieldTitle), ...copy.map((cells) => fields.map((field) => cells[field] ?? ''))];
  return lines.map((cells) => `${formatRow(cells, ',', '\n')}\n`).join('');
}

/** Reads the copy by the same rules, but without the settings for reading the original, which the copy doesn't need. */
function readCopy(copy: readonly CopiedCells[], { ledger }: BilledLogs, today: CalendarDate): BilledLogs {
  const read = new BilledLogs(ledger.rules);
  if (copy.length > 0) {
    read.add(TextLines.of(formatCopy(copy)), { today, dateOrder: 'monthFirst' });
  }
  return read;
}

/**
 * Checks whether every patient-month with minutes has the same minutes, codes, and units in the copy. A month without minutes, such as
 * one whose entries all overlap others, doesn't have to be there.
 */
function isSamePatient(
  mrn: string,
  invented: string,
  original: BilledLogs,
  copy: BilledLogs,
  patients: ReadonlyMap<string, PatientDates>,
): boolean {
  const patient = patients.get(mrn);
  const { moved } = patient ?? {};
  if (!moved) {
    return false;
  }
  const months = new Map<CalendarMonth, CalendarMonth>([...moved].map(([from, to]) => [monthOf(from), monthOf(to)]));
  return [...months].every(([from, to]) => {
    const before = original.ledger.patientMonth(mrn, from);
    const after = copy.ledger.patientMonth(invented, to);
    const isEmpty = (month: PatientMonth | undefined): boolean => !month || !isPositive(month.summary.minutes);
    return isEmpty(before) || isEmpty(after) ? isEmpty(before) === isEmpty(after) : haveSameFigures(before, after);
  });
}

function haveSameFigures(before: PatientMonth | undefined, after: PatientMonth | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    compareMinutes(before.summary.minutes, after.summary.minutes) === 0 &&
    before.codes.base === after.codes.base &&
    before.codes.addOnUnits === after.codes.addOnUnits &&
    before.kind === after.kind &&
    before.undecided?.base === after.undecided?.base &&
    before.undecided?.addOnUnits === after.undecided?.addOnUnits &&
    haveSameEpisode(before, after)
  );
}

function haveSameEpisode(before: PatientMonth, after: PatientMonth): boolean {
  return before.assessment === undefined || after.assessment === undefined
    ? before.assessment === after.assessment
    : monthsBetween(monthOf(before.assessment), before.month) === monthsBetween(monthOf(after.assessment), after.month);
}
