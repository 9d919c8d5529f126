import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { NAMED_PROFILES } from '../../../../src/billing/rules/builtInProfiles';
import { TextLines } from '../../../../src/log/csv/lines';
import { formatIsoMonth, monthOf } from '../../../../src/log/values/calendarDate';
import { formatMinutes, isPositive } from '../../../../src/log/values/minutes';
import { pseudonymizeLog, type PseudonymizedLog } from '../../../../src/report/pseudonyms/pseudonymizedLog';
import { codesText } from '../../../../src/wording/monthFigures';
import {
  arbitraryDurations,
  arbitraryLog,
  arbitraryLogOfDates,
  arbitraryLogOfStamps,
  arbitraryLogWithOptionalColumns,
} from '../../support/arbitraryLogs';
import { RULES_WITHOUT_AUDIT, TODAY } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

function bill(text: string, rules = RULES_WITHOUT_AUDIT): BilledLogs {
  const billed = new BilledLogs(rules);
  billed.add(TextLines.of(text), { today: TODAY });
  return billed;
}

/** Random numbers that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 3;
}

function copyOf(billed: BilledLogs, seed = 1): PseudonymizedLog {
  const copy = pseudonymizeLog(billed, TODAY, createRandom(seed));
  assert(copy.ok);
  return copy.value;
}

/** Returns the figures of each patient: the patient-months in order, with the number of months since the first. */
function listFigures(billed: BilledLogs): string[] {
  const patients = new Map<string, string[]>();
  const first = new Map<string, number>();
  const months = [...billed.ledger.months()].sort((a, b) => a.month - b.month);
  for (const { mrn, month, summary, codes } of months) {
    if (isPositive(summary.minutes)) {
      const index = Math.floor(month / 100) * 12 + (month % 100);
      first.set(mrn, first.get(mrn) ?? index);
      const distance = index - (first.get(mrn) ?? 0);
      const lines = patients.get(mrn) ?? [];
      patients.set(mrn, lines);
      lines.push(`${distance}: ${formatMinutes(summary.minutes)} ${codesText(codes)}`);
    }
  }
  return [...patients.values()].map((lines) => lines.join('; ')).sort();
}

const SECRETS = [
  'MRN-778812',
  'Holly',
  'Guzman',
  'W123456789',
  'met her sister',
  '7/4/1951',
  '1982',
  'Dr. Nguyen',
  'Acme Health 4471',
];
const PRIVATE_LOG = [
  'Clinic of Holly Guzman',
  'Date,MRN,First name,Last name,DOB,Minutes,Activity,Staff,Payer,Initial Assessment,Notes,Member ID,Problems List,Other Codes',
  '1/3/2024,MRN-778812,Holly,Guzman,7/4/1951,41.5,Call about Holly,Dr. Nguyen,Acme Health 4471,1/3/2024,met her sister,W123456789,F33.1 Holly MRN-778812,born 1982',
  '1/9/2024,MRN-778812,Holly,Guzman,7/4/1951,40,Follow up with Guzman,Dr. Nguyen,Acme Health 4471,1/3/2024,,W123456789,,',
  '2/9/2024,MRN-778812,Holly,Guzman,7/4/1951,62,Psychiatric consultation Holly,Dr. Nguyen,Acme Health 4471,1/3/2024,,W123456789,,',
  'x,MRN-778812,Holly,Guzman,7/4/1951,62,met her sister,,,,,,,',
  '',
].join('\n');

describe('a copy of a log without patients', () => {
  it('has no MRN, name, date of birth, note, payer, staff, or member ID of the log', () => {
    const { text } = copyOf(bill(PRIVATE_LOG));
    for (const secret of SECRETS) {
      assert(!text.toLowerCase().includes(secret.toLowerCase()), `${secret} is in the copy`);
    }
  });

  it('has the minutes and the codes of the log', () => {
    const billed = bill(PRIVATE_LOG);
    const copy = copyOf(billed);
    assert.equal(copy.patientsLeftOut, 0);
    assert.deepEqual(listFigures(bill(copy.text)), listFigures(billed));
    assert.deepEqual(listFigures(billed), ['0: 81.5 99492; 1: 62 99493']);
  });

  it('gives a patient the same invented name and MRN in every row', () => {
    const { text } = copyOf(
      bill(buildLog({ mrn: 'A' }, { mrn: 'B', date: '2/1/2024' }, { mrn: 'A', date: '2/3/2024' })),
    );
    const rows = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(1, 4).join());
    assert.equal(rows[0], rows[2]);
    assert.notEqual(rows[0], rows[1]);
  });

  it('moves the dates of every patient, and none into the future', () => {
    for (let seed = 1; seed < 40; seed++) {
      const { text } = copyOf(bill(buildLog({ date: '1/10/2024' }, { date: '2/15/2024' })), seed);
      const [first = '', second = ''] = text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0] ?? '');
      assert(first !== '1/10/2024' && second !== '2/15/2024');
      assert(new Date(second) <= new Date('2026-01-15'));
    }
  });

  it('keeps the calendar months where the rules of the payer change between them', () => {
    const rules = billingRules({ defaultProfile: NAMED_PROFILES.get('medicare') });
    const text = buildLog(
      { date: '12/5/2025', assessment: '12/5/2025', minutes: '40' },
      { date: '1/5/2026', assessment: '12/5/2025', minutes: '40' },
    );
    for (let seed = 1; seed < 20; seed++) {
      const billed = bill(text, rules);
      const copy = copyOf(billed, seed);
      assert.equal(copy.patientsLeftOut, 0);
      assert.deepEqual(listFigures(bill(copy.text, rules)), listFigures(billed));
    }
  });

  it('keeps the name of a payer that the configuration names, because its rules depend on it', () => {
    const rules = billingRules({ payers: new Map([['Cigna', NAMED_PROFILES.get('cpt-midpoint')!]]) });
    const { text } = copyOf(
      bill(buildLog({ payer: 'CIGNA ', minutes: '40' }, { mrn: 'B', payer: 'Plan of J. Doe' }), rules),
    );
    assert(text.includes('Cigna') && text.includes('Payer 1') && !text.includes('Doe'));
  });

  it('writes thirds of a minute exactly', () => {
    const billed = bill('Date,MRN,Seconds,Initial Assessment\n1/3/2024,A,4220,1/3/2024\n1/4/2024,A,20,1/3/2024\n');
    const copy = copyOf(billed);
    assert.deepEqual(listFigures(bill(copy.text)), listFigures(billed));
  });

  it("isn't created from a log without entries", () => {
    const copy = pseudonymizeLog(bill('Date,MRN,Minutes\n'), TODAY, createRandom(1));
    assert(!copy.ok && copy.failure.code === 'nothing-to-copy');
  });

  for (const [name, logs] of [
    ['any log', arbitraryLog(30)],
    ['any log with optional columns', arbitraryLogWithOptionalColumns(30)],
    ['any log of durations', arbitraryDurations(16)],
    ['any log of dates', arbitraryLogOfDates(16)],
    ['any log of time stamps', arbitraryLogOfStamps(16)],
  ] as const) {
    it(`has the minutes and the codes of ${name}`, () => {
      fc.assert(
        fc.property(logs, fc.nat(), (text, seed) => {
          const billed = bill(text);
          const copy = pseudonymizeLog(billed, TODAY, createRandom(seed));
          if (copy.ok) {
            assert.equal(copy.value.patientsLeftOut, 0);
            assert.deepEqual(listFigures(bill(copy.value.text)), listFigures(billed));
          } else {
            assert.deepEqual(listFigures(billed), []);
          }
        }),
        runs(60),
      );
    });
  }

  it('moves the dates of a patient within half a year', () => {
    const { text } = copyOf(bill(buildLog({ date: '1/10/2024' })));
    const copied = bill(text).ledger.months()[0]?.month ?? 0;
    assert(copied >= 202307 && copied <= 202407, formatIsoMonth(monthOf(((copied || 190001) * 100 + 1) as never)));
  });
});
