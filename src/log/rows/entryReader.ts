import { isTimeLogHeader, type ColumnMapping, type Columns, type FieldName } from '../header/columns';
import { joinStaffName, type ContactCells } from './contacts';
import type { Cells } from '../csv/cells';
import { EVIDENCE_BIT } from '../header/logConventions';
import { DateColumn, RareDates, findDateWarnings, getDateFlags, type DateCell } from './entryDates';
import { readEntryMinutes, type MinutesCell, type MinutesDialect } from './entryMinutes';
import { NO_MINUTES } from '../values/minutes';
import { EMPTY_ATTRIBUTES, type AttributeCells, type AttributesDialect } from './patientAttributes';
import { ROW_ERROR_BITS, ROW_SHAPE_BITS, warningBit, errorBit } from '../problems/problems';
import {
  HAS_SCORE_BIT,
  HAS_VISIT_BIT,
  NO_ENTRY_BIT,
  OTHER_PART_BIT,
  REACHES_DOWN_BIT,
  UNKNOWN_MINUTES_BIT,
} from '../problems/rowFlags';
import type { RowReading, RowTable } from './rowTable';
import { isBlankCell } from '../values/blankWords';
import { findPlaceholderDate } from '../values/placeholderDates';
import { NO_SCORES, isScoreOrBlank, packScore, readScore, type PackedScores } from '../values/ratingScore';
import { isFormulaError, removeSpreadsheetMarks } from '../values/spreadsheetDamage';
import {
  formatEntryStatus,
  readEntryStatus,
  STATUS_FIELDS,
  type StatusField,
  type StatusSettings,
} from '../values/entryStatus';
import { needsFormulaCheck } from './formulaChecks';
import { findNonEntryKind, type NonEntryKind } from '../header/nonEntries';
import { findShapeProblems, isPlausible } from './rowShape';
import { splitName } from './splitName';

const INVALID_PHQ9 = warningBit('CB043');
const INVALID_GAD7 = warningBit('CB044');
const FORMULA_ERROR = warningBit('CB046');
const SPACE_BEFORE_QUOTES = /^\s+"([^"]*)"\s*$/;
const OTHER_HEADER = errorBit('CB026');
const LEFT_OUT_BY_STATUS = errorBit('CB117');
const NOT_POSITIVE = errorBit('CB015');
const TIME_FIELDS: readonly FieldName[] = ['minutes', 'hours', 'end'];
const NON_ENTRY_WARNINGS: Readonly<Record<NonEntryKind, number>> = {
  repeatedHeader: warningBit('CB031'),
  otherHeader: warningBit('CB027'),
  totals: warningBit('CB032'),
  footer: warningBit('CB050'),
  decoration: 0,
};

/** Fields that few logs have. Only the flags and warnings that result from them are stored. */
const RARE_FIELDS: readonly FieldName[] = ['phq9', 'gad7', 'initiatingVisit', 'documentedOn'];
const EMPTY_CONTACT: ContactCells = ['', '', '', '', '', '', '', ''];

/** What all rows of a log share when entries are read. */
export interface EntryDialect extends AttributesDialect, MinutesDialect {
  readonly columns: Columns;
  /** The configured fields of columns. */
  readonly columnMapping?: ColumnMapping | undefined;
  /** What the team has answered about columns that state whether an entry counts. */
  readonly leaveOut?: StatusSettings | undefined;
  /** Whether a comma can be the decimal separator. True if it isn't the field delimiter. */
  readonly hasDecimalComma: boolean;
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
  private readonly rareDates: RareDates;
  /** The columns to check for formula errors (see {@link needsFormulaCheck}). */
  private readonly formulaColumns: readonly number[];
  /** Whether the log has any of {@link RARE_FIELDS}. Most logs don't, so their rows aren't checked for them. */
  private readonly hasRareFields: boolean;

  /** The columns of the log that state whether an entry counts. */
  private readonly statusFields: readonly StatusField[];

  constructor(
    private readonly dialect: EntryDialect,
    private readonly table: Pick<RowTable, 'attributes' | 'contacts'>,
  ) {
    const { indexOf } = dialect.columns;
    this.dates = new DateColumn('date', dialect);
    this.rareDates = new RareDates(dialect);
    this.statusFields = STATUS_FIELDS.filter((field) => indexOf[field] >= 0);
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
      return this.createUnassigned(record, hash, OTHER_PART_BIT);
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
    let leftOutBy: StatusField | undefined;
    let scores = NO_SCORES;
    if ((shape.flags & ROW_SHAPE_BITS) === 0) {
      const patient = this.table.attributes.get(attributes);
      const { isTotal, status } = this.table.contacts.get(contact);
      leftOutBy = status.leftOutBy;
      if (patient.isTotal || isTotal) {
        return { ...this.createNonEntry(record, hash, attributes, contact), warnings: NON_ENTRY_WARNINGS.totals };
      }
      flags |= getDateFlags(reading) | minutes.flags | patient.flags;
      evidence = EVIDENCE_BIT | date.evidence | minutes.evidence;
      warnings |=
        minutes.warnings |
        patient.warnings |
        date.warnings |
        findDateWarnings(reading, patient, this.dialect.today) |
        this.findFormulaErrors(record);
      if (this.hasRareFields) {
        flags |= this.findPresenceBits(record);
        warnings |= this.findScoreWarnings(record);
        scores = this.readScores(record);
        const others = this.rareDates.read(this.cell(record, 'documentedOn'), reading);
        warnings |= others.warnings;
        evidence |= others.evidence;
      }
    }
    const isKnown = isPlausible(minutes.minutes, shape.flags);
    flags |= isKnown || (flags & NOT_POSITIVE) !== 0 ? 0 : UNKNOWN_MINUTES_BIT;
    if (leftOutBy !== undefined) {
      // Whatever else is wrong with the entry doesn't matter.
      flags = (flags & ~ROW_ERROR_BITS) | LEFT_OUT_BY_STATUS;
      warnings = shape.warnings;
    }
    return {
      lineCount: record.lineCount,
      date: reading.ok ? reading.date : 0,
      minutes: isKnown ? minutes.minutes : NO_MINUTES,
      attributes,
      contact,
      times: minutes.times,
      hash,
      flags: flags | getOpenQuoteFlag(record),
      warnings,
      evidence,
      scores,
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

  /** Reads a record above the header, which is a title unless it has the date, the MRN, and the minutes of an entry. */
  readAboveHeader(record: Cells, hash: number): RowReading {
    const { reading } = this.readDate(this.cell(record, 'date'));
    const hasMinutes = TIME_FIELDS.some((field) => /\d/.test(this.cell(record, field)));
    const isEntry =
      isTimeLogHeader(this.dialect.columns) &&
      hasMinutes &&
      this.cell(record, 'mrn').trim() !== '' &&
      (reading.ok || reading.flaw !== 'unreadable');
    return isEntry ? this.createUnassigned(record, hash, 0) : this.readNonEntry(record, hash);
  }

  /** Creates the reading of an entry without its header, whose values can't be assigned. */
  private createUnassigned(record: Cells, hash: number, flags: number): RowReading {
    return {
      ...this.readNonEntry(record, hash),
      flags: flags | OTHER_HEADER | UNKNOWN_MINUTES_BIT | getOpenQuoteFlag(record),
    };
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
      scores: NO_SCORES,
    };
  }

  /** Returns the value of a field's cell, without spreadsheet marks. */
  private cell(record: Cells, field: FieldName): string {
    return removeSpreadsheetMarks(readCellValue(record, this.dialect.columns.indexOf[field]));
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
      // With its marks, which have a warning.
      readCellValue(record, indexOf.mrn),
      firstName,
      lastName,
      this.cell(record, 'payer'),
      this.cell(record, 'initialAssessment'),
      this.cell(record, 'npi'),
      this.cell(record, 'problemsList'),
      this.cell(record, 'consentDate'),
      this.cell(record, 'dischargeDate'),
      this.cell(record, 'dateOfBirth'),
      this.cell(record, 'initiatingVisit'),
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
      this.cell(record, 'program'),
      this.statusFields.length === 0 ? '' : this.readStatus(record),
    ];
  }

  private readStatus(record: Cells): string {
    const { leaveOut = {} } = this.dialect;
    return formatEntryStatus(readEntryStatus(this.statusFields, leaveOut, (field) => this.cell(record, field)));
  }

  /** Finds scores that are out of range: 0 to 27 for PHQ-9, 0 to 21 for GAD-7. */
  private findScoreWarnings(record: Cells): number {
    return (
      (isScoreOrBlank('phq9', this.cell(record, 'phq9')) ? 0 : INVALID_PHQ9) |
      (isScoreOrBlank('gad7', this.cell(record, 'gad7')) ? 0 : INVALID_GAD7)
    );
  }

  /** Reads the scores that are in range. */
  private readScores(record: Cells): PackedScores {
    return (
      packScore('phq9', readScore('phq9', this.cell(record, 'phq9'))) |
      packScore('gad7', readScore('gad7', this.cell(record, 'gad7')))
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

  /** Reads a cell of the Date column. */
  readDate(text: string): DateCell {
    return this.dates.read(text);
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
