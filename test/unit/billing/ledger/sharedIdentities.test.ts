import assert from 'node:assert/strict';
import { listProblems } from '../../../../src/billing/problemList';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { billLines, findProblems, summarizeReport } from '../../support/billing';
import { EditedDocument } from '../../support/editedDocument';

function logOf(...patients: readonly string[]): string {
  const rows = patients.map((patient, index) => `1/${3 + index}/2024,40,1/3/2024,${patient}\n`);
  return `Date,Minutes,Initial Assessment,MRN,First name,Last name,DOB\n${rows.join('')}`;
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
});
