import assert from 'node:assert/strict';
import { previewOf, readCell, writesFiles } from '../../../../src/verbs/monthEnd/cellCommands';

describe('the commands of a cell', () => {
  const defaults = { logs: ['a.timelog.csv'], month: '2026-03', config: undefined, resolve: (path: string) => path };

  it('have a preview of closing a month, which writes nothing', () => {
    const [look, close] = readCell('close\nclose --record --undecided', defaults);
    assert.ok(look?.verb.ok && close?.verb.ok);
    assert.deepEqual([writesFiles(look.verb.value), writesFiles(close.verb.value)], [false, true]);
    const preview = previewOf(close.verb.value);
    assert.ok(preview);
    assert.equal(writesFiles(preview), false);
  });
});
