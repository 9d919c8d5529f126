/** The options of all commands, as `wordReading.ts` reads them. Each command lists those that it has. */
export const OPTIONS = {
  rule: { type: 'string' },
  month: { type: 'string' },
  state: { type: 'string' },
  payer: { type: 'string' },
  npi: { type: 'string' },
  watch: { type: 'boolean' },
  'all-rows': { type: 'boolean' },
  new: { type: 'boolean' },
  record: { type: 'boolean' },
  'include-check': { type: 'boolean' },
  approve: { type: 'boolean' },
  hold: { type: 'boolean' },
  release: { type: 'boolean' },
  withdraw: { type: 'boolean' },
  undecided: { type: 'boolean' },
  again: { type: 'boolean' },
  reason: { type: 'string' },
  format: { type: 'string' },
  layout: { type: 'string' },
  log: { type: 'string', multiple: true },
  sheet: { type: 'string' },
  output: { type: 'string', short: 'o' },
  config: { type: 'string' },
  'fail-on': { type: 'string' },
  with: { type: 'string' },
  mrn: { type: 'string', multiple: true },
  'from-claims': { type: 'string' },
  'stop-on': { type: 'string' },
  html: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The options that were given. */
export type Options = Partial<{
  readonly rule: string;
  readonly month: string;
  readonly state: string;
  readonly payer: string;
  readonly npi: string;
  readonly watch: boolean;
  readonly 'all-rows': boolean;
  readonly new: boolean;
  readonly record: boolean;
  readonly 'include-check': boolean;
  readonly approve: boolean;
  readonly hold: boolean;
  readonly release: boolean;
  readonly withdraw: boolean;
  readonly undecided: boolean;
  readonly again: boolean;
  readonly reason: string;
  readonly format: string;
  readonly layout: string;
  readonly log: readonly string[];
  readonly sheet: string;
  readonly output: string;
  readonly config: string;
  readonly 'fail-on': string;
  readonly with: string;
  readonly mrn: readonly string[];
  readonly 'from-claims': string;
  readonly 'stop-on': string;
  readonly html: string;
}>;
