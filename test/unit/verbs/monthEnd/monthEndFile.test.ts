import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMonthEnd, writeMonthEnd, type WrittenPiece } from '../../../../src/verbs/monthEnd/monthEndFile';

const FILE = `---
logs: [march.timelog.csv]
month: 2026-03
---
# March 2026

\`\`\`cocm
check
ready --state held
\`\`\`

- [ ] Every held claim decided
`;

const asRead = (text: string): WrittenPiece[] =>
  readMonthEnd(text).map((read) => ({ kind: read.kind, content: read.content, read }));

describe('a month end', () => {
  it('has its settings, text, and cells as pieces, each with its line', () => {
    assert.deepEqual(
      readMonthEnd(FILE).map(({ kind, content, line }) => ({ kind, content, line })),
      [
        { kind: 'settings', content: 'logs: [march.timelog.csv]\nmonth: 2026-03', line: 2 },
        { kind: 'text', content: '# March 2026', line: 5 },
        { kind: 'cell', content: 'check\nready --state held', line: 8 },
        { kind: 'text', content: '- [ ] Every held claim decided', line: 12 },
      ],
    );
  });

  it('keeps a block of another language, and a cell inside it, as text', () => {
    const text = '````markdown\n```cocm\ncheck\n```\n````\n';
    assert.deepEqual(
      readMonthEnd(text).map(({ kind }) => kind),
      ['text'],
    );
  });

  it('keeps a cell that is not closed as text', () => {
    assert.deepEqual(
      readMonthEnd('Text\n```cocm\ncheck\n').map(({ kind }) => kind),
      ['text'],
    );
  });

  it('is written as it was read when nothing was edited', () => {
    const part = fc.constantFrom(
      ...[
        '---\n',
        'logs: [a.csv]\n',
        '```cocm\n',
        '```\n',
        '````\n',
        'check\n',
        '\n',
        ' \t\n',
        'Text',
        '\r\n',
        '\r',
        '~~~\n',
        '\uFEFF',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        assert.equal(writeMonthEnd(asRead(text)), text);
      }),
    );
  });

  it('with CRLF keeps CRLF in a piece that was edited, and all other bytes', () => {
    const text = FILE.replaceAll('\n', '\r\n');
    const pieces = asRead(text).map((piece) =>
      piece.kind === 'cell' ? { ...piece, content: 'check\ntotals' } : piece,
    );
    assert.equal(writeMonthEnd(pieces), text.replace('ready --state held', 'totals'));
  });

  it('has a cell that was added, between blank lines', () => {
    const [settings, ...others] = asRead('---\nlogs: [a.csv]\n---\nText\n');
    assert.ok(settings);
    const written = writeMonthEnd([
      settings,
      ...others,
      { kind: 'cell', content: 'totals' },
      { kind: 'text', content: 'End' },
    ]);
    assert.equal(written, '---\nlogs: [a.csv]\n---\nText\n\n```cocm\ntotals\n```\n\nEnd\n');
    assert.deepEqual(
      readMonthEnd(written).map(({ kind }) => kind),
      ['settings', 'text', 'cell', 'text'],
    );
  });

  it('closes a cell whose content has a fence with a longer one', () => {
    const written = writeMonthEnd([{ kind: 'cell', content: '# ```\ntotals' }]);
    assert.deepEqual(
      readMonthEnd(written).map(({ kind, content }) => ({ kind, content })),
      [{ kind: 'cell', content: '# ```\ntotals' }],
    );
  });
});
