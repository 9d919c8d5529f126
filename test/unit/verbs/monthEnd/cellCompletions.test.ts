import assert from 'node:assert/strict';
import { readMonth } from '../../../../src/log/values/calendarDate';
import { readCell } from '../../../../src/verbs/monthEnd/cellCommands';
import { listCellCompletions } from '../../../../src/verbs/monthEnd/cellCompletions';

const SETTINGS = { logs: ['march.timelog.csv', 'b c.csv'], month: readMonth('2026-03') };

/** Returns what is offered at the `|` of a line. */
function complete(marked: string): { readonly start: number; readonly texts: readonly string[] } {
  const character = marked.indexOf('|');
  const { start, choices } = listCellCompletions(marked.replace('|', ''), character, SETTINGS);
  return { start, texts: choices.map(({ text }) => text) };
}

describe('completions of a cell', () => {
  it('are the commands that a cell can run, at the first word', () => {
    const { start, texts } = complete('  rea|');
    assert.equal(start, 2);
    assert.ok(['check', 'ready', 'nearest', 'close', 'compare-rules'].every((name) => texts.includes(name)));
    assert.ok(!texts.includes('run'));
  });

  it('have the description of the help with each command', () => {
    const { choices } = listCellCompletions('', 0, SETTINGS);
    assert.deepEqual(
      choices.filter(({ detail }) => detail === '').map(({ text }) => text),
      [],
    );
  });

  it('are the options that are not given yet, and the logs of the settings', () => {
    const { start, texts } = complete('check --fail-on error --|');
    assert.equal(start, 22);
    assert.deepEqual(texts, ['--format', '--all-rows', '--sheet', '--config', 'march.timelog.csv', '"b c.csv"']);
  });

  it('are options that can be given again', () => {
    assert.ok(complete('packet --mrn 1 |').texts.includes('--mrn'));
  });

  it('do not have an option that a cell refuses', () => {
    assert.ok(!complete('report |').texts.includes('--watch'));
  });

  it('are the values of an option, as the help lists them', () => {
    assert.deepEqual(complete('ready --state |').texts, ['ready', 'check', 'held', 'billed', 'replace']);
    assert.deepEqual(complete('check --format=|'), {
      start: 15,
      texts: ['text', 'json', 'github', 'gitlab', 'sarif'],
    });
    assert.ok(complete('compare-rules --with |').texts.includes('cpt-midpoint'));
    assert.deepEqual(complete('totals --month |').texts, ['2026-03']);
    assert.deepEqual(complete('report --payer |').texts, []);
    assert.deepEqual(complete('charges --layout |').texts, []);
  });

  it('are the charts after chart', () => {
    assert.ok(complete('chart m|').texts.includes('minutes-by-staff'));
    assert.ok(!complete('chart minutes-by-staff |').texts.includes('minutes-by-day'));
  });

  it('are none in a comment, after an open quote, and after an unknown command', () => {
    assert.deepEqual(
      [complete('# che|').texts, complete('report --payer "A |').texts, complete('bill |').texts],
      [[], [], []],
    );
  });

  it('of values are all read by the parser', () => {
    const defaults = { logs: ['a.csv'], month: undefined, config: undefined, resolve: (path: string) => path };
    for (const option of ['ready --state', 'ready --format', 'check --fail-on', 'check --format', 'totals --rule']) {
      for (const value of complete(`${option} |`).texts) {
        assert.ok(readCell(`${option} ${value}`, defaults)[0]?.verb.ok, `${option} ${value}`);
      }
    }
  });
});
