import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { BillableMonthKind } from '../../../../src/billing/rules/codes';
import {
  BEYOND_FULL_TIME,
  CPT_MIDPOINT,
  CPT_MIDPOINT_FRACTIONS,
  FULL_TIME,
  HYBRID,
  TIME_RULES,
  type TimeRule,
} from '../../../../src/billing/rules/timeRules';
import {
  addMinutes,
  compareMinutes,
  formatMinutes,
  readMinutes,
  type Minutes,
} from '../../../../src/log/values/minutes';
import { codesText } from '../../../../src/wording/monthFigures';
import { runs } from '../../support/fuzzRuns';

const sources = readFileSync('docs/sources.md', 'utf8');

const read = (text: string): Minutes => readMinutes(text)!;

/** The total, the codes, and the next code with the total at which it's earned, with `>` if the total must be more. */
type Row = readonly [minutes: string, codes: string, next: string];

/** Every threshold of sources.md 1.1, with the totals at, below, and above it. */
const TABLES: readonly (readonly [rule: TimeRule, kind: BillableMonthKind, rows: readonly Row[]])[] = [
  [
    CPT_MIDPOINT,
    'initial',
    [
      ['35', 'no code', '99492 at 36'],
      ['35.5', 'no code', '99492 at 36'],
      ['35.99', 'no code', '99492 at 36'],
      ['36', '99492', '99494 at 86'],
      ['69.99', '99492', '99494 at 86'],
      ['70', '99492', '99494 at 86'],
      ['70.01', '99492', '99494 at 86'],
      ['85', '99492', '99494 at 86'],
      ['85.99', '99492', '99494 at 86'],
      ['86', '99492 + 1 × 99494', '99494 at 116'],
      ['115', '99492 + 1 × 99494', '99494 at 116'],
      ['115.999999', '99492 + 1 × 99494', '99494 at 116'],
      ['116', '99492 + 2 × 99494', '99494 at 146'],
      ['145.99', '99492 + 2 × 99494', '99494 at 146'],
      ['146', '99492 + 3 × 99494', '99494 at 176'],
      ['175.99', '99492 + 3 × 99494', '99494 at 176'],
    ],
  ],
  [
    CPT_MIDPOINT,
    'subsequent',
    [
      ['30', 'no code', '99493 at 31'],
      ['30.99', 'no code', '99493 at 31'],
      ['31', '99493', '99494 at 76'],
      ['75', '99493', '99494 at 76'],
      ['75.99', '99493', '99494 at 76'],
      ['76', '99493 + 1 × 99494', '99494 at 106'],
      ['105.99', '99493 + 1 × 99494', '99494 at 106'],
      ['106', '99493 + 2 × 99494', '99494 at 136'],
      ['135.99', '99493 + 2 × 99494', '99494 at 136'],
      ['136', '99493 + 3 × 99494', '99494 at 166'],
      ['165.99', '99493 + 3 × 99494', '99494 at 166'],
    ],
  ],
  [
    HYBRID,
    'initial',
    [
      ['35.99', 'no code', '99492 at 36'],
      ['36', '99492', '99494 at 100'],
      ['86', '99492', '99494 at 100'],
      ['99.99', '99492', '99494 at 100'],
      ['100', '99492 + 1 × 99494', '99494 at 130'],
      ['129.99', '99492 + 1 × 99494', '99494 at 130'],
      ['130', '99492 + 2 × 99494', '99494 at 160'],
    ],
  ],
  [
    HYBRID,
    'subsequent',
    [
      ['30.99', 'no code', '99493 at 31'],
      ['31', '99493', '99494 at 90'],
      ['89.99', '99493', '99494 at 90'],
      ['90', '99493 + 1 × 99494', '99494 at 120'],
      ['120', '99493 + 2 × 99494', '99494 at 150'],
    ],
  ],
  [
    CPT_MIDPOINT_FRACTIONS,
    'initial',
    [
      ['35', 'no code', '99492 at > 35'],
      ['35.000000000000000001', '99492', '99494 at > 85'],
      ['35.5', '99492', '99494 at > 85'],
      ['85', '99492', '99494 at > 85'],
      ['85.01', '99492 + 1 × 99494', '99494 at > 115'],
      ['115', '99492 + 1 × 99494', '99494 at > 115'],
      ['115.01', '99492 + 2 × 99494', '99494 at > 145'],
    ],
  ],
  [
    CPT_MIDPOINT_FRACTIONS,
    'subsequent',
    [
      ['30', 'no code', '99493 at > 30'],
      ['30.01', '99493', '99494 at > 75'],
      ['75', '99493', '99494 at > 75'],
      ['75.01', '99493 + 1 × 99494', '99494 at > 105'],
    ],
  ],
  [
    BEYOND_FULL_TIME,
    'initial',
    [
      ['69.99', 'no code', '99492 at > 70'],
      ['70', 'no code', '99492 at > 70'],
      ['70.01', '99492', '99494 at 100'],
      ['99.99', '99492', '99494 at 100'],
      ['100', '99492 + 1 × 99494', '99494 at 130'],
    ],
  ],
  [
    BEYOND_FULL_TIME,
    'subsequent',
    [
      ['60', 'no code', '99493 at > 60'],
      ['60.01', '99493', '99494 at 90'],
      ['90', '99493 + 1 × 99494', '99494 at 120'],
    ],
  ],
  [
    FULL_TIME,
    'initial',
    [
      ['69.99', 'no code', '99492 at 70'],
      ['70', '99492', '99494 at 100'],
      ['85', '99492', '99494 at 100'],
      ['86', '99492', '99494 at 100'],
      ['115', '99492 + 1 × 99494', '99494 at 130'],
      ['116', '99492 + 1 × 99494', '99494 at 130'],
    ],
  ],
];

for (const [rule, kind, rows] of TABLES) {
  describe(`Under the rule ${rule.id}, ${kind === 'initial' ? 'an initial' : 'a subsequent'} month`, () => {
    for (const [minutes, codes, next] of rows) {
      it(`with exactly ${minutes} minutes earns ${codes}, and next ${next}`, () => {
        const total = read(minutes);
        assert.equal(codesText(rule.earned(kind, total)), codes);
        const { code, at, isBeyond, remaining } = rule.next(kind, total);
        assert.equal(`${code} at ${isBeyond ? '> ' : ''}${formatMinutes(at)}`, next);
        assert.equal(compareMinutes(addMinutes(total, remaining), at), 0);
      });
    }
  });
}

describe('Every time rule', () => {
  const rule = fc.constantFrom(...TIME_RULES.values());
  const kind = fc.constantFrom('initial' as const, 'subsequent' as const);
  const total = fc
    .integer({ min: 0, max: 60_000 })
    .map((count) => read(`${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}`));

  it('has a name and a source in docs/sources.md', () => {
    for (const [id, { name, source }] of TIME_RULES) {
      assert.match(name, /\d/, id);
      assert.match(source, /minutes|CPT|time/, id);
      assert.match(sources, new RegExp(`^\\| \`${id}\` `, 'm'));
    }
  });

  it('never earns fewer codes with more minutes', () => {
    fc.assert(
      fc.property(rule, kind, total, total, (by, which, a, b) => {
        const [less, more] = [a, b].sort(compareMinutes) as [Minutes, Minutes];
        const before = by.earned(which, less);
        const after = by.earned(which, more);
        assert.ok(before.addOnUnits <= after.addOnUnits);
        assert.ok(before.base === undefined || after.base === before.base);
      }),
      runs(500),
    );
  });

  it('earns the next code at its threshold, and not below it', () => {
    const smallest = read('0.000000000000000001');
    fc.assert(
      fc.property(rule, kind, total, (by, which, minutes) => {
        const now = by.earned(which, minutes);
        const { at, isBeyond, code } = by.next(which, minutes);
        const there = by.earned(which, isBeyond ? addMinutes(at, smallest) : at);
        assert.deepEqual(there, {
          base: now.base ?? code,
          addOnUnits: now.addOnUnits + (code === '99494' ? 1 : 0),
        });
        const justBefore = isBeyond ? at : { ticks: at.ticks - 1, fine: 999_999_999_999 };
        assert.deepEqual(by.earned(which, justBefore), now);
      }),
      runs(500),
    );
  });

  it('earns an add-on only with a base code', () => {
    fc.assert(
      fc.property(rule, kind, total, (by, which, minutes) => {
        const { base, addOnUnits } = by.earned(which, minutes);
        assert.ok(base !== undefined || addOnUnits === 0);
      }),
      runs(500),
    );
  });
});
