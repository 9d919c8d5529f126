import assert from 'node:assert/strict';
import { WordPatterns } from '../../../../../src/billing/rules/vocabulary/wordPatterns';

describe('The names in the configuration', () => {
  const names = new WordPatterns([
    ['S.C.R.', 'exact'],
    ['SCR*', 'begins'],
    ['*call', 'ends'],
    ['*peer*group*', 'contains'],
    ['SCR long*', 'longer'],
  ]);
  for (const [text, meaning] of [
    ['SCR', 'exact'],
    ['s c r', 'exact'],
    ['scr-2', 'begins'],
    ['SCR, long one', 'longer'],
    ['Intro Call', 'ends'],
    ['callback', undefined],
    ['Our peer support group (new)', 'contains'],
    ['group of peers', undefined],
    ['', undefined],
    ['?', undefined],
  ] as const) {
    it(`match "${text}": ${meaning ?? 'none'}`, () => assert.equal(names.find(text), meaning));
  }

  it('don’t let the ends of a pattern overlap', () => {
    assert.equal(new WordPatterns([['ab*ba', 1]]).find('aba'), undefined);
    assert.equal(new WordPatterns([['ab*ba', 1]]).find('abba'), 1);
  });

  it('can’t take long', () => {
    const slow = new WordPatterns([[`${'*a'.repeat(500)}*b`, 1]]);
    const start = performance.now();
    assert.equal(slow.find('a'.repeat(200_000)), undefined);
    assert.ok(performance.now() - start < 1000);
  });
});
