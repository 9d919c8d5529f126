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
  private readonly idByKey = new Map<string, number>();
  private readonly kept: ({ attributes: PatientAttributes; key: string; rows: number } | undefined)[] = [];
  private readonly free: number[] = [];

  /** The number of these attributes, for one more row of a log with dates in this order. */
  hold(cells: AttributeCells, order: DateOrder): number {
    const key = (order === 'dayFirst' ? 'd' : 'm') + keyOf(cells);
    const known = this.idByKey.get(key);
    if (known !== undefined) {
      this.at(known).rows++;
      return known;
    }
    const id = this.free.pop() ?? this.kept.length;
    this.kept[id] = { attributes: readAttributes(cells, order), key, rows: 1 };
    this.idByKey.set(key, id);
    return id;
  }

  /** One row fewer has them. */
  release(id: number): void {
    const held = this.at(id);
    held.rows--;
    if (held.rows === 0) {
      this.idByKey.delete(held.key);
      this.kept[id] = undefined;
      this.free.push(id);
    }
  }

  get(id: number): PatientAttributes {
    return this.at(id).attributes;
  }

  private at(id: number): { attributes: PatientAttributes; key: string; rows: number } {
    const held = this.kept[id];
    if (!held) {
      throw new RangeError(`No attributes are kept under ${id}.`);
    }
    return held;
  }
}

/** What a date says of the order of the dates in its file, as a bit of a row's flags. */
export function orderBit(date: string): number {
  const order = orderShownBy(date);
  return order === 'dayFirst' ? DAY_FIRST_BIT : order === 'monthFirst' ? MONTH_FIRST_BIT : 0;
}

/** Different for different cells, whatever is in them. */
function keyOf(cells: AttributeCells): string {
  return cells.some((cell) => cell.includes('\u0000')) ? JSON.stringify(cells) : cells.join('\u0000');
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
