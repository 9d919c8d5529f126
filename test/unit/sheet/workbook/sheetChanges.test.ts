import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextLines } from '../../../../src/log/csv/lines';
import {
  compareWithSheet,
  takeOverChanges,
  type LogWithRows,
  type SheetChange,
} from '../../../../src/sheet/workbook/sheetChanges';
import type { TextEdit } from '../../../../src/log/csv/edits';
import { applyEdit } from '../../support/edits';
import { billLines } from '../../support/billing';

/** Applies edits that don't overlap, the last one first. An insertion where a deletion begins comes before it. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const size = ({ range: { start, end } }: TextEdit): number =>
    (end.line - start.line) * 1000 + end.column - start.column;
  return [...edits]
    .sort(
      (a, b) =>
        b.range.start.line - a.range.start.line || b.range.start.column - a.range.start.column || size(b) - size(a),
    )
    .reduce(applyEdit, text);
}

const HEADER = 'Date,MRN,Minutes,Notes,Initial Assessment';

function read(text: string): LogWithRows & { readonly lines: TextLines } {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  return { billed, log: billed.logs[0]!, lines };
}

function compare(current: string, sheet: string): readonly SheetChange[] {
  const changes = compareWithSheet(read(current), read(sheet));
  assert.ok(changes.ok);
  return changes.value;
}

function takeOver(current: string, sheet: string, eol = '\n', kinds?: readonly SheetChange['kind'][]): string {
  const log = read(current);
  const chosen = compare(current, sheet).filter(({ kind }) => !kinds || kinds.includes(kind));
  return applyEdits(current, takeOverChanges(log, log.lines, chosen, eol));
}

const build = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const A = '1/3/2024,A1,20,by phone,1/3/2024';
const B = '1/4/2024,B2,30,,1/4/2024';
const C = '1/5/2024,C3,40,"a, b",1/5/2024';

describe('reading a workbook again', () => {
  it('finds nothing where only the order of rows, quotes, and empty cells at the end differ', () => {
    assert.deepEqual(compare(build(A, B), build('"1/4/2024",B2,30,,1/4/2024,', A)), []);
  });

  it('finds rows that are new, different, and missing, and counts rows that occur several times', () => {
    assert.deepEqual(
      compare(build(A, B, B), build(A, B, C)).map(({ kind }) => kind),
      ['new', 'missing'],
    );
    assert.deepEqual(
      compare(build(A, B), build(A.replace(',20,', ',25,'), B)).map(({ kind }) => kind),
      ['different'],
    );
  });

  it('doesn’t pair rows of a patient and a day if there are several', () => {
    assert.deepEqual(
      compare(build(A, A), build(A.replace(',20,', ',25,'), A.replace(',20,', ',26,'))).map(({ kind }) => kind),
      ['new', 'new', 'missing', 'missing'],
    );
  });

  it('keeps rows of the log that aren’t chosen, and all characters of the others', () => {
    const edited = A.replace('by phone', 'by video');
    assert.equal(takeOver(build(edited, B), build(A, B, C), '\n', ['new']), build(edited, B, C));
    assert.equal(takeOver(build(B, A), build(A, C), '\r\n', ['new', 'missing']), `${HEADER}\n${A}\r\n${C}\n`);
  });

  it('adds rows below the header of an empty log', () => {
    assert.equal(takeOver(HEADER, build(A)), `${HEADER}\n${A}`);
  });

  it('is refused if the sheet has other columns', () => {
    const other = build(A).replace('Notes', 'Comment');
    const changes = compareWithSheet(read(build(A)), read(other));
    assert.equal(!changes.ok && changes.failure.code, 'other-columns');
  });

  it('leaves no difference after all changes were taken over, for any rows', () => {
    const row = fc
      .tuple(fc.constantFrom('A1', 'B2'), fc.integer({ min: 1, max: 3 }), fc.constantFrom('', 'x', 'a,b', 'q"'))
      .map(([mrn, day, note]) => `1/${day}/2024,${mrn},20,"${note.replaceAll('"', '""')}",1/1/2024`);
    const rows = fc.array(row, { maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (current, sheet) => {
        assert.deepEqual(compare(takeOver(build(...current), build(...sheet)), build(...sheet)), []);
      }),
    );
  });
});
