import { daysBetween, type CalendarDate, type DateReading } from '../values/calendarDate';
import type { Columns, FieldName } from '../header/columns';
import type { ContactCells } from './contacts';
import type { Cells } from '../csv/cells';
import { readDate } from '../values/dateText';
import { readContactTimes, readEntryMinutes, type MinutesReading } from './entryMinutes';
import { compareMinutes, isPositive, NO_MINUTES, wholeMinutes, type Minutes } from '../values/minutes';
import {
  NO_ATTRIBUTES,
  getDateOrderBit,
  type AttributeCells,
  type AttributesDialect,
  type PatientAttributes,
} from './patientAttributes';
import { ROW_SHAPE_BITS, warningBit, errorBit, type RowProblemBits } from '../problems/problems';
import { HAS_SCORE_BIT, HAS_VISIT_BIT, NO_ENTRY_BIT, REACHES_DOWN_BIT } from '../problems/rowFlags';
import type { RowReading, RowTable } from './rowTable';
import { isFormulaError } from '../values/spreadsheetDamage';
import { needsFormulaCheck } from './lostFormulas';

/** An entry of more than this is taken to be a slip: hours for minutes, or a missing decimal point. */
const LONGEST_USUAL_ENTRY = wholeMinutes(480);

const OPEN_QUOTE = errorBit('CB005');
const TOO_FEW_FIELDS = errorBit('CB003');
const TOO_MANY_FIELDS = errorBit('CB004');
const STRAY_QUOTE = warningBit('CB006');
const UNREADABLE_DATE = errorBit('CB010');
const IMPOSSIBLE_DATE = errorBit('CB011');
const FUTURE_DATE = warningBit('CB101');
const FUTURE_BIRTH = warningBit('CB045');
const BEFORE_CONSENT = warningBit('CB160');
const AFTER_DISCHARGE = warningBit('CB161');
const ILL_PHQ9 = warningBit('CB043');
const ILL_GAD7 = warningBit('CB044');
const LOST_VALUE = warningBit('CB046');
const TOTALS = /^(?:grand |sub-?)?totals?\b|^sum\b/i;

/** Care is to begin within a year of the initiating visit (sources.md 3.4, BCBSM). */
const OLDEST_VISIT_DAYS = 365;
/** Notes that are signed months later are what auditors look for (sources.md 7, OIG). */
const LATEST_NOTE_DAYS = 30;
/** What few logs have, and nothing is kept of beside what it says of the row. */
const MORE_FIELDS: readonly FieldName[] = ['phq9', 'gad7', 'initiatingVisit', 'documentedOn'];
const NO_CONTACT: ContactCells = ['', '', '', '', '', ''];

/** What the rows of a log have in common. */
export interface EntryDialect extends AttributesDialect {
  readonly columns: Columns;
  /** Whether a comma may be the decimal mark: it separates no fields. */
  readonly hasDecimalComma: boolean;
}

/** A date as its cell gives it, and what it shows of the order of the file's dates. */
export interface DateCell {
  readonly reading: DateReading;
  readonly bits: number;
}

/** Minutes as their cells give them, and what is wrong with these; no minutes where they cannot be read. */
export interface MinutesCell extends RowProblemBits {
  readonly minutes: Minutes;
}

/** What an entry is put together from. */
export interface EntryParts {
  readonly date: DateCell;
  readonly minutes: MinutesCell;
  /** A held number of the attributes table. */
  readonly attributes: number;
  /** A held number of the contacts table. */
  readonly contact: number;
}

/** Reads the scanned record of a log as an entry: what counts, and what is wrong with it as far as the row alone shows. */
export class EntryReader {
  /** Dates repeat from row to row: each text is read once. */
  private readonly dateReadings = new Map<string, DateCell>();
  /** Columns in which a formula may have lost its value without another problem telling of it. */
  private readonly formulaColumns: readonly number[];
  /** Whether the log has columns of the kind at all: in most, each row need not be asked. */
  private readonly hasTimes: boolean;
  private readonly hasMore: boolean;

  constructor(
    private readonly dialect: EntryDialect,
    private readonly table: Pick<RowTable, 'attributes' | 'contacts'>,
  ) {
    const { indexOf } = dialect.columns;
    this.hasTimes = indexOf.start >= 0 && indexOf.end >= 0;
    this.hasMore = MORE_FIELDS.some((field) => indexOf[field] >= 0);
    this.formulaColumns = dialect.columns.fields.flatMap((field, column) => (needsFormulaCheck(field) ? [column] : []));
  }

  /** Reads what the record has before it. The caller owns one hold on the attributes and one on the contact. */
  read(record: Cells, hash: number): RowReading {
    if (record.isBlank) {
      return this.readNonEntry(record, hash);
    }
    const { reading: date, bits } = this.readDate(this.cell(record, 'date'));
    // Only where no order of day and month reads the date: what a row is may not hang on the order the file is read in.
    const notAnEntry = !date.ok && date.flaw === 'unreadable' ? this.findNonEntryWarnings(record) : 0;
    if (notAnEntry !== 0) {
      return this.readNonEntry(record, hash, notAnEntry);
    }
    return this.entry(record, hash, {
      date: { reading: date, bits },
      minutes: this.readMinutes(record),
      attributes: this.holdAttributes(record),
      contact: this.holdContact(record),
    });
  }

  /** The reading of an entry from its parts, of which each may be known from another row that says the same. */
  entry(record: Cells, hash: number, { date, minutes, attributes, contact }: EntryParts): RowReading {
    const { reading } = date;
    const shape = shapeBits(record, this.dialect.columns);
    // Where the shape is wrong the fields may stand under the wrong columns: what seems wrong with them would only hide it.
    let { flags, warnings } = shape;
    if ((shape.flags & ROW_SHAPE_BITS) === 0) {
      const stated = this.table.attributes.get(attributes);
      flags |= dateFlags(reading) | minutes.flags | stated.flags | date.bits;
      warnings |=
        minutes.warnings |
        stated.warnings |
        findEntryWarnings(reading, stated, this.dialect.today) |
        this.findLostValues(record);
      if (this.hasMore) {
        flags |= this.findPresenceBits(record);
        warnings |= this.findScoreWarnings(record) | this.findDateWarnings(record, reading, stated.initialAssessment);
      }
    }
    return {
      lineCount: record.lineCount,
      date: reading.ok ? reading.date : 0,
      minutes: isBelievable(minutes.minutes, shape.flags) ? minutes.minutes : NO_MINUTES,
      attributes,
      contact,
      times: this.hasTimes ? readContactTimes(this.dialect.columns, (field) => this.cell(record, field)) : undefined,
      hash,
      flags: flags | reachesDown(record),
      warnings,
    };
  }

  /** The minutes of an entry, and what is wrong with them. */
  readMinutes(record: Cells): MinutesCell {
    const reading = readEntryMinutes(this.dialect, (field) => this.cell(record, field));
    return { minutes: reading.minutes ?? NO_MINUTES, ...minutesBits(reading) };
  }

  /** The number of the record's attributes, held once more. */
  holdAttributes(record: Cells): number {
    return this.table.attributes.intern(this.attributeCells(record), this.dialect);
  }

  /** The number of the record's contact, held once more. */
  holdContact(record: Cells): number {
    return this.table.contacts.intern(this.contactCells(record));
  }

  /** The reading of a record that is no entry: the header, a blank line, any row under a header that cannot be read. */
  readNonEntry(record: Cells, hash: number, warnings = 0): RowReading {
    return {
      lineCount: record.lineCount,
      date: 0,
      minutes: NO_MINUTES,
      attributes: this.table.attributes.intern(NO_ATTRIBUTES, this.dialect),
      contact: this.table.contacts.intern(NO_CONTACT),
      times: undefined,
      hash,
      flags: NO_ENTRY_BIT | reachesDown(record),
      warnings,
    };
  }

  private cell(record: Cells, field: FieldName): string {
    return record.value(this.dialect.columns.indexOf[field]);
  }

  /** The bit of a line that repeats the header, or of totals; 0 for any other. */
  private findNonEntryWarnings(record: Cells): number {
    const { names, indexOf } = this.dialect.columns;
    const repeats = (field: FieldName): boolean =>
      this.cell(record, field).trim().toLowerCase() === (names[indexOf[field]] ?? '').toLowerCase();
    if (repeats('date') && repeats('mrn')) {
      return warningBit('CB031');
    }
    // The word stands in the first cell that says anything; a patient of that name would have a date.
    for (let field = 0; field < record.fieldCount; field++) {
      const value = record.value(field).trim();
      if (value !== '') {
        return TOTALS.test(value) ? warningBit('CB032') : 0;
      }
    }
    return 0;
  }

  private attributeCells(record: Cells): AttributeCells {
    const { indexOf } = this.dialect.columns;
    const [firstName, lastName] =
      indexOf.patientName >= 0 && indexOf.firstName < 0 && indexOf.lastName < 0
        ? splitName(this.cell(record, 'patientName'))
        : [this.cell(record, 'firstName'), this.cell(record, 'lastName')];
    return [
      this.cell(record, 'mrn'),
      firstName,
      lastName,
      this.cell(record, 'payer'),
      this.cell(record, 'initialAssessment'),
      this.cell(record, 'npi'),
      this.cell(record, 'problemsList'),
      this.cell(record, 'consentDate'),
      this.cell(record, 'dischargeDate'),
      this.cell(record, 'dateOfBirth'),
    ];
  }

  private contactCells(record: Cells): ContactCells {
    return [
      this.cell(record, 'activity'),
      this.cell(record, 'staff'),
      this.cell(record, 'role'),
      this.cell(record, 'visitType'),
      this.cell(record, 'noShow'),
      this.cell(record, 'otherCodes'),
    ];
  }

  /** Scores out of their scale. */
  private findScoreWarnings(record: Cells): number {
    const { phq9, gad7 } = this.dialect.columns.indexOf;
    return (isScore(record.value(phq9), 27) ? 0 : ILL_PHQ9) | (isScore(record.value(gad7), 21) ? 0 : ILL_GAD7);
  }

  /** Formulas that have lost their value in a column that nothing else is said of. */
  private findLostValues(record: Cells): number {
    const isLost = record.includes('#') && this.formulaColumns.some((column) => isFormulaError(record.value(column)));
    return isLost ? LOST_VALUE : 0;
  }

  /** What the row has that a month is judged by. */
  private findPresenceBits(record: Cells): number {
    const says = (field: FieldName): boolean => this.cell(record, field).trim() !== '';
    return (says('phq9') || says('gad7') ? HAS_SCORE_BIT : 0) | (says('initiatingVisit') ? HAS_VISIT_BIT : 0);
  }

  /** What dates beside the entry's own say of it (sources.md 7). Dates that cannot be read say nothing. */
  private findDateWarnings(record: Cells, date: DateReading, assessment: CalendarDate | undefined): number {
    const { initiatingVisit, documentedOn } = this.dialect.columns.indexOf;
    if (!date.ok || (initiatingVisit < 0 && documentedOn < 0)) {
      return 0;
    }
    const daysFrom = (day: CalendarDate, column: number): number => {
      const { reading } = this.readDate(record.value(column));
      return reading.ok ? daysBetween(day, reading.date) : 0;
    };
    // The visit is to be within a year before care begins; care that goes on for longer asks for no other.
    const begun = assessment !== undefined && assessment < date.date ? assessment : date.date;
    return (
      (-daysFrom(begun, initiatingVisit) > OLDEST_VISIT_DAYS ? warningBit('CB162') : 0) |
      (daysFrom(date.date, documentedOn) > LATEST_NOTE_DAYS ? warningBit('CB163') : 0)
    );
  }

  /** Reads the cell of a date; each text is read once. */
  readDate(text: string): DateCell {
    let known = this.dateReadings.get(text);
    if (!known) {
      known = { reading: readDate(text, this.dialect.dateOrder), bits: getDateOrderBit(text) };
      // A log of garbage must not grow the memory without bound.
      if (this.dateReadings.size < 20_000) {
        this.dateReadings.set(text, known);
      }
    }
    return known;
  }
}

/** `Guzman, Holly` as first and last name; a name without a comma is taken for the last. */
export function splitName(name: string): [firstName: string, lastName: string] {
  const comma = name.indexOf(',');
  return comma < 0 ? ['', name] : [name.slice(comma + 1), name.slice(0, comma)];
}

function reachesDown(record: Cells): number {
  return record.openQuote ? REACHES_DOWN_BIT : 0;
}

function dateFlags(date: DateReading): number {
  return date.ok ? 0 : date.flaw === 'impossible' ? IMPOSSIBLE_DATE : UNREADABLE_DATE;
}

/** What the entry's date says beside what is known of the patient. */
function findEntryWarnings(date: DateReading, patient: PatientAttributes, today: CalendarDate): number {
  const { consentDate, dischargeDate, dateOfBirth } = patient;
  let warnings = dateOfBirth !== undefined && dateOfBirth > today ? FUTURE_BIRTH : 0;
  if (date.ok) {
    warnings |= date.date > today ? FUTURE_DATE : 0;
    warnings |= consentDate !== undefined && date.date < consentDate ? BEFORE_CONSENT : 0;
    warnings |= dischargeDate !== undefined && date.date > dischargeDate ? AFTER_DISCHARGE : 0;
  }
  return warnings;
}

/** Whether a score is missing or a whole number from 0 to `highest`. */
function isScore(text: string, highest: number): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (/^\d{1,2}$/.test(trimmed) && Number(trimmed) <= highest);
}

/**
 * Whether minutes may be told as a sum of what was left out: not when they are not positive, nor when the row's shape is wrong
 * and another column's number (an MRN, say) seems to stand here.
 */
function isBelievable(minutes: Minutes, shape: number): boolean {
  const mayBeAnother = (shape & ROW_SHAPE_BITS) !== 0 && compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0;
  return isPositive(minutes) && !mayBeAnother;
}

function shapeBits(record: Cells, { names, needed }: Columns): RowProblemBits {
  const warnings = record.strayQuote ? STRAY_QUOTE : 0;
  const flags = record.openQuote ? OPEN_QUOTE : 0;
  if (record.fieldCount < needed) {
    return { flags: flags | TOO_FEW_FIELDS, warnings };
  }
  const isTooLong = findFirstExtraField(record, names.length) !== undefined;
  return { flags: isTooLong ? flags | TOO_MANY_FIELDS : flags, warnings };
}

/** The first field beyond the header's that is not empty (delimiters at the end of a row do no harm). */
export function findFirstExtraField(record: Cells, expected: number): number | undefined {
  for (let field = expected; field < record.fieldCount; field++) {
    if (record.value(field).trim() !== '') {
      return field;
    }
  }
  return undefined;
}

function minutesBits({ minutes, flaw, isDoubtful }: MinutesReading): RowProblemBits {
  if (!minutes) {
    return { flags: errorBit(flaw), warnings: 0 };
  }
  if (!isPositive(minutes)) {
    return { flags: errorBit('CB015'), warnings: 0 };
  }
  let warnings = isDoubtful ? warningBit('CB201') : 0;
  warnings |= compareMinutes(minutes, wholeMinutes(1)) < 0 ? warningBit('CB202') : 0;
  warnings |= compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0 ? warningBit('CB103') : 0;
  return { flags: 0, warnings };
}
