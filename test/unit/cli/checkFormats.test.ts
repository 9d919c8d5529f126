import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { run } from '../../../src/cli/cli';
import { formatFindings } from '../../../src/verbs/problemFormats';
import type { PrintedProblem } from '../../../src/verbs/printedProblem';
import { CANONICAL_HEADER } from '../../../src/log/header/columns';
import { runs } from '../support/fuzzRuns';
import { temporaryFolder } from '../support/temporaryFolder';

const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,Problems List\n';
/** The date of line 3 is none, and line 4 repeats line 2. */
const FLAWED =
  `${HEADER}3/4/2024,A-1001,Zoë,Muñoz,75,Psychiatric Consultation,Cigna,3/4/2024,F33.1\n` +
  '2/30/2024,A-1001,Zoë,Muñoz,15,Follow Up,Cigna,3/4/2024,F33.1\n' +
  '3/4/2024,A-1001,Zoë,Muñoz,75,Psychiatric Consultation,Cigna,3/4/2024,F33.1\n';
const WARNED = FLAWED.replace(/^2\/30.*\n/m, '');
const SOUND = `${HEADER}3/4/2024,A-1001,Zoë,Muñoz,20,Follow Up,Cigna,3/4/2024,F33.1\n`;
const FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif'] as const;

const AT: PrintedProblem = {
  file: 'logs/a.timelog.csv',
  line: 3,
  column: 1,
  endLine: 3,
  endColumn: 10,
  severity: 'error',
  code: 'CB011',
  message: "This date doesn't exist.",
};

describe('the formats of cocm-billing check', () => {
  const folder = temporaryFolder();
  const file = folder.write;

  it('github: one annotation for each problem, at the characters of the cell', async () => {
    const [first = ''] = (await run(['check', file('a.timelog.csv', FLAWED), '--format', 'github'])).stdout
      .split('\n')
      .filter((line) => line.includes('CB011'));
    assert.equal(
      first,
      `::error file=${folder.join('a.timelog.csv')},line=3,endLine=3,col=1,endColumn=9,title=CB011::` +
        "This date doesn't exist. The row is left out of the totals.",
    );
  });

  it('github: colons, commas, and line ends in a file name or message are escaped', () => {
    const odd = { ...AT, file: '.\\Q1, final: logs\\a.csv', message: '100% wrong\n2 more', severity: 'hint' as const };
    assert.equal(
      formatFindings(
        { errors: 0, warnings: 0, notices: 0, problems: [odd], assumptions: [], accounting: {} },
        'github',
      ),
      '::notice file=Q1%2C final%3A logs/a.csv,line=3,endLine=3,col=1,endColumn=9,title=CB011::100%25 wrong%0A2 more\n',
    );
  });

  it('github: a problem over several lines has no columns, which GitHub does not accept', () => {
    const text = formatFindings(
      { errors: 1, warnings: 0, notices: 0, problems: [{ ...AT, endLine: 5 }], assumptions: [], accounting: {} },
      'github',
    );
    assert.match(text, /line=3,endLine=5,title=/);
  });

  it('gitlab: a code quality report with a different fingerprint for each finding', async () => {
    const { stdout } = await run(['check', file('a.timelog.csv', FLAWED), '--format', 'gitlab']);
    const found = JSON.parse(stdout) as { fingerprint: string; check_name: string; location: unknown }[];
    assert.ok(found.length > 1);
    assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
    const missing = found.find(({ check_name }) => check_name === 'CB011');
    assert.deepEqual(missing?.location, { path: folder.join('a.timelog.csv'), lines: { begin: 3, end: 3 } });
  });

  it('sarif: each rule once, and file names as URIs', () => {
    const text = formatFindings(
      {
        errors: 1,
        warnings: 0,
        notices: 0,
        problems: [AT, { ...AT, file: 'a b.csv' }],
        assumptions: [],
        accounting: {},
      },
      'sarif',
    );
    const { version, runs: found } = JSON.parse(text) as {
      version: string;
      runs: { tool: { driver: { rules: unknown } }; results: { locations: unknown[] }[] }[];
    };
    assert.equal(version, '2.1.0');
    assert.deepEqual(found[0]?.tool.driver.rules, [{ id: 'CB011' }]);
    assert.deepEqual(found[0].results[1]?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b.csv' },
          region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 10 },
        },
      },
    ]);
  });

  it('exit code 1 for errors, and for warnings with --fail-on warning; 2 for a missing file', async () => {
    const [flawed, warned, sound] = [file('f.csv', FLAWED), file('w.csv', WARNED), file('s.csv', SOUND)];
    for (const format of FORMATS) {
      const ends = async (...words: string[]): Promise<number> =>
        (await run(['check', ...words, '--format', format])).exitCode;
      assert.deepEqual(
        [
          await ends(flawed),
          await ends(warned),
          await ends(sound),
          await ends(warned, '--fail-on', 'warning'),
          await ends(sound, '--fail-on', 'warning'),
          await ends(sound, flawed),
          await ends(sound, folder.join('none.csv')),
        ],
        [1, 0, 0, 1, 0, 1, 2],
        format,
      );
    }
    assert.match((await run(['check', sound, '--fail-on', 'hint'])).stderr, /Write error or warning/);
    assert.match(
      (await run(['check', sound, '--format', 'junit'])).stderr,
      /check writes text, json, github, gitlab, sarif/,
    );
  });

  it('never contains patient data, whatever is wrong with the cells', async () => {
    const cell = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('3/4/2024', '75', 'A-1', '1234567893', 'F33.1', '') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('Secret', '0Secret', 'secret', '"Secret', 'Sec"Secret', '="Secret"', '1:75 Secret'),
      },
    );
    const row = fc.array(cell, { minLength: CANONICAL_HEADER.length - 1, maxLength: CANONICAL_HEADER.length + 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...FORMATS),
        async (rows, format) => {
          const lines = [CANONICAL_HEADER, ...rows].map((cells) => cells.join(','));
          const outcome = await run(['check', file('log.csv', `${lines.join('\n')}\n`), '--format', format]);
          assert.doesNotMatch(outcome.stdout + outcome.stderr, /secret/i);
        },
      ),
      runs(200),
    );
  });
});
