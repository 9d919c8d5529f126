import { HeldRecords } from './heldRecords';
import { npiFlaw } from './npi';
import { rowProblemBit } from './problems';
import { isLostInSpreadsheet, unwrapped } from './spreadsheetDamage';
import type { CalendarDate } from './calendarDate';
import { orderShownBy, readDate, type DateOrder } from './dateText';
import { DAY_FIRST_BIT, MONTH_FIRST_BIT } from './rowFlags';

/** What a row says of its patient. Most rows of a patient say the same, so it is kept once for all of them. */
export interface PatientAttributes {
  /** Trimmed; '' where it is missing. Opaque and case-sensitive (billing-rules 5.2). */
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  /** Undefined where the cell is empty or unreadable. */
  readonly initialAssessment: CalendarDate | undefined;
  readonly npi: string;
  readonly problemsList: string;
  /** Problems these cells alone decide, as bits of a row's flags. */
  readonly flags: number;
}

/** The seven cells as they are written, in the order mrn, first name, last name, payer, initial assessment, NPI, problems. */
export type AttributeCells = readonly [string, string, string, string, string, string, string];

/** Keeps each distinct set of attributes once, under a small number, for as long as a row has it. */
export class AttributesTable {
  private readonly records = new HeldRecords<AttributeCells, PatientAttributes>();

  /** The number of these attributes, for one more row of a log with dates in this order. */
  hold(cells: AttributeCells, order: DateOrder): number {
    return this.records.hold(cells, order === 'dayFirst' ? 'd' : 'm', (held) => readAttributes(held, order));
  }

  /** One row fewer has them. */
  release(id: number): void {
    this.records.release(id);
  }

  get(id: number): PatientAttributes {
    return this.records.get(id);
  }
}

/** What a date says of the order of the dates in its file, as a bit of a row's flags. */
export function orderBit(date: string): number {
  const order = orderShownBy(date);
  return order === 'dayFirst' ? DAY_FIRST_BIT : order === 'monthFirst' ? MONTH_FIRST_BIT : 0;
}

function readAttributes(cells: AttributeCells, order: DateOrder): PatientAttributes {
  const [mrnCell, firstName, lastName, payer, assessment, npiCell, problemsList] = cells;
  const { text: mrn, wasWrapped } = unwrapped(mrnCell.trim());
  const npi = npiCell.trim();
  let flags = mrn === '' ? rowProblemBit('CB012') : 0;
  flags |= isLostInSpreadsheet(mrn) ? rowProblemBit('CB033') : 0;
  flags |= wasWrapped ? rowProblemBit('CB109') : 0;
  let initialAssessment: CalendarDate | undefined;
  if (assessment.trim() !== '') {
    const reading = readDate(assessment, order);
    flags |= orderBit(assessment);
    if (reading.ok) {
      initialAssessment = reading.date;
    } else {
      flags |= rowProblemBit('CB016');
    }
  }
  const flaw = npi === '' ? undefined : npiFlaw(npi);
  if (flaw) {
    flags |= rowProblemBit(flaw === 'length' ? 'CB105' : 'CB106');
  }
  return {
    mrn,
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    payer: payer.trim(),
    initialAssessment,
    npi,
    problemsList: problemsList.trim(),
    flags,
  };
}
