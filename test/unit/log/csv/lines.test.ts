import assert from 'node:assert/strict';
import { toLineEdits, mergeLineEdits } from '../../../../src/log/csv/lineEdits';
import { TextLines } from '../../../../src/log/csv/lines';

describe('The lines of a text', () => {
  it('end only at CRLF, LF, and CR', () => {
    const lines = TextLines.of('a\r\nb\nc\rd\u2028e\u0085f\n\r\n');
    assert.deepEqual(
      Array.from({ length: lines.lineCount }, (_, line) => lines.lineAt(line)),
      ['a', 'b', 'c', 'd\u2028e\u0085f', '', ''],
    );
  });

  it('are one empty line in an empty text', () => {
    assert.equal(TextLines.of('').lineCount, 1);
    assert.throws(() => TextLines.of('').lineAt(1), RangeError);
  });
});

describe('The line edits of an event', () => {
  it('count each line end of the new text once', () => {
    assert.deepEqual(toLineEdits([{ startLine: 3, endLine: 5, text: 'a\r\nb\nc\r' }]), [
      { startLine: 3, oldEndLine: 5, newEndLine: 6 },
    ]);
  });

  it('are sorted, and merged if they touch the same line', () => {
    const edits = [
      { startLine: 9, oldEndLine: 9, newEndLine: 10 },
      { startLine: 4, oldEndLine: 6, newEndLine: 4 },
      { startLine: 6, oldEndLine: 6, newEndLine: 8 },
    ];
    assert.deepEqual(mergeLineEdits(edits), [
      { startLine: 4, oldEndLine: 6, newEndLine: 6 },
      { startLine: 9, oldEndLine: 9, newEndLine: 10 },
    ]);
  });
});
