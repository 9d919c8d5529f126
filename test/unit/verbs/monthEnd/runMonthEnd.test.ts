import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../../src/cli/cli';
import { readCell, splitWords, writesFiles } from '../../../../src/verbs/monthEnd/cellCommands';
import { readMonthEndSettings } from '../../../../src/verbs/monthEnd/monthEndSettings';
import { temporaryFolder } from '../../support/temporaryFolder';

const sample = readFileSync(join(__dirname, '..', '..', '..', 'fixtures', 'sample.timelog.csv'), 'utf8');
const DEFAULTS = { logs: ['a.csv'], month: '2026-03', config: undefined, resolve: (path: string) => `folder/${path}` };

const monthEnd = (...cells: string[]): string =>
  [
    '---',
    'logs: [sample.timelog.csv]',
    'month: 2024-01',
    '---',
    ...cells.map((cell) => `\`\`\`cocm\n${cell}\n\`\`\``),
    '',
  ].join('\n');

describe('cocm-billing run', () => {
  const folder = temporaryFolder();
  const write = (text: string): string => {
    folder.write('sample.timelog.csv', sample);
    return folder.write('jan.cocm-month.md', text);
  };

  for (const [cell, words] of [
    ['totals', ['totals', '--month', '2024-01']],
    ['report', ['report', '--month', '2024-01']],
    ['nearest 3', ['nearest', '3', '--month', '2024-01']],
    ['chart minutes-by-staff', ['chart', 'minutes-by-staff', '--month', '2024-01']],
    ['ready', ['ready', '--month', '2024-01']],
    ['check', ['check']],
    ['compare-rules --with cpt-midpoint', ['compare-rules', '--with', 'cpt-midpoint']],
  ] as const) {
    it(`shows for ${cell} what the command itself shows`, async () => {
      const file = write(monthEnd(cell));
      const alone = await run([...words, folder.join('sample.timelog.csv')]);
      const { stdout, stderr, exitCode } = await run(['run', file]);
      assert.equal(stdout, `${file}:6: ${cell}\n${alone.stdout}\n`);
      assert.equal(stderr, alone.stderr);
      assert.equal(exitCode, alone.exitCode);
    });
  }

  it('ends with the exit code of the worst cell, and runs the cells after it', async () => {
    const outcome = await run(['run', write(monthEnd('bill', 'totals'))]);
    assert.equal(outcome.exitCode, 2);
    assert.match(outcome.stderr, /Unknown command 'bill'/);
    assert.match(outcome.stdout, /patient-months?/);
  });

  it('with --stop-on held stops at the first cell that holds something back', async () => {
    const file = write(monthEnd('ready', 'totals'));
    folder.write('sample.timelog.csv', `${sample}2024-01-09,BAD,Ann,x,\n`);
    const outcome = await run(['run', file, '--stop-on', 'held']);
    assert.notEqual(outcome.exitCode, 0);
    assert.doesNotMatch(outcome.stdout, /: totals/);
    assert.match(outcome.stderr, /Stopped at the first cell/);
  });

  it('with --html writes a page with the table of a report', async () => {
    const page = folder.join('jan.html');
    await run(['run', write(monthEnd('report')), '--html', page]);
    assert.match(readFileSync(page, 'utf8'), /<table[^]*<th scope="col"[^>]*>MRN/);
  });

  it('finds files from the folder of the month end', async () => {
    await run(['run', write(monthEnd('report -o out.csv'))]);
    assert.ok(existsSync(folder.join('out.csv')));
  });

  it('fails without a log, and names the line of the settings', async () => {
    const outcome = await run(['run', folder.write('empty.cocm-month.md', '# Nothing\n')]);
    assert.equal(outcome.exitCode, 2);
    assert.match(outcome.stderr, /names no log/);
  });
});

describe('a cell of a month end', () => {
  it('has a command on each line, without blank lines and comments', () => {
    const commands = readCell('# first\ncheck\n\nready --state held', DEFAULTS);
    assert.deepEqual(
      commands.map(({ line, verb }) => [line, verb.ok && verb.value.command]),
      [
        [1, 'check'],
        [3, 'ready'],
      ],
    );
  });

  it('uses the logs and the month of the settings, from the folder of the file', () => {
    const [command] = readCell('ready', DEFAULTS);
    assert.ok(command?.verb.ok && command.verb.value.command === 'ready');
    assert.deepEqual(command.verb.value.logs, ['folder/a.csv']);
    assert.equal(command.verb.value.month, 202603);
  });

  it('reads words in quotes as one word', () => {
    const words = splitWords(`report --payer "Blue Cross" --npi='1 2'`);
    assert.deepEqual(words.ok && words.value, ['report', '--payer', 'Blue Cross', '--npi=1 2']);
    assert.equal(splitWords('report --payer "Blue').ok, false);
  });

  it("can't run another month end, or watch", () => {
    for (const line of ['run x.cocm-month.md', 'help', 'report -o x.csv --watch']) {
      assert.equal(readCell(line, DEFAULTS)[0]?.verb.ok, false, line);
    }
  });

  it('writes files if it has an output, records, or decides', () => {
    const writes = (line: string): boolean => {
      const verb = readCell(line, DEFAULTS)[0]?.verb;
      return verb?.ok === true && writesFiles(verb.value);
    };
    for (const line of [
      'report -o x.csv',
      'charges --new --record -o x.csv',
      'decide --hold --reason x',
      'packet -o x.html',
    ]) {
      assert.equal(writes(line), true, line);
    }
    for (const line of ['check', 'ready', 'charges --new', 'totals', 'report']) {
      assert.equal(writes(line), false, line);
    }
  });
});

describe('the settings of a month end', () => {
  it('are read from lines, with a list in brackets or on separate lines', () => {
    const { logs, month, configuration, problems } = readMonthEndSettings(
      `logs:\n  - a.csv\n  - "b c.csv"\nmonth: '2026-03'\nconfiguration: team.json`,
    );
    assert.deepEqual(
      { logs, month, configuration, problems },
      {
        logs: ['a.csv', 'b c.csv'],
        month: 202603,
        configuration: 'team.json',
        problems: [],
      },
    );
  });

  it('have a problem at the line of a month that is none, and of an unknown setting', () => {
    const { problems } = readMonthEndSettings('logs: [a.csv]\nmonth: March\npayer: X');
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [
        ['CB471', 1],
        ['CB471', 2],
      ],
    );
  });
});
