import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { activityLines } from '../../../src/wording/activityLines';
import { arbitraryLog } from '../support/arbitraryLogs';
import { billText } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { buildLog } from '../support/logBuilder';

function linesOf(text: string): string[] {
  const logs = billText(text);
  return activityLines('Log 1', logs, logs.logs[0]!);
}

/** All lines that the output channel can have: fixed words, numbers, and codes. */
const HARMLESS = [
  /^Log 1: [\d,]+ (entry|entries) counted in [\d,]+ patient-months?; [\d,]+ errors?, [\d,]+ warnings?(, [\d,]+ notices?)?\.$/,
  /^Log 1: CB\d{3} at lines? \d+(, \d+)*( and \d+ more)?\.$/,
  /^Log 1 can't be read as a time log: CB\d{3}(, CB\d{3})*\.$/,
];

describe('lines about a log in the output channel', () => {
  it('identify problems by code and rows by line', () => {
    const text = buildLog({}, { minutes: 'twenty' }, { date: '2/30/2024' }, { minutes: 'ten' });
    assert.deepEqual(linesOf(text).slice(0, 3), [
      'Log 1: 1 entry counted in 1 patient-month; 3 errors, 0 warnings.',
      'Log 1: CB014 at lines 3, 5.',
      'Log 1: CB011 at line 4.',
    ]);
  });

  it('give only the reason for a file that is not a time log', () => {
    assert.match(linesOf('Dear Ms. Guzman,\nthe log follows.\n').join('\n'), HARMLESS[2]!);
  });

  it('contain no text of the sample log or the log with problems', () => {
    for (const name of ['sample', 'problems']) {
      const lines = linesOf(readFileSync(`test/fixtures/${name}.timelog.csv`, 'utf8'));
      assert.deepEqual(
        lines.filter((line) => !HARMLESS.some((pattern) => pattern.test(line))),
        [],
      );
    }
  });

  it('contain no text of any log', () => {
    fc.assert(
      fc.property(arbitraryLog(30), (text) =>
        linesOf(text).every((line) => HARMLESS.some((pattern) => pattern.test(line))),
      ),
      runs(300),
    );
  });
});
