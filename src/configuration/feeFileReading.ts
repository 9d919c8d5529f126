import { BILLING_CODES, type BillingCode } from '../billing/rules/codes';
import { readCents, type Cents, type FeeSchedule, type Fees } from '../billing/rules/feeSchedule';
import { foldName } from '../log/values/sameNames';
import type { CsvRecord } from '../log/csv/csvRecord';
import { makeRange, type Lines, type TextRange } from '../log/csv/lines';
import { RecordReader } from '../log/csv/recordReader';
import type { Problem } from '../log/problems/problems';
import { monthOf, readMonth, type CalendarMonth } from '../log/values/calendarDate';
import { readDate } from '../log/values/dateText';
import { joinWithOr } from '../text/lists';
import { t } from '../text/text';
import { FEE_FILE_PROBLEMS } from './configurationProblems';
import type { FeeFile } from './sections/feeFile';

/** The fees of a file that apply to the clinic, and the problems of the file. */
export interface FeeFileReading {
  readonly fees: FeeSchedule;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

const COLUMNS = ['code', 'locality', 'facility', 'amount', 'from', 'to'] as const;
type Column = (typeof COLUMNS)[number];

const DELIMITERS = [',', ';', '\t', '|'] as const;
const FACILITY = new Set(['yes', 'y', 'true', '1', 'f', 'facility']);
const NOT_FACILITY = new Set(['no', 'n', 'false', '0', 'nf', 'nonfacility']);

/** Returns the problem CB152 for a fee file that can't be read, at its path in the configuration. */
export function createUnreadableFeeFileProblem(range: TextRange, reason: string): Problem {
  return createProblem(range, [t`The fee file isn't used because it can't be read.`, reason].join(' '));
}

/**
 * Reads a fee file: a header with the columns `code` and `amount`, and optionally `locality`, `facility`, `from`, and `to` in any
 * order, and then one row for each amount. Rows with other codes or of other localities are skipped. Rows that can't be read are
 * reported and aren't used.
 */
export function readFeeFile(lines: Lines, { locality, isFacility }: FeeFile): FeeFileReading {
  const header = findHeader(lines);
  if (!header) {
    const range = makeRange(0, 0, 0, lines.lineAt(0).length);
    return {
      fees: [],
      problems: [createProblem(range, t`The fee file needs the columns code and amount. It isn't used.`)],
    };
  }
  const rows = new FeeRows(header.columns);
  for (const record of header.records) {
    rows.add(record, locality, isFacility);
  }
  const localities = [...rows.localities].sort();
  if (locality === undefined && localities.length > 1) {
    const message = t`The fee file has ${localities.length} localities. Set "locality" in "feeFile" to one of them. No fees are used.`;
    return { fees: [], problems: [createProblem(header.range, message), ...rows.problems] };
  }
  if (locality !== undefined && !localities.includes(foldName(locality))) {
    const message = t`The fee file doesn't have the locality that "feeFile" names. No fees are used.`;
    return { fees: [], problems: [createProblem(header.range, message), ...rows.problems] };
  }
  return { fees: rows.fees, problems: rows.problems };
}

interface FeeHeader {
  readonly columns: ReadonlyMap<Column, number>;
  readonly range: TextRange;
  readonly records: readonly CsvRecord[];
}

/** Finds the header in the first record, with the delimiter that names the required columns. */
function findHeader(lines: Lines): FeeHeader | undefined {
  for (const delimiter of DELIMITERS) {
    const [first, ...records] = [...new RecordReader(lines, delimiter).readAll(0)].filter(({ isBlank }) => !isBlank);
    const names = first?.values().map((name) => foldName(name.replace(/^\uFEFF/, ''))) ?? [];
    const columns = new Map(
      COLUMNS.flatMap((column) => (names.includes(column) ? [[column, names.indexOf(column)] as const] : [])),
    );
    if (first && columns.has('code') && columns.has('amount')) {
      return { columns, range: first.recordRange(), records };
    }
  }
  return undefined;
}

class FeeRows {
  readonly fees: Fees[] = [];
  readonly problems: Problem[] = [];
  /** The localities of the rows, without case and extra spaces; '' for rows without one. */
  readonly localities = new Set<string>();

  constructor(private readonly columns: ReadonlyMap<Column, number>) {}

  add(record: CsvRecord, locality: string | undefined, isFacility: boolean): void {
    const code = BILLING_CODES.find((each) => each === this.cell(record, 'code').toUpperCase());
    if (code === undefined) {
      // A fee schedule has many codes that the product doesn't bill.
      return;
    }
    this.localities.add(foldName(this.cell(record, 'locality')));
    const facility = readFacility(this.cell(record, 'facility'));
    const amount = readCents(
      this.cell(record, 'amount')
        .replace(/^\$\s*/, '')
        .replace(/,(?=\d{3}(?:\D|$))/g, ''),
    );
    const from = readLimit(this.cell(record, 'from'));
    const to = readLimit(this.cell(record, 'to'));
    const unreadable = [
      ...(facility === undefined ? ['facility'] : []),
      ...(amount === undefined ? ['amount'] : []),
      ...(from === undefined ? ['from'] : []),
      ...(to === undefined ? ['to'] : []),
    ];
    if (amount === undefined || from === undefined || to === undefined || facility === undefined) {
      const message = t`The ${joinWithOr(unreadable)} of this row can't be read. The row isn't used.`;
      this.problems.push(createProblem(record.recordRange(), message));
      return;
    }
    const isOther = locality !== undefined && foldName(locality) !== foldName(this.cell(record, 'locality'));
    if (!isOther && (facility === 'any' || facility === isFacility)) {
      this.fees.push(createFees(code, amount, from, to));
    }
  }

  private cell(record: CsvRecord, column: Column): string {
    return record.value(this.columns.get(column) ?? -1).trim();
  }
}

function createFees(code: BillingCode, amount: Cents, from: Limit, to: Limit): Fees {
  return {
    profile: undefined,
    from: from === 'open' ? undefined : from,
    to: to === 'open' ? undefined : to,
    amounts: new Map([[code, amount]]),
  };
}

/** Returns whether the amount is for a facility; `any` for an empty cell, and undefined if the cell can't be read. */
function readFacility(text: string): boolean | 'any' | undefined {
  const plain = foldName(text).replace(/[ -]/g, '');
  return plain === '' ? 'any' : FACILITY.has(plain) ? true : NOT_FACILITY.has(plain) ? false : undefined;
}

type Limit = CalendarMonth | 'open';

/** Reads a month or a date as a month; `open` for an empty cell, and undefined if the cell can't be read. */
function readLimit(text: string): Limit | undefined {
  if (text === '') {
    return 'open';
  }
  const month = readMonth(text);
  if (month !== undefined) {
    return month;
  }
  const date = readDate(text);
  return date.ok ? monthOf(date.date) : undefined;
}

function createProblem(range: TextRange, message: string): Problem {
  return { code: 'CB152', severity: FEE_FILE_PROBLEMS.CB152.severity, range, message };
}
