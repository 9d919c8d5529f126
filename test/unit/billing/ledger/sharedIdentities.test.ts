import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SharedIdentities } from '../../../../src/billing/ledger/sharedIdentities';
import { listProblems } from '../../../../src/billing/problemList';
import type { PatientAttributes } from '../../../../src/log/rows/patientAttributes';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { captureState } from '../../support/capturedState';
import { runs } from '../../support/fuzzRuns';
import { billLines, findProblems, summarizeReport } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

function logOf(...patients: readonly string[]): string {
  const rows = patients.map((patient, index) => `1/${3 + index}/2024,40,1/3/2024,${patient}\n`);
  return `Date,Minutes,Initial Assessment,MRN,First name,Last name,DOB\n${rows.join('')}`;
}

function attributesOf(firstName: string, lastName: string): PatientAttributes {
  return { firstName, lastName, dateOfBirth: 19800405 } as unknown as PatientAttributes;
}

/** Lists the lines with CB036, each with the line in its message. */
function findLines(text: string): string[] {
  return findProblems(text)
    .filter(({ code }) => code === 'CB036')
    .map(({ range, message }) => `${range.start.line + 1} ${/\(line \d+\)/.exec(message)?.[0] ?? ''}`);
}

describe('The same name and date of birth under two MRNs', () => {
  it('is reported on the topmost row of each MRN, with the line of the other', () => {
    const text = logOf('A1,Ana,Ortiz,4/5/1980', 'A1,Ana,Ortiz,4/5/1980', 'B7,ana,ORTIZ,1980-04-05');
    assert.deepEqual(findLines(text), ['2 (line 4)', '4 (line 2)']);
  });

  it('isn’t reported if the name or the date of birth differs or is missing', () => {
    assert.deepEqual(findLines(logOf('A1,Ana,Ortiz,4/5/1980', 'B7,Ana,Ortiz,5/5/1980', 'C9,Eva,Ortiz,4/5/1980')), []);
    assert.deepEqual(
      findLines(logOf('A1,Ana,Ortiz,', 'B7,Ana,Ortiz,', 'C9,,Ortiz,4/5/1980', 'D2,,Ortiz,4/5/1980')),
      [],
    );
  });

  it('doesn’t merge the two patients', () => {
    assert.deepEqual(summarizeReport(logOf('A1,Ana,Ortiz,4/5/1980', 'B7,Ana,Ortiz,4/5/1980')), [
      'A1 2024-01 40 no code',
      'B7 2024-01 40 no code',
    ]);
  });

  it('is no longer reported when the MRN is corrected, and is reported again when it’s changed back', () => {
    const document = new EditedDocument(logOf('A1,Ana,Ortiz,4/5/1980', 'B7,Ana,Ortiz,4/5/1980'));
    const billed = billLines(document);
    const log = billed.logs[0]!;
    const lines = (): number[] =>
      listProblems(billed, log)
        .filter(({ code }) => code === 'CB036')
        .map(({ range }) => range.start.line);
    const type = (text: string): void => {
      const at = '1/4/2024,40,1/3/2024,'.length;
      billed.applyEdits(log, toLineEdits(document.replace(makeRange(2, at, 2, at + 2), text)));
    };
    assert.deepEqual(lines(), [1, 2]);
    type('A1');
    assert.deepEqual(lines(), []);
    type('B8');
    assert.deepEqual(lines(), [1, 2]);
  });

  it('evaluates one patient again at a keystroke, however many MRNs have the same name', () => {
    const patients = Array.from({ length: 200 }, (_, index) => `M${String(1000 + index).repeat(2)},Ana,Ortiz,4/5/1980`);
    const document = new EditedDocument(logOf(...patients).replaceAll(/1\/\d+\/2024,40/g, '1/3/2024,40'));
    const billed = billLines(document);
    const at = '1/3/2024,40'.length;
    const edits = toLineEdits(document.replace(makeRange(100, at, 100, at), '0'));
    assert.deepEqual(
      billed.applyEdits(billed.logs[0]!, edits).map(({ mrn }) => mrn),
      ['M10991099'],
    );
  });

  it('changes the answer for each MRN only if the first MRN in order changes', () => {
    const shared = new SharedIdentities();
    const patient = attributesOf('Ana', 'Ortiz');
    const take = (): string[] => [...shared.takeChanged()].sort();
    ['C', 'B', 'D'].forEach((mrn) => {
      shared.add(mrn, patient);
    });
    assert.deepEqual(take(), ['B', 'C', 'D']);
    shared.add('E', patient);
    assert.deepEqual(take(), []);
    shared.add('A', patient);
    assert.deepEqual(take(), ['A', 'B', 'C', 'D', 'E']);
    shared.remove('B', patient);
    assert.deepEqual(take(), ['A']);
    shared.remove('A', patient);
    assert.deepEqual(take(), ['C', 'D', 'E']);
    assert.deepEqual(
      ['C', 'D', 'E'].map((mrn) => shared.findOtherMrn(mrn)),
      ['D', 'C', 'C'],
    );
  });

  it('is the same after edits as after reading again', function () {
    this.timeout(0);
    const row = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.constantFrom('Ana', 'Eva'));
    const edit = fc.tuple(fc.nat(7), fc.option(row, { freq: 3 }));
    const format = ([mrn, name]: readonly [string, string]): string =>
      `1/3/2024,40,1/3/2024,${mrn},${name},Ortiz,4/5/1980\n`;
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), fc.array(edit, { maxLength: 6 }), (rows, edits) => {
        const document = new EditedDocument(`${logOf().trimEnd()}\n${rows.map(format).join('')}`);
        const billed = billLines(document);
        for (const [line, replacement] of edits) {
          const start = 1 + (line % Math.max(1, document.lineCount - 2));
          const isRow = start < document.lineCount - 1;
          const range = makeRange(start, 0, isRow ? start + 1 : start, 0);
          billed.applyEdits(
            billed.logs[0]!,
            toLineEdits(document.replace(range, replacement ? format(replacement) : '')),
          );
          assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
        }
      }),
      runs(100),
    );
  });
});
