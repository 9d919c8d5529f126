import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BilledLogs } from '../../../src/billing/billedLogs';
import { toLineEdits } from '../../../src/log/csv/lineEdits';
import { makeRange } from '../../../src/log/csv/lines';
import { formatMinutes } from '../../../src/log/values/minutes';
import { formatIsoMonth } from '../../../src/log/values/calendarDate';
import { arbitraryEntry, arbitraryLog } from '../support/arbitraryLogs';
import { billLines, billText, summarizeReport } from '../support/billing';
import { EditedDocument } from '../support/editedDocument';
import { runs } from '../support/fuzzRuns';
import { buildLog, type Entry } from '../support/logBuilder';

/** Minutes in hundredths, up to two hours. */
const hundredths = fc.integer({ min: 1, max: 12_000 });
const asMinutes = (count: number): string => `${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}`;

interface Served {
  readonly month: number;
  readonly day: number;
  readonly mrn: string;
  readonly hundredths: number;
  readonly stated: boolean;
}

const served: fc.Arbitrary<Served> = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  mrn: fc.constantFrom('A', 'B', 'b'),
  hundredths,
  stated: fc.boolean(),
});

const entryOf = ({ month, day, mrn, hundredths: count, stated }: Served): Partial<Entry> => ({
  date: `${month}/${day}/2024`,
  mrn,
  minutes: asMinutes(count),
  assessment: stated ? '3/5/2024' : '',
});

const services = fc.array(served, { minLength: 1, maxLength: 40, size: 'max' });

describe('The codes of a log', () => {
  it('are the codes for the exact sum of each patient and month, according to the tables of the rule', () => {
    fc.assert(
      fc.property(services, (entries) => {
        const stated = new Set(entries.filter((entry) => entry.stated).map(({ mrn }) => mrn));
        const sums = new Map<string, number>();
        for (const { mrn, month, hundredths: count } of entries) {
          const key = `${mrn} ${99 - month}`;
          sums.set(key, (sums.get(key) ?? 0) + count);
        }
        const expected = [...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, sum]) => {
            const mrn = key.slice(0, 1);
            const month = 99 - Number(key.slice(2));
            const base = month === 3 ? 7000 : 6000;
            const isEarned = stated.has(mrn) && month >= 3 && sum >= base;
            const units = Math.floor((sum - base) / 3000);
            const code = month === 3 ? '99492' : '99493';
            const codes = !isEarned ? 'no code' : units === 0 ? code : `${code} + ${units} × 99494`;
            return `${mrn} 2024-${String(month).padStart(2, '0')} ${asMinutes(sum).replace(/\.?0+$/, '')} ${codes}`;
          });
        assert.deepEqual(summarizeReport(buildLog(...entries.map(entryOf))), expected);
      }),
      runs(200),
    );
  });

  it('don’t depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        services.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          assert.deepEqual(
            summarizeReport(buildLog(...shuffled.map(entryOf))),
            summarizeReport(buildLog(...entries.map(entryOf))),
          );
        },
      ),
      runs(200),
    );
  });

  it('don’t change if an entry is split in two', () => {
    fc.assert(
      fc.property(services, fc.nat(), fc.nat(), (entries, which, at) => {
        const split = entries[which % entries.length]!;
        fc.pre(split.hundredths > 1);
        const first = 1 + (at % (split.hundredths - 1));
        const parts = [
          { ...split, hundredths: first },
          { ...split, hundredths: split.hundredths - first },
        ];
        const others = entries.filter((entry) => entry !== split);
        assert.deepEqual(
          summarizeReport(buildLog(...[...others, ...parts].map(entryOf))),
          summarizeReport(buildLog(...entries.map(entryOf))),
        );
      }),
      runs(200),
    );
  });

  it('don’t change if the rows are divided between two logs', () => {
    fc.assert(
      fc.property(services, fc.nat(), (entries, at) => {
        const rows = entries.map(entryOf);
        const cut = at % (rows.length + 1);
        assert.deepEqual(
          summarizeReport(buildLog(...rows.slice(0, cut)), buildLog(...rows.slice(cut))),
          summarizeReport(buildLog(...rows)),
        );
      }),
      runs(200),
    );
  });
});

describe('An edit of a log', () => {
  it('returns every patient-month with changed figures', () => {
    const step = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), arbitraryEntry);
    fc.assert(
      fc.property(arbitraryLog(12), fc.array(step, { maxLength: 6, size: 'max' }), (text, steps) => {
        const document = new EditedDocument(text);
        const billed = billLines(document);
        for (const [at, line] of steps) {
          const before = figuresOf(billed);
          const number = Math.min(document.lineCount - 1, 1 + Math.floor(at * document.lineCount));
          const changes = document.replace(makeRange(number, 0, number, document.lineAt(number).length), line);
          const changed = billed.applyEdits(billed.logs[0]!, toLineEdits(changes));
          const reported = new Set(changed.map(({ mrn, month }) => `${mrn} ${month}`));
          const after = figuresOf(billed);
          for (const key of new Set([...before.keys(), ...after.keys()])) {
            assert.ok(
              reported.has(key) || before.get(key) === after.get(key),
              `${key} has changed but wasn’t returned.`,
            );
          }
        }
      }),
      runs(200),
    );
  });
});

function figuresOf(billed: BilledLogs): Map<string, string> {
  return new Map(
    billed.ledger
      .months()
      .map(({ mrn, month, kind, codes, assessment, next, summary }) => [
        `${mrn} ${month}`,
        JSON.stringify([
          kind,
          codes,
          assessment,
          next,
          formatMinutes(summary.minutes),
          summary.entryCount,
          summary.leftOutCount,
        ]),
      ]),
  );
}

describe('Several logs', () => {
  const january = buildLog({ minutes: '40' }, { date: 'x' });
  const february = buildLog({ date: '1/9/2024', minutes: '30' }, { date: '2/3/2024', minutes: '60', assessment: '' });

  it('make one report, in which a patient in two logs is one patient', () => {
    assert.deepEqual(summarizeReport(january, february), ['P1 2024-02 60 99493', 'P1 2024-01 70 99492']);
  });

  it('are named in messages that identify a row', () => {
    const billed = billText(january, buildLog({ date: '1/9/2024', minutes: '30', payer: 'Humana' }));
    const [month] = billed.ledger.months();
    assert.equal(formatIsoMonth(month!.month), '2024-01');
    const problems = billed.problemsOf(month!.summary.countedRows[0]!);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['CB108'],
    );
    assert.match(problems[0]!.message, /line 2 of log 2\b/);
  });
});
