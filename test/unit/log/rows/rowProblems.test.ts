import assert from 'node:assert/strict';
import { formatMinutes } from '../../../../src/log/values/minutes';
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

const leftOut = (text: string, of?: string): string[] =>
  billingReport(billText(text), of === undefined ? {} : { month: month(of) }).leftOut.map(
    ({ code, rows, minutes }) => `${code} ${rows} rows ${formatMinutes(minutes)} min`,
  );

describe('A row that is in error is left out of the sums', () => {
  for (const [what, cells, marked] of [
    ['its date is missing', { date: '' }, 'CB010 '],
    ['its date is spaces', { date: '  ' }, 'CB010 "  "'],
    ['its date cannot be read', { date: 'soon' }, 'CB010 soon'],
    ['its date is in no calendar', { date: '9/31/2024' }, 'CB011 9/31/2024'],
    ['its MRN is missing', { mrn: '' }, 'CB012 '],
    ['its MRN is spaces', { mrn: ' ' }, 'CB012 " "'],
    ['its minutes are missing', { minutes: '' }, 'CB013 '],
    ['its minutes are no number', { minutes: '1:75' }, 'CB014 1:75'],
    ['its minutes could have a thousands comma', { minutes: '1,250' }, 'CB014 "1,250"'],
    ['its minutes are 0', { minutes: '0.00' }, 'CB015 0.00'],
    ['its minutes are negative', { minutes: '-5' }, 'CB015 -5'],
    ['its initial assessment is in no calendar', { assessment: '2/30/2024' }, 'CB016 2/30/2024'],
    ['its initial assessment cannot be read', { assessment: 'n/a' }, 'CB016 n/a'],
  ] as const satisfies readonly (readonly [string, Partial<Entry>, string])[]) {
    it(`when ${what}, and the error stands on that cell`, () => {
      const text = buildLog({ minutes: '10' }, cells, { minutes: '60' });
      assert.deepEqual(findMarkedTexts(text), [marked]);
      assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
      assert.match(leftOut(text).join(), new RegExp(`^${marked.slice(0, 5)} 1 rows`));
    });
  }

  it('when it has too few fields, and the error stands on the whole row', () => {
    const text = buildLog({ minutes: '70' }, '1/3/2024,P1,Holly,Guzman,20,T');
    assert.deepEqual(findMarkedTexts(text), ['CB003 1/3/2024,P1,Holly,Guzman,20,T']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('when it has too many fields, and the error stands on those beyond the header', () => {
    const text = buildLog({ minutes: '70' }, `${formatEntry()},,more, and more,`);
    assert.deepEqual(findMarkedTexts(text), ['CB004 more, and more,']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('when a quote has no end, and the error stands on the field that it opens', () => {
    const text = buildLog({ minutes: '30' }, '1/3/2024,P1,"Holly,Guzman,20,T,S,Cigna,1/3/2024,,', { minutes: '40' });
    assert.deepEqual(findMarkedTexts(text), ['CB005 "Holly']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('with the errors of its shape only, for its cells may stand under the wrong columns', () => {
    assert.deepEqual(summarizeProblems(buildLog('soon,,ten')), ['CB003 1:0-1:9']);
  });

  it('with each error of its cells', () => {
    const text = buildLog({ date: 'soon', mrn: '', minutes: 'ten', assessment: 'x', npi: '12' });
    assert.deepEqual(findMarkedTexts(text), ['CB010 soon', 'CB012 ', 'CB014 ten', 'CB016 x', 'CB105 12']);
    assert.deepEqual(leftOut(text), ['CB010 1 rows 0 min'], 'but it is counted once, under the first');
  });

  it('and counted by reason with the minutes that can be read', () => {
    const text = buildLog(
      { date: 'x', minutes: '1.5' },
      { date: 'y', minutes: '2.25' },
      { mrn: '', minutes: '3' },
      { minutes: 'ten' },
    );
    assert.deepEqual(leftOut(text), ['CB010 2 rows 3.75 min', 'CB012 1 rows 3 min', 'CB014 1 rows 0 min']);
  });

  it('and counted in its month, or in every month when its month cannot be read', () => {
    const text = buildLog(
      { mrn: '', date: '1/3/2024' },
      { mrn: '', date: '2/3/2024', minutes: '7' },
      { date: 'x', minutes: '5' },
    );
    assert.deepEqual(leftOut(text, '2024-02'), ['CB010 1 rows 5 min', 'CB012 1 rows 7 min']);
    assert.deepEqual(leftOut(text), ['CB010 1 rows 5 min', 'CB012 2 rows 27 min']);
  });

  it('but counted with its patient-month, which says how many of its rows do not count', () => {
    const [line] = billingReport(billText(buildLog({}, { minutes: 'ten' }, { minutes: '0' }))).lines;
    assert.deepEqual([line?.entryCount, line?.leftOutCount], [1, 2]);
  });

  it('and a month of such rows only has no line in the report', () => {
    assert.deepEqual(summarizeReport(buildLog({ minutes: 'ten' }, { date: '2/1/2024' })), ['P1 2024-02 20 no code']);
  });
});

describe('A row that is suspicious counts', () => {
  for (const [what, cells, marked] of [
    ['its date is in the future', { date: '1/16/2026' }, ['CB101 1/16/2026']],
    ['its date is today', { date: '1/15/2026' }, []],
    ['it has more than 480 minutes', { minutes: '480.01' }, ['CB103 480.01']],
    ['it has 480 minutes', { minutes: '480' }, []],
    ['its NPI has 9 digits, as in the sample', { npi: '987654321' }, ['CB105 987654321']],
    ['its NPI fails its check digit, as in the sample', { npi: '1234567890' }, ['CB106 1234567890']],
    ['its NPI is missing', { npi: '' }, []],
  ] as const satisfies readonly (readonly [string, Partial<Entry>, readonly string[]])[]) {
    it(`when ${what}: ${marked.length === 0 ? 'nothing is said' : `${marked[0].slice(0, 5)} on that cell`}`, () => {
      const text = buildLog(cells);
      assert.deepEqual(findMarkedTexts(text), marked);
      assert.equal(summarizeReport(text).length, 1);
      assert.deepEqual(
        findProblems(text).map(({ severity }) => severity),
        marked.map(() => 'warning'),
      );
    });
  }

  it('when a quote stands inside a field without quotes', () => {
    const text = buildLog({ minutes: '50' }, '1/3/2024,P1,Holly,Guzman,20,T "x",S,Cigna,1/3/2024,,');
    assert.deepEqual(findMarkedTexts(text), ['CB006 T "x"']);
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('when its last fields are empty ones that the header has not', () => {
    assert.deepEqual(findMarkedTexts(buildLog(`${formatEntry()},, ,`)), []);
  });
});

describe('The range of a problem', () => {
  it('holds the quotes of a field', () => {
    assert.deepEqual(findMarkedTexts(buildLog({ payer: 'Anthem, Inc.', minutes: '1,500' })), ['CB014 "1,500"']);
  });

  it('holds all lines of a field of several lines', () => {
    const text = buildLog({ firstName: 'Ann\nMarie', minutes: '1\n2' });
    assert.deepEqual(findMarkedTexts(text), ['CB014 "1\n2"']);
    assert.deepEqual(summarizeProblems(text), ['CB014 2:14-3:2']);
  });

  it('counts characters beyond the basic plane as two, as editors do', () => {
    assert.deepEqual(summarizeProblems(buildLog({ firstName: '😀é', minutes: 'ten' })), ['CB014 1:23-1:26']);
  });

  it('is the same with CRLF', () => {
    const text = buildLog({ firstName: 'Ann\nMarie', minutes: 'ten' }, { date: 'x' });
    assert.deepEqual(summarizeProblems(text.replaceAll('\n', '\r\n')), summarizeProblems(text));
    assert.deepEqual(summarizeReport(text.replaceAll('\n', '\r\n')), summarizeReport(text));
  });

  it('is that of the column wherever the header has it', () => {
    const text = 'Notes;Time;MRN;DOS;Enrolled on\n"a\nb";x;P1;1/3/2024;1/3/2024';
    assert.deepEqual(summarizeProblems(text), ['CB014 2:3-2:4']);
  });
});

describe('The rows of a log', () => {
  it('are no entries when they are blank or of delimiters alone', () => {
    const text = `\n${HEADER_LINE}\n\n,,,,,,,,,,\n${formatEntry()}\n"",,\n\n`;
    assert.deepEqual(summarizeProblems(text), []);
    assert.deepEqual(summarizeReport(text), [`${VALID_ENTRY.mrn} 2024-01 20 no code`]);
  });

  it('are none at all when date, MRN and minutes have not one column each', () => {
    for (const header of ['Date,MRN,Payer', 'Date,MRN,Minutes,DOS']) {
      const billed = billText(`${header}\n1/3/2024,P1,70,1/3/2024\n`);
      assert.deepEqual(billingReport(billed).lines, []);
      assert.deepEqual(billingReport(billed).problems, { errors: 1, warnings: 0 });
    }
  });

  it('may stand under few columns', () => {
    const text = 'MRN,Minutes,Date,Initial Assessment\nP1,70,2024-01-20,2024-01-19\n';
    assert.deepEqual(summarizeReport(text), ['P1 2024-01 70 99492']);
  });

  it('name their patient without the spaces around the MRN, but with its case', () => {
    assert.deepEqual(summarizeReport(buildLog({ mrn: ' P1 ' }, { mrn: 'P1' }, { mrn: 'p1' })), [
      'P1 2024-01 40 no code',
      'p1 2024-01 20 no code',
    ]);
  });
});
