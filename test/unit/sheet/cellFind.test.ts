import assert from 'node:assert/strict';
import { findIn, replaceIn } from '../../../src/sheet/cellFind';

const any = { matchCase: false, wholeCell: false };

describe('finding in a cell', () => {
  it('finds every place, whatever the case', () => {
    assert.deepEqual(findIn('Follow up, follow UP', { ...any, text: 'follow up' }), [
      { start: 0, end: 9 },
      { start: 11, end: 20 },
    ]);
  });

  it('minds the case or the whole cell when asked', () => {
    assert.deepEqual(findIn('Cigna cigna', { text: 'cigna', matchCase: true, wholeCell: false }), [
      { start: 6, end: 11 },
    ]);
    assert.deepEqual(findIn('Cigna', { text: 'CIGNA', matchCase: false, wholeCell: true }), [{ start: 0, end: 5 }]);
    assert.deepEqual(findIn('Cigna HMO', { text: 'cigna', matchCase: false, wholeCell: true }), []);
  });

  it('keeps places right in names whose small letters are longer', () => {
    assert.deepEqual(findIn('İzmir Follow', { ...any, text: 'follow' }), [{ start: 6, end: 12 }]);
  });

  it('replaces every place by the text to the letter', () => {
    assert.equal(replaceIn('a.b.c', { ...any, text: '.' }, '$&'), 'a$&b$&c');
    assert.equal(replaceIn('none', { ...any, text: 'x' }, 'y'), 'none');
  });
});
