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

/** How often csv-parse took a text for valid, so that the comparison with it is known to have happened. */
export interface Tally {
  inputs: number;
  texts: number;
  refused: number;
  compared: number;
}

export function newTally(): Tally {
  return { inputs: 0, texts: 0, refused: 0, compared: 0 };
}

/** What may come in a file: bytes of any kind, and texts of any encoding. */
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

/** All that must hold of whatever stands in a file. Throws where something does not. */
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
  // The editor hands over texts with NULs too, which the bytes of a file may not have.
  for (const text of [whole, `${whole}\0`]) {
    checkFigures(text);
    checkLossless(text);
  }
  checkOracle(whole, tally);
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

/** The records are the text, and not a character more or less. */
function checkLossless(text: string): void {
  const lineEnds = text.match(/\r\n|\n|\r/g) ?? [];
  let again = '';
  for (const record of readRecords(text)) {
    const raws = Array.from({ length: record.fieldCount }, (_, field) => record.raw(field));
    let at = record.line;
    again += raws.join(',').replaceAll('\n', () => lineEnds[at++] ?? '?');
    again += lineEnds[at] ?? '';
  }
  assert.equal(again, text);
}

/** Where csv-parse, which is strict, takes a text for valid, it reads the same values. */
function checkOracle(text: string, tally: Tally): void {
  let theirs: string[][];
  try {
    theirs = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch {
    return;
  }
  const withLf = theirs.map((record) => record.map((value) => value.replaceAll(/\r\n?/g, '\n')));
  if (withLf.some((record) => record.some((value) => value.split('\n').length > MOST_LINES_OF_A_FIELD))) {
    return;
  }
  const ours = readValues(text);
  // csv-parse makes no record of a last line without any character.
  if (ours.length === withLf.length + 1 && ours.at(-1)?.length === 1 && ours.at(-1)?.[0] === '') {
    ours.pop();
  }
  assert.ok(ours.every((record) => record.length <= MOST_FIELDS));
  assert.deepEqual(ours, withLf);
  tally.compared++;
}
