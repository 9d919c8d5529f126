// Measures what the editor does, one part a process, so that none lives on the memory of another.
//   node --expose-gc editorParts.cjs opening|keystroke|bulk|memory LOG
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { listProblems, problemTotals } from '../src/billing/problemList';
import { lineEditsOf } from '../src/log/lineEdits';
import { patientMonthFigures } from '../src/report/monthFigures';
import { EditedDocument } from '../test/unit/support/editedDocument';
// @ts-expect-error it comes without types, and is installed for the benchmark alone
import papaparseWithoutTypes from 'papaparse';
import { figuresOf, type Figures } from './figures';
import { LISTED, openLog, told, type OpenedLog } from './openedLogs';

declare const gc: () => void;

interface Papaparse {
  parse(text: string): { readonly data: readonly (readonly string[])[] };
}

const papaparse = papaparseWithoutTypes as Papaparse;

function timed<T>(work: () => T): { ms: number; result: T } {
  const begun = performance.now();
  const result = work();
  return { ms: performance.now() - begun, result };
}

function times(rounds: number, work: () => void): Figures {
  return figuresOf(Array.from({ length: rounds }, () => timed(work).ms));
}

/** Text to entries, problems and codes, beside a bare parse. */
function opening(text: string): unknown {
  const rounds = text.length > 50_000_000 ? 5 : 15;
  const bare: number[] = [];
  const ours: number[] = [];
  const cold = timed(() => open(text)).ms;
  for (let round = 0; round < rounds; round++) {
    bare.push(timed(() => papaparse.parse(text).data.length).ms);
    ours.push(timed(() => open(text)).ms);
  }
  return { cold, ours: figuresOf(ours), papaparse: figuresOf(bare) };
}

/** The document has its lines already when the extension is told of it. */
function open(text: string): number {
  const opened = openLog(text, NO_LINES ?? new EditedDocument(text));
  return listProblems(opened.billed, opened.log, LISTED).length;
}
let NO_LINES: EditedDocument | undefined;

interface Edit {
  readonly line: number;
  readonly column: number;
  readonly remove: number;
  readonly text: string;
}

/** Types one character into the document, and the log follows. @returns the times of the log, and of the list of problems */
function type(document: EditedDocument, { billed, log }: OpenedLog, edit: Edit): { log: number; shown: number } {
  const { line, column, remove, text } = edit;
  const changes = document.replace({ start: { line, column }, end: { line, column: column + remove } }, text);
  const begun = performance.now();
  const touched = billed.applyEdits(log, lineEditsOf(changes));
  const followed = performance.now();
  const row = log.rowAtLine(line);
  const month = row === undefined ? undefined : billed.ledger.monthOf(row);
  const band = month?.summary ? patientMonthFigures(month) : undefined;
  const problems = listProblems(billed, log, LISTED);
  const totals = problemTotals(billed);
  const shown = performance.now();
  if (touched.length === 0 && problems.length === 0 && totals.errors < 0 && band === undefined) {
    throw new Error('Nothing came of the edit.');
  }
  return { log: followed - begun, shown: shown - followed };
}

function keystroke(text: string): unknown {
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
    // A digit behind the minutes, and away again.
    const column = cells.slice(0, 5).join(',').length;
    for (const edit of [
      { line, column, remove: 0, text: '1' },
      { line, column, remove: 1, text: '' },
    ]) {
      const { log, shown } = type(document, opened, edit);
      if (early.length < 100) {
        // The engine has not compiled the way of a keystroke yet.
        early.push(log);
      } else {
        atLog.push(log);
        atShown.push(shown);
      }
    }
  }
  const isExact = told(opened) === told(openLog(document.text, document));
  if (!isExact) {
    throw new Error('After the edits the log is not what a fresh reading finds.');
  }
  const isSmall = text.length < 50_000_000;
  return {
    early: figuresOf(early),
    log: figuresOf(atLog),
    shown: figuresOf(atShown),
    getText: times(5, () => document.text.charCodeAt(0)),
    csvParse: isSmall
      ? times(3, () => parse(text, { relax_column_count: true, relax_quotes: true }).length)
      : undefined,
  };
}

/** Edits that concern many rows, beside reading the whole text anew. */
function bulk(text: string): unknown {
  const rows = text.split('\n');
  const pasted = `${rows.slice(1, 1001).join('\n')}\n`;
  const fresh: number[] = [];
  const found: Record<string, number[]> = { paste: [], remove: [], quote: [] };
  for (let round = 0; round < 5; round++) {
    fresh.push(timed(() => openLog(text, new EditedDocument(text))).ms);
    const middle = Math.floor(rows.length / 2);
    const edits: Record<string, [start: [number, number], end: [number, number], text: string]> = {
      paste: [[middle, 0], [middle, 0], pasted],
      remove: [[100, 0], [Math.min(10_100, rows.length - 2), 0], ''],
      quote: [[1, 0], [1, 0], '"'],
    };
    for (const [name, [start, end, put]] of Object.entries(edits)) {
      const document = new EditedDocument(text);
      const opened = openLog(text, document);
      const range = { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } };
      const changes = document.replace(range, put);
      found[name]?.push(timed(() => opened.billed.applyEdits(opened.log, lineEditsOf(changes))).ms);
      if (round === 0 && told(opened) !== told(openLog(document.text, document))) {
        throw new Error(`After "${name}" the log is not what a fresh reading finds.`);
      }
    }
  }
  const of = (name: string): Figures => figuresOf(found[name] ?? []);
  return { fresh: figuresOf(fresh), paste: of('paste'), remove: of('remove'), quote: of('quote') };
}

/** The memory in use while a log is open; in a function of its own, that nothing of it lives on in a register. */
function opened(text: string, document: EditedDocument, used: () => number): { rows: number; after: number } {
  const kept = openLog(text, document);
  const after = used();
  return { rows: kept.log.rowCount, after };
}

/** Bytes a row keeps beyond the document's own text, and after the log is closed. */
function memory(text: string): unknown {
  const document = new EditedDocument(text);
  const used = (): number => {
    for (let round = 0; round < 5; round++) {
      gc();
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  // What is kept for good after the first log: programs, and lists that all logs share.
  openLog(text.slice(0, text.indexOf('\n', 200_000) + 1));
  const before = used();
  const { rows, after } = opened(text, document, used);
  const closed = used();
  let arrays: unknown = parse(text, { relax_column_count: true, relax_quotes: true });
  const parsed = used();
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
    NO_LINES = new EditedDocument(text);
  }
  const parts: Record<string, () => unknown> = {
    opening: () => opening(text),
    keystroke: () => keystroke(text),
    bulk: () => bulk(text),
    memory: () => memory(text),
  };
  console.log(JSON.stringify(parts[part]?.()));
}

main();
