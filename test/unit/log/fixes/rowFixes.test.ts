import assert from 'node:assert/strict';
import { cleanDate, cleanMinutes, cleanNpi } from '../../../../src/log/fixes/cellFixes';
import { isOneTypoAway } from '../../../../src/log/fixes/headerFixes';
import { findProblems } from '../../support/billing';
import { applyFixes, findFixes, applyEdits } from '../../support/logFixes';
import { HEADER_LINE, buildLog, type Entry } from '../../support/logBuilder';

/** That the one fix of the problem on line 1 of the log makes that line this one, and that nothing is wrong with it then. */
function mends(text: string, code: string, title: string, line: string, at = 1): void {
  const lines = text.split('\n');
  lines[at] = line;
  const expected = lines.join('\n');
  assert.ok(findProblems(text).some((problem) => problem.code === code));
  assert.deepEqual(applyFixes(text, code, at), [{ title, text: expected }]);
  assert.deepEqual(
    findProblems(expected).filter((problem) => problem.code === code),
    [],
  );
}

const none = (text: string, code: string, at = 1): void => assert.deepEqual(applyFixes(text, code, at), []);

/** A row with its cells as they stand in the text. */
const row = (cells: Partial<Record<keyof Entry, string>>): string =>
  [
    cells.date ?? '1/3/2024',
    cells.mrn ?? 'P1',
    'Holly',
    cells.lastName ?? 'Guzman',
    cells.minutes ?? '20',
    cells.activity ?? 'Follow Up',
    'S',
    cells.payer ?? 'Cigna',
    cells.assessment ?? '1/3/2024',
    cells.npi ?? '1234567893',
    cells.problems ?? '',
  ].join(',');

describe('A quick fix of an NPI', () => {
  for (const npi of [
    '123-456-7893',
    '123 456 7893',
    '123.456.7893',
    '1234567893.0',
    '="1234567893"',
    "'1234567893",
    '1234567893.00',
  ]) {
    it(`makes ${npi} the ten digits`, () =>
      mends(buildLog(row({ npi })), 'CB105', 'Change to 1234567893', row({ npi: '1234567893' })));
  }

  it('keeps quotes and the spaces around', () => {
    mends(buildLog(row({ npi: '"123-4567893"' })), 'CB105', 'Change to 1234567893', row({ npi: '"1234567893"' }));
    mends(buildLog(row({ npi: ' 123-4567893 ' })), 'CB105', 'Change to 1234567893', row({ npi: ' 1234567893 ' }));
  });

  it('takes out no more than the characters that are too many', () => {
    const [fix] = findFixes(buildLog(row({ npi: '1234567893.0' }))).of('CB105', 1);
    assert.deepEqual(
      fix?.edits.map(({ range, text }) => [range.end.column - range.start.column, text]),
      [[2, '']],
    );
  });

  it('is not there where the digits are no valid NPI', () => {
    for (const npi of ['12345678', '123-456-7890', '1.23457E+09', 'none', '123456789 3 1']) {
      assert.equal(cleanNpi(npi), undefined, npi);
    }
    none(buildLog(row({ npi: '123-456-7890' })), 'CB105');
    none(buildLog(row({ npi: '1234567890' })), 'CB106');
  });
});

describe('A quick fix of the number of fields', () => {
  it('adds the empty fields that are missing at the end', () => {
    const short = '1/3/2024,P1,Holly,Guzman,20,Follow Up,S,Cigna';
    mends(buildLog(short, {}), 'CB003', 'Add 3 empty fields at the end', `${short},,,`);
    const one = '1/3/2024,P1,Holly,Guzman,20,Follow Up,S,Cigna,1/3/2024,1234567893';
    mends(buildLog(one), 'CB003', 'Add an empty field at the end', `${one},`);
  });

  it('is not there where a value stands under the wrong column', () => {
    none(buildLog('1/3/2024,P1,Guzman,20,Follow Up,S,Cigna,1/3/2024'), 'CB003');
    none(buildLog('1/3/2024,P1,Holly,Guzman,20,S,Cigna,1/3/2024'), 'CB003');
    none(buildLog('1/3/2024,P1,Holly,Guzman'), 'CB003');
  });

  it('is not there where the row below is the rest of a broken line', () => {
    none(buildLog('1/3/2024,P1,Holly,Guzman,20,Follow Up', 'by phone,S,Cigna,1/3/2024,,'), 'CB003');
  });

  it('puts a value that the log has elsewhere in quotes', () => {
    const other = row({ mrn: 'P2', payer: '"Anthem, Inc."' });
    mends(
      buildLog(row({ payer: 'Anthem, Inc.', problems: 'F33.1' }), other),
      'CB004',
      'Put “Anthem, Inc.” in quotes',
      row({ payer: '"Anthem, Inc."', problems: 'F33.1' }),
    );
  });

  it('puts it in quotes too where the row ends in an empty field, so that only the assessment seems wrong', () => {
    const other = row({ mrn: 'P2', payer: '"Anthem, Inc."' });
    mends(
      buildLog(row({ payer: 'Anthem, Inc.' }), other),
      'CB016',
      'Put “Anthem, Inc.” in quotes',
      row({ payer: '"Anthem, Inc."' }),
    );
  });

  it('is not there where nothing in the log confirms the value', () => {
    none(buildLog(row({ payer: 'Anthem, Inc.', problems: 'F33.1' }), row({ mrn: 'P2' })), 'CB004');
    const long = `${row({ problems: 'F33.1' })},more`;
    none(buildLog(long, row({ mrn: 'P2', payer: '"Anthem, Inc."' })), 'CB004');
  });
});

describe('A quick fix of a quote', () => {
  it('closes it at the end of its field', () => {
    mends(
      buildLog(row({ activity: '"Follow Up' }), row({ date: '1/4/2024' })),
      'CB005',
      'Close the quote at the end of this field',
      row({ activity: '"Follow Up"' }),
    );
  });

  it('closes it behind a delimiter where the row has as many fields as the header then', () => {
    mends(
      buildLog(row({ payer: '"Anthem, Inc.', problems: 'F33.1' })),
      'CB005',
      'Close the quote',
      row({ payer: '"Anthem, Inc."', problems: 'F33.1' }),
    );
  });

  it('is not there where the row reads well by no closing', () => {
    none(buildLog('1/3/2024,P1,"Holly', row({})), 'CB005');
    none(buildLog(row({ activity: '"Follow Up', minutes: 'ten' })), 'CB005');
  });

  it('is not there while a quote further up would take the new one', () => {
    const text = buildLog('1/3/2024,P1,"Holly', row({ activity: 'a "b" c' }));
    none(text, 'CB006', 2);
  });

  it('puts a field with a stray quote in quotes and doubles those inside; its value stays', () => {
    mends(
      buildLog(row({ problems: `5'10" tall` })),
      'CB006',
      'Put the field in quotes',
      row({ problems: `"5'10"" tall"` }),
    );
    mends(
      buildLog(row({ problems: `"a"b`, activity: 'x"y' })),
      'CB006',
      'Put the fields in quotes',
      row({ problems: `"ab"`, activity: '"x""y"' }),
    );
  });
});

describe('A quick fix of a date or of minutes', () => {
  for (const [date, text] of [
    ['="1/3/2024"', '1/3/2024'],
    ["'1/3/2024", '1/3/2024'],
    ['1/3/2024.', '1/3/2024'],
    ['1 / 3 / 2024', '1/3/2024'],
    ['20240103', '2024-01-03'],
  ] as const) {
    it(`makes ${date} ${text}`, () =>
      mends(buildLog(row({ date })), 'CB010', `Change to ${text}`, row({ date: text })));
  }

  it('makes an initial assessment readable as well', () => {
    mends(
      buildLog(row({ assessment: '20240103' })),
      'CB016',
      'Change to 2024-01-03',
      row({ assessment: '2024-01-03' }),
    );
  });

  it('is not there for what no one can read or is in no calendar', () => {
    for (const date of ['soon', '', '20241303', '2/30', '#REF!']) {
      none(buildLog(row({ date })), 'CB010');
    }
    assert.equal(cleanDate('20240230'), undefined);
    none(buildLog(row({ date: '2/30/2024' })), 'CB011');
  });

  for (const [minutes, text] of [
    ['="20"', '20'],
    ["'20.5", '20.5'],
    ['"20,5 min"', '"20.5"'],
  ] as const) {
    it(`makes ${minutes} ${text}`, () =>
      mends(buildLog(row({ minutes })), 'CB014', `Change to ${text.replaceAll('"', '')}`, row({ minutes: text })));
  }

  it('writes a duration that could be read otherwise as it is read', () => {
    mends(buildLog(row({ minutes: '1:15' })), 'CB201', 'Change to 75, as it is read', row({ minutes: '75' }));
    mends(buildLog(row({ minutes: '"20,5"' })), 'CB201', 'Change to 20.5, as it is read', row({ minutes: '"20.5"' }));
  });

  it('leaves thousands, ranges and words to the person', () => {
    for (const minutes of ['1,250', '20-30', '~20', 'twenty', '20 h 5', '']) {
      assert.equal(cleanMinutes(minutes), undefined, minutes);
    }
  });
});

describe('A quick fix of the header', () => {
  const withHeader = (header: string): string => `${header}\n1/3/2024,P1,20\n`;

  it('renames the one column that is one slip away from a required name', () => {
    mends(withHeader('Dat,MRN,Minutes'), 'CB001', 'Rename column 1 to Date', 'Date,MRN,Minutes', 0);
    mends(withHeader('Date,MRN,"Minuets"'), 'CB001', 'Rename column 3 to Minutes', 'Date,MRN,"Minutes"', 0);
    mends(withHeader('Date,MRN,Durations'), 'CB001', 'Rename column 3 to Minutes', 'Date,MRN,Minutes', 0);
  });

  it('is not there where two columns could be meant, or none', () => {
    none(withHeader('Date,MRN,Minuets,Minuses'), 'CB001', 0);
    none(withHeader('Date,MRN,Length'), 'CB001', 0);
    none('', 'CB001', 0);
  });

  it('knows one slip of the finger from two', () => {
    assert.ok(isOneTypoAway('minute', 'minutes'));
    assert.ok(isOneTypoAway('minuets', 'minutes'));
    assert.ok(isOneTypoAway('minuses', 'minutes'));
    assert.ok(isOneTypoAway('minutest', 'minutes'));
    assert.ok(!isOneTypoAway('minutes', 'minutes'));
    assert.ok(!isOneTypoAway('minus', 'minutes'));
    assert.ok(!isOneTypoAway('minuet', 'minutes'));
    assert.ok(!isOneTypoAway('sinuses', 'minutes'));
  });
});

describe('A quick fix of a line that is no entry', () => {
  it('deletes a repeated header and a row of totals with one line end, and leaves every other byte', () => {
    const text = `${HEADER_LINE}\r\n${row({})}\r\n${HEADER_LINE}\r\n${row({ date: '1/4/2024' })}\r\nTotal,,,,40,,,,,,`;
    assert.deepEqual(applyFixes(text, 'CB031', 2), [
      { title: 'Delete this repeated header', text: text.replace(`\r\n${HEADER_LINE}\r\n`, '\r\n') },
    ]);
    assert.deepEqual(applyFixes(text, 'CB032', 4), [
      { title: 'Delete this row of totals', text: text.replace('\r\nTotal,,,,40,,,,,,', '') },
    ]);
  });
});

describe('Fixes of all over the log', () => {
  it('that only change how values are written mend NPIs and quotes, and delete nothing', () => {
    const text = buildLog(
      row({ npi: '123-456-7893' }),
      row({ npi: '123-456-7893' }),
      row({ activity: 'x"y', minutes: 'ten' }),
    );
    assert.equal(
      applyEdits(text, findFixes(text).fixes.createNormalizingEdits()),
      buildLog(row({}), row({}), row({ activity: '"x""y"', minutes: 'ten' })),
    );
  });
});
