import assert from 'node:assert/strict';
import { cleanDate, cleanMinutes, cleanNpi } from '../../../../src/log/fixes/cellFixes';
import { isOneTypoAway } from '../../../../src/log/fixes/headerFixes';
import { findProblems } from '../../support/billing';
import { applyFixes, findFixes, applyEdits } from '../../support/logFixes';
import { HEADER_LINE, buildLog, type Entry } from '../../support/logBuilder';

/** Asserts that the only fix for the problem at line `at` changes that line to `line` and removes the problem. */
function assertFix(text: string, code: string, title: string, line: string, at = 1): void {
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

const assertNoFix = (text: string, code: string, at = 1): void => assert.deepEqual(applyFixes(text, code, at), []);

/** Returns a row with its cells as written in the text. */
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

describe('A quick fix for an NPI', () => {
  for (const npi of [
    '123-456-7893',
    '123 456 7893',
    '123.456.7893',
    '1234567893.0',
    '="123-4567893"',
    "'123 456 7893",
    '1234567893.00',
  ]) {
    it(`changes ${npi} to the ten digits`, () =>
      assertFix(buildLog(row({ npi })), 'CB105', 'Change to 1234567893', row({ npi: '1234567893' })));
  }

  it('keeps the quotes and spaces around the NPI', () => {
    assertFix(buildLog(row({ npi: '"123-4567893"' })), 'CB105', 'Change to 1234567893', row({ npi: '"1234567893"' }));
    assertFix(buildLog(row({ npi: ' 123-4567893 ' })), 'CB105', 'Change to 1234567893', row({ npi: ' 1234567893 ' }));
  });

  it('removes only the extra characters', () => {
    const [fix] = findFixes(buildLog(row({ npi: '1234567893.0' }))).of('CB105', 1);
    assert.deepEqual(
      fix?.edits?.map(({ range, text }) => [range.end.column - range.start.column, text]),
      [[2, '']],
    );
  });

  it('isn’t offered if the digits aren’t a valid NPI', () => {
    for (const npi of ['12345678', '123-456-7890', '1.23457E+09', 'none', '123456789 3 1']) {
      assert.equal(cleanNpi(npi), undefined, npi);
    }
    assertNoFix(buildLog(row({ npi: '123-456-7890' })), 'CB105');
    assertNoFix(buildLog(row({ npi: '1234567890' })), 'CB106');
  });
});

describe('A quick fix for the number of fields', () => {
  it('adds the missing empty fields at the end', () => {
    const short = '1/3/2024,P1,Holly,Guzman,20,Follow Up,S,Cigna';
    assertFix(buildLog(short, {}), 'CB003', 'Add 3 empty fields at the end', `${short},,,`);
    const one = '1/3/2024,P1,Holly,Guzman,20,Follow Up,S,Cigna,,';
    assertFix(buildLog(one), 'CB003', 'Add an empty field at the end', `${one},`);
  });

  it('isn’t offered if a value is under the wrong column', () => {
    assertNoFix(buildLog('1/3/2024,P1,Guzman,20,Follow Up,S,Cigna,1/3/2024'), 'CB003');
    assertNoFix(buildLog('1/3/2024,P1,Holly,Guzman,20,S,Cigna,1/3/2024'), 'CB003');
    assertNoFix(buildLog('1/3/2024,P1,Holly,Guzman'), 'CB003');
  });

  it('isn’t offered if the row below is the rest of a broken line', () => {
    assertNoFix(buildLog('1/3/2024,P1,Holly,Guzman,20,Follow Up', 'by phone,S,Cigna,1/3/2024,,'), 'CB003');
  });

  it('puts a value in quotes if another row has the same quoted value', () => {
    const other = row({ mrn: 'P2', payer: '"Anthem, Inc."' });
    assertFix(
      buildLog(row({ payer: 'Anthem, Inc.', problems: 'F33.1' }), other),
      'CB004',
      'Put “Anthem, Inc.” in quotes',
      row({ payer: '"Anthem, Inc."', problems: 'F33.1' }),
    );
  });

  it('also puts the value in quotes if the row ends in an empty field and only the assessment looks wrong', () => {
    const other = row({ mrn: 'P2', payer: '"Anthem, Inc."' });
    assertFix(
      buildLog(row({ payer: 'Anthem, Inc.' }), other),
      'CB016',
      'Put “Anthem, Inc.” in quotes',
      row({ payer: '"Anthem, Inc."' }),
    );
  });

  it('isn’t offered if nothing in the log confirms the value', () => {
    assertNoFix(buildLog(row({ payer: 'Anthem, Inc.', problems: 'F33.1' }), row({ mrn: 'P2' })), 'CB004');
    const long = `${row({ problems: 'F33.1' })},more`;
    assertNoFix(buildLog(long, row({ mrn: 'P2', payer: '"Anthem, Inc."' })), 'CB004');
  });
});

describe('A quick fix for a quote', () => {
  it('closes the quote at the end of its field', () => {
    assertFix(
      buildLog(row({ activity: '"Follow Up' }), row({ date: '1/4/2024' })),
      'CB005',
      'Close the quote at the end of this field',
      row({ activity: '"Follow Up"' }),
    );
  });

  it('closes the quote after a delimiter if the row then has as many fields as the header', () => {
    assertFix(
      buildLog(row({ payer: '"Anthem, Inc.', problems: 'F33.1' })),
      'CB005',
      'Close the quote',
      row({ payer: '"Anthem, Inc."', problems: 'F33.1' }),
    );
  });

  it('isn’t offered if the row can’t be read with the quote closed anywhere', () => {
    assertNoFix(buildLog('1/3/2024,P1,"Holly', row({})), 'CB005');
    assertNoFix(buildLog(row({ activity: '"Follow Up', minutes: 'ten' })), 'CB005');
  });

  it('isn’t offered while the new quote would close one further up', () => {
    const text = buildLog('1/3/2024,P1,"Holly', row({ activity: 'a "b" c' }));
    assertNoFix(text, 'CB006', 2);
  });

  it('puts a field with a stray quote in quotes and doubles the quotes inside, so its value is unchanged', () => {
    assertFix(
      buildLog(row({ problems: `5'10" tall` })),
      'CB006',
      'Put the field in quotes',
      row({ problems: `"5'10"" tall"` }),
    );
    assertFix(
      buildLog(row({ problems: `"a"b`, activity: 'x"y' })),
      'CB006',
      'Put the fields in quotes',
      row({ problems: `"ab"`, activity: '"x""y"' }),
    );
  });
});

describe('A quick fix for a date or minutes', () => {
  for (const [date, text] of [
    ['1/3/2024.', '1/3/2024'],
    ['1/3/2024;', '1/3/2024'],
    ['20240103.', '20240103'],
    ['3-Jan-24.', '3-Jan-24'],
  ] as const) {
    it(`changes ${date} to ${text}`, () =>
      assertFix(buildLog(row({ date })), 'CB010', `Change to ${text}`, row({ date: text })));
  }

  it('also changes an initial assessment to a readable date', () => {
    assertFix(
      buildLog(row({ assessment: '1/3/2024.' })),
      'CB016',
      'Change to 1/3/2024',
      row({ assessment: '1/3/2024' }),
    );
  });

  it('isn’t offered for a date that can’t be read or doesn’t exist', () => {
    for (const date of ['soon', '', '20241303', '2/30', '2/30/2024.', '2/30.', '#REF!']) {
      assertNoFix(buildLog(row({ date })), 'CB010');
    }
    assert.equal(cleanDate('1/3/2024'), undefined);
    assertNoFix(buildLog(row({ date: '2/30/2024' })), 'CB011');
  });

  for (const [minutes, text] of [
    ['20;', '20'],
    ['20.5.', '20.5'],
    ['"20,"', '"20"'],
  ] as const) {
    it(`changes ${minutes} to ${text}`, () =>
      assertFix(buildLog(row({ minutes })), 'CB014', `Change to ${text.replaceAll('"', '')}`, row({ minutes: text })));
  }

  it('changes an ambiguous duration to the minutes it is read as', () => {
    assertFix(buildLog(row({ minutes: '1:15' })), 'CB201', 'Change to 75 (as read)', row({ minutes: '75' }));
    assertFix(buildLog(row({ minutes: '"20,5"' })), 'CB201', 'Change to 20.5 (as read)', row({ minutes: '"20.5"' }));
  });

  it('isn’t offered for thousands, ranges, or words', () => {
    for (const minutes of ['1,250', '20-30', '~20', 'twenty', '20 h 5', 'ten.', '1,250.', '']) {
      assert.equal(cleanMinutes(minutes), undefined, minutes);
    }
  });
});

describe('A quick fix for the header', () => {
  const withHeader = (header: string): string => `${header}\n1/3/2024,P1,20\n`;

  it('renames the only column that is one typo away from a required name', () => {
    assertFix(withHeader('Dat,MRN,Minutes'), 'CB001', 'Rename column 1 to Date', 'Date,MRN,Minutes', 0);
    assertFix(withHeader('Date,MRN,"Minuets"'), 'CB001', 'Rename column 3 to Minutes', 'Date,MRN,"Minutes"', 0);
    assertFix(withHeader('Date,MRN,Durations'), 'CB001', 'Rename column 3 to Minutes', 'Date,MRN,Minutes', 0);
  });

  it('isn’t offered if two columns could be meant, or none', () => {
    assertNoFix(withHeader('Date,MRN,Minuets,Minuses'), 'CB001', 0);
    assertNoFix(withHeader('Date,MRN,Length'), 'CB001', 0);
    assertNoFix('', 'CB001', 0);
  });

  it('distinguishes one typo from two', () => {
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

describe('A quick fix for a line that isn’t an entry', () => {
  it('deletes a repeated header or a totals row with one line end, and doesn’t change any other byte', () => {
    const text = `${HEADER_LINE}\r\n${row({})}\r\n${HEADER_LINE}\r\n${row({ date: '1/4/2024' })}\r\nTotal,,,,40,,,,,,`;
    assert.deepEqual(applyFixes(text, 'CB031', 2), [
      { title: 'Delete this repeated header', text: text.replace(`\r\n${HEADER_LINE}\r\n`, '\r\n') },
    ]);
    assert.deepEqual(applyFixes(text, 'CB032', 4), [
      { title: 'Delete this totals row', text: text.replace('\r\nTotal,,,,40,,,,,,', '') },
    ]);
  });
});

describe('Fixes for the whole log', () => {
  it('normalize how NPIs and quotes are written, and don’t delete anything', () => {
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
