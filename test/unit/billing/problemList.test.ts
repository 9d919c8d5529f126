import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listFacts } from '../../../src/billing/factList';
import { countErrors, countProblemTotals, findFirstProblems, listProblems } from '../../../src/billing/problemList';
import type { Severity } from '../../../src/log/problems/problems';
import { arbitraryLog, arbitraryLogWithOptionalColumns } from '../support/arbitraryLogs';
import { billText } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { buildLog } from '../support/logBuilder';

const MIXED = buildLog(
  { npi: '12' },
  { date: 'x' },
  { date: '1/16/2026', assessment: '' },
  { minutes: 'ten', npi: '1234567890' },
  { mrn: 'P2', assessment: '' },
);

const codesOf = (text: string, limit?: number): string[] => {
  const billed = billText(text);
  return listProblems(billed, billed.logs[0]!, limit).map(({ code, range }) => `${code} ${range.start.line}`);
};

describe('The problems of a log', () => {
  it('are listed with errors first, and then by line', () => {
    assert.deepEqual(codesOf(MIXED), ['CB010 2', 'CB014 4', 'CB020 5', 'CB105 1', 'CB101 3', 'CB106 4']);
  });

  it('begin with the problems of the header', () => {
    assert.deepEqual(codesOf('Date,MRN,Minutes,IA date,Enrolled on,Payer,Plan,NPI\nx,P,5,,,,,12'), [
      'CB002 0',
      'CB010 1',
      'CB007 0',
      'CB105 1',
    ]);
  });

  it('are listed up to a limit, and are all counted', () => {
    const billed = billText(MIXED);
    for (let limit = 0; limit <= 7; limit++) {
      assert.deepEqual(codesOf(MIXED, limit), codesOf(MIXED).slice(0, limit));
    }
    assert.deepEqual(countProblemTotals(billed), { errors: 3, warnings: 3, information: 0 });
  });

  it('are the same for any limit, with errors first', () => {
    fc.assert(
      fc.property(arbitraryLog(20), fc.nat({ max: 30 }), (text, limit) => {
        const billed = billText(text);
        const all = listProblems(billed, billed.logs[0]!);
        const sorted = (['error', 'warning', 'information', 'hint'] as const).flatMap((level) =>
          all.filter(({ severity }) => severity === level),
        );
        assert.deepEqual(all, sorted);
        assert.deepEqual(listProblems(billed, billed.logs[0]!, limit), all.slice(0, limit));
      }),
      runs(300),
    );
  });

  it('have the same first lines as the whole list, for any logs', () => {
    fc.assert(
      fc.property(arbitraryLog(20), arbitraryLog(5), (text, second) => {
        const billed = billText(text, second);
        const all = billed.logs.flatMap((log, number) =>
          listProblems(billed, log).map(({ code, range }) => ({
            code,
            place: { log: number, line: range.start.line + 1 },
          })),
        );
        const first = new Map<string, unknown>();
        for (const { code, place } of all) {
          first.set(code, first.get(code) ?? place);
        }
        const sorted = (map: ReadonlyMap<string, unknown>): unknown[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        assert.deepEqual(sorted(findFirstProblems(billed, [...first.keys()])), sorted(first));
      }),
      runs(200),
    );
  });

  it('are counted before any view asks for them as they are listed afterward', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryLog(20), arbitraryLogWithOptionalColumns(20)), (text) => {
        const billed = billText(text);
        const errors = countErrors(billed);
        const listed = listFacts(billed).map(({ problem }) => problem.severity);
        const count = (severity: Severity): number => listed.filter((each) => each === severity).length;
        assert.equal(errors, count('error'));
        assert.deepEqual(countProblemTotals(billed), {
          errors,
          warnings: count('warning'),
          information: count('information'),
        });
      }),
      runs(300),
    );
  });

  it('are within the text, and their messages don’t quote cells', () => {
    fc.assert(
      fc.property(arbitraryLog(20), (text) => {
        const billed = billText(text.replaceAll('Holly', 'ZZNAME').replaceAll('Cigna', 'ZZPAYER'));
        const lines = text.split('\n');
        for (const { range, message } of listProblems(billed, billed.logs[0]!)) {
          assert.ok(range.start.line < range.end.line || range.start.column <= range.end.column);
          assert.ok(range.end.line < lines.length);
          // Messages can name the codes of the claim.
          assert.doesNotMatch(message.replace(/\b99\d{3}\b/g, ''), /ZZ|\d{5}/);
        }
      }),
      runs(100),
    );
  });
});
