import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { billingRules, normalizePayerName } from '../../../../src/billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import type { BillableMonthKind } from '../../../../src/billing/rules/codes';
import { monthCodes } from '../../../../src/billing/rules/monthCodes';
import { FULL_TIME_PROFILE, findValue, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { CPT_MIDPOINT } from '../../../../src/billing/rules/timeRules';
import { formatMinutes, readMinutes } from '../../../../src/log/values/minutes';
import { TextLines } from '../../../../src/log/csv/lines';
import { codesText } from '../../../../src/wording/monthFigures';
import { billingReport } from '../../../../src/report/billingReport';
import { billWithRules, month } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

const sources = readFileSync('docs/sources.md', 'utf8');

function earned(
  profile: Partial<PayerProfile>,
  minutes: string,
  options: { kind?: BillableMonthKind; month?: string; otherCodes?: readonly string[] } = {},
): string {
  const { codes, next } = monthCodes(
    { ...FULL_TIME_PROFILE, ...profile },
    {
      kind: options.kind ?? 'subsequent',
      month: month(options.month ?? '2024-02'),
      total: readMinutes(minutes)!,
      otherCodes: new Set(options.otherCodes ?? []),
    },
  );
  return `${codesText(codes)}; next ${next ? `${next.code} at ${formatMinutes(next.at)}` : 'none'}`;
}

describe('G2214', () => {
  const fallback = { g2214Minutes: 30 } as const;

  for (const [minutes, expected] of [
    ['29.99', 'no code; next G2214 at 30'],
    ['30', 'G2214; next 99493 at 60'],
    ['59.99', 'G2214; next 99493 at 60'],
    ['60', '99493; next 99494 at 90'],
  ] as const) {
    it(`is earned from 30 minutes up to the base code: ${minutes} minutes earn ${expected}`, () => {
      assert.equal(earned(fallback, minutes), expected);
    });
  }

  it('is earned from 16 minutes if the profile is set that way, up to the midpoint of the base code', () => {
    const early = { g2214Minutes: 16, timeRule: CPT_MIDPOINT } as const;
    assert.equal(earned(early, '15.99'), 'no code; next G2214 at 16');
    assert.equal(earned(early, '16'), 'G2214; next 99493 at 31');
    assert.equal(earned(early, '31'), '99493; next 99494 at 76');
  });

  it('isn’t earned by default or before 2021', () => {
    assert.equal(earned({}, '30'), 'no code; next 99493 at 60');
    assert.equal(earned(fallback, '30', { month: '2020-12' }), 'no code; next 99493 at 60');
    assert.equal(earned(fallback, '30', { month: '2021-01' }), 'G2214; next 99493 at 60');
  });
});

describe('99484', () => {
  it('is earned if no other code is, and is replaced by G2214 and the base code', () => {
    const general = { generalBhiMinutes: 20, g2214Minutes: 30 } as const;
    assert.equal(earned(general, '19.99'), 'no code; next 99484 at 20');
    assert.equal(earned(general, '20'), '99484; next G2214 at 30');
    assert.equal(earned(general, '30'), 'G2214; next 99493 at 60');
    assert.equal(earned(general, '60'), '99493; next 99494 at 90');
  });

  it('never replaces G2214 when the minutes rise, even with a higher threshold', () => {
    const early = { generalBhiMinutes: 20, g2214Minutes: 16 } as const;
    assert.equal(earned(early, '15.99'), 'no code; next G2214 at 16');
    assert.equal(earned(early, '16'), 'G2214; next 99493 at 60');
    assert.equal(earned(early, '20'), 'G2214; next 99493 at 60');
    assert.equal(earned(early, '59.99'), 'G2214; next 99493 at 60');
  });
});

describe('Months before a code existed', () => {
  it('don’t earn 99492, 99493, or 99494 before 2018', () => {
    assert.equal(earned({}, '150', { month: '2017-12' }), 'no code; next none');
    assert.equal(earned({}, '150', { month: '2017-12', kind: 'initial' }), 'no code; next none');
    assert.equal(earned({}, '150', { month: '2018-01' }), '99493 + 3 × 99494; next 99494 at 180');
  });

  it('don’t earn G2214, 99484, or G0512 either', () => {
    const all = { g2214Minutes: 30, generalBhiMinutes: 20, site: 'ruralHealth' } as const;
    assert.equal(earned(all, '59', { month: '2017-12' }), 'no code; next none');
  });
});

describe('A rural health clinic', () => {
  const clinic = { site: 'ruralHealth' } as const;

  it('earns only G0512 through 2025, and the component codes from 2026', () => {
    assert.equal(earned(clinic, '59.99', { month: '2025-12' }), 'no code; next G0512 at 60');
    assert.equal(earned(clinic, '150', { month: '2025-12' }), 'G0512; next none');
    assert.equal(earned(clinic, '150', { month: '2026-01' }), '99493 + 3 × 99494; next 99494 at 180');
  });

  it('needs 70 minutes in the initial month if the profile is set that way', () => {
    const strict = { ...clinic, g0512Minutes: 'seventyThenSixty' } as const;
    assert.equal(earned(strict, '69.99', { kind: 'initial' }), 'no code; next G0512 at 70');
    assert.equal(earned(strict, '60'), 'G0512; next none');
    assert.equal(earned(clinic, '60', { kind: 'initial' }), 'G0512; next none');
  });

  it('earns G0512 longer if the payer accepts it longer', () => {
    const longer = { ...clinic, g0512Until: month('2026-06') };
    assert.equal(earned(longer, '60', { month: '2026-06' }), 'G0512; next none');
    assert.equal(earned(longer, '60', { month: '2026-07' }), '99493; next 99494 at 90');
  });

  it('earns G0512 only from the month in which the payer began to accept it', () => {
    const later = { ...clinic, g0512From: month('2025-03') };
    assert.equal(earned(later, '60', { month: '2025-02' }), '99493; next 99494 at 90');
    assert.equal(earned(later, '60', { month: '2025-03' }), 'G0512; next none');
  });

  it('of Texas Medicaid earns G0512 only from 2025-03 to 2025-12, the months of the code and the source', () => {
    const texas = BUILT_IN_PROFILES.get('texas-medicaid-fqhc')!;
    const g0512 = ['2025-02', '2025-03', '2025-12', '2026-01', '2030-01'].map((each) => [
      each,
      earned(texas, '70', { month: each }).startsWith('G0512'),
    ]);
    assert.deepEqual(g0512, [
      ['2025-02', false],
      ['2025-03', true],
      ['2025-12', true],
      ['2026-01', false],
      ['2030-01', false],
    ]);
  });
});

describe('APCM', () => {
  const apcm = { apcmAddOns: true };

  it('earns G0568 and G0569 from 2026 in months with an APCM code, with any minutes', () => {
    const withApcm = { otherCodes: ['G0557'], month: '2026-01' };
    assert.equal(earned(apcm, '5', { ...withApcm, kind: 'initial' }), 'G0568; next none');
    assert.equal(earned(apcm, '500', withApcm), 'G0569; next none');
  });

  it('earns nothing without any minutes', () => {
    assert.equal(earned(apcm, '0', { otherCodes: ['G0557'], month: '2026-01' }), 'no code; next none');
    assert.equal(earned(apcm, '0.01', { otherCodes: ['G0557'], month: '2026-01' }), 'G0569; next none');
  });

  it('earns G0568 and G0569 only from the minimum of minutes that the profile sets', () => {
    const withApcm = { otherCodes: ['G0557'], month: '2026-01' };
    const minimum = { ...apcm, apcmMinutes: 20 };
    assert.equal(earned(minimum, '19.99', withApcm), 'no code; next G0569 at 20');
    assert.equal(earned(minimum, '20', withApcm), 'G0569; next none');
    assert.equal(earned(minimum, '20', { ...withApcm, kind: 'initial' }), 'G0568; next none');
  });

  it('earns G0570 for general integration in place of 99484', () => {
    const withApcm = { otherCodes: ['G0557'], month: '2026-01' };
    const general = { ...apcm, apcmMinutes: 31, generalBhiMinutes: 20, g2214Minutes: 16 } as const;
    assert.equal(earned(general, '19.99', withApcm), 'no code; next G0570 at 20');
    assert.equal(earned(general, '20', withApcm), 'G0570; next G0569 at 31');
    assert.equal(earned(general, '31', withApcm), 'G0569; next none');
    assert.equal(earned({ ...general, apcmMinutes: undefined }, '20', withApcm), 'G0569; next none');
  });

  it('earns the time-based codes in months without an APCM code, and before 2026', () => {
    assert.equal(earned(apcm, '60', { month: '2026-01' }), '99493; next 99494 at 90');
    assert.equal(earned(apcm, '60', { month: '2025-12', otherCodes: ['G0557'] }), '99493; next 99494 at 90');
  });
});

describe('The Medicare profiles', () => {
  const named = (id: string): PayerProfile => BUILT_IN_PROFILES.get(id)!;

  it('use the CPT midpoint and G2214 from 30 minutes in 2026', () => {
    for (const id of ['medicare', 'medicare-rhc-fqhc', 'medicare-apcm']) {
      const at = (minutes: string, kind: BillableMonthKind): string =>
        earned(named(id), minutes, { kind, month: '2026-01' });
      assert.equal(at('29.99', 'initial'), 'no code; next G2214 at 30');
      assert.equal(at('30', 'initial'), 'G2214; next 99492 at 36');
      assert.equal(at('36', 'initial'), '99492; next 99494 at 86');
      assert.equal(at('86', 'initial'), '99492 + 1 × 99494; next 99494 at 116');
      assert.equal(at('30', 'subsequent'), 'G2214; next 99493 at 31');
      assert.equal(at('31', 'subsequent'), '99493; next 99494 at 76');
    }
  });

  it('use the full minutes, or G0512, before 2026, where their sources begin', () => {
    assert.equal(earned(named('medicare'), '59.99', { month: '2025-12' }), 'G2214; next 99493 at 60');
    assert.equal(earned(named('medicare-rhc-fqhc'), '59.99', { month: '2025-12' }), 'no code; next G0512 at 60');
    assert.equal(earned(named('medicare-rhc-fqhc'), '60', { month: '2025-12' }), 'G0512; next none');
  });

  it('give one calendar year to file, and state that their sources are second-hand', () => {
    assert.deepEqual(named('medicare').filingLimit, { amount: 12, unit: 'months' });
    assert.match(named('medicare').source, /second-hand/);
  });
});

describe('The rules of a built-in profile', () => {
  it('have the month in which they were checked, in the product and in the sources', () => {
    for (const { id, rulesAsOf } of BUILT_IN_PROFILES.values()) {
      assert.equal(rulesAsOf, month('2026-11'), id);
    }
    assert.match(sources, /checked in 2026-11/);
  });
});

describe('The first month', () => {
  const short = buildLog(
    { minutes: '50' },
    { date: '2/5/2024', minutes: '69.99' },
    { date: '3/5/2024', minutes: '70' },
    { date: '4/5/2024', minutes: '70' },
  );
  const codes = (profile: Partial<PayerProfile>): string[] =>
    billingReport(
      billWithRules(billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile } }), TextLines.of(short)),
    ).lines.map(({ codes: earnedCodes }) => codesText(earnedCodes));

  it('doesn’t carry 99492 over by default if it misses 70 minutes', () => {
    assert.deepEqual(codes({}), ['99493', '99493', '99493', 'no code']);
  });

  it('is the first one that earns 99492 if the profile is set that way', () => {
    assert.deepEqual(codes({ firstMonth: 'firstEarnedMonth' }), ['99493', '99492', 'no code', 'no code']);
  });

  /** Returns the codes of months with these minutes and other codes, from the month of the assessment on. */
  const months = (
    profile: Partial<PayerProfile>,
    from: string,
    ...rows: readonly [minutes: number, codes: string][]
  ) => {
    const [year = 0, first = 0] = from.split('-').map(Number);
    const lines = rows.map(([minutes, otherCodes], index) => {
      const month0 = first - 1 + index;
      return `${(month0 % 12) + 1}/3/${year + Math.floor(month0 / 12)},P1,${minutes},${first}/3/${year},${otherCodes}`;
    });
    const text = ['Date,MRN,Minutes,Initial Assessment,Other Codes', ...lines].join('\n');
    const rules = billingRules({
      defaultProfile: { ...FULL_TIME_PROFILE, firstMonth: 'firstEarnedMonth', ...profile },
    });
    return billingReport(billWithRules(rules, TextLines.of(text)))
      .lines.map((line) => codesText(line.codes))
      .reverse();
  };

  it('is over once G0568 is earned: G0568, G0569, and then 99493', () => {
    const apcm = { apcmAddOns: true };
    assert.deepEqual(months(apcm, '2026-01', [70, 'G0557'], [70, 'G0557'], [70, '']), ['G0568', 'G0569', '99493']);
    assert.deepEqual(months(apcm, '2026-01', [70, ''], [70, 'G0557']), ['99492', 'G0569']);
  });

  it('is over once G0512 is earned: G0512, G0512, and then 99493', () => {
    const clinic = { site: 'ruralHealth' } as const;
    assert.deepEqual(months(clinic, '2025-11', [70, ''], [70, ''], [70, '']), ['G0512', 'G0512', '99493']);
    assert.deepEqual(months(clinic, '2025-12', [50, ''], [70, ''], [70, '']), ['no code', '99492', '99493']);
  });

  it('isn’t over with G2214 or 99484, which aren’t first-month codes', () => {
    const lesser = { g2214Minutes: 30 } as const;
    assert.deepEqual(months(lesser, '2024-01', [40, ''], [70, ''], [70, '']), ['G2214', '99492', '99493']);
  });
});

describe('Payers', () => {
  const rules = billingRules({
    payers: new Map([
      ['Anthem, Inc.', BUILT_IN_PROFILES.get('cpt-midpoint')!],
      ['NC Medicaid', BUILT_IN_PROFILES.get('nc-medicaid')!],
    ]),
  });

  it('are found by their names without case, spaces, and punctuation', () => {
    assert.equal(normalizePayerName('Aetna (CVS Health)'), normalizePayerName('AETNA  CVS-HEALTH'));
    assert.equal(rules.getProfile('anthem inc').id, 'cpt-midpoint');
    assert.equal(rules.getProfile('Cigna').id, 'full-time');
    assert.deepEqual(
      [rules.isKnownPayer('Cigna'), rules.isKnownPayer('ANTHEM INC'), rules.isKnownPayer('')],
      [false, true, true],
    );
  });

  it('in one log are each billed under the right profile', () => {
    const text = buildLog(
      { minutes: '36', payer: 'Anthem, Inc.' },
      { mrn: 'P2', minutes: '36', payer: 'Cigna' },
      { mrn: 'P3', minutes: '70', payer: 'NC Medicaid' },
    );
    assert.deepEqual(
      billingReport(billWithRules(rules, TextLines.of(text))).lines.map(
        ({ mrn, codes, profile }) => `${mrn} ${codesText(codes)} by ${profile.id}`,
      ),
      ['P1 99492 by cpt-midpoint', 'P2 no code by full-time', 'P3 99492 by nc-medicaid'],
    );
  });

  it('have a limit on 99494 only in the months in which it applies', () => {
    const { addOnCaps } = BUILT_IN_PROFILES.get('nc-medicaid')!;
    assert.deepEqual([findValue(addOnCaps, month('2024-06')), findValue(addOnCaps, month('2024-07'))], [undefined, 4]);
  });

  it('with a built-in profile have a source', () => {
    for (const { id, source } of BUILT_IN_PROFILES.values()) {
      assert.notEqual(source, '', id);
      assert.match(sources, new RegExp(`^\\| \`${id}\` `, 'm'));
    }
  });
});
