import assert from 'node:assert/strict';
import { TextLines } from '../../../src/log/csv/lines';
import { readHeader } from '../../../src/log/header/header';
import { createHeaderLine, listHeaderRemedies } from '../../../src/sheet/headerRemedies';

function remediesOf(text: string): readonly string[] {
  return listHeaderRemedies(readHeader(TextLines.of(text)));
}

describe('remedies for a header that cannot be read', () => {
  it('a readable header needs none', () => {
    assert.deepEqual(remediesOf('Date,MRN,Minutes\n1/3/2025,A1,20\n'), []);
  });

  it('columns with unknown names can be mapped', () => {
    assert.deepEqual(remediesOf('Day,Chart,Worked\n1/3/2025,A1,20\n'), ['mapColumns']);
  });

  it('an empty log can get the standard header, with which it is readable', () => {
    assert.deepEqual(remediesOf(''), ['insertHeader']);
    assert.deepEqual(remediesOf(`${createHeaderLine(';')}\n`), []);
  });

  it('a log without names gets the standard header only if its rows have as many cells', () => {
    assert.deepEqual(remediesOf('1/3/2025,A1,Ana,Ruiz,20,Follow Up,Kim,Cigna,1/3/2025,1234567893,F33.1\n'), [
      'insertHeader',
    ]);
    assert.deepEqual(remediesOf('1/3/2025,A1,20\n1/4/2025,A1,10\n'), []);
  });
});
