import type { ByteRecord } from './byteRecord';
import { FieldCache } from './fieldCache';
import type { Columns, FieldName } from '../header/columns';
import type { MinutesCell } from '../rows/entryMinutes';
import type { DateCell } from '../rows/entryDates';
import type { EntryReader } from '../rows/entryReader';
import { STATUS_FIELDS } from '../values/entryStatus';
import type { RowReading, RowTable } from '../rows/rowTable';

/** The fields of patient attributes, contacts, and minutes. The cells of each group are looked up together. */
const ATTRIBUTE_FIELDS: readonly FieldName[] = [
  'mrn',
  'firstName',
  'lastName',
  'patientName',
  'payer',
  'initialAssessment',
  'npi',
  'problemsList',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
  'initiatingVisit',
];
const CONTACT_FIELDS: readonly FieldName[] = [
  'activity',
  'staff',
  'staffFirstName',
  'role',
  'visitType',
  'noShow',
  'otherCodes',
  'program',
  ...STATUS_FIELDS,
];
const MINUTES_FIELDS: readonly FieldName[] = ['minutes', 'hours', 'start', 'end', 'timeOfDay'];
/** With the date of the end, the minutes depend on the entry's date, too. */
const DATED_MINUTES_FIELDS: readonly FieldName[] = [...MINUTES_FIELDS, 'endDate', 'date'];
const MAX_DATES = 20_000;
const MAX_MINUTES = 50_000;

/**
 * Reads records of bytes as entries by the rules of {@link EntryReader}, and reuses what was read from the same cells before.
 * Use it for one reading of a log only: the cached ids are valid only while rows refer to them.
 */
export class ByteEntries {
  private readonly dates: FieldCache;
  private readonly knownDates: DateCell[] = [];
  private readonly minutes: FieldCache;
  private readonly knownMinutes: MinutesCell[] = [];
  private readonly attributes: FieldCache;
  private readonly contacts: FieldCache;

  constructor(
    private readonly reader: EntryReader,
    private readonly table: Pick<RowTable, 'attributes' | 'contacts'>,
    private readonly columns: Columns,
  ) {
    this.dates = new FieldCache(this.getColumns(['date']), MAX_DATES);
    this.minutes = new FieldCache(
      this.getColumns(columns.indexOf.endDate >= 0 ? DATED_MINUTES_FIELDS : MINUTES_FIELDS),
      MAX_MINUTES,
    );
    this.attributes = new FieldCache(this.getColumns(ATTRIBUTE_FIELDS));
    this.contacts = new FieldCache(this.getColumns(CONTACT_FIELDS));
  }

  /** Reads a record, with the same result as {@link EntryReader.read}. */
  read(record: ByteRecord, isOtherPart: boolean): RowReading {
    if (record.isBlank) {
      return this.reader.readNonEntry(record, record.hash, isOtherPart);
    }
    const date = this.readDate(record);
    if (isOtherPart || !date.reading.ok) {
      // It might be a header or a totals row.
      return this.reader.read(record, record.hash, isOtherPart);
    }
    return this.reader.createEntry(record, record.hash, {
      date,
      minutes: this.readMinutes(record),
      attributes: this.internAttributes(record),
      contact: this.internContact(record),
    });
  }

  private getColumns(fields: readonly FieldName[]): readonly number[] {
    return fields.map((field) => this.columns.indexOf[field]).filter((column) => column >= 0);
  }

  private readDate(record: ByteRecord): DateCell {
    const known = this.knownDates[this.dates.find(record)];
    if (known) {
      return known;
    }
    const date = this.reader.readDate(record.value(this.columns.indexOf.date));
    this.dates.add(record, this.knownDates.push(date) - 1);
    return date;
  }

  private readMinutes(record: ByteRecord): MinutesCell {
    const known = this.knownMinutes[this.minutes.find(record)];
    if (known) {
      return known;
    }
    const minutes = this.reader.readMinutes(record);
    if (this.knownMinutes.length < MAX_MINUTES && !minutes.dependsOnDate) {
      this.minutes.add(record, this.knownMinutes.push(minutes) - 1);
    }
    return minutes;
  }

  private internAttributes(record: ByteRecord): number {
    const known = this.attributes.find(record);
    if (known >= 0) {
      this.table.attributes.addReference(known);
      return known;
    }
    const id = this.reader.internAttributes(record);
    this.attributes.add(record, id);
    return id;
  }

  private internContact(record: ByteRecord): number {
    const known = this.contacts.find(record);
    if (known >= 0) {
      this.table.contacts.addReference(known);
      return known;
    }
    const id = this.reader.internContact(record);
    this.contacts.add(record, id);
    return id;
  }
}
