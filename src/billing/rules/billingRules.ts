import type { CalendarDate } from '../../log/values/calendarDate';
import type { FeeSchedule } from './feeSchedule';
import { FULL_TIME_PROFILE, type PayerProfile } from './payerProfile';

/** How the logs of a clinic are billed. */
export interface BillingRules {
  /** The profile of payers that have none of their own. */
  readonly defaultProfile: PayerProfile;
  /** The profile of a payer by its name as the log has it. */
  getProfile(payer: string): PayerProfile;
  /** Whether a payer is known by name; true for every payer where nobody has named any. */
  isKnownPayer(payer: string): boolean;
  /** The payers that somebody has named, as they are written there. */
  readonly payerNames: readonly string[];
  /** Whether each month is looked over for what a payer may deny a claim for. */
  readonly hasAudit: boolean;
  /** The day on which claims are judged; undefined where nothing may turn on it. */
  readonly today: CalendarDate | undefined;
  /** The user's own fees, for estimates; none are built in. */
  readonly fees: FeeSchedule;
}

export interface BillingRulesOptions {
  readonly defaultProfile?: PayerProfile | undefined;
  /** Names of payers, each with its profile. */
  readonly payers?: ReadonlyMap<string, PayerProfile> | undefined;
  readonly hasAudit?: boolean | undefined;
  readonly today?: CalendarDate | undefined;
  readonly fees?: FeeSchedule | undefined;
}

/** The rules of a clinic. Payers are told apart without regard to case, spaces and punctuation (sources.md 5.4). */
export function billingRules(options: BillingRulesOptions = {}): BillingRules {
  const defaultProfile = options.defaultProfile ?? FULL_TIME_PROFILE;
  const named = new Map([...(options.payers ?? [])].map(([name, profile]) => [normalizePayerName(name), profile]));
  // Asked for once a patient-month: each name is looked up once.
  const known = new Map<string, PayerProfile | undefined>();
  const find = (payer: string): PayerProfile | undefined => {
    if (!known.has(payer)) {
      known.set(payer, named.get(normalizePayerName(payer)));
    }
    return known.get(payer);
  };
  return {
    defaultProfile,
    getProfile: (payer) => find(payer) ?? defaultProfile,
    isKnownPayer: (payer) => named.size === 0 || payer === '' || find(payer) !== undefined,
    payerNames: [...(options.payers?.keys() ?? [])],
    hasAudit: options.hasAudit ?? true,
    today: options.today,
    fees: options.fees ?? [],
  };
}

/** `Aetna (CVS Health)` and `AETNA CVS HEALTH` are one payer. */
export function normalizePayerName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
