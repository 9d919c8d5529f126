import assert from 'node:assert/strict';
import type { CalendarMonth } from '../../../../src/log/values/calendarDate';
import { createDefaults, readCell, writesFiles } from '../../../../src/verbs/monthEnd/cellCommands';
import { readMonthEnd } from '../../../../src/verbs/monthEnd/monthEndFile';
import {
  advanceMonthEnd,
  createMonthEndText,
  monthAfter,
  monthBefore,
} from '../../../../src/verbs/monthEnd/newMonthEnd';
import { readSettingsOf } from '../../../../src/verbs/monthEnd/runMonthEnd';

const DECEMBER = 202512 as CalendarMonth;

describe('a new month end', () => {
  it('has the next month, also across a year, and no ticks', () => {
    const text = '---\nmonth: 2025-12\n---\n# December 2025\r\n- [x] Signed\n* [X] Checked\n[x]\n';
    assert.equal(
      advanceMonthEnd(text, DECEMBER),
      '---\nmonth: 2026-01\n---\n# January 2026\r\n- [ ] Signed\n* [ ] Checked\n[x]\n',
    );
  });

  it('is found before and after each month', () => {
    assert.equal(monthAfter(DECEMBER), 202601);
    assert.equal(monthBefore(monthAfter(DECEMBER)), DECEMBER);
  });

  it('without an earlier one has settings and commands that can be read', () => {
    const pieces = readMonthEnd(createMonthEndText(DECEMBER, ['a, b.timelog.csv']));
    const settings = readSettingsOf(pieces);
    assert.deepEqual([settings.month, settings.problems], [DECEMBER, []]);
    const defaults = createDefaults(settings, (path) => path);
    const commands = pieces.filter(({ kind }) => kind === 'cell').flatMap(({ content }) => readCell(content, defaults));
    assert.equal(commands.length, 9);
    assert.equal(commands.at(-1)?.text, 'close');
    assert.ok(commands.every(({ verb }) => verb.ok && !writesFiles(verb.value)));
  });
});
