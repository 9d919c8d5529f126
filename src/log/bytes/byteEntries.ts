import type { ByteRecord } from './byteRecord';
import { FieldCache } from './fieldCache';
import type { Columns, FieldName } from '../header/columns';
import type { DateCell, EntryReader, MinutesCell } from '../rows/entryReader';
import type { RowReading, RowTable } from '../rows/rowTable';

/** What patients, contacts and minutes are read from: the columns of each are looked at together. */
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
];
const CONTACT_FIELDS: readonly FieldName[] = ['activity', 'staff', 'role', 'visitType', 'noShow', 'otherCodes'];
const MINUTES_FIELDS: readonly FieldName[] = ['minutes', 'hours', 'start', 'end'];
const MOST_DATES = 20_000;
const MOST_MINUTES = 50_000;

/**
 * Reads records of bytes as entries, by the rules of {@link EntryReader} and with what it has made of the same cells before.
 * It lasts as long as one reading of a log: what it remembers are numbers that rows hold.
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
    this.dates = new FieldCache(this.columnsOf(['date']), MOST_DATES);
    this.minutes = new FieldCache(this.columnsOf(MINUTES_FIELDS), MOST_MINUTES);
    this.attributes = new FieldCache(this.columnsOf(ATTRIBUTE_FIELDS));
    this.contacts = new FieldCache(this.columnsOf(CONTACT_FIELDS));
  }

  /** As {@link EntryReader.read} reads the same record. */
  read(record: ByteRecord): RowReading {
    if (record.isBlank) {
      return this.reader.readNonEntry(record, record.hash);
    }
    const date = this.dateOf(record);
    if (!date.reading.ok) {
      // It may be a repeated header, or totals.
      return this.reader.read(record, record.hash);
    }
    return this.reader.createEntry(record, record.hash, {
      date,
      minutes: this.minutesOf(record),
      attributes: this.attributesOf(record),
      contact: this.contactOf(record),
    });
  }

  private columnsOf(fields: readonly FieldName[]): readonly number[] {
    return fields.map((field) => this.columns.indexOf[field]).filter((column) => column >= 0);
  }

  private dateOf(record: ByteRecord): DateCell {
    const known = this.knownDates[this.dates.find(record)];
    if (known) {
      return known;
    }
    const date = this.reader.readDate(record.value(this.columns.indexOf.date));
    this.dates.keep(record, this.knownDates.push(date) - 1);
    return date;
  }

  private minutesOf(record: ByteRecord): MinutesCell {
    const known = this.knownMinutes[this.minutes.find(record)];
    if (known) {
      return known;
    }
    const minutes = this.reader.readMinutes(record);
    if (this.knownMinutes.length < MOST_MINUTES) {
      this.minutes.keep(record, this.knownMinutes.push(minutes) - 1);
    }
    return minutes;
  }

  private attributesOf(record: ByteRecord): number {
    const known = this.attributes.find(record);
    if (known >= 0) {
      this.table.attributes.addReference(known);
      return known;
    }
    const held = this.reader.internAttributes(record);
    this.attributes.keep(record, held);
    return held;
  }

  private contactOf(record: ByteRecord): number {
    const known = this.contacts.find(record);
    if (known >= 0) {
      this.table.contacts.addReference(known);
      return known;
    }
    const held = this.reader.internContact(record);
    this.contacts.keep(record, held);
    return held;
  }
}
