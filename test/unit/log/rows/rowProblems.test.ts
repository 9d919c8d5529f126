import assert from 'node:assert/strict';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { countProblemTotals } from '../../../../src/billing/problemList';
import { billingReport } from '../../../../src/report/billingReport';
import { HEADER_LINE, VALID_ENTRY, formatEntry, buildLog, type Entry } from '../../support/logBuilder';
import {
  billText,
  findMarkedTexts,
  month,
  findProblems,
  summarizeProblems,
  summarizeReport,
} from '../../support/billing';

const summarizeLeftOut = (text: string, of?: string): string[] =>
  billingReport(billText(text), of === undefined ? {} : { month: month(of) }).leftOut.map(
    ({ code, rows, minutes }) => `${code} ${rows} rows ${formatMinutes(minutes)} min`,
  );

describe('A row with an error is left out of the totals', () => {
  for (const [title, cells, marked] of [
    ['its date is missing', { date: '' }, 'CB010 '],
    ['its date is spaces', { date: '  ' }, 'CB010 "  "'],
    ['its date can’t be read', { date: 'soon' }, 'CB010 soon'],
    ['its date doesn’t exist', { date: '9/31/2024' }, 'CB011 9/31/2024'],
    ['its MRN is missing', { mrn: '' }, 'CB012 '],
    ['its MRN is spaces', { mrn: ' ' }, 'CB012 " "'],
    ['its minutes are missing', { minutes: '' }, 'CB013 '],
    ['its minutes aren’t a number', { minutes: '1:75' }, 'CB014 1:75'],
    ['its minutes could have a thousands comma', { minutes: '1,250' }, 'CB014 "1,250"'],
    ['its minutes are 0', { minutes: '0.00' }, 'CB015 0.00'],
    ['its minutes are negative', { minutes: '-5' }, 'CB015 -5'],
    ['its initial assessment doesn’t exist', { assessment: '2/30/2024' }, 'CB016 2/30/2024'],
    ['its initial assessment can’t be read', { assessment: 'soon' }, 'CB016 soon'],
  ] as const satisfies readonly (readonly [string, Partial<Entry>, string])[]) {
    it(`if ${title}, with the error on that cell`, () => {
      const text = buildLog({ minutes: '10' }, cells, { minutes: '60' });
      assert.deepEqual(findMarkedTexts(text), [marked]);
      assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
      assert.match(summarizeLeftOut(text).join(), new RegExp(`^${marked.slice(0, 5)} 1 rows`));
    });
  }

  it('if it has too few fields, with the error on the whole row', () => {
    const text = buildLog({ minutes: '70' }, '1/3/2024,P1,Holly,Guzman,20,T');
    assert.deepEqual(findMarkedTexts(text), ['CB003 1/3/2024,P1,Holly,Guzman,20,T']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('if it has too many fields, with the error on the extra fields', () => {
    const text = buildLog({ minutes: '70' }, `${formatEntry()},,more, and more,`);
    assert.deepEqual(findMarkedTexts(text), ['CB004 more, and more,']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('if it has an unclosed quote, with the error on the field that the quote opens', () => {
    const text = buildLog({ minutes: '30' }, '1/3/2024,P1,"Holly,Guzman,20,T,S,Cigna,1/3/2024,,', { minutes: '40' });
    assert.deepEqual(findMarkedTexts(text), ['CB005 "Holly']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('with only the error for its number of fields, because cells can be under the wrong columns', () => {
    assert.deepEqual(summarizeProblems(buildLog('soon,,ten')), ['CB003 1:0-1:9']);
  });

  it('with an error for each wrong cell', () => {
    const text = buildLog({ date: 'soon', mrn: '', minutes: 'ten', assessment: 'x', npi: '12' });
    assert.deepEqual(findMarkedTexts(text), ['CB010 soon', 'CB012 ', 'CB014 ten', 'CB016 x', 'CB105 12']);
    assert.deepEqual(
      summarizeLeftOut(text),
      ['CB010 1 rows 0 min'],
      'The row is reported once, under its first error.',
    );
  });

  it('and reported by reason, with the minutes that can be read', () => {
    const text = buildLog(
      { date: 'x', minutes: '1.5' },
      { date: 'y', minutes: '2.25' },
      { mrn: '', minutes: '3' },
      { minutes: 'ten' },
    );
    assert.deepEqual(summarizeLeftOut(text), ['CB010 2 rows 3.75 min', 'CB012 1 rows 3 min', 'CB014 1 rows 0 min']);
  });

  it('and reported in its month, or in every month if its month can’t be read', () => {
    const text = buildLog(
      { mrn: '', date: '1/3/2024' },
      { mrn: '', date: '2/3/2024', minutes: '7' },
      { date: 'x', minutes: '5' },
    );
    assert.deepEqual(summarizeLeftOut(text, '2024-02'), ['CB010 1 rows 5 min', 'CB012 1 rows 7 min']);
    assert.deepEqual(summarizeLeftOut(text), ['CB010 1 rows 5 min', 'CB012 2 rows 27 min']);
  });

  it('and its patient-month reports how many rows are left out', () => {
    const [line] = billingReport(billText(buildLog({}, { minutes: 'ten' }, { minutes: '0' }))).lines;
    assert.deepEqual([line?.entryCount, line?.leftOutCount], [1, 2]);
  });

  it('and a month with only such rows has no line in the report', () => {
    assert.deepEqual(summarizeReport(buildLog({ minutes: 'ten' }, { date: '2/1/2024' })), ['P1 2024-02 20 no code']);
  });
});

describe('A suspicious row is counted', () => {
  for (const [title, cells, marked] of [
    ['its date is in the future', { date: '1/16/2026' }, ['CB101 1/16/2026']],
    ['its date is today', { date: '1/15/2026' }, []],
    ['it has more than 480 minutes', { minutes: '480.01' }, ['CB103 480.01']],
    ['it has 480 minutes', { minutes: '480' }, []],
    ['its NPI has 9 digits, as in the sample', { npi: '987654321' }, ['CB105 987654321']],
    ['its NPI fails its check digit, as in the sample', { npi: '1234567890' }, ['CB106 1234567890']],
    ['its NPI is missing', { npi: '' }, []],
  ] as const satisfies readonly (readonly [string, Partial<Entry>, readonly string[]])[]) {
    it(`if ${title}: ${marked.length === 0 ? 'no problem' : `${marked[0].slice(0, 5)} on that cell`}`, () => {
      const text = buildLog(cells);
      assert.deepEqual(findMarkedTexts(text), marked);
      assert.equal(summarizeReport(text).length, 1);
      assert.deepEqual(
        findProblems(text).map(({ severity }) => severity),
        marked.map(() => 'warning'),
      );
    });
  }

  it('if an unquoted field has a quote inside', () => {
    const text = buildLog({ minutes: '50' }, '1/3/2024,P1,Holly,Guzman,20,Follow Up "x",S,Cigna,1/3/2024,,');
    assert.deepEqual(findMarkedTexts(text), ['CB006 Follow Up "x"']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('if it has extra fields that are empty', () => {
    assert.deepEqual(findMarkedTexts(buildLog(`${formatEntry()},, ,`)), []);
  });
});

describe('The range of a problem', () => {
  it('includes the quotes of a field', () => {
    assert.deepEqual(findMarkedTexts(buildLog({ payer: 'Anthem, Inc.', minutes: '1,500' })), ['CB014 "1,500"']);
  });

  it('includes all lines of a field with several lines', () => {
    const text = buildLog({ firstName: 'Ann\nMarie', minutes: '1\n2' });
    assert.deepEqual(findMarkedTexts(text), ['CB014 "1\n2"']);
    assert.deepEqual(summarizeProblems(text), ['CB014 2:14-3:2']);
  });

  it('counts a character outside the Basic Multilingual Plane as two, as editors do', () => {
    assert.deepEqual(summarizeProblems(buildLog({ firstName: '😀é', minutes: 'ten' })), ['CB014 1:23-1:26']);
  });

  it('is the same with CRLF line ends', () => {
    const text = buildLog({ firstName: 'Ann\nMarie', minutes: 'ten' }, { date: 'x' });
    assert.deepEqual(summarizeProblems(text.replaceAll('\n', '\r\n')), summarizeProblems(text));
    assert.deepEqual(summarizeReport(text.replaceAll('\n', '\r\n')), summarizeReport(text));
  });

  it('is in the problem’s column, wherever the header has it', () => {
    const text = 'Notes;Time;MRN;DOS;Enrolled on\n"a\nb";x;P1;1/3/2024;1/3/2024';
    assert.deepEqual(summarizeProblems(text), ['CB014 2:3-2:4']);
  });
});

describe('The rows of a log', () => {
  it('aren’t entries if they are blank or have only delimiters', () => {
    const text = `\n${HEADER_LINE}\n\n,,,,,,,,,,\n${formatEntry()}\n"",,\n\n`;
    assert.deepEqual(summarizeProblems(text), []);
    assert.deepEqual(summarizeReport(text), [`${VALID_ENTRY.mrn} 2024-01 20 no code`]);
  });

  it('aren’t read unless the date, MRN, and minutes have exactly one column each', () => {
    for (const header of ['Date,MRN,Payer', 'Date,MRN,Minutes,DOS']) {
      const billed = billText(`${header}\n1/3/2024,P1,70,1/3/2024\n`);
      assert.deepEqual(billingReport(billed).lines, []);
      assert.deepEqual(countProblemTotals(billed), { errors: 1, warnings: 0, information: 0 });
    }
  });

  it('can have only a few columns', () => {
    const text = 'MRN,Minutes,Date,Initial Assessment\nP1,70,2024-01-20,2024-01-19\n';
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('identify the patient by the MRN without spaces around it, but with its case', () => {
    assert.deepEqual(summarizeReport(buildLog({ mrn: ' P1 ' }, { mrn: 'P1' }, { mrn: 'p1' })), [
      'P1 2024-01 40 no code',
      'p1 2024-01 20 no code',
    ]);
  });
});
