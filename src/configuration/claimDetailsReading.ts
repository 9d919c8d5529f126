import { CLAIM_FIELDS, getClaimFieldTitle, type ClaimField } from '../log/claims/claimFields';
import type { ClaimDetails } from '../log/claims/claimDetails';
import { isBlankCell, readCellText } from '../log/values/blankWords';
import {
  readClaimSex,
  readPhone,
  readPostalCode,
  readSubscriberRelation,
  splitAddress,
} from '../log/claims/claimDetailText';
import { foldName } from '../log/values/sameNames';
import { isLostInSpreadsheet } from '../log/values/spreadsheetDamage';
import { readUsState } from '../log/claims/usStates';
import { formatPhrase, phrase, type Phrase } from '../text/text';

/** The cells of a roster row that have details for claims. */
export interface ClaimCells {
  /** Returns the cell of a detail without the marks of a spreadsheet; '' if the roster has no such column. */
  readonly read: (field: ClaimField) => string;
  /**
   * Called for a value that isn't used.
   *
   * @param advice what to write instead, as a sentence
   */
  readonly reject: (field: ClaimField, title: string, advice: string) => void;
}

const ADVICE = {
  sex: phrase`Write F, M, or U.`,
  relation: phrase`Write self, spouse, child, or other.`,
  phone: phrase`Write a US phone number with 10 digits.`,
  state: phrase`Write the two letters of a state.`,
  postalCode: phrase`Write 5 or 9 digits.`,
  damaged: phrase`A spreadsheet program damaged it. Enter it again as text.`,
} as const satisfies Record<string, Phrase>;

/** Reads the details for claims from a row of a roster. Values that can't be read are rejected, and are '' in the result. */
export function readClaimDetails(cells: ClaimCells): ClaimDetails {
  const { read } = cells;
  const sex = read('sex').trim();
  return {
    memberId: readIdentifier(cells, 'memberId'),
    // "Unknown" is a value here, and not a word for an empty cell.
    sex: readClaimSex(sex) ?? (isBlankCell(sex, 'text') ? '' : reject(cells, 'sex', ADVICE.sex)),
    ...readAddress(cells),
    addressLine2: readCellText(read('addressLine2'), 'text'),
    phone: readForm(cells, 'phone', readPhone, ADVICE.phone),
    relation: readForm(cells, 'relation', readSubscriberRelation, ADVICE.relation),
    subscriberFirstName: readCellText(read('subscriberFirstName'), 'name'),
    subscriberLastName: readCellText(read('subscriberLastName'), 'name'),
    payerId: readIdentifier(cells, 'payerId'),
  };
}

/** Reads the address, from its own columns or from one cell with all of it. */
function readAddress(cells: ClaimCells): Pick<ClaimDetails, 'address' | 'city' | 'state' | 'postalCode'> {
  const address = readCellText(cells.read('address'), 'text');
  const city = readCellText(cells.read('city'), 'text');
  const state = readForm(cells, 'state', readUsState, ADVICE.state);
  const postalCode = readForm(cells, 'postalCode', readPostalCode, ADVICE.postalCode);
  const isInOneCell = [cells.read('city'), cells.read('state'), cells.read('postalCode')].every((cell) => cell === '');
  return (isInOneCell ? splitAddress(address) : undefined) ?? { address, city, state, postalCode };
}

function readIdentifier(cells: ClaimCells, field: ClaimField): string {
  const text = readCellText(cells.read(field), 'identifier');
  return isLostInSpreadsheet(text) ? reject(cells, field, ADVICE.damaged) : text;
}

function readForm<T extends string>(
  cells: ClaimCells,
  field: ClaimField,
  readValue: (text: string) => T | undefined,
  advice: Phrase,
): T | '' {
  const text = readCellText(cells.read(field), 'text');
  return text === '' ? '' : (readValue(text) ?? reject(cells, field, advice));
}

function reject(cells: ClaimCells, field: ClaimField, advice: Phrase): '' {
  cells.reject(field, getClaimFieldTitle(field), formatPhrase(advice));
  return '';
}

/** Returns the details that have a value in both, where the values differ. Case and extra spaces are ignored. */
export function findClaimDifferences(a: ClaimDetails, b: ClaimDetails): readonly ClaimField[] {
  return CLAIM_FIELDS.filter(
    (field) => a[field] !== '' && b[field] !== '' && foldName(a[field]) !== foldName(b[field]),
  );
}

/** Combines the details of two rows of a patient, without those that differ. */
export function mergeClaimDetails(a: ClaimDetails, b: ClaimDetails, differing: ReadonlySet<ClaimField>): ClaimDetails {
  const choose = <T extends ClaimField>(field: T): ClaimDetails[T] | '' =>
    differing.has(field) ? '' : a[field] || b[field];
  return {
    memberId: choose('memberId'),
    sex: choose('sex'),
    address: choose('address'),
    addressLine2: choose('addressLine2'),
    city: choose('city'),
    state: choose('state'),
    postalCode: choose('postalCode'),
    phone: choose('phone'),
    relation: choose('relation'),
    subscriberFirstName: choose('subscriberFirstName'),
    subscriberLastName: choose('subscriberLastName'),
    payerId: choose('payerId'),
  };
}
