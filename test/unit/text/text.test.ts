import * as assert from 'node:assert/strict';
import { phrase, formatPhrase, setLanguage, t } from '../../../src/text/text';

const formatLeftOut = (rows: number, minutes: string): string => t`${rows} rows (${minutes} min) left out`;

describe('Texts for people', () => {
  afterEach(() => setLanguage(undefined));

  it('are English until a language is set', () => {
    assert.equal(formatLeftOut(3, '20.5'), '3 rows (20.5 min) left out');
  });

  it('are in the language that is set, with the values in that language’s order', () => {
    setLanguage({ '{0} rows ({1} min) left out': 'OUT: {1} MINUTES IN {0} ROWS' });
    assert.equal(formatLeftOut(3, '20.5'), 'OUT: 20.5 MINUTES IN 3 ROWS');
  });

  it('are English if the language has no translation', () => {
    setLanguage({ 'Something else': 'SOMETHING ELSE' });
    assert.equal(t`Delete this duplicate row`, 'Delete this duplicate row');
  });

  it('never use a value as a placeholder or a replacement pattern', () => {
    assert.equal(t`Patient ${'{1} $& {0}'}, payer ${'A'}`, 'Patient {1} $& {0}, payer A');
  });

  it('can be broken into lines in the source', () => {
    const text = t`The date is missing.
      The row is left out.`;
    assert.equal(text, 'The date is missing. The row is left out.');
  });

  it('can be defined before the language is set', () => {
    const ROWS = phrase`{0} rows`;
    setLanguage({ '{0} rows': '{0} ROWS' });
    assert.equal(formatPhrase(ROWS, 12), '12 ROWS');
  });

  it('don’t use inherited object properties as translations', () => {
    setLanguage({});
    assert.equal(t`constructor`, 'constructor');
  });
});
