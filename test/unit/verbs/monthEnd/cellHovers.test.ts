import assert from 'node:assert/strict';
import { COMMAND_NAMES } from '../../../../src/verbs/arguments';
import { describeCellWord } from '../../../../src/verbs/monthEnd/cellHovers';

describe('the hover of a cell', () => {
  it('shows how each command is written and what it does', () => {
    for (const name of COMMAND_NAMES) {
      const hover = describeCellWord(`  ${name} x`, 3);
      assert.deepEqual([hover?.start, hover?.end], [2, 2 + name.length]);
      assert.ok(hover?.synopsis.startsWith(`${name} `), name);
      assert.match(hover?.text ?? '', /^[A-Z].*\.$/, name);
      assert.doesNotMatch(hover?.text ?? '', / {2}|\n/, name);
    }
  });

  it('ends before the next command', () => {
    assert.equal(
      describeCellWord('totals', 0)?.text,
      'Shows the patient-months, the minutes, and the units of each code, and the totals of each state of claims.',
    );
    assert.equal(describeCellWord('compare-reports', 0)?.synopsis, 'compare-reports OLD NEW [--format text|json]');
  });

  it('shows the values of an option, and the sentences about it', () => {
    const hover = describeCellWord('close --again', 8);
    assert.deepEqual(
      [hover?.synopsis, hover?.text],
      ['--again', '--again replaces an earlier copy with other figures.'],
    );
    assert.equal(describeCellWord('ready --state=held', 7)?.synopsis, '--state ready|check|held|billed|replace');
    assert.equal(describeCellWord('report -o x', 7)?.synopsis, '-o FILE');
    assert.match(describeCellWord('compare-rules --with x', 15)?.text ?? '', /RULE: .*cpt-midpoint/);
    assert.match(describeCellWord('check --config x', 7)?.text ?? '', /nearest cocm-billing\.json/);
  });

  it('is missing at values, between words, in comments, and for unknown commands', () => {
    assert.deepEqual(
      [
        describeCellWord('ready --state held', 15),
        describeCellWord('ready  --state', 6),
        describeCellWord('# ready', 3),
        describeCellWord('bill', 1),
      ],
      [undefined, undefined, undefined, undefined],
    );
  });
});
