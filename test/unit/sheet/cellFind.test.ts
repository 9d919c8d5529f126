import assert from 'node:assert/strict';
import { findInCell, replaceInCell } from '../../../src/sheet/cellFind';

const any = { matchCase: false, wholeCell: false };

describe('finding in a cell', () => {
  it('finds every match, ignoring case', () => {
    assert.deepEqual(findInCell('Follow up, follow UP', { ...any, text: 'follow up' }), [
      { start: 0, end: 9 },
      { start: 11, end: 20 },
    ]);
  });

  it('can match case or the whole cell', () => {
    assert.deepEqual(findInCell('Cigna cigna', { text: 'cigna', matchCase: true, wholeCell: false }), [
      { start: 6, end: 11 },
    ]);
    assert.deepEqual(findInCell('Cigna', { text: 'CIGNA', matchCase: false, wholeCell: true }), [{ start: 0, end: 5 }]);
    assert.deepEqual(findInCell('Cigna HMO', { text: 'cigna', matchCase: false, wholeCell: true }), []);
  });

  it('has correct offsets in names with longer lowercase letters', () => {
    assert.deepEqual(findInCell('İzmir Follow', { ...any, text: 'follow' }), [{ start: 6, end: 12 }]);
  });

  it('replaces every match with the literal text', () => {
    assert.equal(replaceInCell('a.b.c', { ...any, text: '.' }, '$&'), 'a$&b$&c');
    assert.equal(replaceInCell('none', { ...any, text: 'x' }, 'y'), 'none');
  });
});
