import assert from 'node:assert/strict';
import { TextLines, type TextRange } from '../../../src/log/csv/lines';
import { findSameCells, findValueAt, type ValuePlace } from '../../../src/sheet/valuePlaces';
import { billLines } from '../support/billing';

const HEADER = 'Date,MRN,Minutes,Activity,Staff,Payer,Initial Assessment';

function open(...rows: string[]) {
  const lines = TextLines.of([HEADER, ...rows, ''].join('\n'));
  const billed = billLines(lines);
  const log = billed.logs[0]!;
  const at = (line: number, column: number): ValuePlace | undefined => findValueAt(billed, log, { line, column });
  const same = (place: ValuePlace | undefined, most?: number): number[] => {
    assert.ok(place);
    return findSameCells(billed, log, place, most).map(({ start }: TextRange) => start.line);
  };
  return { at, same };
}

describe('the value of a cell in other rows', () => {
  const row = (mrn: string, staff: string, payer: string): string => `1/3/2024,${mrn},20,A1,${staff},${payer},1/3/2024`;

  it('is found for an MRN, a payer, and a staff member, and for no other cell, empty cell, or the header', () => {
    const { at } = open(row('A1', 'Kim', ''));
    assert.equal(at(1, 9)?.value, 'A1');
    assert.equal(at(1, 18)?.value, 'Kim');
    assert.equal(at(1, 15), undefined);
    assert.equal(at(1, 22), undefined);
    assert.equal(at(0, 6), undefined);
    assert.equal(at(2, 0), undefined);
  });

  it('is found as it is read: with spaces around it and in quotes, but not in another column', () => {
    const { at, same } = open(
      row('A1', 'Kim', 'A1'),
      row(' A1 ', 'Kim', ''),
      row('"A1"', 'Lee', ''),
      row('A10', 'A1', ''),
    );
    assert.deepEqual(same(at(1, 9)), [1, 2, 3]);
    assert.deepEqual(same(at(1, 18)), [1, 2]);
  });

  it('has the closest cells where there are too many', () => {
    const { at, same } = open(...Array.from({ length: 20 }, () => row('A1', 'Kim', '')));
    assert.deepEqual(same(at(10, 9), 4), [8, 9, 10, 11]);
    assert.deepEqual(same(at(1, 9), 3), [1, 2, 3]);
    assert.equal(same(at(1, 9)).length, 20);
  });
});
