import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextLines } from '../../../src/log/csv/lines';
import { previewCell, previewEntry } from '../../../src/sheet/minutesPreview';
import { billLines, makeReportLines } from '../support/billing';
import { formatEntry, buildLog } from '../support/logBuilder';
import { patientMonthFigures } from '../../../src/wording/monthFigures';

const MINUTES = 4;

function opened(text: string) {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  return { lines, billed, log: billed.logs[0]! };
}

function whileTyping(text: string, line: number, value: string) {
  const { lines, billed, log } = opened(text);
  return previewCell({ billed, log, lines }, { row: log.rowAtLine(line)!, column: MINUTES, value });
}

describe('the preview of a month while minutes are typed', () => {
  const log = buildLog(
    { minutes: '24.24' },
    { date: '1/9/2024', minutes: '11.41' },
    { date: '1/20/2024', minutes: '20.45' },
  );

  it('starts from the total on screen, and has the exact total with the new value and the code it reaches', () => {
    assert.deepEqual(whileTyping(log, 3, '34.35'), {
      month: 'Jan 2024',
      before: '56.1',
      after: '70 min',
      codes: '99492',
      next: '30 min to 99494',
      isEarned: true,
      earnsMore: true,
    });
    assert.equal(whileTyping(log, 3, '34.34')?.codes, 'no code');
  });

  it('is undefined while the row would not count', () => {
    assert.equal(whileTyping(log, 3, ''), undefined);
    assert.equal(whileTyping(log, 3, 'abc'), undefined);
    assert.equal(whileTyping(buildLog({ date: 'soon' }), 1, '20'), undefined);
  });

  it('counts a row that was left out because of its minutes', () => {
    assert.equal(whileTyping(buildLog({ minutes: '60' }, { minutes: '' }), 2, '10')?.codes, '99492');
  });

  it('uses the initial assessment for a new month of a patient', () => {
    const asked = opened(log);
    const later = previewEntry(asked, { mrn: 'P1', date: '2/5/2024', minutes: '1h' });
    assert.deepEqual([later?.before, later?.codes, later?.next], ['0', '99493', '30 min to 99494']);
    const early = previewEntry(asked, { mrn: 'P1', date: '12/5/2023', minutes: '90' });
    assert.deepEqual([early?.codes, early?.next], ['no code', 'before the initial assessment']);
    const unknown = { mrn: 'new', date: '2/5/2024', minutes: '90' };
    assert.equal(previewEntry(asked, unknown)?.next, 'no initial assessment');
    const nothing = { firstName: '', lastName: '', payer: '', npi: '', problemsList: '' };
    const patient = { ...nothing, initialAssessment: '2/1/2024' };
    assert.equal(previewEntry(asked, { ...unknown, patient })?.codes, '99492');
    assert.equal(previewEntry(asked, { mrn: 'P1', date: '2/30/2024', minutes: '90' }), undefined);
  });

  it('equals the ledger after the value is in the file', () => {
    const minutes = fc.constantFrom('0.01', '9.99', '20', '35.5', '60', '70', '1:15', '', 'x');
    const rows = fc.array(
      fc.record({
        date: fc.constantFrom('1/3/2024', '1/9/2024', '2/1/2024', '9/1/2024', '11/20/2023'),
        minutes,
        assessment: fc.constantFrom('1/3/2024', '1/3/2024', '', '9/1/2024'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, fc.nat(5), minutes, (entries, at, value) => {
        const line = (at % entries.length) + 1;
        const preview = whileTyping(buildLog(...entries), line, value);
        const typed = entries.map((row, index) => (index === line - 1 ? { ...row, minutes: value } : row));
        const after = opened(buildLog(...typed));
        const row = after.log.rowAtLine(line)!;
        if (!after.billed.table.counts(row)) {
          assert.equal(preview, undefined);
          return;
        }
        const month = after.billed.ledger.monthOf(row)!;
        const figures = patientMonthFigures(month);
        assert.deepEqual(
          [preview?.month, preview?.after, preview?.codes, preview?.next],
          [figures.month, figures.minutes, figures.codes, figures.next],
        );
      }),
    );
  });

  it('does not count time that the staff member spent on another patient', () => {
    const text = [
      'Date,MRN,Start,End,Minutes,Staff,Activity,Initial Assessment',
      '1/3/2024,P2,9:00,9:30,,T. Nguyen,Follow Up,1/3/2024',
      '1/3/2024,P1,9:20,9:50,,T. Nguyen,Follow Up,1/3/2024',
      '1/3/2024,P3,9:10,9:25,,R. Alvarez,Follow Up,1/3/2024',
      '1/4/2024,P2,9:00,9:30,,T. Nguyen,Follow Up,1/3/2024',
      '',
    ].join('\n');
    const asked = opened(text);
    const ends = (value: string): string | undefined =>
      previewCell(asked, { row: asked.log.rowAtLine(2)!, column: 3, value })?.after;
    // From 9:30 on, because the time before belongs to the other patient.
    assert.equal(ends('9:50'), '20 min');
    assert.equal(ends('10:45'), '75 min');
    for (const value of ['9:50', '10:45']) {
      const after = opened(text.replace('9:20,9:50', `9:20,${value}`));
      const month = after.billed.ledger.monthOf(after.log.rowAtLine(2)!)!;
      assert.equal(ends(value), patientMonthFigures(month).minutes);
    }
  });

  it('equals the report after a new entry is in the file', () => {
    const asked = opened(log);
    const preview = previewEntry(asked, { mrn: 'P1', date: '1/30/2024', minutes: '13.9' });
    const [line] = makeReportLines(log + formatEntry({ date: '1/30/2024', minutes: '13.9' }));
    assert.deepEqual([preview?.codes, line?.codes.base], ['99492', '99492']);
  });
});
