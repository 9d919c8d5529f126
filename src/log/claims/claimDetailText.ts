import { readUsState } from './usStates';

/** The sex that a claim states, as in item 3 of the CMS-1500 form and in 837P (sources.md 5.6). `U`: written as unknown. */
export type ClaimSex = 'F' | 'M' | 'U';

/** The patient's relation to the person whose insurance it is, as in item 6 of the CMS-1500 form (sources.md 5.6). */
export type SubscriberRelation = 'self' | 'spouse' | 'child' | 'other';

const SEXES: Readonly<Record<ClaimSex, readonly string[]>> = {
  F: ['f', 'female', 'woman'],
  M: ['m', 'male', 'man'],
  U: ['u', 'unknown', 'unk', 'x', 'nonbinary', 'non binary', 'undifferentiated', 'other', 'o'],
};

/** The numbers are those of X12 for the relation of a person to the subscriber. */
const RELATIONS: Readonly<Record<SubscriberRelation, readonly string[]>> = {
  self: ['self', 'same', 'patient', 'subscriber', 'insured', 'policyholder', '18'],
  spouse: ['spouse', 'husband', 'wife', '01', '1'],
  child: ['child', 'son', 'daughter', '19'],
  other: [
    'other',
    'other relationship',
    'partner',
    'life partner',
    'domestic partner',
    'parent',
    'mother',
    'father',
    'stepchild',
    'foster child',
    'grandchild',
    'sibling',
    'brother',
    'sister',
    'guardian',
    'ward',
    'g8',
    '53',
  ],
};

/** Reads the sex of a patient; undefined if the word isn't known. */
export function readClaimSex(text: string): ClaimSex | undefined {
  return findWord(SEXES, text);
}

/** Reads the patient's relation to the subscriber; undefined if the word isn't known, or can mean several relations. */
export function readSubscriberRelation(text: string): SubscriberRelation | undefined {
  return findWord(RELATIONS, text);
}

function findWord<T extends string>(words: Readonly<Record<T, readonly string[]>>, text: string): T | undefined {
  const word = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return (Object.keys(words) as T[]).find((value) => words[value].includes(word));
}

/** In the US, no area code and no exchange begins with 0 or 1. */
const PHONE = /^1?([2-9]\d\d[2-9]\d{6})$/;
const EXTENSION = /\s*(?:ext\.?|x|#)\s*\d{1,6}$/i;

/** Returns the 10 digits of a US phone number without its extension; undefined if it isn't one number. */
export function readPhone(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(EXTENSION, '')
    .replace(/[\s().+/-]/g, '');
  return PHONE.exec(digits)?.[1];
}

/** Returns the 5 or 9 digits of a ZIP code; undefined if it has another form, such as 4 digits because a zero is missing. */
export function readPostalCode(text: string): string | undefined {
  const match = /^(\d{5})(?:[-\s]?(\d{4}))?$/.exec(text.trim());
  return match ? `${match[1] ?? ''}${match[2] ?? ''}` : undefined;
}

/** The parts of an address in one cell. */
export interface AddressParts {
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

/** A state and a ZIP code at the end of an address. */
const STATE_AND_POSTAL_CODE = /^(.*\S)[\s,]+([a-z.]{2,4})[\s,]+(\d{5}(?:-\d{4})?)$/i;

/** Finds the parts of an address in one cell, such as `12 Oak St, Dayton, OH 45402`; undefined if it has another form. */
export function splitAddress(text: string): AddressParts | undefined {
  const oneLine = text.trim().replace(/\s*[\r\n]+\s*/g, ', ');
  const [, start = '', stateText = '', postalText = ''] = STATE_AND_POSTAL_CODE.exec(oneLine) ?? [];
  const [state, postalCode] = [readUsState(stateText), readPostalCode(postalText)];
  const comma = start.replace(/[\s,]+$/, '').lastIndexOf(',');
  if (state === undefined || postalCode === undefined || comma <= 0) {
    return undefined;
  }
  const address = start.slice(0, comma).trim();
  const city = start
    .slice(comma + 1)
    .replace(/[\s,]+$/, '')
    .trim();
  return address === '' || city === '' ? undefined : { address, city, state, postalCode };
}
