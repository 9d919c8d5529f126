/** Kinds of insurance in a claim (SBR09 of 837P), such as `MB` for Medicare Part B, `MC` for Medicaid, and `CI` for commercial. */
export const FILING_CODES = [
  ...[
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    'AM',
    'BL',
    'CH',
    'CI',
    'DS',
    'FI',
    'HM',
    'LM',
    'MA',
    'MB',
    'MC',
    'OF',
    'TV',
  ],
  ...['VA', 'WC', 'ZZ'],
] as const;

/** Who sends the file. Every text is '' if it isn't configured. */
export interface Submitter {
  readonly name: string;
  /** The identification that the receiver gave the submitter. */
  readonly id: string;
  /** A person whom the receiver can call. */
  readonly contact: string;
  readonly phone: string;
}

/** Who bills: the clinic. */
export interface BillingProvider {
  readonly name: string;
  readonly npi: string;
  /** The employer's identification number. */
  readonly taxId: string;
  readonly taxonomy: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

/** Who gets the file: a clearinghouse or a payer. */
export interface Receiver {
  readonly name: string;
  readonly id: string;
}

/** Everyone in a claim file except the patient and the payer, and whether the file is a test. */
export interface ClaimParties {
  readonly submitter: Submitter;
  readonly provider: BillingProvider;
  /** For payers without another one. */
  readonly receiver: Receiver;
  /** By the name of the payer as `normalizePayerName` returns it. */
  readonly receivers: ReadonlyMap<string, Receiver>;
  /** The kind of insurance by the name of the payer as `normalizePayerName` returns it. */
  readonly filingCodes: ReadonlyMap<string, string>;
  /** The names of rendering providers, `Last, First`, by NPI. */
  readonly renderingProviders: ReadonlyMap<string, string>;
  /** `T` until the team writes that files are real claims. */
  readonly usage: 'T' | 'P';
}

export const NO_CLAIM_PARTIES: ClaimParties = {
  submitter: { name: '', id: '', contact: '', phone: '' },
  provider: { name: '', npi: '', taxId: '', taxonomy: '', address: '', city: '', state: '', postalCode: '' },
  receiver: { name: '', id: '' },
  receivers: new Map(),
  filingCodes: new Map(),
  renderingProviders: new Map(),
  usage: 'T',
};
