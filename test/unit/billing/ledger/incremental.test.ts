import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listFacts } from '../../../../src/billing/factList';
import { readRoster } from '../../../../src/configuration/rosterReading';
import { createColumnMapping } from '../../../../src/log/header/columns';
import { TextLines, makeRange } from '../../../../src/log/csv/lines';
import type { TimeLogOptions } from '../../../../src/log/timeLog';
import { TODAY, billLines, billWithOptions } from '../../support/billing';
import { captureState } from '../../support/capturedState';
import { EditedDocument } from '../../support/editedDocument';
import {
  arbitraryEdits,
  placeEdit,
  arbitraryLog,
  difficultText,
  arbitraryDurations,
  arbitraryExport,
  arbitraryLogOfDates,
  arbitraryLogOfStamps,
  arbitraryLogWithOptionalColumns,
  logWithLongNotes,
  logWithSparseQuotes,
  type RelativeEdit,
} from '../../support/arbitraryLogs';
import { formatEntry, buildLog } from '../../support/logBuilder';
import { runs } from '../../support/fuzzRuns';
import { toLineEdits } from '../../../../src/log/csv/lineEdits';

/** Applies each event to the next document, and compares the edited logs with the logs after reading the texts again. */
function assertInStep(
  texts: readonly string[],
  events: readonly RelativeEdit[],
  options: Omit<TimeLogOptions, 'today' | 'number'> = {},
): void {
  const documents = texts.map((text) => new EditedDocument(text));
  const billed = billWithOptions(options, ...documents);
  events.forEach((event, number) => {
    const edited = number % documents.length;
    const document = documents[edited]!;
    billed.applyEdits(billed.logs[edited]!, toLineEdits(document.change(placeEdit(event, document))));
    const reread = billWithOptions(options, ...documents.map(({ text }) => new EditedDocument(text)));
    assert.deepEqual(captureState(billed), captureState(reread));
  });
}

const ROSTER = readRoster(
  TextLines.of(
    'MRN,First name,Last name,Payer,Initial Assessment,Consent,Discharge,DOB\n' +
      'A,Holly,Guzman,Cigna,1/3/2024,1/2/2024,3/1/2024,4/5/1980\nB,,,Aetna,2/1/2024,,,\n',
  ),
  TODAY,
).roster;

/** More rows than fit into one block of the row order, so that edits split and join blocks. */
const longLog = fc
  .tuple(arbitraryLog(40), fc.integer({ min: 1100, max: 3000 }))
  .map(
    ([text, rows]) =>
      text +
      '\n' +
      Array.from({ length: rows }, (_, row) => formatEntry({ mrn: `P${row % 30}`, minutes: `${row}` })).join('\n'),
  );

describe('Edited logs', () => {
  it('are the same as after reading again, after any edits of rows', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryLog(12), arbitraryEdits(6), (text, events) => assertInStep([text], events)),
      runs(400),
    );
  });

  it('are the same as after reading again, whenever a view first asks for the problems', function () {
    this.timeout(0);
    const log = fc.oneof(arbitraryLog(12), arbitraryLogWithOptionalColumns(12));
    fc.assert(
      fc.property(log, arbitraryEdits(6), fc.nat(7), (text, events, firstAsked) => {
        const document = new EditedDocument(text);
        const billed = billLines(document);
        for (const [number, event] of events.entries()) {
          if (number >= firstAsked) {
            listFacts(billed);
          }
          billed.applyEdits(billed.logs[0]!, toLineEdits(document.change(placeEdit(event, document))));
        }
        assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
      }),
      runs(300),
    );
  });

  it('are the same as after reading again, after any edits of quotes, commas, and line endings', function () {
    this.timeout(0);
    fc.assert(
      fc.property(difficultText(60), arbitraryEdits(6), fc.boolean(), (text, events, isLog) =>
        assertInStep([isLog ? `Date,MRN,Minutes\n${text}` : text], events),
      ),
      runs(400),
    );
  });

  it('are the same as after reading again, with a roster and mapped columns', function () {
    this.timeout(0);
    const options = {
      roster: ROSTER,
      columnMapping: createColumnMapping([['Activity', 'role']]),
      dateOrder: 'dayFirst',
    } as const;
    fc.assert(
      fc.property(fc.oneof(arbitraryLog(12), arbitraryLogWithOptionalColumns(12)), arbitraryEdits(6), (text, events) =>
        assertInStep([text], events, options),
      ),
      runs(200),
    );
  });

  it('are the same as after reading again, after any edits of optional columns', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryLogWithOptionalColumns(12), arbitraryEdits(6), (text, events) =>
        assertInStep([text], events),
      ),
      runs(200),
    );
  });

  it('are the same as after reading again, after any edits of the exports of known programs', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryExport(12), arbitraryEdits(6), (text, events) => assertInStep([text], events)),
      runs(200),
    );
  });

  it('are the same as after reading again, after any edits of durations in several units', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryDurations(10), arbitraryEdits(6), (text, events) => assertInStep([text], events)),
      runs(200),
    );
  });

  it('are the same as after reading again, after any edits of dates in any order', function () {
    this.timeout(0);
    const dateOrders = fc.constantFrom(undefined, 'monthFirst', 'dayFirst', 'yearFirst');
    fc.assert(
      fc.property(arbitraryLogOfDates(10), arbitraryEdits(6), dateOrders, (text, events, dateOrder) =>
        assertInStep([text], events, dateOrder === undefined ? {} : { dateOrder }),
      ),
      runs(300),
    );
  });

  it('are the same as after reading again, after any edits of time stamps, with and without a time zone', function () {
    this.timeout(0);
    const zones = fc.constantFrom<{ timeZone?: string }>(
      {},
      { timeZone: 'America/Chicago' },
      { timeZone: 'asWritten' },
    );
    fc.assert(
      fc.property(arbitraryLogOfStamps(10), arbitraryEdits(6), zones, (text, events, options) =>
        assertInStep([text], events, options),
      ),
      runs(200),
    );
  });

  it('are the same as after reading again, with quotes that are closed many lines later', function () {
    this.timeout(0);
    fc.assert(
      fc.property(logWithSparseQuotes, arbitraryEdits(8), (text, events) => assertInStep([text], events)),
      runs(60),
    );
  });

  it('are the same as after reading again, with thousands of rows', function () {
    this.timeout(0);
    fc.assert(
      fc.property(longLog, arbitraryEdits(8), (text, events) => assertInStep([text], events)),
      runs(6),
    );
  });

  it('are the same as after reading again, with two logs', function () {
    this.timeout(0);
    fc.assert(
      fc.property(arbitraryLog(5), arbitraryLog(5), arbitraryEdits(5), (one, other, events) =>
        assertInStep([one, other], events),
      ),
      runs(150),
    );
  });

  for (const distance of [1, 2, 40, 62, 63, 64, 65]) {
    it(`are updated when a quote is closed ${distance} lines below, and when it is opened again`, () => {
      for (const [head, isHeader] of [
        ['Date,MRN,Minutes,"Note', true],
        ['Date,MRN,Minutes,Note\n1/3/2024,A,5,"open', false],
        ['x\n"open', false],
      ] as const) {
        const below = isHeader ? '1/3/2024,A,5' : '1/9/2024,A,7,';
        const text = [head, ...new Array<string>(70).fill(below)].join('\n');
        const document = new EditedDocument(text);
        const billed = billLines(document);
        const line = head.split('\n').length - 1 + distance;
        const end = document.lineAt(line).length;
        for (const [column, closing] of [
          [end, '"'],
          [end + 1, ''],
        ] as const) {
          billed.applyEdits(
            billed.logs[0]!,
            toLineEdits(document.replace(makeRange(line, end, line, column), closing)),
          );
          assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
        }
      }
    });
  }

  it('are the same as after reading again, with notes of many lines', function () {
    this.timeout(0);
    fc.assert(
      fc.property(logWithLongNotes, arbitraryEdits(6), (text, events) => assertInStep([text], events)),
      runs(60),
    );
  });

  for (const distance of [63, 64, 65, 500, 998, 999, 1000, 1001]) {
    it(`are the same if a quote ${distance} lines below an unclosed one, or a row between them, is added and removed`, () => {
      const note = new Array<string>(1100).fill('word, of a note');
      const document = new EditedDocument(
        ['Date,MRN,Minutes,Note', '1/3/2024,A,5,"open', ...note, '1/9/2024,B,7,', ''].join('\n'),
      );
      const billed = billLines(document);
      const replace = (line: number, from: number, to: number, text: string): void => {
        billed.applyEdits(billed.logs[0]!, toLineEdits(document.replace(makeRange(line, from, line, to), text)));
        assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
      };
      const end = note[0]!.length;
      const row = '1/4/2024,B,6,';
      const middle = 1 + Math.floor(distance / 2);
      replace(1 + distance, end, end, '"');
      replace(middle, 0, end, row);
      replace(1 + distance, end, end + 1, '');
      replace(1 + distance, end, end, '"');
      replace(middle, 0, row.length, note[0]!);
      replace(1 + distance, end, end + 1, '');
    });
  }

  it('have their rows in order after thousands are added and removed', function () {
    // Whole logs are compared row by row, which takes long on a busy computer.
    this.timeout(0);
    const rows = (count: number, staff: string): string =>
      Array.from(
        { length: count },
        (_, row) => `${formatEntry({ mrn: `P${row % 7}`, minutes: `${row + 1}`, staff })}\n`,
      ).join('');
    const document = new EditedDocument(buildLog() + rows(5000, 'A'));
    const billed = billLines(document);
    for (const [line, removed, added] of [
      [10, 0, 1],
      [1024, 0, 1],
      [1025, 1, 0],
      [2000, 0, 2500],
      [1, 1, 1],
      [900, 3000, 2],
      [4000, 0, 1],
      [1, 4400, 0],
      [3, 0, 1],
    ] as const) {
      const changes = document.replace(makeRange(line, 0, line + removed, 0), rows(added, `B${line}`));
      billed.applyEdits(billed.logs[0]!, toLineEdits(changes));
      assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
    }
  });

  it('are read again if an event doesn’t include the whole change', () => {
    const document = new EditedDocument(
      buildLog(...Array.from({ length: 200 }, (_, row) => ({ minutes: `${row + 1}` }))),
    );
    const billed = billLines(document);
    document.replace(makeRange(150, 0, 150, 0), `${formatEntry({ minutes: '1000' })}\n`);
    billed.applyEdits(billed.logs[0]!, [{ startLine: 180, oldEndLine: 180, newEndLine: 180 }]);
    assert.deepEqual(captureState(billed), captureState(billLines(new EditedDocument(document.text))));
  });
});
