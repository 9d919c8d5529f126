import type { CalendarDate } from '../values/calendarDate';
import { Float64Column, Int32Records } from './columnStore';
import { ContactsTable, type Contact, type ContactTimes } from './contacts';
import type { Minutes } from '../values/minutes';
import { AttributesTable, type PatientAttributes } from './patientAttributes';
import { ROW_ERROR_BITS, type RowProblemBits } from '../problems/problems';
import { NO_ENTRY_BIT } from '../problems/rowFlags';
import type { BitsOfRows, RowBits } from './rowsWithProblems';
import type { RowId } from './rowId';
import { RowOrder, RowPlaces } from './rowOrder';

/** Both times of a contact are kept in one number: an end is below this. */
const TIMES_BASE = 1_000_000;

/** The columns of whole numbers. */
const LINES = 0;
const DATE = 1;
const ATTRIBUTES = 2;
const CONTACT = 3;
const HASH = 4;
const FLAGS = 5;
const WARNINGS = 6;
const MARKS = 7;
/** The ticks of the minutes in two halves: they may be more than 32 bits hold. */
const TICKS = 8;
const MORE_TICKS = 9;
/** For whoever strings rows together while they are read. */
const LINK = 10;
const WIDTH = 11;
const HALF = 2 ** 32;

/** What is kept of a row: enough to sum and to judge it; its text stays where it is, in the document. */
export interface RowReading extends RowProblemBits {
  readonly lineCount: number;
  /** 0 when missing or unreadable. */
  readonly date: CalendarDate | 0;
  /** 0 when missing or unreadable. */
  readonly minutes: Minutes;
  /** A held number of the attributes table. */
  readonly attributes: number;
  /** A held number of the contacts table. */
  readonly contact: number;
  /** When the contact was, where the log has a start and an end that can be read. */
  readonly times: ContactTimes | undefined;
  /** Of the row's whole text; equal texts have equal hashes. */
  readonly hash: number;
  /** Bits of the row's errors, or NO_ENTRY_BIT. */
  readonly flags: number;
  /** Bits of its warnings and hints. */
  readonly warnings: number;
}

/** The rows of one log or of several that are read together, a few numbers each. */
export class RowTable implements BitsOfRows<RowId> {
  readonly places = new RowPlaces();
  readonly attributes = new AttributesTable();
  readonly contacts = new ContactsTable();
  private readonly numbers = new Int32Records(WIDTH);
  /** Few logs have times, so the column stays empty in most. */
  private readonly times = new Float64Column();
  private hasTimes = false;

  /** Whether any row has a start and an end; where none has, none can overlap another. */
  get hasAnyTimes(): boolean {
    return this.hasTimes;
  }

  /** The fine part of minutes with more than six decimal places, which are rare. */
  private readonly fineMinutes = new Map<RowId, number>();
  private readonly freeRows: RowId[] = [];
  private nextRow = 0;

  /** A row that is not in use. */
  allocate(): RowId {
    return this.freeRows.pop() ?? (this.nextRow++ as RowId);
  }

  free(row: RowId): void {
    this.freeRows.push(row);
  }

  write(row: RowId, reading: RowReading): void {
    this.places.changed(row);
    const numbers = this.numbers.block(row);
    const at = this.numbers.placeOf(row);
    const { ticks } = reading.minutes;
    numbers[at + LINES] = reading.lineCount;
    numbers[at + DATE] = reading.date;
    numbers[at + ATTRIBUTES] = reading.attributes;
    numbers[at + CONTACT] = reading.contact;
    numbers[at + HASH] = reading.hash;
    numbers[at + FLAGS] = reading.flags;
    numbers[at + WARNINGS] = reading.warnings;
    numbers[at + MARKS] = 0;
    numbers[at + TICKS] = (ticks % HALF) | 0;
    numbers[at + MORE_TICKS] = Math.floor(ticks / HALF);
    if (reading.minutes.fine !== 0) {
      this.fineMinutes.set(row, reading.minutes.fine);
    } else if (this.fineMinutes.size > 0) {
      this.fineMinutes.delete(row);
    }
    this.writeTimes(row, reading.times);
  }

  private writeTimes(row: RowId, times: ContactTimes | undefined): void {
    this.hasTimes ||= times !== undefined;
    // What was there of a row that is gone must go as well.
    if (this.hasTimes) {
      this.times.set(row, times ? times.start * TIMES_BASE + times.end : 0);
    }
  }

  lineCountOf = (row: RowId): number => this.numbers.get(row, LINES);

  /** The entry's date; 0 where the row has none that can be read. */
  dateOf(row: RowId): CalendarDate | 0 {
    return this.numbers.get(row, DATE) as CalendarDate | 0;
  }

  minutesOf(row: RowId): Minutes {
    return { ticks: this.ticksOf(row), fine: this.fineOf(row) };
  }

  /** The whole ticks of an entry's minutes, for sums over many rows; see {@link fineOf} for the rest. */
  ticksOf(row: RowId): number {
    return this.numbers.get(row, MORE_TICKS) * HALF + (this.numbers.get(row, TICKS) >>> 0);
  }

  /** What an entry's minutes have beyond whole ticks; nearly always 0. */
  fineOf(row: RowId): number {
    return this.fineMinutes.size === 0 ? 0 : (this.fineMinutes.get(row) ?? 0);
  }

  attributesIdOf(row: RowId): number {
    return this.numbers.get(row, ATTRIBUTES);
  }

  attributesOf(row: RowId): PatientAttributes {
    return this.attributes.get(this.numbers.get(row, ATTRIBUTES));
  }

  contactIdOf(row: RowId): number {
    return this.numbers.get(row, CONTACT);
  }

  contactOf(row: RowId): Contact {
    return this.contacts.get(this.numbers.get(row, CONTACT));
  }

  /** When the contact was, or undefined where the log does not say. */
  timesOf(row: RowId): ContactTimes | undefined {
    const packed = this.hasTimes ? this.times.get(row) : 0;
    return packed === 0 ? undefined : { start: Math.floor(packed / TIMES_BASE), end: packed % TIMES_BASE };
  }

  /** Gives back what the row holds of the shared tables. */
  release(row: RowId): void {
    this.attributes.release(this.numbers.get(row, ATTRIBUTES));
    this.contacts.release(this.numbers.get(row, CONTACT));
  }

  hashOf(row: RowId): number {
    return this.numbers.get(row, HASH);
  }

  flagsOf(row: RowId): number {
    return this.numbers.get(row, FLAGS);
  }

  /** Bits of the row's warnings and hints. */
  warningsOf(row: RowId): number {
    return this.numbers.get(row, WARNINGS);
  }

  /** The problems that the row shows alone. */
  problemBitsOf(row: RowId): RowProblemBits {
    return { flags: this.numbers.get(row, FLAGS) & ROW_ERROR_BITS, warnings: this.numbers.get(row, WARNINGS) };
  }

  /** Bits that whoever reads the rows together keeps on them (problems that one row alone does not show). */
  crossRowBitsOf(row: RowId): number {
    return this.numbers.get(row, MARKS);
  }

  setCrossRowBits(row: RowId, bits: number): void {
    this.numbers.set(row, MARKS, bits);
    this.places.changed(row);
  }

  /** A number that whoever reads the rows together keeps on them for a while. */
  linkOf(row: RowId): number {
    return this.numbers.get(row, LINK);
  }

  setLink(row: RowId, link: number): void {
    this.numbers.set(row, LINK, link);
  }

  /** The bits of a row together. */
  bitsOf = (row: RowId): RowBits => ({
    flags: this.flagsOf(row),
    warnings: this.warningsOf(row),
    crossRowBits: this.crossRowBitsOf(row),
  });

  isEntry(row: RowId): boolean {
    return (this.numbers.get(row, FLAGS) & NO_ENTRY_BIT) === 0;
  }

  /** Whether the row's minutes count: it is an entry without an error. */
  counts(row: RowId): boolean {
    return (this.numbers.get(row, FLAGS) & (NO_ENTRY_BIT | ROW_ERROR_BITS)) === 0;
  }

  /** The place of the row's log among those that are read together. */
  logNumberOf(row: RowId): number {
    return this.places.chunkOf(row).order.number;
  }

  /** Negative or positive as row `a` stands before or after row `b`. */
  compare = (a: RowId, b: RowId): number => RowOrder.compare(this.places, a, b);
}
