import { normalizeColumnName } from '../../log/header/columnNames';

/** What a column of a payer's file can have. */
export const POSTED_FIELDS = ['mrn', 'reference', 'date', 'code', 'status', 'amount', 'claimNumber', 'reason'] as const;
export type PostedField = (typeof POSTED_FIELDS)[number];

/** What a word in the status column means. `pending`: the payer hasn't decided yet. */
export const POSTED_MEANINGS = ['paid', 'denied', 'pending'] as const;
export type PostedMeaning = (typeof POSTED_MEANINGS)[number];

/** How the team's payers write their answers. Names and words are as `normalizeColumnName` returns them. */
export interface PostedSettings {
  /** null: the column isn't read. */
  readonly columns: ReadonlyMap<string, PostedField | null>;
  readonly words: ReadonlyMap<string, PostedMeaning>;
}

export const NO_POSTED_SETTINGS: PostedSettings = { columns: new Map(), words: new Map() };

function createNames<Value>(names: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(names).map(([name, value]) => [normalizeColumnName(name), value]));
}

/** Names of columns in common exports of practice-management systems, in addition to those of a log's MRN and date. */
export const COLUMN_NAMES: ReadonlyMap<string, PostedField> = createNames<PostedField>({
  'account number': 'mrn',
  'patient account': 'mrn',
  'patient account number': 'mrn',
  'patient control number': 'reference',
  batch: 'reference',
  'batch reference': 'reference',
  'original reference': 'reference',
  code: 'code',
  cpt: 'code',
  'cpt code': 'code',
  hcpcs: 'code',
  procedure: 'code',
  'procedure code': 'code',
  'service code': 'code',
  'billing code': 'code',
  status: 'status',
  'claim status': 'status',
  'line status': 'status',
  'payment status': 'status',
  result: 'status',
  outcome: 'status',
  amount: 'amount',
  paid: 'amount',
  'paid amount': 'amount',
  'amount paid': 'amount',
  payment: 'amount',
  'payment amount': 'amount',
  'insurance paid': 'amount',
  'payer paid': 'amount',
  'claim number': 'claimNumber',
  'payer claim number': 'claimNumber',
  'payer claim control number': 'claimNumber',
  'claim control number': 'claimNumber',
  'claim id': 'claimNumber',
  icn: 'claimNumber',
  dcn: 'claimNumber',
  tcn: 'claimNumber',
  reason: 'reason',
  'reason code': 'reason',
  'reason codes': 'reason',
  'denial reason': 'reason',
  'denial code': 'reason',
  'denial codes': 'reason',
  'adjustment reason': 'reason',
  'adjustment reason code': 'reason',
  'adjustment codes': 'reason',
  carc: 'reason',
  rarc: 'reason',
  remark: 'reason',
  remarks: 'reason',
  'remark code': 'reason',
  'remark codes': 'reason',
});

/** Words in status columns. */
export const STATUS_WORDS: ReadonlyMap<string, PostedMeaning> = createNames<PostedMeaning>({
  paid: 'paid',
  'partially paid': 'paid',
  'paid in part': 'paid',
  'partial payment': 'paid',
  denied: 'denied',
  denial: 'denied',
  rejected: 'denied',
  'not covered': 'denied',
  pending: 'pending',
  received: 'pending',
  accepted: 'pending',
  submitted: 'pending',
  'in process': 'pending',
  'in progress': 'pending',
});
