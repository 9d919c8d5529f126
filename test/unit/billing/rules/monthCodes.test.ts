import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FULL_TIME, TIME_RULES } from '../../../../src/billing/rules/timeRules';
import { compareMinutes, formatMinutes, readMinutes, type Minutes } from '../../../../src/log/values/minutes';
import { codesText } from '../../../../src/wording/monthFigures';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';
import { summarizeReport } from '../../support/billing';

const read = (text: string): Minutes => readMinutes(text)!;

/** Minutes in hundred-thousandths, half of them near thresholds. */
const total = fc
  .oneof(
    fc.integer({ min: 1, max: 60_000_000 }),
    fc
      .tuple(fc.constantFrom(60, 70, 90, 100, 120, 130, 150, 160, 460), fc.integer({ min: -2, max: 2 }))
      .map(([minutes, step]) => minutes * 100_000 + step),
  )
  .map((count) => `${Math.floor(count / 100_000)}.${String(count % 100_000).padStart(5, '0')}`);
const kind = fc.constantFrom('initial' as const, 'subsequent' as const);

describe('Under the full-time rule', () => {
  for (const [minutes, codes, next] of [
    ['0.000000000000000001', 'no code', '69.999999999999999999 to 99492 at 70'],
    ['54.08', 'no code', '15.92 to 99492 at 70'],
    ['69.99', 'no code', '0.01 to 99492 at 70'],
    ['69.999999999999999999', 'no code', '0.000000000000000001 to 99492 at 70'],
    ['70', '99492', '30 to 99494 at 100'],
    ['70.01', '99492', '29.99 to 99494 at 100'],
    ['99.99', '99492', '0.01 to 99494 at 100'],
    ['100', '99492 + 1 × 99494', '30 to 99494 at 130'],
    ['129.999999', '99492 + 1 × 99494', '0.000001 to 99494 at 130'],
    ['130', '99492 + 2 × 99494', '30 to 99494 at 160'],
    ['159.99', '99492 + 2 × 99494', '0.01 to 99494 at 160'],
    ['160', '99492 + 3 × 99494', '30 to 99494 at 190'],
    ['670', '99492 + 20 × 99494', '30 to 99494 at 700'],
  ] as const) {
    it(`an initial month of exactly ${minutes} minutes earns ${codes}, and is missing ${next}`, () => {
      assertEarns('initial', minutes, codes, next);
    });
  }

  for (const [minutes, codes, next] of [
    ['35.999', 'no code', '24.001 to 99493 at 60'],
    ['59.99', 'no code', '0.01 to 99493 at 60'],
    ['60', '99493', '30 to 99494 at 90'],
    ['60.000001', '99493', '29.999999 to 99494 at 90'],
    ['89.99', '99493', '0.01 to 99494 at 90'],
    ['90', '99493 + 1 × 99494', '30 to 99494 at 120'],
    ['119.999999999999999999', '99493 + 1 × 99494', '0.000000000000000001 to 99494 at 120'],
    ['120', '99493 + 2 × 99494', '30 to 99494 at 150'],
    ['180.05', '99493 + 4 × 99494', '29.95 to 99494 at 210'],
  ] as const) {
    it(`a subsequent month of exactly ${minutes} minutes earns ${codes}, and is missing ${next}`, () => {
      assertEarns('subsequent', minutes, codes, next);
    });
  }

  it('24.24 + 11.41 + 20.45 + 3.9 minutes in a subsequent month earn 99493', () => {
    const entries = ['24.24', '11.41', '20.45', '3.9'].map((minutes, index) => ({
      date: `2/${index + 1}/2024`,
      minutes,
    }));
    assert.deepEqual(summarizeReport(buildLog(...entries)), ['P1 2024-02 60 99493']);
  });

  it('more minutes never earn fewer codes', () => {
    fc.assert(
      fc.property(kind, total, total, (which, a, b) => {
        const [less, more] = [read(a), read(b)].sort(compareMinutes) as [Minutes, Minutes];
        const before = FULL_TIME.earned(which, less);
        const after = FULL_TIME.earned(which, more);
        assert.ok(before.addOnUnits <= after.addOnUnits);
        assert.ok(before.base === undefined || after.base === before.base);
      }),
      runs(1000),
    );
  });

  it('the next code is earned with exactly the missing minutes, and not with less', () => {
    fc.assert(
      fc.property(kind, total, (which, minutes) => {
        const { code, at, remaining } = FULL_TIME.next(which, read(minutes));
        const smallest = read('0.000000000000000001');
        const atUnits = exact(formatMinutes(at));
        assert.equal(exact(minutes) + exact(formatMinutes(remaining)), atUnits);
        assert.ok(compareMinutes(remaining, smallest) >= 0);
        const count = (units: bigint): number => {
          const { base, addOnUnits } = FULL_TIME.earned(which, read(decimalOf(units)));
          return code === '99494' ? addOnUnits : Number(base === code);
        };
        assert.equal(count(atUnits - 1n), count(exact(minutes)));
        assert.equal(count(atUnits), count(exact(minutes)) + 1);
      }),
      runs(1000),
    );
  });

  it('add-on units need a base code and a full 30 minutes each', () => {
    fc.assert(
      fc.property(kind, total, (which, minutes) => {
        const base = which === 'initial' ? 70n : 60n;
        const beyond = exact(minutes) - base * 10n ** 18n;
        const { base: code, addOnUnits } = FULL_TIME.earned(which, read(minutes));
        assert.equal(code, beyond < 0n ? undefined : which === 'initial' ? '99492' : '99493');
        assert.equal(addOnUnits, beyond < 0n ? 0 : Number(beyond / (30n * 10n ** 18n)));
      }),
      runs(1000),
    );
  });

  it('the ID of the rule is full-time', () => assert.equal(TIME_RULES.get('full-time'), FULL_TIME));
});

function assertEarns(which: 'initial' | 'subsequent', minutes: string, codes: string, next: string): void {
  const date = which === 'initial' ? '1/31/2024' : '2/1/2024';
  assert.deepEqual(summarizeReport(buildLog({ date, minutes })), [
    `P1 ${which === 'initial' ? '2024-01' : '2024-02'} ${minutes} ${codes}`,
  ]);
  assert.equal(codesText(FULL_TIME.earned(which, read(minutes))), codes);
  const { code, remaining, at } = FULL_TIME.next(which, read(minutes));
  assert.equal(`${formatMinutes(remaining)} to ${code} at ${formatMinutes(at)}`, next);
}

function exact(text: string): bigint {
  const [whole = '', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(18, '0'));
}

function decimalOf(units: bigint): string {
  const digits = units.toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`;
}
