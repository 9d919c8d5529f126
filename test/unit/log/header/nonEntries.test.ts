import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billText, findProblems, summarizeReport } from '../../support/billing';

const FIXTURES = join(__dirname, '../../../fixtures/real-logs');
const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Initial Assessment';
const ENTRIES = '1/3/2024,K-22,,Moss,25,Call,1/3/2024\n1/9/2024,K-22,,Moss,15,Call,1/3/2024\n';

/** Lists the problems of the rows with their lines, such as `CB032 4`. */
function listProblemLines(text: string): string[] {
  return findProblems(text).map(({ code, range }) => `${code} ${range.start.line + 1}`);
}

describe('A line of a report between or below the entries', () => {
  it('isn’t an entry, so that it can’t double a month: a subtotal with a date and an MRN', () => {
    const text = readFileSync(join(FIXTURES, 'h16-subtotal-row-with-date-and-mrn.timelog.csv'), 'utf8');
    assert.deepEqual(summarizeReport(text), ['K-21 2024-01 40 no code']);
    assert.deepEqual(listProblemLines(text), ['CB032 4']);
    assert.deepEqual(billText(text).ledger.excluded.list(), []);
  });

  it('isn’t an entry, and no minutes are left out: totals in later cells and a footer', () => {
    const text = readFileSync(join(FIXTURES, 'h17-total-in-later-cells.timelog.csv'), 'utf8');
    assert.deepEqual(summarizeReport(text), ['K-22 2024-01 40 no code']);
    assert.deepEqual(listProblemLines(text), ['CB032 4', 'CB032 5', 'CB032 6', 'CB032 7', 'CB032 8', 'CB050 9']);
    assert.deepEqual(billText(text).ledger.excluded.list(), []);
  });

  for (const [code, lines] of [
    [
      'CB032',
      [
        'Total,,,,40,,',
        'TOTAL:,,,,40,,',
        'Sub-total,,,,40,,',
        'Sub Total =,,,,40,,',
        'Grand Total,,,,40,,',
        'Total minutes,,,,40,,',
        'Minutes total,,,,40,,',
        'Monthly total for 2024,,,,40,,',
        'Sum,,,,40,,',
        'Sum of minutes,,,,40,,',
        ',K-22 Total,,,40,,',
        ',K-22,,Moss total,40,,',
        ',K-22,,,40,Total,',
        ',,,,40,Patient total:,',
        'January,,,,40,Subtotal,',
        ',,,,40,,',
        ',,,,"1,240",,',
        ',,,,=SUM(E2:E3),,',
        'Count:,,,,2,,',
        'Count,,,,2,,',
        'Records: 2,,,,,,',
        '2 rows',
        '(2 rows affected)',
        'Average,,,,20,,',
        '1/31/2024,Total,,,40,,',
        '1/31/2024,Total for K-22,,,40,,1/3/2024',
        '1/31/2024,K-22 Total,,,40,,1/3/2024',
        '1/31/2024,K-22,,Total,40,,1/3/2024',
        '1/31/2024,K-22,,Patient total:,40,,1/3/2024',
        '1/31/2024,K-22,,Moss,40,Grand total,1/3/2024',
        '31/1/2024,K-22,,Moss,40,SUBTOTAL,1/3/2024',
      ],
    ],
    [
      'CB050',
      [
        'Page 2',
        'Page 2 of 3',
        'Page: 2/3,,,,,,',
        ',,,,,Page 2,',
        '2 of 3',
        'End of report',
        '*** END OF REPORT ***,,,,,,',
        'Report run 2/1/2024 by A. Lane,,,,,,',
        '"Report run 2/1/2024, 10:30 AM",,,,,,',
        'Report generated 2/1/2024, 10:30',
        'Printed 2/1/2024 by A. Lane',
        'Printed: 2/1/2024,,,,,,',
        'Exported from Tempo,,,,,,',
        'As of 2/1/2024,,,,,,',
        'Confidential - contains PHI,,,,,,',
        'Patient: Moss,,,,,,',
      ],
    ],
    ['', ['----,----,----,,,,', '=====', '***,,,,,,', '— — —']],
  ] as const) {
    for (const line of lines) {
      it(`isn’t an entry${code === '' ? ' or a problem' : ''}: ${line}`, () => {
        const text = `${HEADER}\n${ENTRIES}${line}\n`;
        assert.deepEqual(listProblemLines(text), code === '' ? [] : [`${code} 4`]);
        assert.deepEqual(summarizeReport(text), ['K-22 2024-01 40 no code']);
        assert.deepEqual(billText(text).ledger.excluded.list(), []);
      });
    }
  }

  for (const [what, line, codes] of [
    ['a care plan is the total one', ',K-22,,Moss,40,Total care plan review,', ['CB010']],
    ['its date is missing', ',K-22,,Moss,40,Call,', ['CB010']],
    ['only its MRN and date are missing', ',,,Moss,40,Call,', ['CB010', 'CB012']],
    ['its date is unreadable', 'soon,K-22,,Moss,40,Call,', ['CB010']],
    ['its minutes are unreadable', '1/31/2024,K-22,,Moss,all,Call,', ['CB014']],
    ['its activity has a word for a total', '1/31/2024,K-22,,Moss,5,Total review,', []],
    ['the patient is named Sum', '1/31/2024,K-23,Ann,Sum,5,Call,1/3/2024', []],
    ['the MRN begins with such a word', '1/31/2024,SUM-23,Ann,Lee,5,Call,1/3/2024', []],
    ['it has a note that was printed', '1/31/2024,K-22,,Moss,5,Printed on request,', []],
  ] as const) {
    it(`is an entry if ${what}`, () => {
      const found = listProblemLines(`${HEADER}\n${ENTRIES}${line}\n`).filter((problem) => /^CB0.* 4$/.test(problem));
      assert.deepEqual(
        found.sort(),
        codes.map((code) => `${code} 4`),
      );
    });
  }
});
