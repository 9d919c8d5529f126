import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWords, readRules } from '../../../tools/words/wordCheck.mjs';

const root = join(__dirname, '..', '..', '..');
const linesOf = (...names: string[]): string[] =>
  readFileSync(join(root, ...names), 'utf8')
    .trimEnd()
    .split('\n');

const projectRules = readRules(readFileSync(join(root, 'tools', 'words', 'replace.txt'), 'utf8'));
const rules = readRules('[words]\nold|older => new\nof old => earlier\n[parts of names]\nold => new');
const found = (text: string, isCode = false): string[] =>
  findWords(text, rules, isCode).map(
    ({ line, column, word, replacement }) => `${line}:${column} ${word} -> ${replacement}`,
  );

describe('The word check of the project', () => {
  for (const line of linesOf('tools', 'words', 'cases', 'replaced.txt')) {
    const [text = '', word = ''] = line.split('|');
    it(`finds the word to replace in: ${text}`, () => {
      const words = findWords(text, projectRules, true).map((each) => each.word);
      assert.deepEqual(words, [word]);
    });
  }

  for (const text of linesOf('tools', 'words', 'cases', 'plain.txt')) {
    it(`accepts: ${text}`, () => {
      assert.deepEqual(findWords(text, projectRules, true), []);
    });
  }
});

describe('The word check', () => {
  it('reports the line and column, the word, and the replacement, in reading order', () => {
    assert.deepEqual(found('An older one.\nTwo Old ones.'), ['1:4 older -> new', '2:5 Old -> new']);
  });

  it('finds whole words only', () => {
    assert.deepEqual(found('bold, olden, oldest, and old_value'), []);
  });

  it('finds a phrase that goes on in the next line of a comment', () => {
    const phrase = readRules('[words]\nfor ever => always');
    for (const text of ['for\n// ever', '/** for\n * ever */', '# for\r\n  # ever', '> for\n> ever', 'for\never']) {
      assert.equal(findWords(text, phrase, false)[0]?.word.startsWith('for'), true, text);
    }
    assert.deepEqual(findWords('for\n\never', phrase, false), []);
  });

  it('finds parts of names in code only', () => {
    const text = 'oldRow, rowOld, OLD_ROW, rows.ofOldRow, bolder, foldRow';
    assert.deepEqual(found(text), []);
    assert.deepEqual(
      findWords(text, rules, true).map(({ word }) => word),
      ['oldRow', 'rowOld', 'OLD_ROW', 'ofOldRow'],
    );
  });

  it('rejects rules that it cannot read', () => {
    assert.throws(() => readRules('[words]\nold'), /Line 2 .*: old$/);
    assert.throws(() => readRules('old => new'), /no known section/);
    assert.throws(() => readRules('[other]\nold => new'), /no known section/);
  });
});
