import type { ChargeLayout, LayoutDateFormat, LayoutValue } from '../../billing/outgoing/chargeLayout';
import { addCents, formatPlainCents, type Cents } from '../../billing/rules/feeSchedule';
import { quoteIfNeeded } from '../../log/csv/csvText';
import { harmlessCell } from '../../log/csv/harmlessCell';
import { formatDate, formatIsoDate, type CalendarDate } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import type { OutgoingClaim, OutgoingLine } from './outgoingClaim';

/**
 * Returns claims as the file that an importer expects. No cell runs as a formula in a spreadsheet.
 *
 * A layout with one row for each claim has the first two codes of the claim; a claim never has more.
 */
export function layoutFile(claims: readonly OutgoingClaim[], layout: ChargeLayout): string {
  const { columns, delimiter, hasHeader } = layout;
  const header = hasHeader ? [columns.map(({ name }) => quoteIfNeeded(name, delimiter))] : [];
  const rows = claims.flatMap((claim) =>
    (layout.rows === 'claim' ? claim.lines.slice(0, 1) : claim.lines).map((line) =>
      columns.map(({ content }) =>
        harmlessCell(
          'text' in content ? content.text : toOneLine(findValue(content.value, claim, line, layout)),
          delimiter,
        ),
      ),
    ),
  );
  return [...header, ...rows].map((cells) => `${cells.join(delimiter)}\n`).join('');
}

/** Returns a value without line breaks, which many importers don't read. */
function toOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function findValue(value: LayoutValue, claim: OutgoingClaim, line: OutgoingLine, layout: ChargeLayout): string {
  const { details } = claim;
  const date = (each: CalendarDate | undefined): string =>
    each === undefined ? '' : formatAs(each, layout.dateFormat);
  const diagnoses = claim.diagnoses.map((code) => (layout.hasDiagnosisPoint ? code : code.replaceAll('.', '')));
  switch (value) {
    case 'mrn':
    case 'firstName':
    case 'lastName':
    case 'payer':
    case 'payerId':
    case 'placeOfService':
    case 'renderingNpi':
    case 'frequency':
    case 'batch':
      return claim[value];
    case 'sex':
    case 'memberId':
    case 'relation':
    case 'address':
    case 'addressLine2':
    case 'city':
    case 'state':
    case 'postalCode':
    case 'phone':
      return details[value];
    case 'patientName':
      return [claim.lastName, claim.firstName].filter((name) => name !== '').join(', ');
    case 'dateOfBirth':
    case 'dateOfService':
      return date(claim[value]);
    case 'code':
      return line.code;
    case 'units':
      return String(line.units);
    case 'charge':
      return money(line.charge);
    case 'unitCharge':
      // The charge of the line is that of one unit times the units.
      return line.charge === undefined ? '' : formatPlainCents((line.charge / line.units) as Cents);
    case 'claimCharge':
      return claimCharge(claim);
    case 'code1':
    case 'code2':
      return lineOf(value, claim)?.code ?? '';
    case 'units1':
    case 'units2':
      return String(lineOf(value, claim)?.units ?? '');
    case 'charge1':
    case 'charge2':
      return money(lineOf(value, claim)?.charge);
    case 'modifiers':
      return claim.modifiers.join(' ');
    case 'modifier1':
    case 'modifier2':
    case 'modifier3':
    case 'modifier4':
      return claim.modifiers[numberOf(value) - 1] ?? '';
    case 'diagnoses':
      return diagnoses.join(' ');
    case 'diagnosis1':
    case 'diagnosis2':
    case 'diagnosis3':
    case 'diagnosis4':
      return diagnoses[numberOf(value) - 1] ?? '';
    case 'diagnosisPointers':
      return 'ABCD'.slice(0, diagnoses.length);
    case 'minutes':
      return claim.minutes ? formatMinutes(claim.minutes) : '';
    case 'originalReference':
      return claim.payerClaimNumber || claim.correctedBatch;
    case 'missing':
      return claim.missing.join('; ');
  }
}

/** Returns the number at the end of the name of a value. */
function numberOf(value: LayoutValue): number {
  return Number(value.slice(-1));
}

function lineOf(value: LayoutValue, { lines }: OutgoingClaim): OutgoingLine | undefined {
  return lines[numberOf(value) - 1];
}

function money(amount: Cents | undefined): string {
  return amount === undefined ? '' : formatPlainCents(amount);
}

/** Returns the sum of all lines; '' if the charge of a line isn't known, because a part isn't the total. */
function claimCharge({ lines }: OutgoingClaim): string {
  const charges = lines.flatMap(({ charge }) => (charge === undefined ? [] : [charge]));
  return charges.length < lines.length ? '' : formatPlainCents(addCents(charges));
}

function formatAs(date: CalendarDate, format: LayoutDateFormat): string {
  const iso = formatIsoDate(date);
  const [year = '', month = '', day = ''] = iso.split('-');
  switch (format) {
    case 'M/D/YYYY':
      return formatDate(date);
    case 'MM/DD/YYYY':
      return `${month}/${day}/${year}`;
    case 'MM DD YYYY':
      return `${month} ${day} ${year}`;
    case 'MM/DD/YY':
      return `${month}/${day}/${year.slice(2)}`;
    case 'YYYY-MM-DD':
      return iso;
    case 'YYYYMMDD':
      return `${year}${month}${day}`;
  }
}
