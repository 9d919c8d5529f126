import type { CalendarDate } from '../values/calendarDate';
import { Float64Column, Int32Records } from './columnStore';
import { ContactsTable, type Contact, type ContactTimes } from './contacts';
import type { Minutes } from '../values/minutes';
import { AttributesTable, type PatientAttributes } from './patientAttributes';
import { ROW_ERROR_BITS, errorBit, type RowProblemBits } from '../problems/problems';
import { IS_ROUNDED_BIT, NO_ENTRY_BIT } from '../problems/rowFlags';
import type { RowEvidence } from '../header/logConventions';
import type { RowBitsReader, RowBits } from './rowsWithProblems';
import type { RowId } from './rowId';
import { NO_SCORES, type PackedScores } from '../values/ratingScore';
import { RowOrder, RowPositions } from './rowOrder';

/** The factor that packs both times of a contact into one number: start * TIMES_BASE + end. The end is always less. */
const TIMES_BASE = 1_000_000;

/** The columns of the row records. */
const LINE_COUNT = 0;
const DATE = 1;
const ATTRIBUTES = 2;
const CONTACT = 3;
const HASH = 4;
const FLAGS = 5;
const WARNINGS = 6;
const CROSS_ROW_BITS = 7;
/** The ticks of the minutes are stored in two halves, because they can need more than 32 bits. */
const LOWER_TICKS = 8;
const UPPER_TICKS = 9;
/** A temporary link to another row, for code that chains rows while it processes them. */
const LINK = 10;
/** What the cells show about the format of the log. */
const EVIDENCE = 11;
const WIDTH = 12;
const LEFT_OUT_BY_STATUS = errorBit('CB117');
const HALF_RANGE = 2 ** 32;

/** The stored values of a row: enough for totals and checks. The text stays in the document. */
export interface RowReading extends RowProblemBits {
  readonly lineCount: number;
  /** 0 if missing or unreadable. */
  readonly date: CalendarDate | 0;
  /** 0 if missing or unreadable. */
  readonly minutes: Minutes;
  /** An id in the attributes table. The row owns one reference to it. */
  readonly attributes: number;
  /** An id in the contacts table. The row owns one reference to it. */
  readonly contact: number;
  /** The times of the contact, if the log has a readable start and end. */
  readonly times: ContactTimes | undefined;
  /** The hash of the row's whole text. Equal texts have equal hashes. */
  readonly hash: number;
  /** The bits of the row's errors and row flags, such as NO_ENTRY_BIT. */
  readonly flags: number;
  /** The bits of the row's warnings and hints. */
  readonly warnings: number;
  /** What the row's own cells show about the format of the log. The patient attributes have their own evidence. */
  readonly evidence: RowEvidence;
  /** The scores of rating scales that are in range. */
  readonly scores: PackedScores;
}

/** The rows of one log, or of several logs that are read together. Each row takes a few numbers. */
export class RowTable implements RowBitsReader<RowId> {
  readonly positions = new RowPositions();
  readonly attributes = new AttributesTable();
  readonly contacts = new ContactsTable();
  private readonly numbers = new Int32Records(WIDTH);
  /** Stays empty for most logs, because few have times. */
  private readonly times = new Float64Column();
  private hasTimes = false;

  /** Whether any row has had a start and an end. If not, no rows can overlap. */
  get hasAnyTimes(): boolean {
    return this.hasTimes;
  }

  /** For each log, the ticks by which its rounded entries can be off. */
  private readonly roundingTicks: number[] = [];

  /** The fine part of minutes with more than six decimal places. These are rare. */
  private readonly fineMinutes = new Map<RowId, number>();
  /** The scores of rating scales. Few rows have any. */
  private readonly scores = new Map<RowId, PackedScores>();
  private readonly freeRows: RowId[] = [];
  private nextRow = 0;

  /** Returns an unused row id. */
  allocate(): RowId {
    return this.freeRows.pop() ?? (this.nextRow++ as RowId);
  }

  /** Makes a row id available for a new row. */
  free(row: RowId): void {
    this.freeRows.push(row);
  }

  /** Stores the values of a row and clears its cross-row problems. */
  write(row: RowId, reading: RowReading): void {
    this.positions.clearCachedProblems(row);
    const numbers = this.numbers.getBlock(row);
    const offset = this.numbers.getOffset(row);
    const { ticks } = reading.minutes;
    numbers[offset + LINE_COUNT] = reading.lineCount;
    numbers[offset + DATE] = reading.date;
    numbers[offset + ATTRIBUTES] = reading.attributes;
    numbers[offset + CONTACT] = reading.contact;
    numbers[offset + HASH] = reading.hash;
    numbers[offset + FLAGS] = reading.flags;
    numbers[offset + WARNINGS] = reading.warnings;
    numbers[offset + CROSS_ROW_BITS] = 0;
    numbers[offset + EVIDENCE] = reading.evidence;
    numbers[offset + LOWER_TICKS] = (ticks % HALF_RANGE) | 0;
    numbers[offset + UPPER_TICKS] = Math.floor(ticks / HALF_RANGE);
    if (reading.minutes.fine !== 0) {
      this.fineMinutes.set(row, reading.minutes.fine);
    } else if (this.fineMinutes.size > 0) {
      this.fineMinutes.delete(row);
    }
    if (reading.scores !== NO_SCORES) {
      this.scores.set(row, reading.scores);
    } else if (this.scores.size > 0) {
      this.scores.delete(row);
    }
    this.writeTimes(row, reading.times);
  }

  private writeTimes(row: RowId, times: ContactTimes | undefined): void {
    this.hasTimes ||= times !== undefined;
    // Also writes 0, because a reused row id can still have the times of a removed row.
    if (this.hasTimes) {
      this.times.set(row, times ? times.start * TIMES_BASE + times.end : 0);
    }
  }

  lineCountOf = (row: RowId): number => this.numbers.get(row, LINE_COUNT);

  /** Returns the date of an entry, or 0 if it is missing or unreadable. */
  dateOf(row: RowId): CalendarDate | 0 {
    return this.numbers.get(row, DATE) as CalendarDate | 0;
  }

  minutesOf(row: RowId): Minutes {
    return { ticks: this.ticksOf(row), fine: this.fineOf(row) };
  }

  /** Returns the whole ticks of an entry's minutes, for totals over many rows. {@link fineOf} returns the rest. */
  ticksOf(row: RowId): number {
    return this.numbers.get(row, UPPER_TICKS) * HALF_RANGE + (this.numbers.get(row, LOWER_TICKS) >>> 0);
  }

  /** Returns the part of an entry's minutes that is smaller than a tick. Nearly always 0. */
  fineOf(row: RowId): number {
    return this.fineMinutes.size === 0 ? 0 : (this.fineMinutes.get(row) ?? 0);
  }

  /** Returns the scores of rating scales in the row. */
  scoresOf(row: RowId): PackedScores {
    return this.scores.size === 0 ? NO_SCORES : (this.scores.get(row) ?? NO_SCORES);
  }

  /** Sets the ticks by which rounded entries of a log can be too high or too low. */
  setRounding(log: number, ticks: number): void {
    this.roundingTicks[log] = ticks;
  }

  /** Returns the ticks by which an entry can be too high or too low because its hours are rounded. 0 for minutes. */
  roundingOf(row: RowId): number {
    return (this.flagsOf(row) & IS_ROUNDED_BIT) === 0 ? 0 : (this.roundingTicks[this.logNumberOf(row)] ?? 0);
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

  /** Returns the times of the contact, or undefined if the log doesn't have them. */
  timesOf(row: RowId): ContactTimes | undefined {
    const packed = this.hasTimes ? this.times.get(row) : 0;
    return packed === 0 ? undefined : { start: Math.floor(packed / TIMES_BASE), end: packed % TIMES_BASE };
  }

  /** Releases the row's references to the attributes and contacts tables. */
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

  /** Returns the bits of the row's warnings and hints. */
  warningsOf(row: RowId): number {
    return this.numbers.get(row, WARNINGS);
  }

  evidenceOf(row: RowId): RowEvidence {
    return this.numbers.get(row, EVIDENCE);
  }

  /** Returns the problems that can be found from the row alone. */
  problemBitsOf(row: RowId): RowProblemBits {
    return { flags: this.numbers.get(row, FLAGS) & ROW_ERROR_BITS, warnings: this.numbers.get(row, WARNINGS) };
  }

  /** Returns the bits of the row's cross-row problems, which can't be found from the row alone. */
  crossRowBitsOf(row: RowId): number {
    return this.numbers.get(row, CROSS_ROW_BITS);
  }

  setCrossRowBits(row: RowId, bits: number): void {
    this.numbers.set(row, CROSS_ROW_BITS, bits);
    this.positions.clearCachedProblems(row);
  }

  /** Returns the number that {@link setLink} stored for the row. */
  linkOf(row: RowId): number {
    return this.numbers.get(row, LINK);
  }

  /** Stores a temporary number for code that chains rows while it processes them. */
  setLink(row: RowId, link: number): void {
    this.numbers.set(row, LINK, link);
  }

  /** Returns all bits of a row. */
  bitsOf = (row: RowId): RowBits => ({
    flags: this.flagsOf(row),
    warnings: this.warningsOf(row),
    crossRowBits: this.crossRowBitsOf(row),
  });

  isEntry(row: RowId): boolean {
    return (this.numbers.get(row, FLAGS) & NO_ENTRY_BIT) === 0;
  }

  /** Returns whether the row's minutes count: it is an entry and doesn't have errors. */
  counts(row: RowId): boolean {
    return (this.numbers.get(row, FLAGS) & (NO_ENTRY_BIT | ROW_ERROR_BITS)) === 0;
  }

  /** Whether a status column takes the entry out. */
  isLeftOutByStatus(row: RowId): boolean {
    return (this.numbers.get(row, FLAGS) & LEFT_OUT_BY_STATUS) !== 0;
  }

  /** Returns the index of the row's log among the logs that are read together. */
  logNumberOf(row: RowId): number {
    return this.positions.getChunk(row).order.number;
  }

  /** Compares two rows by position. Returns a negative number if row `a` is first, or a positive one if `b` is. */
  compare = (a: RowId, b: RowId): number => RowOrder.compare(this.positions, a, b);
}
