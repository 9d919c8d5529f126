import type { CalendarDate, DateReading } from './calendarDate';
import type { Columns, FieldName } from './columns';
import type { ContactCells, ContactsTable } from './contacts';
import type { RecordScanner } from './csvRecord';
import { readDate, type DateOrder } from './dateText';
import { contactTimes, entryMinutes, type MinutesReading } from './entryMinutes';
import { compareMinutes, isPositive, NO_MINUTES, wholeMinutes, type Minutes } from './minutes';
import { orderBit, type AttributeCells, type AttributesTable } from './patientAttributes';
import { ROW_SHAPE_BITS, rowProblemBit } from './problems';
import { NO_ENTRY_BIT, REACHES_DOWN_BIT } from './rowFlags';
import type { RowReading } from './rowTable';

/** An entry of more than this is taken to be a slip: hours for minutes, or a missing decimal point. */
const LONGEST_USUAL_ENTRY = wholeMinutes(480);

const OPEN_QUOTE = rowProblemBit('CB005');
const TOO_FEW_FIELDS = rowProblemBit('CB003');
const TOO_MANY_FIELDS = rowProblemBit('CB004');
const STRAY_QUOTE = rowProblemBit('CB006');
const TOTALS = /^(?:grand |sub-?)?totals?\b|^sum\b/i;

const NO_CONTACT: ContactCells = ['', '', '', '', '', ''];

/** What the rows of a log have in common. */
export interface EntryDialect {
  readonly columns: Columns;
  readonly dateOrder: DateOrder;
  /** Whether a comma may be the decimal mark: it separates no fields. */
  readonly hasDecimalComma: boolean;
}

/** Reads the scanned record of a log as an entry: what counts, and what is wrong with it as far as the row alone shows. */
export class EntryReader {
  /** Dates repeat from row to row: each text is read once. */
  private readonly dateReadings = new Map<string, { reading: DateReading; bits: number }>();

  constructor(
    private readonly dialect: EntryDialect,
    private readonly attributes: AttributesTable,
    private readonly contacts: ContactsTable,
    private readonly today: CalendarDate,
  ) {}

  /** Reads what the scanner has before it. The caller owns one hold on the attributes and one on the contact. */
  read(scanner: RecordScanner, hash: number): RowReading {
    if (scanner.isBlank) {
      return this.noEntry(scanner, hash);
    }
    const { reading: date, bits } = this.readDate(this.cell(scanner, 'date'));
    // Only where no order of day and month reads the date: what a row is may not hang on the order the file is read in.
    const notAnEntry = !date.ok && date.flaw === 'unreadable' ? this.noEntryFlags(scanner) : 0;
    if (notAnEntry !== 0) {
      return this.noEntry(scanner, hash, notAnEntry);
    }
    const shape = shapeFlags(scanner, this.dialect.columns);
    const minutes = entryMinutes(this.dialect, (field) => this.cell(scanner, field));
    const attributes = this.attributes.hold(this.attributeCells(scanner), this.dialect.dateOrder);
    const ownFlags = dateFlags(date, this.today) | minutesFlags(minutes) | this.attributes.get(attributes).flags | bits;
    return {
      lineCount: scanner.lineCount,
      date: date.ok ? date.date : 0,
      minutes: minutes.minutes && isBelievable(minutes.minutes, shape) ? minutes.minutes : NO_MINUTES,
      attributes,
      contact: this.contacts.hold(this.contactCells(scanner)),
      times: contactTimes(this.dialect.columns, (field) => this.cell(scanner, field)),
      hash,
      // Where the shape is wrong the fields may stand under the wrong columns: what seems wrong with them would only hide it.
      flags: shape | ((shape & ROW_SHAPE_BITS) === 0 ? ownFlags : 0) | reachesDown(scanner),
    };
  }

  /** The reading of a record that is no entry: the header, a blank line, any row under a header that cannot be read. */
  noEntry(scanner: RecordScanner, hash: number, problems = 0): RowReading {
    const attributes = this.attributes.hold(['', '', '', '', '', '', ''], 'monthFirst');
    return {
      lineCount: scanner.lineCount,
      date: 0,
      minutes: NO_MINUTES,
      attributes,
      contact: this.contacts.hold(NO_CONTACT),
      times: undefined,
      hash,
      flags: NO_ENTRY_BIT | reachesDown(scanner) | problems,
    };
  }

  private cell(scanner: RecordScanner, field: FieldName): string {
    return scanner.value(this.dialect.columns.indexOf[field]);
  }

  /** The problem bit of a line that repeats the header, or of totals; 0 for any other. */
  private noEntryFlags(scanner: RecordScanner): number {
    const { names, indexOf } = this.dialect.columns;
    const repeats = (field: FieldName): boolean =>
      this.cell(scanner, field).trim().toLowerCase() === (names[indexOf[field]] ?? '').toLowerCase();
    if (repeats('date') && repeats('mrn')) {
      return rowProblemBit('CB031');
    }
    // The word stands in the first cell that says anything; a patient of that name would have a date.
    for (let field = 0; field < scanner.fieldCount; field++) {
      const value = scanner.value(field).trim();
      if (value !== '') {
        return TOTALS.test(value) ? rowProblemBit('CB032') : 0;
      }
    }
    return 0;
  }

  private attributeCells(scanner: RecordScanner): AttributeCells {
    const { indexOf } = this.dialect.columns;
    const [firstName, lastName] =
      indexOf.patientName >= 0 && indexOf.firstName < 0 && indexOf.lastName < 0
        ? splitName(this.cell(scanner, 'patientName'))
        : [this.cell(scanner, 'firstName'), this.cell(scanner, 'lastName')];
    return [
      this.cell(scanner, 'mrn'),
      firstName,
      lastName,
      this.cell(scanner, 'payer'),
      this.cell(scanner, 'initialAssessment'),
      this.cell(scanner, 'npi'),
      this.cell(scanner, 'problemsList'),
    ];
  }

  private contactCells(scanner: RecordScanner): ContactCells {
    return [
      this.cell(scanner, 'activity'),
      this.cell(scanner, 'staff'),
      this.cell(scanner, 'role'),
      this.cell(scanner, 'visitType'),
      this.cell(scanner, 'noShow'),
      this.cell(scanner, 'otherCodes'),
    ];
  }

  private readDate(text: string): { reading: DateReading; bits: number } {
    let known = this.dateReadings.get(text);
    if (!known) {
      known = { reading: readDate(text, this.dialect.dateOrder), bits: orderBit(text) };
      // A log of garbage must not grow the memory without bound.
      if (this.dateReadings.size < 20_000) {
        this.dateReadings.set(text, known);
      }
    }
    return known;
  }
}

/** `Guzman, Holly` as first and last name; a name without a comma is taken for the last. */
function splitName(name: string): [firstName: string, lastName: string] {
  const comma = name.indexOf(',');
  return comma < 0 ? ['', name] : [name.slice(comma + 1), name.slice(0, comma)];
}

function reachesDown(scanner: RecordScanner): number {
  return scanner.openQuote ? REACHES_DOWN_BIT : 0;
}

function dateFlags(date: DateReading, today: CalendarDate): number {
  if (date.ok) {
    return date.date > today ? rowProblemBit('CB101') : 0;
  }
  return rowProblemBit(date.flaw === 'impossible' ? 'CB011' : 'CB010');
}

/**
 * Whether minutes may be told as a sum of what was left out: not when they are not positive, nor when the row's shape is wrong
 * and another column's number (an MRN, say) seems to stand here.
 */
function isBelievable(minutes: Minutes, shape: number): boolean {
  const mayBeAnother = (shape & ROW_SHAPE_BITS) !== 0 && compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0;
  return isPositive(minutes) && !mayBeAnother;
}

function shapeFlags(scanner: RecordScanner, { names, needed }: Columns): number {
  let flags = scanner.openQuote ? OPEN_QUOTE : 0;
  flags |= scanner.strayQuote ? STRAY_QUOTE : 0;
  if (scanner.fieldCount < needed) {
    return flags | TOO_FEW_FIELDS;
  }
  return firstExtraField(scanner, names.length) === undefined ? flags : flags | TOO_MANY_FIELDS;
}

/** The first field beyond the header's that is not empty (delimiters at the end of a row do no harm). */
export function firstExtraField(scanner: RecordScanner, expected: number): number | undefined {
  for (let field = expected; field < scanner.fieldCount; field++) {
    if (scanner.value(field).trim() !== '') {
      return field;
    }
  }
  return undefined;
}

function minutesFlags({ minutes, flaw, isDoubtful }: MinutesReading): number {
  if (!minutes) {
    return rowProblemBit(flaw);
  }
  if (!isPositive(minutes)) {
    return rowProblemBit('CB015');
  }
  const hints =
    (isDoubtful ? rowProblemBit('CB201') : 0) |
    (compareMinutes(minutes, wholeMinutes(1)) < 0 ? rowProblemBit('CB202') : 0);
  return hints | (compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0 ? rowProblemBit('CB103') : 0);
}
