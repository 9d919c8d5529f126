import { readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import type { FilingLimit } from './filingLimit';
import { FULL_TIME_PROFILE, type PayerProfile } from './payerProfile';
import { CPT_MIDPOINT, HYBRID, TIME_RULES } from './timeRules';

function month(text: string): CalendarMonth {
  const read = readMonth(text);
  if (read === undefined) {
    throw new RangeError(`${text} isn't a month.`);
  }
  return read;
}

const MIDPOINT: PayerProfile = {
  ...FULL_TIME_PROFILE,
  id: 'cpt-midpoint',
  title: 'CPT midpoint',
  source: CPT_MIDPOINT.source,
  timeRule: CPT_MIDPOINT,
};

/**
 * Medicare in 2026, by sources that quote CMS (sources.md 1.1 and 2.1). Their text begins with 2026, so earlier months have the full
 * minutes.
 */
const MEDICARE: PayerProfile = {
  ...FULL_TIME_PROFILE,
  id: 'medicare',
  title: 'Medicare',
  source: 'AHRQ Integration Academy, MLN909432 (January 2026), and CMS-1832-F, second-hand: CPT midpoint from 2026-01',
  sourceFrom: month('2026-01'),
  datedTimeRules: [{ value: CPT_MIDPOINT, from: month('2026-01') }],
  g2214Minutes: 30,
  filingLimit: { amount: 12, unit: 'months' },
};

/** 1 TAC 354.1003 and TMHP's provider manual (sources.md 7). */
const TEXAS_MEDICAID_LIMIT: FilingLimit = { amount: 95, unit: 'days' };

/**
 * The profiles that are documented by sources. A configuration can use one by its name or as the base of another profile.
 * Settings that a source doesn't mention are the same as in the full-time profile.
 */
const PROFILES: readonly PayerProfile[] = [
  FULL_TIME_PROFILE,
  MIDPOINT,
  {
    ...FULL_TIME_PROFILE,
    id: 'hybrid',
    title: 'Hybrid',
    source: HYBRID.source,
    timeRule: HYBRID,
  },
  {
    ...MIDPOINT,
    id: 'bcbs-north-dakota',
    title: 'BCBS North Dakota',
    source: 'reimbursement policy NDRP-GC-017, Psychiatric Collaborative Care Services',
    filingLimit: { amount: 365, unit: 'days' },
  },
  {
    ...MIDPOINT,
    id: 'texas-medicaid',
    title: 'Texas Medicaid (BCBSTX)',
    source: 'BCBSTX Medicaid notice, effective 2022-06-01',
    sourceFrom: month('2022-06'),
    filingLimit: TEXAS_MEDICAID_LIMIT,
  },
  {
    ...MIDPOINT,
    id: 'texas-medicaid-fqhc',
    title: 'Texas Medicaid, FQHC or RHC',
    source: 'TMHP notice 2025-01-10: G0512 only, from 2025-03-01; the code ended on 2025-12-31',
    site: 'ruralHealth',
    sourceFrom: month('2025-03'),
    sourceTo: month('2025-12'),
    g0512From: month('2025-03'),
    g0512Until: month('2025-12'),
    filingLimit: TEXAS_MEDICAID_LIMIT,
  },
  {
    ...FULL_TIME_PROFILE,
    id: 'nc-medicaid',
    title: 'NC Medicaid',
    source: 'NC Medicaid bulletin 2025-09-17: 4 units of 99494 a month from 2024-07-01',
    addOnCaps: [{ value: 4, from: month('2024-07') }],
    filingLimit: { amount: 365, unit: 'days' },
  },
  {
    ...MIDPOINT,
    id: 'bcbs-michigan',
    title: 'BCBS of Michigan',
    source: 'BCBSM 2020 and 2022, MICMT: time of the whole care team, with shared time counted once',
    roles: 'triad',
    initialOncePerYear: true,
    authorizationAfterMonths: 12,
    filingLimit: { amount: 180, unit: 'days' },
    // Without the authorization, the claim isn't paid (sources.md 3.1).
    readiness: new Map([['CB133', 'hold']]),
  },
  {
    ...FULL_TIME_PROFILE,
    id: 'independence-blue-cross',
    title: 'Independence Blue Cross',
    source: 'policy 00.01.59h: not eligible for separate reimbursement',
    isPaidSeparately: false,
  },
  MEDICARE,
  {
    ...MEDICARE,
    id: 'medicare-rhc-fqhc',
    title: 'Medicare, RHC or FQHC',
    source:
      'G0512 until 2025-12-31, then 99492 to 99494 and G2214 by the CPT midpoint (AHRQ Integration Academy, second-hand)',
    sourceFrom: undefined,
    site: 'ruralHealth',
    g0512Until: month('2025-12'),
  },
  {
    ...MEDICARE,
    id: 'medicare-apcm',
    title: 'Medicare, with APCM',
    source: 'G0568, G0569, and G0570 with an APCM code from 2026-01-01; other months as for Medicare',
    apcmAddOns: true,
  },
];

export const BUILT_IN_PROFILES: ReadonlyMap<string, PayerProfile> = new Map(
  PROFILES.map((profile) => [profile.id, profile]),
);

/**
 * All profiles that a configuration can name: the built-in profiles, and a profile for each time rule that doesn't have one
 * with the same name, with the default of every other setting.
 */
export const NAMED_PROFILES: ReadonlyMap<string, PayerProfile> = new Map([
  ...[...TIME_RULES.values()].map(
    (timeRule) =>
      [
        timeRule.id,
        { ...FULL_TIME_PROFILE, id: timeRule.id, title: timeRule.name, source: timeRule.source, timeRule },
      ] as const,
  ),
  ...BUILT_IN_PROFILES,
]);
