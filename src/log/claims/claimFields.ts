import { normalizeColumnName, simplifyColumnName } from '../header/columnNames';

/**
 * Details of a patient that a claim needs and no code depends on. Only a roster has them, so a column of a log is never read as one.
 */
export type ClaimField =
  | 'memberId'
  | 'sex'
  | 'address'
  | 'addressLine2'
  | 'city'
  | 'state'
  | 'postalCode'
  | 'phone'
  | 'relation'
  | 'subscriberFirstName'
  | 'subscriberLastName'
  | 'payerId';

/**
 * The names of each detail in exports of records and registries. Case, spaces, and most marks are ignored. The first name is the
 * title. If a roster has columns with several of the names, such as a home phone and a mobile phone, the earliest in this list is read.
 */
const NAMES: Readonly<Record<ClaimField, readonly [title: string, ...aliases: string[]]>> = {
  memberId: [
    'Member ID',
    'member number',
    'member no',
    'primary member id',
    'insurance member id',
    'subscriber id',
    'subscriber number',
    'primary subscriber id',
    'insured id',
    'insured id number',
    'insurance id',
    'insurance id number',
    'insurance number',
    'primary insurance id',
    'policy number',
    'policy no',
    'policy id',
    'primary policy number',
    'MBI',
    'medicare id',
    'medicaid id',
  ],
  sex: [
    'Sex',
    'patient sex',
    'legal sex',
    'administrative sex',
    'sex assigned at birth',
    'birth sex',
    'gender',
    'patient gender',
  ],
  address: [
    'Address',
    'patient address',
    'address line 1',
    'address 1',
    'address line',
    'street address',
    'street',
    'patient address 1',
    'home address',
    'mailing address',
    'addr',
    'addr 1',
  ],
  addressLine2: ['Address 2', 'address line 2', 'patient address 2', 'street 2', 'addr 2', 'apartment', 'apt', 'suite'],
  city: ['City', 'patient city', 'home city', 'mailing city', 'town'],
  state: ['State', 'patient state', 'state code', 'home state', 'mailing state', 'state/province', 'st'],
  postalCode: [
    'ZIP Code',
    'zip',
    'patient zip',
    'patient zip code',
    'home zip',
    'mailing zip',
    'postal code',
    'postcode',
  ],
  phone: [
    'Phone',
    'phone number',
    'patient phone',
    'patient phone number',
    'telephone',
    'telephone number',
    'primary phone',
    'preferred phone',
    'contact number',
    'home phone',
    'home phone number',
    'mobile phone',
    'mobile',
    'cell phone',
    'cell',
  ],
  relation: [
    'Relation to Subscriber',
    'patient relation to subscriber',
    'relationship to subscriber',
    'patient relationship to subscriber',
    'pt relationship to subscriber',
    'pt rel to subscriber',
    'rel to subscriber',
    'subscriber relationship',
    'subscriber relation',
    'relationship to insured',
    'patient relationship to insured',
    'relation to insured',
    'rel to insured',
    'insured relationship',
    'relationship to policyholder',
  ],
  subscriberFirstName: ['Subscriber First Name', 'insured first name', 'policyholder first name'],
  subscriberLastName: ['Subscriber Last Name', 'insured last name', 'policyholder last name'],
  payerId: [
    'Payer ID',
    'payor id',
    'payer number',
    'insurance payer id',
    'primary payer id',
    'electronic payer id',
    'edi payer id',
    'claims payer id',
    'insurance company id',
    'carrier id',
  ],
};

/** Every detail, in the order in which they're listed for people. */
export const CLAIM_FIELDS = Object.keys(NAMES) as readonly ClaimField[];

/** Returns the name of a detail, for people. */
export function getClaimFieldTitle(field: ClaimField): string {
  return NAMES[field][0];
}

const SIMPLIFIED = Object.fromEntries(
  CLAIM_FIELDS.map((field) => [field, NAMES[field].map(simplifyColumnName)]),
) as unknown as Readonly<Record<ClaimField, readonly string[]>>;

/** The columns of a roster that have details for claims. */
export interface ClaimColumns {
  /** The index of each detail's column, or -1 if no column is read for it. */
  readonly indexOf: Readonly<Record<ClaimField, number>>;
  /** Pairs of columns with one name, of which neither is read. */
  readonly conflicts: readonly { readonly field: ClaimField; readonly column: number; readonly other: number }[];
}

/**
 * Finds the columns of a roster that have details for claims.
 *
 * @param names the names in the header
 * @param isFree whether a column isn't already read as a field of a log
 * @param mapping the details of columns with unknown names, by their normalized names
 */
export function findClaimColumns(
  names: readonly string[],
  isFree: (column: number) => boolean,
  mapping: ReadonlyMap<string, ClaimField | 'other'>,
): ClaimColumns {
  const mapped = names.map((name) => mapping.get(normalizeColumnName(name)));
  const simplified = names.map((name, column) =>
    mapped[column] === undefined && isFree(column) ? simplifyColumnName(name) : '',
  );
  const found = CLAIM_FIELDS.map((field) => {
    const byMapping = listPositions(mapped, field);
    const best = SIMPLIFIED[field].find((name) => simplified.includes(name));
    return { field, columns: byMapping.length > 0 || best === undefined ? byMapping : listPositions(simplified, best) };
  });
  return {
    indexOf: Object.fromEntries(
      found.map(({ field, columns: [column = -1, second] }) => [field, second === undefined ? column : -1]),
    ) as Readonly<Record<ClaimField, number>>,
    conflicts: found.flatMap(({ field, columns: [first = -1, ...others] }) =>
      others.map((column) => ({ field, column, other: first })),
    ),
  };
}

function listPositions<T>(values: readonly T[], wanted: T): readonly number[] {
  return values.flatMap((value, position) => (value === wanted ? [position] : []));
}
