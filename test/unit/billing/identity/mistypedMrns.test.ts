import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BilledLogs } from '../../../../src/billing/billedLogs';
import { ProblemFixes } from '../../../../src/billing/problemFixes';
import { billingRules } from '../../../../src/billing/rules/billingRules';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { TextLines, makeRange } from '../../../../src/log/csv/lines';
import { TODAY, billLines, findMarkedTexts, findProblems } from '../../support/billing';
import { captureState } from '../../support/capturedState';
import { EditedDocument } from '../../support/editedDocument';
import { runs } from '../../support/fuzzRuns';
import { buildLog, formatEntry, type Entry } from '../../support/logBuilder';

const rows = (mrn: string, count: number, cells: Partial<Entry> = {}): Partial<Entry>[] =>
  Array.from({ length: count }, (_, index) => ({ mrn, date: `1/${index + 3}/2024`, ...cells }));

describe('An MRN that differs in one typed character', () => {
  for (const [what, mistyped] of [
    ['another character', 'A-1024'],
    ['a character fewer', 'A-103'],
    ['a character more', 'A-10023'],
    ['two exchanged neighbors', 'A-1032'],
  ] as const) {
    it(`is reported once, if it has ${what} and fewer rows (CB170)`, () => {
      const text = buildLog(...rows(mistyped, 2), ...rows('A-1023', 3));
      assert.deepEqual(findMarkedTexts(text), [`CB170 ${mistyped}`]);
      assert.match(findProblems(text)[0]!.message, /line 4\b/);
    });
  }

  it('isn’t reported if the name, the payer, or the initial assessment differs or is missing', () => {
    for (const cells of [
      { lastName: 'Reyes' },
      { firstName: 'Brad' },
      { payer: 'Humana' },
      { assessment: '1/2/2024' },
      { firstName: '' },
    ]) {
      assert.deepEqual(findMarkedTexts(buildLog(...rows('A-1024', 1, cells), ...rows('A-1023', 3))), []);
    }
  });

  it('is compared without case in the name and without punctuation in the payer', () => {
    const text = buildLog(...rows('A-1023', 2), ...rows('A-1024', 1, { lastName: 'GUZMAN', payer: 'cigna.' }));
    assert.deepEqual(findMarkedTexts(text), ['CB170 A-1024']);
  });

  it('is reported on the MRN that’s last in order if both have as many rows', () => {
    assert.deepEqual(findMarkedTexts(buildLog(...rows('A-1024', 1), ...rows('A-1023', 1))), ['CB170 A-1024']);
  });

  it('isn’t reported for short MRNs, or for a placeholder name with consecutive MRNs', () => {
    assert.deepEqual(findMarkedTexts(buildLog(...rows('P12', 1), ...rows('P13', 1))), []);
    const consecutive = Array.from({ length: 30 }, (_, number) => rows(`A-${1000 + number}`, 1)).flat();
    assert.deepEqual(findMarkedTexts(buildLog(...consecutive)), []);
  });

  it('isn’t reported in addition to zeros, case, or the same date of birth', () => {
    assert.deepEqual(findMarkedTexts(buildLog(...rows('01023', 1), ...rows('1023', 2))), ['CB034 01023', 'CB034 1023']);
    const line = (mrn: string): string => `1/3/2024,${mrn},Holly,Guzman,20,Cigna,1/3/2024,5/6/1980`;
    const text = `Date,MRN,First name,Last name,Minutes,Payer,Initial Assessment,DOB\n${line('1023')}\n${line('1024')}`;
    assert.deepEqual(findMarkedTexts(text), ['CB036 1023', 'CB036 1024']);
  });

  it('has a fix that changes all of its rows, for a person to check', () => {
    const lines = TextLines.of(buildLog(...rows('A-1023', 3), ...rows('A-1024', 2)));
    const logs = new BilledLogs(billingRules());
    const log = logs.add(lines, { today: TODAY });
    const fixes = new ProblemFixes(logs, log, lines);
    const [row] = fixes.findRows('CB170');
    const [fix] = fixes.findFixes('CB170', row!);
    assert.equal(fix?.title, 'Change MRN A-1024 to A-1023 in 2 rows');
    assert.equal(fix.isPreferred, false);
    assert.equal(fixes.canFixAnother('CB170', 'mrn', row!), false);
  });

  it('is found among thousands of patients with one name without comparing all pairs', function () {
    this.timeout(120_000);
    const mrn = (number: number): string => `A-${number * 1117}`.padEnd(9, '7');
    const patients = Array.from({ length: 1500 }, (_, number) => rows(mrn(number), 1)).flat();
    const text = buildLog(...patients, ...rows('Q-123456789', 2), ...rows('Q-123465789', 1));
    assert.ok(findMarkedTexts(text).includes('CB170 Q-123465789'));
  });

  it('is the same after any edits as after reading again', function () {
    this.timeout(0);
    const mrns = ['10234', '10243', '1023', '10235', '10236', '10237', '10244', '98765'];
    const line = fc
      .record({
        mrn: fc.constantFrom(...mrns),
        date: fc.constantFrom('1/3/2024', '2/3/2024'),
        payer: fc.constantFrom('Cigna', 'Cigna', 'Humana'),
        assessment: fc.constantFrom('1/3/2024', '1/3/2024', '', '1/9/2024'),
      })
      .map((cells) => formatEntry(cells));
    const step = fc.tuple(fc.nat(), fc.constantFrom('replace', 'insert', 'delete'), line);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.array(step, { maxLength: 8 }), (lines, steps) => {
        const document = new EditedDocument(buildLog(...lines));
        const billed = billLines(document);
        for (const [at, kind, text] of steps) {
          const number = 1 + (at % (document.lineCount - 1));
          const end = kind === 'insert' || number === document.lineCount - 1 ? number : number + 1;
          const range = makeRange(number, 0, end, 0);
          billed.applyEdits(
            billed.logs[0]!,
            toLineEdits(document.replace(range, kind === 'delete' ? '' : `${text}\n`)),
          );
          assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
        }
      }),
      runs(200),
    );
  });
});
