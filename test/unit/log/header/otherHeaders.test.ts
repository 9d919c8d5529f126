import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';
import { makeRange } from '../../../../src/log/csv/lines';
import { createColumnMapping } from '../../../../src/log/header/columns';
import { listProblems } from '../../../../src/billing/problemList';
import { billLines, billText, billWithOptions, findProblems, summarizeReport } from '../../support/billing';
import { captureState } from '../../support/capturedState';
import { EditedDocument } from '../../support/editedDocument';

const HEADER = 'Date,MRN,Minutes,PHQ-9,Initial Assessment';

/** Lists the problems of the rows, such as `3 CB027`, with lines from 1. */
function listLines(text: string): string[] {
  return findProblems(text)
    .filter(({ code }) => /^CB0(?!20)/.test(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code}`);
}

// German column names, which no built-in name matches:
// cspell:ignore Konto Akte

describe('A second header', () => {
  it('with other columns leaves out the rows below it, and the minutes of these rows are unknown', () => {
    const text = readFileSync(
      join(__dirname, '../../../fixtures/real-logs/h18b-two-exports-minutes-and-phq-swapped.timelog.csv'),
      'utf8',
    );
    assert.deepEqual(listLines(text), ['4 CB026', '3 CB027']);
    assert.deepEqual(summarizeReport(text), ['K-23 2024-01 45 no code']);
    const [leftOut, ...others] = billText(text).ledger.excluded.list();
    assert.deepEqual([leftOut?.code, leftOut?.rows, leftOut?.rowsWithUnknownMinutes], ['CB026', 1, 1]);
    assert.deepEqual(others, []);
  });

  for (const [what, second, expected] of [
    ['repeats the header', HEADER, ['3 CB031']],
    ['repeats it in another case and with spaces', ' date,mrn , MINUTES,PHQ-9,initial_assessment,,', ['3 CB031']],
    ['has a column less', 'Date,MRN,Minutes,PHQ-9', ['4 CB026', '3 CB027']],
    ['has another name for the same field', 'Date,MRN,Mins,PHQ-9,Initial Assessment', ['4 CB026', '3 CB027']],
    ['has hours instead of minutes', 'Date,MRN,Hours,PHQ-9,Initial Assessment', ['4 CB026', '3 CB027']],
    ['has its columns in another order', 'MRN,Minutes,Date,PHQ-9,Initial Assessment', ['4 CB026', '3 CB027']],
    ['has no minutes', 'Date,MRN,Zeit,Konto', ['4 CB026', '3 CB027']],
    ['has no MRN', 'Datum,Patient name,Minutes,DOS,Payer', ['4 CB026', '3 CB027']],
    ['has only a few known names', 'Dt,Pat,Mins,Provider,Typ', ['4 CB026', '3 CB027']],
    ['has another delimiter', 'Date;MRN;Minutes', ['4 CB026', '3 CB027']],
  ] as const) {
    it(`that ${what} is ${expected.length === 1 ? 'repeated' : 'another one'}`, () => {
      assert.deepEqual(
        listLines(`${HEADER}\n1/3/2024,A,45,1,1/3/2024\n${second}\n1/9/2024,A,10,1,1/3/2024\n`),
        expected,
      );
    });
  }

  it('isn’t seen in an entry with words that are names of columns', () => {
    const header = 'Date,MRN,Minutes,Activity,Staff,Payer,Initial Assessment';
    for (const row of ['soon,A1,40,Service,Provider,Plan,1/3/2024', ',A1,40,Task,Care manager,Insurance,']) {
      assert.deepEqual(listLines(`${header}\n${row}\n1/9/2024,A1,10,Task,Provider,Plan,1/3/2024\n`), ['2 CB010']);
    }
  });

  it('is found with the columns of the configuration', () => {
    const columnMapping = createColumnMapping([
      ['Tag', 'date'],
      ['Akte', 'mrn'],
      ['Zeit', 'minutes'],
    ]);
    const text = 'Tag,Akte,Zeit\n1/3/2024,A,45\nAkte,Tag,Zeit\nA,1/9/2024,10\n';
    const billed = billWithOptions({ columnMapping }, new EditedDocument(text));
    assert.deepEqual(
      listProblems(billed, billed.logs[0]!).map(({ code, range }) => `${range.start.line + 1} ${code}`),
      ['2 CB020', '4 CB026', '3 CB027'],
    );
  });

  it('ends where a later line repeats the first header, which isn’t a problem', () => {
    const text = [
      HEADER,
      '1/3/2024,A,45,1,1/3/2024',
      'Date,MRN,PHQ-9,Minutes,Initial Assessment',
      '1/9/2024,A,10,25,1/3/2024',
      '',
      'Total,,,40,',
      HEADER,
      '1/10/2024,A,30,1,1/3/2024',
    ].join('\n');
    assert.deepEqual(listLines(text), ['4 CB026', '3 CB027', '6 CB032']);
    assert.deepEqual(summarizeReport(text), ['A 2024-01 75 99492']);
  });

  it('decides the rows below it again after each edit', () => {
    const document = new EditedDocument(
      `${HEADER}\n${'1/3/2024,A,5,1,1/3/2024\n'.repeat(3)}${HEADER}\n${'1/9/2024,A,10,2,1/3/2024\n'.repeat(3)}`,
    );
    const billed = billLines(document);
    const edit = (range: Parameters<typeof makeRange>, text: string): number => {
      billed.applyEdits(billed.logs[0]!, toLineEdits(document.replace(makeRange(...range), text)));
      assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
      return billed.ledger.problemCount('CB026');
    };
    assert.equal(edit([4, 9, 4, 16], 'Hours'), 3);
    assert.equal(edit([6, 0, 6, 0], `${HEADER}\n`), 1);
    assert.equal(edit([6, 0, 7, 0], ''), 3);
    assert.equal(edit([4, 0, 5, 0], ''), 0);
  });
});

describe('An entry above the header', () => {
  it('is left out with an error, and titles are not', () => {
    const text = 'Time log,,\n1/31/2024,,\n1/2/2024,A,30\n25/1/2024,A,30\nDate,MRN,Minutes\n1/3/2024,A,45\n';
    assert.deepEqual(listLines(text), ['3 CB026', '4 CB026']);
    assert.deepEqual(summarizeReport(text), ['A 2024-01 45 no code']);
  });

  it('is below the first header where exports with two delimiters were joined', () => {
    const text = 'Date;MRN;Minutes\n1/3/2024;A;45\nDate,MRN,Minutes\n1/4/2024,A,30\n';
    assert.deepEqual(listLines(text), ['4 CB026', '3 CB027']);
    assert.deepEqual(summarizeReport(text), ['A 2024-01 45 no code']);
  });
});

describe('A header after an edit of the lines above it', () => {
  it('is the next one if the first one is deleted with the lines above it', () => {
    const document = new EditedDocument(
      'Time log,,,\n2024,,,\nDate,MRN,Minutes,Initial Assessment\n1/3/2024,A,80,1/3/2024\n1/4/2024,A,75,1/3/2024\n' +
        'Date,MRN,Minutes,Initial Assessment\n2/1/2024,A,65,1/3/2024\n',
    );
    const billed = billLines(document);
    billed.applyEdits(billed.logs[0]!, toLineEdits(document.replace(makeRange(0, 0, 3, 0), '')));
    assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
    assert.equal(billed.ledger.problemCount('CB031'), 0);
  });
});
