import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { readWords } from '../../../src/verbs/wordReading';

const KINDS = {
  month: { type: 'string' },
  watch: { type: 'boolean' },
  log: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Returns what Node's own parser reads, or the first sentence of its error. */
function readByNode(words: readonly string[]): unknown {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: KINDS });
    return { values: { ...values }, positionals };
  } catch (error) {
    return `${(error as Error).message.split(/\.\s/)[0]?.replace(/\.$/, '') ?? ''}.`;
  }
}

function readHere(words: readonly string[]): unknown {
  const read = readWords(words, KINDS);
  return read.ok
    ? { values: Object.fromEntries(read.value.values), positionals: read.value.positionals }
    : read.failure.message;
}

describe('the words of a command', () => {
  for (const words of [
    ['check', 'a.csv', '--month', '2026-03', '--watch'],
    ['--month=2026-03', '--log', 'a', '--log=b'],
    ['-o', 'out.csv', '-oout.csv', '-ho', 'x'],
    ['--', '--watch', '-o'],
    ['--month'],
    ['--month', '--watch'],
    ['--watch=yes'],
    ['--fast'],
    ['-x'],
    ['-', '--month', '-'],
    ['-o', ''],
  ]) {
    it(`are read as Node reads them: ${words.join(' ')}`, () => assert.deepEqual(readHere(words), readByNode(words)));
  }

  it('are read as Node reads them, in any order', () => {
    const word = fc.constantFrom(
      'a',
      '',
      '--month',
      '--month=b',
      '--watch',
      '--log',
      'c',
      '-o',
      '-h',
      '-od',
      '-ho',
      '--',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => assert.deepEqual(readHere(words), readByNode(words))),
    );
  });
});
