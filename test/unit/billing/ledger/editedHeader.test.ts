import assert from 'node:assert/strict';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { billLines } from '../../support/billing';
import { captureState } from '../../support/capturedState';
import { EditedDocument } from '../../support/editedDocument';

const HEADER = 'Date,MRN,Minutes,Initial Assessment,Payer';
const ROWS = '1/3/2024,P1,70,1/3/2024,Cigna\n1/4/2024;P1;5;1/3/2024;Humana\n2/3/2024,P1,60,,Cigna\n';

describe('After an edit, a header that', () => {
  for (const [what, before, after] of [
    ['names another column', HEADER, 'Date,MRN,Minutes,Initial Assessment,Staff'],
    ['loses a required column', HEADER, 'Date,Name,Minutes,Initial Assessment,Payer'],
    ['gets its required column back', 'Date,Name,Minutes,Initial Assessment,Payer', HEADER],
    ['has two columns exchanged', HEADER, 'Initial Assessment,MRN,Minutes,Date,Payer'],
    ['gets another column', HEADER, `${HEADER},Notes`],
    ['gets another delimiter', HEADER, HEADER.replaceAll(',', ';')],
    ['names a field twice', HEADER, 'Date,MRN,Minutes,Initial Assessment,DOS'],
    ['gets an alias for a name', HEADER, HEADER.replace('MRN', 'Patient ID')],
    ['spans two lines', HEADER, '"Date\n",MRN,Minutes,Initial Assessment,Payer'],
    ['moves down', HEADER, `\n\n${HEADER}`],
    ['is deleted', `${HEADER}\n`, ''],
    ['is entered into an empty line', '', HEADER],
  ] as const) {
    it(`${what} gives the same log as reading the text again`, () => {
      const document = new EditedDocument(`${before}\n${ROWS}`);
      const billed = billLines(document);
      // An editor replaces all delimiters in one event with a replacement for each.
      const replacements = after.includes(';')
        ? [...before.matchAll(/,/g)].map(({ index }) => ({ start: index, end: index + 1, text: ';' }))
        : [{ start: 0, end: before.length, text: after }];
      billed.applyEdits(billed.logs[0]!, toLineEdits(document.change(replacements)));
      assert.equal(document.text, `${after}\n${ROWS}`);
      assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
    });
  }
});
