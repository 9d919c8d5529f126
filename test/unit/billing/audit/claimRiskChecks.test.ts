import assert from 'node:assert/strict';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { BUILT_IN_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import { CLAIM_RISK_CODES } from '../../../../src/billing/audit/claimRiskChecks';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { Checks } from '../../../../src/billing/problems/checks';
import { FULL_TIME_PROFILE, type PayerProfile } from '../../../../src/billing/rules/payerProfile';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { CPT_MIDPOINT } from '../../../../src/billing/rules/timeRules';
import { listProblems, countProblemTotals } from '../../../../src/billing/problemList';
import { TextLines } from '../../../../src/log/csv/lines';
import { TODAY, month, readRange } from '../../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Payer,Initial Assessment,Referring Provider NPI,Problems List,Other Codes';

interface Cells {
  readonly date: string;
  readonly mrn: string;
  readonly minutes: string;
  readonly activity: string;
  readonly payer: string;
  readonly assessment: string;
  readonly npi: string;
  readonly problems: string;
  readonly codes: string;
}

const VALID: Cells = {
  date: '1/3/2024',
  mrn: 'P1',
  minutes: '70',
  activity: 'Psychiatric Consultation',
  payer: 'Cigna',
  assessment: '1/3/2024',
  npi: '1234567893',
  problems: 'F33.1',
  codes: '',
};

/** A month in which APCM add-ons can be billed. */
const APCM: Partial<Cells> = { date: '1/3/2026', assessment: '1/3/2026', minutes: '25', codes: 'G0556' };

const line = (cells: Partial<Cells>): string =>
  Object.values({ ...VALID, ...cells })
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(',');

function billed(rows: readonly Partial<Cells>[], profile: Partial<PayerProfile> = {}, checks?: Checks): BilledLogs {
  const rules = billingRules({ defaultProfile: { ...FULL_TIME_PROFILE, ...profile }, today: TODAY });
  const logs = new BilledLogs(rules, checks);
  logs.add(TextLines.of([HEADER, ...rows.map(line)].join('\n')), { today: TODAY });
  return logs;
}

/** Lists the claim risks of rows, such as `2 CB130 99484`: the line, the code, and the characters that are marked. */
function found(rows: readonly Partial<Cells>[], profile: Partial<PayerProfile> = {}): string[] {
  const logs = billed(rows, profile);
  const text = TextLines.of([HEADER, ...rows.map(line)].join('\n'));
  return listProblems(logs, logs.logs[0]!)
    .filter(({ code }) => (CLAIM_RISK_CODES as readonly string[]).includes(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code} ${readRange(text, range)}`);
}

const months = (count: number, cells: Partial<Cells> = {}): Partial<Cells>[] =>
  Array.from({ length: count }, (_, index) => ({
    ...cells,
    date: `${(index % 12) + 1}/3/${2024 + Math.floor(index / 12)}`,
    minutes: cells.minutes ?? (index === 0 ? '75' : '65'),
  }));

describe('The claim risks of a month', () => {
  it('are none in a month without problems', () => assert.deepEqual(found([{}]), []));

  for (const [code, what, rows, expected, profile] of [
    ['CB120', 'units of 99494 over the limit', [{ minutes: '190' }], ['2 CB120 190'], { addOnCaps: [{ value: 3 }] }],
    ['CB121', '99493 as the first code', [{ date: '2/3/2024' }], ['2 CB121 70'], {}],
    ['CB122', 'an initial month with 20 minutes', [{ minutes: '20' }], ['2 CB122 20'], {}],
    ['CB123', 'no consultation', [{ activity: 'Call' }], ['2 CB123 Call'], {}],
    ['CB126', 'no NPI', [{ npi: '' }], ['2 CB126 '], {}],
    ['CB127', 'no diagnosis', [{ problems: '' }], ['2 CB127 '], {}],
    ['CB128', 'a diagnosis in another format', [{ problems: 'F33.1, 3X' }], ['2 CB128 "F33.1, 3X"'], {}],
    ['CB128', 'words instead of a diagnosis', [{ problems: 'depression' }], ['2 CB128 depression'], {}],
    ['CB129', 'no behavioral diagnosis', [{ problems: 'E11.9' }], ['2 CB129 E11.9'], {}],
    ['CB130', 'a code that excludes CoCM', [{ codes: '99484' }], ['2 CB130 99484'], {}],
    ['CB130', 'G2214 in addition to 99492', [{ codes: 'G2214' }], ['2 CB130 G2214'], {}],
    [
      'CB130',
      'G0569 next to G0568',
      [APCM, { ...APCM, codes: 'G0569' }],
      ['2 CB130 G0556'],
      { apcmAddOns: true, apcmMinutes: 20 },
    ],
    [
      'CB130',
      'G0570 next to G0568',
      [{ ...APCM, codes: 'G0556 G0570' }],
      ['2 CB130 G0556 G0570'],
      { apcmAddOns: true, apcmMinutes: 20 },
    ],
    [
      'CB130',
      '99494 next to G0568',
      [{ ...APCM, codes: 'G0556 99494' }],
      ['2 CB130 G0556 99494'],
      { apcmAddOns: true, apcmMinutes: 20 },
    ],
    [
      'CB130',
      'two codes of the log that exclude each other in a month without a code',
      [{ ...APCM, minutes: '10', codes: 'G0556 G0568 G0569' }],
      ['2 CB130 G0556 G0568 G0569', '2 CB122 10'],
      { apcmAddOns: true, apcmMinutes: 20 },
    ],
    ['CB130', 'both base codes', [{ codes: '99493' }], ['2 CB130 99493'], {}],
    [
      'CB131',
      'an APCM add-on without an APCM code',
      [{ minutes: '10', codes: 'G0570' }],
      ['2 CB131 G0570', '2 CB122 10'],
      {},
    ],
    ['CB132', 'a payer that doesn’t pay separately', [{}], ['2 CB132 Cigna'], { isPaidSeparately: false }],
    ['CB136', 'the 30 minutes of G2214', [{ minutes: '30' }], ['2 CB122 30', '2 CB136 30'], {}],
    [
      'CB138',
      'the consultant’s NPI as the referring provider',
      [{ problems: 'npi: 1234567893; codes: F33.1' }],
      ['2 CB138 1234567893'],
      {},
    ],
    [
      'CB140',
      'more than 12 hours in a day',
      [{ minutes: '400' }, { minutes: '320.01' }],
      ['2 CB140 400'],
      { addOnCaps: [{ value: 99 }] },
    ],
    ['CB141', 'a passed filing limit', [{}], ['2 CB141 1/3/2024'], { filingLimit: { amount: 12, unit: 'months' } }],
    ['CB148', 'a month that can have an APCM add-on', [{ ...APCM, minutes: '75' }], ['2 CB148 G0556'], {}],
    ['CB149', 'an APCM add-on with 0.3 minutes', [{ ...APCM, minutes: '0.3' }], ['2 CB149 0.3'], { apcmAddOns: true }],
    ['CB151', '36 minutes of an initial month', [{ minutes: '36' }], ['2 CB122 36', '2 CB151 36'], {}],
    [
      'CB151',
      '31 minutes of a subsequent month, even with G2214',
      [{}, { date: '2/3/2024', minutes: '31' }],
      ['3 CB151 31'],
      { g2214Minutes: 30 },
    ],
    ['CB136', 'less than the midpoint', [{ minutes: '35.99' }], ['2 CB122 35.99', '2 CB136 35.99'], {}],
    ['CB146', 'a discontinued code', [{ codes: 'G0507' }], ['2 CB146 G0507'], {}],
  ] as const) {
    it(`include ${what} (${code}), with nothing else, on the right cell`, () => {
      assert.deepEqual(found(rows, profile), expected);
    });
  }

  it('include care that resumed after six months without service and without a new assessment (CB125)', () => {
    const late = [{}, { date: '8/3/2024', minutes: '60' }];
    assert.deepEqual(found(late), ['3 CB125 8/3/2024']);
    assert.deepEqual(found([{}, { date: '7/3/2024', minutes: '60' }]), []);
    assert.deepEqual(found([{}, { ...late[1], assessment: '8/3/2024' }]), ['3 CB122 60', '3 CB151 60']);
  });

  it('include treatment past the months after which the payer requires authorization (CB133)', () => {
    const rows = months(13);
    assert.deepEqual(found(rows, { authorizationAfterMonths: 12 }), ['14 CB133 Cigna']);
  });

  it('include the same minutes in four entries, but not in three (CB134)', () => {
    const same = { minutes: '25' };
    assert.deepEqual(found([same, same, same]), []);
    assert.deepEqual(found([same, same, same, same]), ['2 CB134 25']);
    assert.deepEqual(found([same, same, same, { minutes: '25.5' }]), []);
  });

  it('include four entries that are all on the last day of the month (CB135)', () => {
    const rows = ['20', '21', '22', '23'].map((minutes) => ({ date: '2/29/2024', minutes, assessment: '2/29/2024' }));
    assert.deepEqual(found(rows), ['2 CB135 2/29/2024']);
  });

  it('include three months exactly at the threshold, but not two (CB142)', () => {
    const rows = months(3).map((row, index) => ({ ...row, minutes: index === 0 ? '70' : '60' }));
    assert.deepEqual(found(rows), ['2 CB142 70', '3 CB142 60', '4 CB142 60']);
    assert.deepEqual(found(rows.slice(0, 2)), []);
  });

  it('include 99492 twice in a calendar year if the payer pays it once (CB139)', () => {
    const rows = [{}, { date: '8/3/2024', assessment: '8/3/2024' }];
    assert.deepEqual(found(rows), []);
    assert.deepEqual(found(rows, { initialOncePerYear: true }), ['3 CB139 70']);
  });

  it('include a payer that the configuration doesn’t name (CB137)', () => {
    const rules = billingRules({ payers: new Map([['Humana', BUILT_IN_PROFILES.get('full-time')!]]), today: TODAY });
    const logs = new BilledLogs(rules);
    logs.add(TextLines.of(`${HEADER}\n${line({})}\n${line({ mrn: 'P2', payer: 'HUMANA' })}`), { today: TODAY });
    assert.deepEqual(
      listProblems(logs, logs.logs[0]!).map(({ code, range }) => `${range.start.line + 1} ${code}`),
      ['2 CB137'],
    );
  });

  it('don’t include an initial month without a code if a later month can earn 99492', () => {
    const short = [{ minutes: '20' }];
    assert.deepEqual(found(short, { firstMonth: 'firstEarnedMonth' }), []);
  });

  it('don’t include G0512 for a payer that accepts it longer', () => {
    const rows = [{ date: '1/3/2026', assessment: '1/3/2026', codes: 'G0512' }];
    assert.deepEqual(found(rows, { site: 'ruralHealth', g0512Until: month('2026-06') }), []);
    assert.deepEqual(found(rows, BUILT_IN_PROFILES.get('medicare-rhc-fqhc')), ['2 CB130 G0512', '2 CB146 G0512']);
  });

  it('include G2214 for a rural health clinic only in months that are billed with the component codes (CB136)', () => {
    const rural = { site: 'ruralHealth' } as const;
    const of = (date: string) => found([{ date, assessment: date, minutes: '35' }], rural);
    assert.deepEqual(of('12/3/2025'), ['2 CB122 35']);
    assert.deepEqual(of('1/3/2026'), ['2 CB122 35', '2 CB136 35']);
  });

  it('include neither 99494 next to 99493, which it needs, nor codes that can be billed together (CB130)', () => {
    assert.deepEqual(found([{ codes: '99494 99490 90834' }]), []);
    const chosen = { apcmAddOns: true, apcmMinutes: 20 };
    assert.deepEqual(found([{ ...APCM, codes: 'G0556 G0568' }], chosen), []);
  });

  it('name every code that excludes another (CB130)', () => {
    const messages = (codes: string, minutes: string): string[] => {
      const logs = billed([{ ...APCM, codes, minutes }], { apcmAddOns: true, apcmMinutes: 20 });
      return listProblems(logs, logs.logs[0]!).flatMap(({ code, message }) => (code === 'CB130' ? message : []));
    };
    assert.deepEqual(messages('G0556 G0569 99494', '25'), [
      'G0568 can’t be billed in the same month as G0569, 99494, which the log also lists.'.replace('’', "'"),
    ]);
    assert.deepEqual(messages('G0556 G0569 G0570', '10'), [
      "The log lists codes that can't be billed in the same month: G0569, G0570.",
    ]);
  });

  it('include months that the rules aren’t known for (CB147), each with its reason', () => {
    const messages = (date: string, profile: Partial<PayerProfile> | undefined): string[] => {
      const logs = billed([{ date, assessment: date }], profile);
      return listProblems(logs, logs.logs[0]!).flatMap(({ code, message }) => (code === 'CB147' ? message : []));
    };
    assert.deepEqual(messages('12/3/2025', {}), []);
    assert.deepEqual(messages('1/3/2026', { rulesAsOf: month('2025-11') }), [
      "The rules of the “Full time” profile are as of 2025-11. The rules for 2026 aren't known yet.",
    ]);
    assert.deepEqual(messages('12/3/2025', { rulesAsOf: month('2025-11') }), []);
    assert.deepEqual(messages('12/3/2017', {}), [
      "99492, 99493, and 99494 exist from Jan 2018. Earlier months don't earn them.",
    ]);
    const texas = BUILT_IN_PROFILES.get('texas-medicaid-fqhc');
    assert.deepEqual(messages('2/3/2025', texas), [
      "The source of the “Texas Medicaid, FQHC or RHC” profile begins in Mar 2025. For earlier months, check the payer's rules.",
    ]);
    assert.deepEqual(messages('1/3/2026', texas), [
      "The source of the “Texas Medicaid, FQHC or RHC” profile ends in Dec 2025. For later months, check the payer's rules.",
    ]);
    assert.deepEqual(messages('3/3/2025', texas), []);
  });

  it('don’t include the CPT midpoint where it’s the rule, or in months with G0512 or an APCM add-on (CB151)', () => {
    const risks = (profile: Partial<PayerProfile>, cells: Partial<Cells> = {}): string[] =>
      found([{ minutes: '40', ...cells }], profile).filter((risk) => risk.includes('CB151'));
    assert.equal(risks({}).length, 1);
    assert.deepEqual(risks({ timeRule: CPT_MIDPOINT }), []);
    assert.deepEqual(risks({ site: 'ruralHealth' }), []);
    assert.deepEqual(risks({ apcmAddOns: true }, { ...APCM, minutes: '40' }), []);
  });

  it('name the code by the CPT midpoint, the code by the rule, and what the policy must state (CB151)', () => {
    const logs = billed([{ minutes: '40' }]);
    const [message] = listProblems(logs, logs.logs[0]!).flatMap((each) => (each.code === 'CB151' ? each.message : []));
    assert.match(
      message ?? '',
      /the 40 minutes of Jan 2024 earn 99492; by the profile's rule, no code\. .* written policy/,
    );
  });

  it('have a quick fix that gives the payer the CPT midpoint (CB151)', () => {
    const fix = (profile: Partial<PayerProfile> | undefined): string[] => {
      const logs = profile ? billed([{ minutes: '40' }], profile) : new BilledLogs(billingRules());
      const text = [HEADER, line({ minutes: '40' })].join('\n');
      if (!profile) {
        logs.add(TextLines.of(text), { today: TODAY });
      }
      const fixes = new ProblemFixes(logs, logs.logs[0]!, TextLines.of(text));
      const [row] = logs.ledger.months()[0]?.rows ?? [];
      assert.ok(row !== undefined);
      return fixes.findFixes('CB151', row).map((each) => (each.kind === 'answer' ? each.answer.path.join(' ') : ''));
    };
    assert.deepEqual(fix(undefined), ['payers Cigna']);
    assert.deepEqual(fix({ id: 'mine' }), ['profiles mine timeRule']);
  });

  it('don’t include the choice of codes once it’s made, before 2026, or without an APCM code (CB148)', () => {
    const rows = [{ ...APCM, minutes: '75' }];
    assert.deepEqual(found(rows, { apcmAddOns: true }), []);
    assert.deepEqual(found(rows, { apcmAddOns: false }), []);
    assert.deepEqual(found([{ codes: 'G0556' }]), []);
    assert.deepEqual(found([{ ...APCM, minutes: '75', codes: '' }]), []);
  });

  it('don’t include an APCM add-on with few minutes if the profile sets the minimum, even as 0 (CB149)', () => {
    assert.deepEqual(found([{ ...APCM, minutes: '29.99' }], { apcmAddOns: true }), ['2 CB149 29.99']);
    assert.deepEqual(found([{ ...APCM, minutes: '30' }], { apcmAddOns: true }), []);
    assert.deepEqual(found([{ ...APCM, minutes: '0.3' }], { apcmAddOns: true, apcmMinutes: 0 }), []);
  });

  it('are counted as they are listed, also with suppressions and changed severities', () => {
    const suppressed = { code: 'CB127', mrn: 'P1', month: month('2024-01'), reason: 'filed on paper' };
    const rows = [{ problems: '' }, { mrn: 'P2', problems: '', npi: '' }];
    for (const checks of [undefined, new Checks(new Map([['CB126', 'error']]), [suppressed])]) {
      const logs = billed(rows, {}, checks);
      const listed = listProblems(logs, logs.logs[0]!);
      const of = (severity: string): number => listed.filter((problem) => problem.severity === severity).length;
      assert.deepEqual(countProblemTotals(logs), { errors: of('error'), warnings: of('warning'), information: 0 });
      assert.equal(listed.length, checks ? 2 : 3);
    }
  });

  it('have messages that don’t identify the patient and quote only codes', () => {
    const logs = billed([{ problems: 'npi: 1234567893; codes: E11.9, 9Z', codes: '99484 G0507' }, { npi: '' }]);
    for (const { message } of listProblems(logs, logs.logs[0]!)) {
      assert.doesNotMatch(message, /P1|Cigna|1234567893|E11/);
    }
  });
});
