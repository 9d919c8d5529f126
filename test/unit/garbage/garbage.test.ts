import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { countProblemTotals } from '../../../src/billing/problemList';
import { run } from '../../../src/cli/cli';
import { MOST_FIELDS, MOST_LINES_OF_A_FIELD, RecordReader } from '../../../src/log/csv/recordReader';
import { TextLines, type Lines } from '../../../src/log/csv/lines';
import { formatMinutes } from '../../../src/log/values/minutes';
import { billingReport } from '../../../src/report/billingReport';
import { billLines } from '../support/billing';
import { runs } from '../support/fuzzRuns';
import { readFirstRecord } from '../support/records';
import { anyBytes, checkBytes, createTally } from './checks';

const HEADER = 'Date,MRN,Minutes,Note,Initial Assessment';
const ROW = '1/3/2024,A1,1,"seen, well",1/3/2024';
const MEGABYTES_10 = 10_000_000;

/** Counts how often lines are read, which measures the work on any machine. */
class CountedLines implements Lines {
  reads = 0;

  constructor(private readonly lines: readonly string[]) {}

  get lineCount(): number {
    return this.lines.length;
  }

  lineAt(line: number): string {
    this.reads++;
    return this.lines[line] ?? '';
  }
}

describe('Garbage in a file', function () {
  // Long enough for a busy machine, but not for work that grows with the square of a line's length.
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cocm-billing-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function file(content: string | Uint8Array): string {
    const path = join(folder, 'log.csv');
    writeFileSync(path, content);
    return path;
  }

  /** Runs both commands, asserts that they have the same exit code, and returns the output of `check`, without what was assumed. */
  async function runCheck(content: string | Uint8Array): Promise<string> {
    const path = file(content);
    const report = await run(['report', path]);
    const check = await run(['check', path]);
    assert.equal(report.exitCode, check.exitCode);
    return check.stdout + check.stderr.replace(/^.*: Check how this log was read\. .*\n/, '');
  }

  it('of any kind is read or refused, loses nothing, and agrees with csv-parse', () => {
    const tally = createTally();
    fc.assert(
      fc.property(anyBytes, (bytes) => checkBytes(bytes, tally)),
      runs(400),
    );
    assert.ok(tally.texts > tally.inputs / 4 && tally.compared > tally.inputs / 8, 'The comparisons took place.');
  });

  it('of random bytes is refused with one line', async () => {
    let state = 20240103;
    const bytes = Uint8Array.from({ length: 1_000_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    assert.match(await runCheck(bytes), /^[^\n]*: This is not a text file[^\n]*\n$/);
    assert.match(await runCheck(bytes.map((byte) => byte || 1)), /^[^\n]*: This is not a text file[^\n]*\n$/);
  });

  const longLines: [string, string, RegExp][] = [
    ['one value', 'x'.repeat(MEGABYTES_10), /CB001 The header has no Date column/],
    ['delimiters', ','.repeat(MEGABYTES_10) + 'x', /CB001 The header has no Date column/],
    ['a header with delimiters after it', `${HEADER}${','.repeat(MEGABYTES_10)}\n${ROW}`, /:2:1: error CB003/],
    ['a row with delimiters after it', `${HEADER}\n${ROW}${','.repeat(MEGABYTES_10)}\n${ROW}`, /:2:\d+: error CB004/],
    ['a long note', `${HEADER}\n1/3/2024,A1,70,${'x'.repeat(MEGABYTES_10)},1/3/2024\n${ROW}`, /^$/],
    ['quotes', `${HEADER}\n1/3/2024,A1,70,${'"'.repeat(MEGABYTES_10)},1/3/2024\n${ROW}`, /^$/],
    ['an unclosed quote', `${HEADER}\n1/3/2024,A1,5,"${'x,""'.repeat(2_500_000)}\n${ROW}`, /:2:15: error CB005/],
    ['digits for minutes', `${HEADER}\n1/3/2024,A1,${'7'.repeat(MEGABYTES_10)},,1/3/2024`, /:2:13: error CB014/],
    ['digits for a date', `${HEADER}\n${'1'.repeat(MEGABYTES_10)},A1,5,,1/3/2024`, /:2:1: error CB010/],
    ['spaces', `${HEADER}\n1/3/2024,A1,${' '.repeat(MEGABYTES_10)}x,,1/3/2024`, /:2:13: error CB014/],
  ];
  for (const [title, text, expected] of longLines) {
    it(`in a line of 10 MB is read or reported: ${title}`, async () => assert.match(await runCheck(text), expected));
  }

  it('in 5,000 columns before the time log’s columns is ignored', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `c${index}`).join(',');
    const text = `${names},${HEADER}\n`.concat(`${'x,'.repeat(5000)}1/3/2024,A1,35,,1/3/2024\n`.repeat(2));
    const { exitCode, stdout } = await run(['report', file(text)]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /,A1,,,70,,TRUE,0,0,,\n$/);
  });

  it('with NUL bytes is refused with the line number, but a text with NULs in the editor is read', async () => {
    assert.match(await runCheck(`${HEADER}\n${ROW}\n1/3/2024,A\0,5,,\n`), /NUL character in line 3\.\n$/);
    const billed = billLines(TextLines.of(`${HEADER}\n${ROW}\n1/3/2024,A1,\0,,\n${ROW}\n`));
    assert.equal(formatMinutes(billingReport(billed).totals.minutes), '2');
  });

  it('is reported with the file name if there is no permission to read it', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) {
      // Root can read every file, so this case can't be tested.
      this.skip();
    }
    const path = file(`${HEADER}\n`);
    chmodSync(path, 0);
    assert.deepEqual(await run(['check', path]), {
      exitCode: 2,
      stdout: '',
      stderr: `${path}: You don't have permission to use it.\n`,
    });
  });

  it('is reported with the path if it is a directory or a missing file', async () => {
    const noLog = `${folder}: There's no time log (*.timelog.csv) in this folder.\n`;
    assert.equal((await run(['check', folder])).stderr, noLog);
    const missing = join(folder, 'missing.csv');
    assert.equal((await run(['report', missing])).stderr, `${missing}: The file doesn't exist.\n`);
  });
});

describe('A line that isn’t a row', () => {
  it(`has ${MOST_FIELDS} fields, and one more with the rest of the line`, () => {
    const full = readFirstRecord('a,'.repeat(MOST_FIELDS) + 'b');
    assert.equal(full.fieldCount, MOST_FIELDS + 1);
    assert.equal(full.raw(MOST_FIELDS), 'b');
    for (const text of ['a,'.repeat(MOST_FIELDS) + 'b,"c",d', '"a",'.repeat(MOST_FIELDS) + 'b,"c",d']) {
      const more = readFirstRecord(text);
      assert.equal(more.fieldCount, MOST_FIELDS + 1);
      assert.equal(more.raw(MOST_FIELDS), 'b,"c",d');
    }
  });
});

describe('A stray quote among 100,000 rows', function () {
  this.timeout(60_000);
  const COUNT = 100_000;
  const validRows = [HEADER, ...Array.from({ length: COUNT }, () => ROW)];

  /** Returns the log with one line changed. */
  function replaceLine(line: number, text: string): CountedLines {
    return new CountedLines(validRows.map((row, index) => (index === line ? text : row)));
  }

  const cases: [title: string, text: string, code: string, lines: number[]][] = [
    ['a value that opens and never closes', '1/3/2024,A1,1,"seen well,1/3/2024', 'CB005', [1, 50_000, COUNT]],
    ['a last value that opens', '1/3/2024,A1,1,"seen, well","1/3/2024', 'CB005', [COUNT]],
    ['a first value that opens', '"1/3/2024,A1,1,seen well,1/3/2024', 'CB005', [99_990]],
    ['a doubled closing quote', '1/3/2024,A1,1,"seen, well"",1/3/2024', 'CB005', [77_777]],
    ['a value with a quote inside', '1/3/2024,A1,1,5" tape,1/3/2024', 'CB006', [50_000]],
    ['only a quote', '"', 'CB005', [12_345]],
  ];
  for (const [title, text, code, places] of cases) {
    for (const line of places) {
      it(`in line ${line + 1} is reported on that line and at most leaves out that row: ${title}`, () => {
        const lines = replaceLine(line, text);
        const billed = billLines(lines);
        const log = billed.logs[0]!;
        assert.equal(log.rowCount, COUNT + 1);
        const row = log.rowAtLine(line)!;
        const found = billed.problemsOf(row).map((problem) => [problem.code, problem.range.start.line]);
        assert.ok(
          found.some(([foundCode, at]) => foundCode === code && at === line),
          found.join(),
        );
        const counted = code === 'CB006' ? COUNT : COUNT - 1;
        assert.equal(formatMinutes(billingReport(billed).totals.minutes), String(counted));
        assert.equal(countProblemTotals(billed).errors > 0, code === 'CB005');
      });
    }
  }

  it('doesn’t make the reader read a line more often than the most lines of a quoted field, plus one', () => {
    const worstLines = ['1/3/2024,A1,1,"open,1/3/2024', '"', '"a"",b', '1/3/2024,A1,1,"""'];
    for (const text of worstLines) {
      const lines = new CountedLines([HEADER, ...Array.from({ length: 2000 }, () => text)]);
      assert.ok([...new RecordReader(lines, ',').readAll()].length > 0);
      assert.ok(lines.reads <= lines.lineCount * (MOST_LINES_OF_A_FIELD + 1), `${text}: ${lines.reads}`);
    }
  });

  it('anywhere in a log affects at most the lines that a value can span, and every later row is read', () => {
    const rows = validRows.slice(0, 400);
    const place = fc.record({ line: fc.nat(299), column: fc.nat(ROW.length) });
    fc.assert(
      fc.property(place, ({ line, column }) => {
        const at = line + 1;
        const text = rows.map((row, index) => (index === at ? `${row.slice(0, column)}"${row.slice(column)}` : row));
        const billed = billLines(TextLines.of(text.join('\n')));
        const log = billed.logs[0]!;
        for (let later = at + MOST_LINES_OF_A_FIELD; later < text.length; later++) {
          const row = log.rowAtLine(later)!;
          assert.equal(log.lineOf(row), later);
          assert.ok(billed.table.counts(row));
        }
        const changedRow = log.rowAtLine(at)!;
        const codes = billed.problemsOf(changedRow).map(({ code }) => code);
        assert.ok(codes.some((code) => /^CB00[3-6]$/.test(code)) || isHarmless(text[at]!), codes.join());
        const minutes = Number(formatMinutes(billingReport(billed).totals.minutes));
        assert.ok(minutes >= rows.length - 1 - MOST_LINES_OF_A_FIELD);
      }),
      runs(300),
    );
  });
});

/** Whether the row is still valid CSV, because the new quote only doubles another one, for example. */
function isHarmless(text: string): boolean {
  const { openQuote, strayQuote } = readFirstRecord(text);
  return openQuote === undefined && strayQuote === undefined;
}
