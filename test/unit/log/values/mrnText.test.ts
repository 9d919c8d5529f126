import assert from 'node:assert/strict';
import { createFormOf, createMrnForms } from '../../../../src/log/values/mrnForms';
import { findMrnFlaw, findMrnOddities, readMrn } from '../../../../src/log/values/mrnText';
import { getSimilarMrnKey, haveSimilarSeparators } from '../../../../src/log/values/similarMrnKey';

const areSimilar = (a: string, b: string): boolean => {
  const [one, other] = [getSimilarMrnKey(a), getSimilarMrnKey(b)];
  return one.text === other.text && haveSimilarSeparators(one, other);
};

describe('The plain form of an MRN', () => {
  const unusual: readonly (readonly [cell: string, oddity: string])[] = [
    ['K-17\u200b', 'invisible'],
    ['\u200eK-17', 'invisible'],
    ['K\u00ad-17', 'invisible'],
    ['K-\u000117', 'invisible'],
    ['K-17\u007f', 'invisible'],
    ['\u202dK-17\u202c', 'invisible'],
    ['K-1\ufe0f7', 'invisible'],
    ['K-1\u20607', 'invisible'],
    ['K\ufeff-17', 'invisible'],
    ['K-\u31641\u034f7', 'invisible'],
    ['K\u201117', 'dashes'],
    ['K\u221217', 'dashes'],
    ['K\u201417', 'dashes'],
    ['K\ufe6317', 'dashes'],
    ['Ｋ－１７', 'width'],
    ['K-１７', 'width'],
    ['\u041a-17', 'letters'],
    ['\u039a-17', 'letters'],
  ];
  for (const [cell, oddity] of unusual) {
    it(`doesn’t have ${oddity} characters: ${JSON.stringify(cell)} is K-17`, () => {
      assert.deepEqual(readMrn(cell), { mrn: 'K-17', wasWrapped: false, isUnusual: true });
      assert.deepEqual(findMrnOddities(cell), [oddity]);
    });
  }

  it('has one plain space for any space', () => {
    for (const cell of ['K  1020', 'K\u00a01020', 'K\u00a0 1020', 'K\u20091020', 'K\t1020', 'K\u30001020', 'K\n1020']) {
      assert.deepEqual(readMrn(cell), { mrn: 'K 1020', wasWrapped: false, isUnusual: true }, JSON.stringify(cell));
      assert.ok(findMrnOddities(cell).includes('spaces'), JSON.stringify(cell));
    }
    assert.deepEqual(readMrn(' K 1020\u00a0'), { mrn: 'K 1020', wasWrapped: false, isUnusual: false });
  });

  it('doesn’t have the marks of spreadsheets and the quotes after a space', () => {
    for (const cell of ['="00123"', "'00123", '="\u200b00123"']) {
      const { mrn, wasWrapped } = readMrn(cell);
      assert.deepEqual([mrn, wasWrapped], ['00123', true], cell);
    }
    assert.deepEqual(readMrn(' "R-15"'), { mrn: 'R-15', wasWrapped: false, isUnusual: false });
    assert.equal(readMrn('e\u0301-1').mrn, '\u00e9-1');
  });

  it('keeps what can be seen', () => {
    for (const mrn of ['ab-1', 'AB-1', '00123', '100234.0', '1,002,345', 'MRN 7', '#7', 'é-1', '\u0663\u0664', '😀']) {
      assert.equal(readMrn(mrn).mrn, mrn);
      assert.equal(readMrn(mrn).isUnusual, false);
    }
  });
});

describe('MRNs', () => {
  const similar: readonly (readonly [string, string])[] = [
    ['100234', '100234.0'],
    ['1002345', '1,002,345'],
    ['K 1020', 'K1020'],
    ['K-1020', 'K1020'],
    ['K-1020', 'K 1020'],
    ['K/1020', 'K_1020'],
    ['00123', '123'],
    ['ab-1', 'AB-1'],
    // Ten further shapes.
    ['100234,00', '100234'],
    ['1002345.00', '1,002,345'],
    ['MRN 1020', '1020'],
    ['MRN:1020', 'MRN1020'],
    ['#1020', '1020'],
    ['No. 1020', '1020'],
    ['K-1O2O', 'K-1020'],
    ['KI7', 'Kl7'],
    ['\u0661\u0662\u0663', '123'],
    ['00-12-34', '001234'],
    ['1234567890123456', '1234567890123450'],
    ['\u{1d7d9}23', '123'],
    ['K.10.20', 'K 10 20'],
  ];
  for (const [a, b] of similar) {
    it(`are similar: ${a} and ${b}`, () => assert.ok(areSimilar(a, b) && areSimilar(b, a)));
  }

  it('aren’t similar if their separators are in other places, or if they have other letters and digits', () => {
    for (const [a, b] of [
      ['1-23', '12-3'],
      ['11-1', '1-11'],
      ['A-1', 'B-1'],
      ['123', '1230'],
      ['MRS12', 'S12'],
      ['1.50', '150.5'],
      ['100', '10'],
    ] as const) {
      assert.equal(areSimilar(a, b), false, `${a} ${b}`);
    }
  });

  it('that a spreadsheet made a date or rounded are lost', () => {
    const lost = [
      '3/4/2021', '4-Mar', 'Mar-04', '2021-03-04', '4-Mar-21', '1.23457E+15', '7E10', '#REF!',
      '04-Mar-2021', '3/4/21', '13/4/2021', '2021/03/04', '3/4/2021 0:00', '2021-03-04 00:00:00', '1,23457E+15', '4-mar', '03.04.2021', 'March 4, 2021', 'Mar-2021',
    ]; // prettier-ignore
    assert.deepEqual(
      lost.filter((mrn) => findMrnFlaw(mrn, undefined) !== 'CB033'),
      [],
    );
    const whole = [
      '3-4',
      '03-04-21',
      '12-34-56',
      'MAR4',
      'DEC-1234',
      '99/99/2021',
      '2021',
      'E7-10',
      '12E10',
      '1234567',
      'May-1',
      '5-1-A',
      '0-0-2021',
    ];
    assert.deepEqual(
      whole.filter((mrn) => findMrnFlaw(mrn, undefined) !== undefined),
      [],
    );
  });
});

describe('The forms of a team’s MRNs', () => {
  const cases: readonly (readonly [form: string, fits: readonly string[], other: readonly string[]])[] = [
    ['999999', ['100234'], ['10023', '1002345', '10023A', '1OO234']],
    ['AA-999999', ['KM-100234', 'km-100234'], ['K-100234', 'KM100234', 'KM-10023']],
    ['9E99', ['7E10'], ['7e10', '7F10', '7E1']],
    ['MRN #+', ['MRN 1', 'MRN 1020'], ['MRN ', '1020']],
    ['9+', ['1', '123456'], ['', '12a']],
    ['A+9', ['Q1', 'QRS1'], ['1', 'Q']],
    ['99-*', ['12-', '12-X7'], ['12', '12-X.7', '1-X']],
    ['*-*', ['a-b', '-'], ['ab', 'a-b-c.']],
    ['\\A99', ['A12'], ['B12']],
    ['\\99', ['91'], ['11']],
    ['*9*', ['a1b', '7', 'x77'], ['ab', '']],
    ['É-9', ['É-1'], ['E-1']],
  ];
  for (const [form, fits, others] of cases) {
    it(`are read character by character: ${form}`, () => {
      const forms = createMrnForms([form]);
      assert.deepEqual(
        fits.filter((mrn) => !forms.fits(mrn)),
        [],
      );
      assert.deepEqual(
        others.filter((mrn) => forms.fits(mrn)),
        [],
      );
    });
  }

  it('decide what a flaw is', () => {
    const forms = createMrnForms(['9E99', '9E9', 'Y-9']);
    assert.equal(findMrnFlaw('7E10', forms), undefined);
    assert.equal(findMrnFlaw('3E5', forms), undefined);
    assert.equal(findMrnFlaw('1.23457E+15', forms), 'CB033');
    assert.equal(findMrnFlaw('Y-10', forms), 'CB037');
    assert.equal(findMrnFlaw('', forms), 'CB012');
  });

  it('take no longer, however they’re written', () => {
    const start = Date.now();
    const forms = createMrnForms(['*'.repeat(100), `${'A+'.repeat(50)}!`, `${'*9'.repeat(50)}-`]);
    assert.equal(forms.fits(`${'a'.repeat(99)}!`), true);
    assert.equal(forms.fits(`${'7'.repeat(99)}.`), false);
    assert.equal(forms.fits('a'.repeat(1_000_000)), false);
    assert.ok(Date.now() - start < 2000);
  });

  it('can be made of an MRN, which fits', () => {
    for (const mrn of ['7E10', 'K-17', 'a*b+c#1\\2', 'A 1', '3/4/2021']) {
      assert.ok(createMrnForms([createFormOf(mrn)]).fits(mrn), mrn);
    }
    assert.equal(createFormOf('7E10'), '9E99');
  });
});
