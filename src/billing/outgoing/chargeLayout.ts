import type { Cents } from '../rules/feeSchedule';
import type { BillingCode } from '../rules/codes';

/** The most codes of a claim: a base code and the add-on. */
const CODES_OF_A_CLAIM = [1, 2] as const;
const DIAGNOSES_OF_A_CLAIM = [1, 2, 3, 4] as const;
const MODIFIERS_OF_A_LINE = [1, 2, 3, 4] as const;

/** The values that a column of a layout can have. Those with a number at the end are of that code, diagnosis, or modifier. */
export const LAYOUT_VALUES = [
  'mrn',
  'firstName',
  'lastName',
  'patientName',
  'dateOfBirth',
  'sex',
  'memberId',
  'relation',
  'address',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'phone',
  'payer',
  'payerId',
  'dateOfService',
  'code',
  'units',
  'charge',
  'unitCharge',
  ...CODES_OF_A_CLAIM.flatMap((number) => [`code${number}`, `units${number}`, `charge${number}`] as const),
  'claimCharge',
  'modifiers',
  ...MODIFIERS_OF_A_LINE.map((number) => `modifier${number}` as const),
  'placeOfService',
  'diagnoses',
  ...DIAGNOSES_OF_A_CLAIM.map((number) => `diagnosis${number}` as const),
  'diagnosisPointers',
  'renderingNpi',
  'minutes',
  'frequency',
  'originalReference',
  'batch',
  'missing',
] as const;

export type LayoutValue = (typeof LAYOUT_VALUES)[number];

/** The forms of a date in a layout. */
export const LAYOUT_DATE_FORMATS = [
  'M/D/YYYY',
  'MM/DD/YYYY',
  'MM DD YYYY',
  'MM/DD/YY',
  'YYYY-MM-DD',
  'YYYYMMDD',
] as const;
export type LayoutDateFormat = (typeof LAYOUT_DATE_FORMATS)[number];

/** A column of a layout: a value of the claim, or the same text in every row. */
export interface LayoutColumn {
  readonly name: string;
  readonly content: { readonly value: LayoutValue } | { readonly text: string };
}

/** The file of charges that an importer expects. */
export interface ChargeLayout {
  readonly id: string;
  readonly title: string;
  /** Where the layout comes from, in one line. */
  readonly source: string;
  readonly columns: readonly LayoutColumn[];
  readonly dateFormat: LayoutDateFormat;
  /** Whether diagnosis codes have the point: F33.1, and not F331. */
  readonly hasDiagnosisPoint: boolean;
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Whether the first line has the names of the columns. */
  readonly hasHeader: boolean;
  /** Whether there's one row for each code, or one for each claim. */
  readonly rows: 'code' | 'claim';
}

/** What the clinic charges for one unit of each code. Charges aren't the allowed amounts of `fees`. */
export type ChargeAmounts = ReadonlyMap<BillingCode, Cents>;

/** The team's settings for charges. */
export interface ChargeSettings {
  readonly amounts: ChargeAmounts;
  /** By name. A layout of the team replaces a ready-made one with the same name. */
  readonly layouts: ReadonlyMap<string, ChargeLayout>;
}

export const NO_CHARGE_SETTINGS: ChargeSettings = { amounts: new Map(), layouts: new Map() };
