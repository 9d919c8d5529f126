import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { listProblems, countProblemTotals } from '../../../src/billing/problemList';
import { MOST_FIELDS, MOST_LINES_OF_A_FIELD } from '../../../src/log/csv/recordReader';
import { TextLines } from '../../../src/log/csv/lines';
import { readLogText } from '../../../src/log/csv/encoding';
import { billingReport } from '../../../src/report/billingReport';
import { reportCsv } from '../../../src/report/exports/reportCsv';
import { makeExportedReport } from '../support/billing';
import { reportJson } from '../../../src/report/exports/reportJson';
import { arbitraryLog, difficultText, logWithSparseQuotes } from '../support/arbitraryLogs';
import { billLines } from '../support/billing';
import { readRecords, readValues } from '../support/records';

/** Counts of the inputs, which show that enough of them were compared with csv-parse. */
export interface Tally {
  inputs: number;
  texts: number;
  refused: number;
  compared: number;
}

export function createTally(): Tally {
  return { inputs: 0, texts: 0, refused: 0, compared: 0 };
}

/** Any content of a file: bytes of any kind, and texts in any encoding. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  { weight: 1, arbitrary: fc.uint8Array({ min: 9, maxLength: 400 }) },
  { weight: 6, arbitrary: difficultText(120).map((text) => Buffer.from(text)) },
  { weight: 4, arbitrary: arbitraryLog(8).map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: arbitraryLog(6).map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')) },
  { weight: 2, arbitrary: arbitraryLog(6).map((text) => Buffer.from(text, 'latin1')) },
  {
    weight: 3,
    arbitrary: fc
      .record({ text: arbitraryLog(8), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
      .map(({ text, at, byte }) => {
        const bytes = Buffer.from(text);
        bytes[at % Math.max(1, bytes.length)] = byte;
        return bytes;
      }),
  },
  { weight: 1, arbitrary: logWithSparseQuotes.map((text) => Buffer.from(text)) },
);

/** Checks everything that must be true of any file. Throws an error for a failed check. */
export function checkBytes(bytes: Uint8Array, tally: Tally): void {
  tally.inputs++;
  const reading = readLogText(bytes);
  if (!reading.ok) {
    tally.refused++;
    assert.match(reading.failure.message, /^[^\n]{10,200}$/);
    return;
  }
  const { text: whole } = reading.value;
  tally.texts++;
  // A file can't have NULs, but a text in the editor can.
  for (const text of [whole, `${whole}\0`]) {
    checkFigures(text);
    checkLossless(text);
  }
  compareWithCsvParse(whole, tally);
}

function checkFigures(text: string): void {
  const lines = TextLines.of(text);
  const billed = billLines(lines);
  const { errors, warnings } = countProblemTotals(billed);
  assert.ok(errors >= 0 && warnings >= 0);
  for (const log of billed.logs) {
    for (const { range } of listProblems(billed, log)) {
      assert.ok(range.end.line < lines.lineCount);
      assert.ok(range.end.column <= lines.lineAt(range.end.line).length);
    }
  }
  const report = billingReport(billed);
  assert.equal(parse(reportCsv(report)).length, report.lines.length + 1);
  JSON.parse(reportJson(makeExportedReport(billed)));
}

/** Checks that the records contain exactly the characters of the text. */
function checkLossless(text: string): void {
  const lineEnds = text.match(/\r\n|\n|\r/g) ?? [];
  let joined = '';
  for (const record of readRecords(text)) {
    const raws = Array.from({ length: record.fieldCount }, (_, field) => record.raw(field));
    let at = record.line;
    joined += raws.join(',').replaceAll('\n', () => lineEnds[at++] ?? '?');
    joined += lineEnds[at] ?? '';
  }
  assert.equal(joined, text);
}

/** If csv-parse, which is strict, accepts the text, checks that it reads the same values. */
function compareWithCsvParse(text: string, tally: Tally): void {
  let reference: string[][];
  try {
    reference = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch {
    return;
  }
  const withLf = reference.map((record) => record.map((value) => value.replaceAll(/\r\n?/g, '\n')));
  if (withLf.some((record) => record.some((value) => value.split('\n').length > MOST_LINES_OF_A_FIELD))) {
    return;
  }
  const actual = readValues(text);
  // csv-parse doesn't return a record for an empty last line.
  if (actual.length === withLf.length + 1 && actual.at(-1)?.length === 1 && actual.at(-1)?.[0] === '') {
    actual.pop();
  }
  assert.ok(actual.every((record) => record.length <= MOST_FIELDS));
  assert.deepEqual(actual, withLf);
  tally.compared++;
}
