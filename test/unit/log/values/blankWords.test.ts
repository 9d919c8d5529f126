import assert from 'node:assert/strict';
import { isBlankCell, readCellText, readNameCells, type CellKind } from '../../../../src/log/values/blankWords';

const KINDS: readonly CellKind[] = ['identifier', 'date', 'amount', 'name', 'staff', 'text'];
/** Words for "nothing" of real exports, and ten shapes of them that no example had. */
const WORDS = [
  'NULL', '(null)', 'None', 'nil', 'N/A', '#N/A', 'NaN', 'undefined', 'unknown', 'unk', 'TBD', '?', '-', '--', '.', '(blank)',
  '(empty)', '\\N', 'not available', '\u2013', '\u2014',
  '[NULL]', '<NA>', '="N/A"', "'N/A", '"null"', 'n . a .', 'Not-Available', 'NOT_APPLICABLE', '\u200bNULL\u200b', '\uff2e\uff35\uff2c\uff2c', '* none *',
  'n/a?', 'Unknown.', 'no data', 'none on file', '\u00a0-\u00a0', '??', '...', '__',
] as const; // prettier-ignore

describe('Words for “nothing”', () => {
  for (const word of WORDS) {
    it(`are ${JSON.stringify(word)} in any case and in every column`, () => {
      for (const kind of KINDS) {
        const cells = [word, word.toUpperCase(), word.toLowerCase(), ` ${word} `].filter(
          (cell) => cell.trim() !== 'NA',
        );
        assert.deepEqual(
          cells.filter((cell) => !isBlankCell(cell, kind)),
          [],
          kind,
        );
      }
    });
  }

  it('include zeros, except where zero is an amount', () => {
    for (const zero of ['0', '000000', '0.0', '="0"']) {
      const kinds = KINDS.filter((kind) => isBlankCell(zero, kind));
      assert.deepEqual(kinds, ['identifier', 'date', 'name', 'staff', 'text'], zero);
    }
    assert.ok(isBlankCell('000-00-0000', 'identifier'));
  });

  it('don’t include the errors of formulas, except #N/A, where a number or a date is expected', () => {
    for (const error of ['#REF!', '#NULL!', '#VALUE!', '#####']) {
      const kinds = KINDS.filter((kind) => isBlankCell(error, kind));
      assert.deepEqual(kinds, ['name', 'staff', 'text'], error);
    }
    assert.ok(isBlankCell('-1', 'identifier') && !isBlankCell('-1', 'amount'));
  });

  it('don’t include values', () => {
    for (const value of [
      'A1',
      '10',
      '0-1',
      'Nolan',
      'Nona',
      'N1A',
      'TBD-7',
      'None-such',
      'Empty nest',
      'K-0',
      '#12',
      '😀',
      'NA-1',
    ]) {
      assert.deepEqual(
        KINDS.filter((kind) => isBlankCell(value, kind)),
        [],
        value,
      );
    }
    assert.equal(readCellText('  Cigna ', 'text'), 'Cigna');
    assert.equal(isBlankCell('x'.repeat(100_000), 'text'), false);
    assert.equal(isBlankCell(' '.repeat(100_000), 'text'), true);
  });

  it('include NA, except as the initials of a staff member', () => {
    assert.deepEqual(
      KINDS.filter((kind) => !isBlankCell('NA', kind)),
      ['staff'],
    );
    assert.ok(isBlankCell('N/A', 'staff') && isBlankCell('na', 'staff'));
  });

  it('are the names of people only in their case and next to another name', () => {
    assert.deepEqual(readNameCells('Christopher', 'Null'), ['Christopher', 'Null']);
    assert.deepEqual(readNameCells('Na', 'Kim'), ['Na', 'Kim']);
    assert.deepEqual(readNameCells('Ada', 'NULL'), ['Ada', '']);
    assert.deepEqual(readNameCells('null', 'Vale'), ['', 'Vale']);
    assert.deepEqual(readNameCells('Null', 'Null'), ['', '']);
    assert.deepEqual(readNameCells('', 'Null'), ['', '']);
    assert.deepEqual(readNameCells('Ada', 'None'), ['Ada', '']);
  });
});
