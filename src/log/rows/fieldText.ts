import type { FieldName } from '../values/fieldName';
import { isBlankCell, isPossibleName, readCellText, readNameCells, type CellKind } from '../values/blankWords';
import { readMrn } from '../values/mrnText';
import { findPlaceholderDate } from '../values/placeholderDates';
import { removeSpreadsheetMarks } from '../values/spreadsheetDamage';
import { isStatusField } from '../values/entryStatus';
import { splitName } from './splitName';

// The field has the spelling that logs have. cspell:ignore cancelled

const KINDS: Readonly<Record<FieldName, CellKind>> = {
  date: 'date',
  mrn: 'identifier',
  firstName: 'name',
  lastName: 'name',
  patientName: 'name',
  minutes: 'amount',
  hours: 'amount',
  start: 'amount',
  end: 'amount',
  endDate: 'date',
  timeOfDay: 'amount',
  activity: 'text',
  staff: 'staff',
  staffFirstName: 'staff',
  payer: 'text',
  initialAssessment: 'date',
  npi: 'identifier',
  problemsList: 'text',
  role: 'text',
  visitType: 'text',
  consentDate: 'date',
  dischargeDate: 'date',
  phq9: 'amount',
  gad7: 'amount',
  noShow: 'text',
  dateOfBirth: 'date',
  initiatingVisit: 'date',
  documentedOn: 'date',
  notes: 'text',
  otherCodes: 'text',
  program: 'text',
  status: 'text',
  approval: 'text',
  billable: 'text',
  nonBillable: 'text',
  voided: 'text',
  deleted: 'text',
  cancelled: 'text',
};

/**
 * Returns the text of a cell for a list of values, or to copy it: trimmed, an MRN in its plain form, and '' if the cell has a word
 * for "nothing" or a placeholder date.
 */
export function readFieldText(field: FieldName, cell: string): string {
  if (field === 'mrn') {
    return readMrn(cell).mrn;
  }
  const text = removeSpreadsheetMarks(cell).trim();
  switch (KINDS[field]) {
    case 'name':
      return isStatedName(field, text) ? text : '';
    case 'date':
      return isBlankCell(text, 'date') || findPlaceholderDate(text, field === 'dateOfBirth') !== undefined ? '' : text;
    default:
      return field === 'notes' || isStatusField(field) ? text : readCellText(text, KINDS[field]);
  }
}

function isStatedName(field: FieldName, text: string): boolean {
  if (field === 'patientName') {
    return readNameCells(...splitName(text)).some((part) => part !== '');
  }
  return !isBlankCell(text, 'name') || isPossibleName(text);
}
