import * as assert from 'node:assert/strict';
import { phrase, formatPhrase, setLanguage, t } from '../../../src/text/text';

const counted = (rows: number, minutes: string): string => t`${rows} rows (${minutes} min) left out`;

describe('texts for people', () => {
  afterEach(() => setLanguage(undefined));

  it('are English until a language is set', () => {
    assert.equal(counted(3, '20.5'), '3 rows (20.5 min) left out');
  });

  it('are those of the language that is set, with the values where that language wants them', () => {
    setLanguage({ '{0} rows ({1} min) left out': 'OUT: {1} MINUTES IN {0} ROWS' });
    assert.equal(counted(3, '20.5'), 'OUT: 20.5 MINUTES IN 3 ROWS');
  });

  it('are English where the language has no translation', () => {
    setLanguage({ 'Something else': 'SOMETHING ELSE' });
    assert.equal(t`Delete this duplicate row`, 'Delete this duplicate row');
  });

  it('never take a value for a placeholder or for a pattern of replacement', () => {
    assert.equal(t`Patient ${'{1} $& {0}'}, payer ${'A'}`, 'Patient {1} $& {0}, payer A');
  });

  it('may be broken into lines in the source', () => {
    const text = t`The date is missing.
      The row is left out.`;
    assert.equal(text, 'The date is missing. The row is left out.');
  });

  it('may be chosen before the language is set', () => {
    const ROWS = phrase`{0} rows`;
    setLanguage({ '{0} rows': '{0} ROWS' });
    assert.equal(formatPhrase(ROWS, 12), '12 ROWS');
  });

  it('have no translation by what every object has', () => {
    setLanguage({});
    assert.equal(t`constructor`, 'constructor');
  });
});
