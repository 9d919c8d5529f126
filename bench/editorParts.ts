// Measures the work of the editor. Each part runs in a separate process, so that the memory of one doesn't affect another.
//   node --expose-gc editorParts.cjs opening|keystroke|bulk|memory LOG
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { listFacts } from '../src/billing/factList';
import { countProblemTotals } from '../src/billing/problemList';
import { toLineEdits } from '../src/log/csv/lineEdits';
import { patientMonthFigures } from '../src/wording/monthFigures';
import { EditedDocument } from '../test/unit/support/editedDocument';
// @ts-expect-error the package has no types, and is installed only for the benchmark
import papaparseWithoutTypes from 'papaparse';
import { summarizeTimes, type TimeSummary } from './figures';
import { MAX_LISTED_PROBLEMS, openLog, serializeResults, type OpenedLog } from './openedLogs';

declare const gc: () => void;

interface Papaparse {
  parse(text: string): { readonly data: readonly (readonly string[])[] };
}

const papaparse = papaparseWithoutTypes as Papaparse;

function time<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function timeRounds(rounds: number, work: () => void): TimeSummary {
  return summarizeTimes(Array.from({ length: rounds }, () => time(work).ms));
}

/** Measures the time from text to entries, problems, and codes, and the time of a parse that checks nothing. */
function measureOpening(text: string): unknown {
  const rounds = text.length > 50_000_000 ? 5 : 15;
  const bare: number[] = [];
  const ours: number[] = [];
  const cold = time(() => countProblems(text)).ms;
  for (let round = 0; round < rounds; round++) {
    bare.push(time(() => papaparse.parse(text).data.length).ms);
    ours.push(time(() => countProblems(text)).ms);
  }
  return { cold, ours: summarizeTimes(ours), papaparse: summarizeTimes(bare) };
}

/** Opens a log. The document is split into lines before, as in VS Code. */
function countProblems(text: string): number {
  const opened = openLog(text, preparedDocument ?? new EditedDocument(text));
  return listFacts(opened.billed, { limit: MAX_LISTED_PROBLEMS }).length;
}
let preparedDocument: EditedDocument | undefined;

interface Edit {
  readonly line: number;
  readonly column: number;
  readonly remove: number;
  readonly text: string;
}

/** Makes an edit in the document and in the log. Returns the times until the log and until the list of problems are updated. */
function applyEdit(document: EditedDocument, { billed, log }: OpenedLog, edit: Edit): { log: number; shown: number } {
  const { line, column, remove, text } = edit;
  const changes = document.replace({ start: { line, column }, end: { line, column: column + remove } }, text);
  const start = performance.now();
  const touched = billed.applyEdits(log, toLineEdits(changes));
  const updated = performance.now();
  const row = log.rowAtLine(line);
  const month = row === undefined ? undefined : billed.ledger.monthOf(row);
  const band = month?.currentSummary ? patientMonthFigures(month) : undefined;
  const problems = listFacts(billed, { limit: MAX_LISTED_PROBLEMS });
  const totals = countProblemTotals(billed);
  const shown = performance.now();
  if (touched.length === 0 && problems.length === 0 && totals.errors < 0 && band === undefined) {
    throw new Error('The edit had no effect.');
  }
  return { log: updated - start, shown: shown - updated };
}

function measureKeystroke(text: string): unknown {
  const document = new EditedDocument(text);
  const opened = openLog(text, document);
  const early: number[] = [];
  const atLog: number[] = [];
  const atShown: number[] = [];
  let seed = 7;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed % limit;
  };
  for (let round = 0; round < 1000; round++) {
    const line = 1 + below(document.lineCount - 2);
    const cells = document.lineAt(line).split(',');
    if (cells.length < 11 || !/^[\d.]+$/.test(cells[4] ?? '')) {
      continue;
    }
    // Type a digit after the minutes, and delete it.
    const column = cells.slice(0, 5).join(',').length;
    for (const edit of [
      { line, column, remove: 0, text: '1' },
      { line, column, remove: 1, text: '' },
    ]) {
      const { log, shown } = applyEdit(document, opened, edit);
      if (early.length < 100) {
        // The JavaScript engine hasn't compiled the code of a keystroke yet.
        early.push(log);
      } else {
        atLog.push(log);
        atShown.push(shown);
      }
    }
  }
  const isExact = serializeResults(opened) === serializeResults(openLog(document.text, document));
  if (!isExact) {
    throw new Error('After the edits, the log differs from a full read.');
  }
  const isSmall = text.length < 50_000_000;
  return {
    early: summarizeTimes(early),
    log: summarizeTimes(atLog),
    shown: summarizeTimes(atShown),
    getText: timeRounds(5, () => document.text.charCodeAt(0)),
    csvParse: isSmall
      ? timeRounds(3, () => parse(text, { relax_column_count: true, relax_quotes: true }).length)
      : undefined,
  };
}

/** Measures edits of many rows, and a full read of the text. */
function measureBulkEdits(text: string): unknown {
  const rows = text.split('\n');
  const pasted = `${rows.slice(1, 1001).join('\n')}\n`;
  const fresh: number[] = [];
  const timesByEdit: Record<string, number[]> = { paste: [], remove: [], quote: [] };
  for (let round = 0; round < 5; round++) {
    fresh.push(time(() => openLog(text, new EditedDocument(text))).ms);
    const middle = Math.floor(rows.length / 2);
    const edits: Record<string, [start: [number, number], end: [number, number], text: string]> = {
      paste: [[middle, 0], [middle, 0], pasted],
      remove: [[100, 0], [Math.min(10_100, rows.length - 2), 0], ''],
      quote: [[1, 0], [1, 0], '"'],
    };
    for (const [name, [start, end, inserted]] of Object.entries(edits)) {
      const document = new EditedDocument(text);
      const opened = openLog(text, document);
      const range = { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } };
      const changes = document.replace(range, inserted);
      timesByEdit[name]?.push(time(() => opened.billed.applyEdits(opened.log, toLineEdits(changes))).ms);
      if (round === 0 && serializeResults(opened) !== serializeResults(openLog(document.text, document))) {
        throw new Error(`After "${name}", the log differs from a full read.`);
      }
    }
  }
  const summary = (name: string): TimeSummary => summarizeTimes(timesByEdit[name] ?? []);
  return { fresh: summarizeTimes(fresh), paste: summary('paste'), remove: summary('remove'), quote: summary('quote') };
}

/** Returns the memory in use while a log is open. A separate function, so that no register still refers to the log afterward. */
function measureOpenLog(
  text: string,
  document: EditedDocument,
  measureUsed: () => number,
): { rows: number; after: number } {
  const opened = openLog(text, document);
  const after = measureUsed();
  return { rows: opened.log.rowCount, after };
}

/** Measures the bytes per row in addition to the text of the document, and the bytes after the log is closed. */
function measureMemory(text: string): unknown {
  const document = new EditedDocument(text);
  const measureUsed = (): number => {
    for (let round = 0; round < 5; round++) {
      gc();
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  // The first log allocates what all logs share: compiled code and lists.
  openLog(text.slice(0, text.indexOf('\n', 200_000) + 1));
  const before = measureUsed();
  const { rows, after } = measureOpenLog(text, document, measureUsed);
  const closed = measureUsed();
  let arrays: unknown = parse(text, { relax_column_count: true, relax_quotes: true });
  const parsed = measureUsed();
  arrays = arrays === undefined ? [] : undefined;
  return {
    rows,
    ours: (after - before) / rows,
    closed: (closed - before) / rows,
    csvParse: (parsed - closed) / rows,
    arrays,
  };
}

function main(): void {
  const [part = '', file = ''] = process.argv.slice(2);
  const text = readFileSync(file, 'utf8');
  if (part === 'opening') {
    preparedDocument = new EditedDocument(text);
  }
  const parts: Record<string, () => unknown> = {
    opening: () => measureOpening(text),
    keystroke: () => measureKeystroke(text),
    bulk: () => measureBulkEdits(text),
    memory: () => measureMemory(text),
  };
  console.log(JSON.stringify(parts[part]?.()));
}

main();
