import { daysBetween, type CalendarDate, type DateFlaw, type DateReading } from '../values/calendarDate';
import type { ColumnMapping, Columns, FieldName } from '../header/columns';
import { joinStaffName, type ContactCells } from './contacts';
import type { Cells } from '../csv/cells';
import { EVIDENCE_BIT, getRowDateEvidence, type RowDateField, type RowEvidence } from '../header/logConventions';
import { readDateCell } from '../values/dateOrders';
import { LONGEST_USUAL_ENTRY, readEntryMinutes, type MinutesCell, type MinutesDialect } from './entryMinutes';
import { compareMinutes, isPositive, NO_MINUTES, type Minutes } from '../values/minutes';
import {
  EMPTY_ATTRIBUTES,
  type AttributeCells,
  type AttributesDialect,
  type PatientAttributes,
} from './patientAttributes';
import { ROW_SHAPE_BITS, warningBit, errorBit, type RowProblemBits } from '../problems/problems';
import { HAS_SCORE_BIT, HAS_VISIT_BIT, NO_ENTRY_BIT, OTHER_PART_BIT, REACHES_DOWN_BIT } from '../problems/rowFlags';
import type { RowReading, RowTable } from './rowTable';
import { isBlankCell } from '../values/blankWords';
import { findPlaceholderDate } from '../values/placeholderDates';
import { isFormulaError } from '../values/spreadsheetDamage';
import { needsFormulaCheck } from './formulaChecks';
import { findNonEntryKind, type NonEntryKind } from './nonEntries';
import { splitName } from './splitName';

const OPEN_QUOTE = errorBit('CB005');
const TOO_FEW_FIELDS = errorBit('CB003');
const TOO_MANY_FIELDS = errorBit('CB004');
const STRAY_QUOTE = warningBit('CB006');
const UNREADABLE_DATE = errorBit('CB010');
const IMPOSSIBLE_DATE = errorBit('CB011');
const UNCLEAR_YEAR = errorBit('CB049');
const OLD_DATE = warningBit('CB048');
const FUTURE_DATE = warningBit('CB101');
const FUTURE_BIRTH = warningBit('CB045');
const BEFORE_CONSENT = warningBit('CB160');
const AFTER_DISCHARGE = warningBit('CB161');
const INVALID_PHQ9 = warningBit('CB043');
const INVALID_GAD7 = warningBit('CB044');
const FORMULA_ERROR = warningBit('CB046');
const PLACEHOLDER_DATE = warningBit('CB047');
const SPACE_BEFORE_QUOTES = /^\s+"([^"]*)"\s*$/;
const OTHER_HEADER = errorBit('CB026');
const NON_ENTRY_WARNINGS: Readonly<Record<NonEntryKind, number>> = {
  repeatedHeader: warningBit('CB031'),
  otherHeader: warningBit('CB027'),
  totals: warningBit('CB032'),
  footer: warningBit('CB050'),
  decoration: 0,
};

/**
 * Older dates are probably mistakes: claims must be filed within 1 or 2 years. It's also the age of current dates from a
 * spreadsheet that counts days from 1904. The number is the difference of two dates.
 */
const OLD_AGE = 4_00_00;
/** Care must begin within a year of the initiating visit (sources.md 3.4, BCBSM). */
const MAX_VISIT_AGE_DAYS = 365;
/** Auditors look for notes that are signed months later (sources.md 7, OIG). */
const MAX_NOTE_DELAY_DAYS = 30;
/** Fields that few logs have. Only the flags and warnings that result from them are stored. */
const RARE_FIELDS: readonly FieldName[] = ['phq9', 'gad7', 'initiatingVisit', 'documentedOn'];
const EMPTY_CONTACT: ContactCells = ['', '', '', '', '', ''];

const PLACEHOLDER: DateCell = { reading: { ok: false, flaw: 'unreadable' }, evidence: 0 };

/** What all rows of a log share when entries are read. */
export interface EntryDialect extends AttributesDialect, MinutesDialect {
  readonly columns: Columns;
  /** The configured fields of columns. */
  readonly columnMapping?: ColumnMapping | undefined;
  /** Whether a comma can be the decimal separator. True if it isn't the field delimiter. */
  readonly hasDecimalComma: boolean;
}

/** The reading of a date cell, and what it shows about the format of the log. */
export interface DateCell {
  readonly reading: DateReading;
  readonly evidence: RowEvidence;
}

/** The parts of an entry. */
export interface EntryParts {
  readonly date: DateCell;
  readonly minutes: MinutesCell;
  /** An id in the attributes table. The entry takes over one reference to it. */
  readonly attributes: number;
  /** An id in the contacts table. The entry takes over one reference to it. */
  readonly contact: number;
}

/** Reads a record of a log as an entry, and finds the problems that can be found from the row alone. */
export class EntryReader {
  private readonly dates: DateColumn;
  private readonly visits: DateColumn;
  private readonly documentedOn: DateColumn;
  /** The columns to check for formula errors (see {@link needsFormulaCheck}). */
  private readonly formulaColumns: readonly number[];
  /** Whether the log has any of {@link RARE_FIELDS}. Most logs don't, so their rows aren't checked for them. */
  private readonly hasRareFields: boolean;

  constructor(
    private readonly dialect: EntryDialect,
    private readonly table: Pick<RowTable, 'attributes' | 'contacts'>,
  ) {
    const { indexOf } = dialect.columns;
    this.dates = new DateColumn('date', dialect);
    this.visits = new DateColumn('initiatingVisit', dialect);
    this.documentedOn = new DateColumn('documentedOn', dialect);
    this.hasRareFields = RARE_FIELDS.some((field) => indexOf[field] >= 0);
    this.formulaColumns = dialect.columns.fields.flatMap((field, column) => (needsFormulaCheck(field) ? [column] : []));
  }

  /**
   * Reads a record. The caller owns one reference to the attributes and one to the contact of the result.
   *
   * @param isOtherPart whether the record is below a header with other columns
   */
  read(record: Cells, hash: number, isOtherPart = false): RowReading {
    if (record.isBlank) {
      return this.readNonEntry(record, hash, isOtherPart);
    }
    const date = this.readDate(this.cell(record, 'date'));
    const { reading } = date;
    // Only for dates that are unreadable in any order of day and month. Whether a row is an entry must not depend on the order
    // in which the file's dates are read.
    const kind = !reading.ok && reading.flaw === 'unreadable' ? this.findNonEntryKind(record, isOtherPart) : undefined;
    if (kind !== undefined) {
      const isAboveOtherPart = kind === 'otherHeader' || (kind !== 'repeatedHeader' && isOtherPart);
      // A repeated header that ends another part is needed, so it's not a problem.
      const warnings = kind === 'repeatedHeader' && isOtherPart ? 0 : NON_ENTRY_WARNINGS[kind];
      return this.readNonEntry(record, hash, isAboveOtherPart, warnings);
    }
    if (isOtherPart) {
      return {
        ...this.readNonEntry(record, hash, true),
        flags: OTHER_HEADER | OTHER_PART_BIT | getOpenQuoteFlag(record),
      };
    }
    return this.createEntry(record, hash, {
      date,
      minutes: this.readMinutes(record),
      attributes: this.internAttributes(record),
      contact: this.internContact(record),
    });
  }

  /** Creates the reading of an entry from its parts. Each part can be reused from another row with the same cells. */
  createEntry(record: Cells, hash: number, { date, minutes, attributes, contact }: EntryParts): RowReading {
    const { reading } = date;
    const shape = findShapeProblems(record, this.dialect.columns);
    // If the shape is wrong, values can be in the wrong columns. Problems in the cells would only hide the actual problem.
    let { flags, warnings } = shape;
    let evidence = 0;
    if ((shape.flags & ROW_SHAPE_BITS) === 0) {
      const patient = this.table.attributes.get(attributes);
      if (patient.isTotal || this.table.contacts.get(contact).isTotal) {
        return { ...this.createNonEntry(record, hash, attributes, contact), warnings: NON_ENTRY_WARNINGS.totals };
      }
      flags |= getDateFlags(reading) | minutes.flags | patient.flags;
      evidence = EVIDENCE_BIT | date.evidence | minutes.evidence;
      warnings |=
        minutes.warnings |
        patient.warnings |
        findEntryWarnings(reading, patient, this.dialect.today) |
        this.findFormulaErrors(record);
      if (this.hasRareFields) {
        flags |= this.findPresenceBits(record);
        warnings |= this.findScoreWarnings(record);
        const others = this.readOtherDates(record, reading, patient.initialAssessment);
        warnings |= others.warnings;
        evidence |= others.evidence;
      }
    }
    return {
      lineCount: record.lineCount,
      date: reading.ok ? reading.date : 0,
      minutes: isPlausible(minutes.minutes, shape.flags) ? minutes.minutes : NO_MINUTES,
      attributes,
      contact,
      times: minutes.times,
      hash,
      flags: flags | getOpenQuoteFlag(record),
      warnings,
      evidence,
    };
  }

  /** Reads the minutes of an entry and finds their problems. */
  readMinutes(record: Cells): MinutesCell {
    return readEntryMinutes(this.dialect, {
      cell: (field) => this.cell(record, field),
      date: (text) => {
        const { reading } = this.readDate(text);
        return reading.ok ? reading.date : undefined;
      },
    });
  }

  /** Returns the id of the record's attributes and adds a reference to it. */
  internAttributes(record: Cells): number {
    return this.table.attributes.intern(this.getAttributeCells(record), this.dialect);
  }

  /** Returns the id of the record's contact and adds a reference to it. */
  internContact(record: Cells): number {
    return this.table.contacts.intern(this.getContactCells(record));
  }

  /**
   * Creates the reading of a record that isn't an entry: the header, a blank line, a repeated header, a totals row, or any row
   * under an unreadable header.
   *
   * @param isAboveOtherPart whether the rows below are under a header with other columns
   */
  readNonEntry(record: Cells, hash: number, isAboveOtherPart = false, warnings = 0): RowReading {
    const attributes = this.table.attributes.intern(EMPTY_ATTRIBUTES, this.dialect);
    const reading = this.createNonEntry(record, hash, attributes, this.table.contacts.intern(EMPTY_CONTACT));
    return { ...reading, flags: reading.flags | (isAboveOtherPart ? OTHER_PART_BIT : 0), warnings };
  }

  private createNonEntry(record: Cells, hash: number, attributes: number, contact: number): RowReading {
    return {
      lineCount: record.lineCount,
      date: 0,
      minutes: NO_MINUTES,
      attributes,
      contact,
      times: undefined,
      hash,
      flags: NO_ENTRY_BIT | getOpenQuoteFlag(record),
      warnings: 0,
      evidence: 0,
    };
  }

  private cell(record: Cells, field: FieldName): string {
    return readCellValue(record, this.dialect.columns.indexOf[field]);
  }

  private findNonEntryKind(record: Cells, isOtherPart: boolean): NonEntryKind | undefined {
    const { columns, columnMapping } = this.dialect;
    const kind = findNonEntryKind(record, columns, columnMapping, isOtherPart);
    const isHeader = kind === 'repeatedHeader' || kind === 'otherHeader';
    // In another part, the date can be in any column, and a row with a date can be an entry.
    return kind !== undefined && !isHeader && isOtherPart && this.hasDate(record) ? undefined : kind;
  }

  private hasDate(record: Cells): boolean {
    for (let field = 0; field < record.fieldCount; field++) {
      const { reading } = this.readDate(record.value(field));
      if (reading.ok || reading.flaw !== 'unreadable') {
        return true;
      }
    }
    return false;
  }

  private getAttributeCells(record: Cells): AttributeCells {
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

  private getContactCells(record: Cells): ContactCells {
    return [
      this.cell(record, 'activity'),
      joinStaffName(this.cell(record, 'staffFirstName'), this.cell(record, 'staff')),
      this.cell(record, 'role'),
      this.cell(record, 'visitType'),
      this.cell(record, 'noShow'),
      this.cell(record, 'otherCodes'),
    ];
  }

  /** Finds scores that are out of range: 0 to 27 for PHQ-9, 0 to 21 for GAD-7. */
  private findScoreWarnings(record: Cells): number {
    return (
      (isScore(this.cell(record, 'phq9'), 27) ? 0 : INVALID_PHQ9) |
      (isScore(this.cell(record, 'gad7'), 21) ? 0 : INVALID_GAD7)
    );
  }

  /** Finds formula errors in columns where no other problem reports them. */
  private findFormulaErrors(record: Cells): number {
    const hasError = record.includes('#') && this.formulaColumns.some((column) => isFormulaError(record.value(column)));
    return hasError ? FORMULA_ERROR : 0;
  }

  /** Returns the flags for optional values that the checks of a month need. */
  private findPresenceBits(record: Cells): number {
    const hasScore = (field: 'phq9' | 'gad7'): boolean => !isBlankCell(this.cell(record, field), 'amount');
    const visit = this.cell(record, 'initiatingVisit');
    const hasVisit = !isBlankCell(visit, 'date') && findPlaceholderDate(visit) === undefined;
    return (hasScore('phq9') || hasScore('gad7') ? HAS_SCORE_BIT : 0) | (hasVisit ? HAS_VISIT_BIT : 0);
  }

  /** Compares the entry date with the dates of the initiating visit and the note (sources.md 7). Ignores unreadable dates. */
  private readOtherDates(
    record: Cells,
    date: DateReading,
    assessment: CalendarDate | undefined,
  ): { readonly warnings: number; readonly evidence: RowEvidence } {
    const { indexOf } = this.dialect.columns;
    if (indexOf.initiatingVisit < 0 && indexOf.documentedOn < 0) {
      return { warnings: 0, evidence: 0 };
    }
    const visit = this.visits.read(readCellValue(record, indexOf.initiatingVisit));
    const documented = this.documentedOn.read(readCellValue(record, indexOf.documentedOn));
    const evidence = visit.evidence | documented.evidence;
    const placeholder = visit === PLACEHOLDER || documented === PLACEHOLDER ? PLACEHOLDER_DATE : 0;
    if (!date.ok) {
      return { warnings: placeholder, evidence };
    }
    const countDaysFrom = (day: CalendarDate, { reading }: DateCell): number =>
      reading.ok ? daysBetween(day, reading.date) : 0;
    // The visit must be within a year before care begins. Care that continues longer doesn't require another visit.
    const startOfCare = assessment !== undefined && assessment < date.date ? assessment : date.date;
    return {
      warnings:
        placeholder |
        (-countDaysFrom(startOfCare, visit) > MAX_VISIT_AGE_DAYS ? warningBit('CB162') : 0) |
        (countDaysFrom(date.date, documented) > MAX_NOTE_DELAY_DAYS ? warningBit('CB163') : 0),
      evidence,
    };
  }

  /** Reads a cell of the Date column. */
  readDate(text: string): DateCell {
    return this.dates.read(text);
  }
}

/** Reads the cells of a date column. Caches the reading of each text, because many rows have the same dates. */
class DateColumn {
  private readonly cells = new Map<string, DateCell>();

  constructor(
    private readonly field: RowDateField,
    private readonly dialect: EntryDialect,
  ) {}

  read(text: string): DateCell {
    let cached = this.cells.get(text);
    if (!cached) {
      const { conventions, today } = this.dialect;
      if (findPlaceholderDate(text) !== undefined) {
        // A date that programs write for "no date" isn't a date of service, and shows nothing about the others.
        cached = PLACEHOLDER;
      } else {
        const { reading, orders } = readDateCell(text, conventions.dates[this.field], today, 'care');
        cached = { reading, evidence: getRowDateEvidence(this.field, orders) };
      }
      // Limits the memory that an invalid file can use.
      if (this.cells.size < 20_000) {
        this.cells.set(text, cached);
      }
    }
    return cached;
  }
}

/**
 * Returns the value of a field. A quote after a space at the start of a field isn't a field's quote in CSV, but is part of its text
 * (CB006). The programs that write the space mean a quoted value, so it's read as one.
 */
export function readCellValue(record: Cells, column: number): string {
  const value = record.value(column);
  return record.strayQuote === undefined ? value : (SPACE_BEFORE_QUOTES.exec(value)?.[1] ?? value);
}

function getOpenQuoteFlag(record: Cells): number {
  return record.openQuote ? REACHES_DOWN_BIT : 0;
}

const DATE_FLAGS: Readonly<Record<DateFlaw, number>> = {
  unreadable: UNREADABLE_DATE,
  impossible: IMPOSSIBLE_DATE,
  otherOrder: IMPOSSIBLE_DATE,
  unclearYear: UNCLEAR_YEAR,
};

function getDateFlags(date: DateReading): number {
  return date.ok ? 0 : DATE_FLAGS[date.flaw];
}

/** Compares the entry date with today, consent, and discharge, and the date of birth with today. */
function findEntryWarnings(date: DateReading, patient: PatientAttributes, today: CalendarDate): number {
  const { consentDate, dischargeDate, dateOfBirth } = patient;
  let warnings = dateOfBirth !== undefined && dateOfBirth > today ? FUTURE_BIRTH : 0;
  if (date.ok) {
    warnings |= date.date > today ? FUTURE_DATE : 0;
    warnings |= date.date < today - OLD_AGE ? OLD_DATE : 0;
    warnings |= consentDate !== undefined && date.date < consentDate ? BEFORE_CONSENT : 0;
    warnings |= dischargeDate !== undefined && date.date > dischargeDate ? AFTER_DISCHARGE : 0;
  }
  return warnings;
}

/** Returns whether a score is blank or a whole number from 0 to `highest`. */
function isScore(text: string, highest: number): boolean {
  const trimmed = text.trim();
  return (/^\d{1,2}$/.test(trimmed) && Number(trimmed) <= highest) || isBlankCell(trimmed, 'amount');
}

/**
 * Returns whether minutes can be included in a total, such as that of excluded time. They can't if they aren't positive, or if
 * the row's shape is wrong and the number is probably from another column, such as an MRN.
 */
function isPlausible(minutes: Minutes, shape: number): boolean {
  const mayBeFromAnotherColumn = (shape & ROW_SHAPE_BITS) !== 0 && compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0;
  return isPositive(minutes) && !mayBeFromAnotherColumn;
}

function findShapeProblems(record: Cells, { names, needed }: Columns): RowProblemBits {
  const warnings = record.strayQuote ? STRAY_QUOTE : 0;
  const flags = record.openQuote ? OPEN_QUOTE : 0;
  if (record.fieldCount < needed) {
    return { flags: flags | TOO_FEW_FIELDS, warnings };
  }
  const isTooLong = findFirstExtraField(record, names.length) !== undefined;
  return { flags: isTooLong ? flags | TOO_MANY_FIELDS : flags, warnings };
}

/** Returns the first field beyond the header's columns that isn't blank. Extra delimiters at the end of a row do no harm. */
export function findFirstExtraField(record: Cells, expected: number): number | undefined {
  for (let field = expected; field < record.fieldCount; field++) {
    if (record.value(field).trim() !== '') {
      return field;
    }
  }
  return undefined;
}
