import assert from 'node:assert/strict';
import { findPlaceholderDate } from '../../../../src/log/values/placeholderDates';

describe('A placeholder date', () => {
  const named: readonly (readonly [text: string, name: string])[] = [
    ['1/1/1900', '1/1/1900'],
    ['1/0/1900', '1/0/1900'],
    ['12/31/1899', '12/31/1899'],
    ['12/30/1899', '12/30/1899'],
    ['1/1/1970', '1/1/1970'],
    ['1/1/1753', '1/1/1753'],
    ['0000-00-00', '0/0/0000'],
    ['12/31/9999', '12/31/9999'],
    ['1/1/0001', '1/1/0001'],
    // Ten further shapes.
    ['1900-01-01T00:00:00', '1/1/1900'],
    ['31.12.9999', '12/31/9999'],
    ['1/0/00', '1/0/1900'],
    ['00/00/0000 00:00:00', '0/0/0000'],
    ['31-Dec-9999', '12/31/9999'],
    ['Jan 1, 1900', '1/1/1900'],
    ['19000101', '1/1/1900'],
    ['99991231', '12/31/9999'],
    ['12/31/1969 7:00:00 PM', '12/31/1969'],
    ['Thursday, January 1, 1970', '1/1/1970'],
    ['01JAN1900', '1/1/1900'],
    ['1/1/1601', '1/1/1601'],
    ['12/31/2999', '12/31/2999'],
    ['Saturday, January 0, 1900', '1/0/1900'],
    ['0-Jan-00', '1/0/1900'],
    ['0-Jan', '1/0/1900'],
    ['12:00:00 AM', '1/0/1900'],
    ['0:00', '1/0/1900'],
  ];
  for (const [text, name] of named) {
    it(`is ${text}`, () => assert.equal(findPlaceholderDate(text), name));
  }

  it('isn’t a day on which people are treated or born', () => {
    for (const text of [
      '1/3/2024',
      '1/1/00',
      '1/1/2000',
      '2000-01-01',
      '10/10/2020',
      '2/3/1900',
      '45294',
      'soon',
      '',
      '0',
      '1/1/1',
    ]) {
      assert.equal(findPlaceholderDate(text), undefined, text);
    }
    assert.equal(findPlaceholderDate('1/1/1970', true), undefined);
    assert.equal(findPlaceholderDate('12/31/1969', true), undefined);
    assert.equal(findPlaceholderDate('1/1/1900', true), '1/1/1900');
  });
});
