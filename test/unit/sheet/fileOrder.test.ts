import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextLines } from '../../../src/log/csv/lines';
import type { RowId } from '../../../src/log/rows/rowId';
import { sortEntries, createOrderingEdit, type FileOrder } from '../../../src/sheet/fileOrder';
import { applyEdit } from '../support/edits';
import { billLines, summarizeReport } from '../support/billing';
import { HEADER_LINE, formatEntry, buildLog } from '../support/logBuilder';

function sorted(text: string, order: FileOrder, eol = '\n'): string {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  const log = billed.logs[0]!;
  const ordering = createOrderingEdit(billed, log, lines, sortEntries(billed, log, order), eol);
  assert.ok(ordering.ok);
  return ordering.value ? applyEdit(text, ordering.value) : text;
}

describe('sorting the rows of a file', () => {
  const a = formatEntry({ date: '2/1/2024', mrn: 'P2' });
  const b = formatEntry({ date: '1/9/2024', mrn: 'P9', activity: 'by phone,\nthen "in person"' });
  const c = formatEntry({ date: '1/9/2024', mrn: 'P1' });

  it('sorts by date, and keeps the order within a day and line breaks in fields', () => {
    assert.equal(sorted(buildLog(a, b, c), 'date'), buildLog(b, c, a));
  });

  it('sorts by MRN and then date, with rows without an MRN or a date last', () => {
    const undated = formatEntry({ date: '', mrn: 'P1' });
    const anonymous = formatEntry({ mrn: '' });
    assert.equal(sorted(buildLog(anonymous, undated, a, c), 'patient'), buildLog(c, undated, a, anonymous));
  });

  it('does not move blank lines and repeated headers, and does not change the end of the file', () => {
    const text = buildLog(a, '', HEADER_LINE, b).slice(0, -1);
    assert.equal(sorted(text, 'date'), buildLog(b, '', HEADER_LINE, a).slice(0, -1));
    const crlf = buildLog(a, b, c).replaceAll('\n', '\r\n');
    assert.equal(sorted(crlf, 'date', '\r\n'), buildLog(b, c, a).replaceAll('\n', '\r\n'));
  });

  it('changes nothing in a sorted file, and only the unsorted part of another file', () => {
    const lines = TextLines.of(buildLog(c, b, a, formatEntry({ date: '1/30/2024' })));
    const billed = billLines(lines);
    const log = billed.logs[0]!;
    const ordering = createOrderingEdit(billed, log, lines, sortEntries(billed, log, 'date'), '\n');
    assert.equal(ordering.ok && ordering.value?.range.start.line, 4);
    assert.equal(sorted(buildLog(b, c, a), 'date'), buildLog(b, c, a));
  });

  it('is refused if an unclosed quote might be closed by another row', () => {
    const lines = TextLines.of(buildLog(a, b.replace('"by', 'by'), c));
    const broken = TextLines.of(buildLog(a, `${c},"open`, b));
    for (const [text, ok] of [
      [lines, true],
      [broken, false],
    ] as const) {
      const billed = billLines(text);
      const log = billed.logs[0]!;
      const ordering = createOrderingEdit(billed, log, text, sortEntries(billed, log, 'date'), '\n');
      assert.equal(ordering.ok, ok);
      assert.equal(ordering.ok ? undefined : ordering.failure.location?.line, ok ? undefined : 3);
    }
  });

  it('is refused if a row is repeated, missing, or no longer in the log', () => {
    const lines = TextLines.of(buildLog(a, b, c));
    const billed = billLines(lines);
    const log = billed.logs[0]!;
    const [first, second, third] = sortEntries(billed, log, 'date');
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const removed = 999 as RowId;
    for (const wanted of [
      [first, second],
      [first, first, second],
      [first, second, removed],
      [...[first, second, third], third],
    ]) {
      assert.equal(createOrderingEdit(billed, log, lines, wanted, '\n').ok, false);
    }
    assert.ok(createOrderingEdit(billed, log, lines, [third, second, first], '\n').ok);
  });

  it('does not change any row or figure', () => {
    const row = fc.record({
      date: fc.constantFrom('1/3/2024', '2/9/2024', '12/31/2023', 'soon', ''),
      mrn: fc.constantFrom('P1', 'P2', ''),
      minutes: fc.constantFrom('20', '61.5', 'x'),
      activity: fc.constantFrom('Follow Up', 'a,b', 'two\nlines', 'with "no"'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom('date', 'patient'), (rows, order) => {
        const text = buildLog(...rows);
        const after = sorted(text, order);
        const records = (log: string): string[] => log.split(/\n(?=\d|soon|,)/).sort();
        assert.deepEqual(records(after.trimEnd()), records(text.trimEnd()));
        assert.deepEqual(summarizeReport(after), summarizeReport(text));
        assert.equal(sorted(after, order), after);
      }),
    );
  });
});
