import * as v from 'valibot';
import { count, ready, requestLines } from './lineRequests';

/** What the grid asks of its host, each message checked at the door. */

const generation = v.pipe(v.number(), v.integer());
/** Lines as the grid had them in that generation, both ends included: the host refuses when they are others by now. */
const lines = { generation, from: count, to: count };
const columns = v.pipe(v.array(count), v.readonly());
const texts = v.pipe(v.array(v.string()), v.readonly());
const cells = v.pipe(v.array(texts), v.minLength(1), v.readonly());
const query = v.object({ text: v.pipe(v.string(), v.minLength(1)), matchCase: v.boolean(), wholeCell: v.boolean() });

/** The cell to stay on, wherever its row goes. */
const selected = v.optional(v.object({ row: count, column: v.pipe(v.number(), v.integer()) }));

const filter = v.object({
  text: v.string(),
  month: count,
  payers: texts,
  staff: texts,
  problem: v.string(),
  code: v.string(),
  near: count,
});

export const viewChoice = v.object({
  grouping: v.picklist(['patientMonth', 'patient', 'file']),
  sort: v.optional(v.object({ column: count, descending: v.boolean() })),
  filter,
});

export const gridLayout = v.object({
  widths: v.pipe(v.array(v.tuple([v.string(), v.number()])), v.readonly()),
  hidden: texts,
  frozen: count,
});

/** How the columns stand, by their names in the header; kept for each file. */
export type GridLayout = Readonly<v.InferOutput<typeof gridLayout>>;

/** What is written of a patient whom no row names yet. */
const newPatient = v.object({
  firstName: v.string(),
  lastName: v.string(),
  payer: v.string(),
  initialAssessment: v.string(),
  npi: v.string(),
  problemsList: v.string(),
});

const rowEdits = [
  /** `was` is the value the person saw: the host refuses when the document says otherwise by now. */
  v.object({ type: v.literal('editCell'), row: count, column: count, was: v.string(), value: v.string() }),
  /** A new row below this one, for the same patient: the patient's cells filled in, today's date, the rest empty. */
  v.object({ type: v.literal('addEntry'), row: count }),
  /** The same with the date of this row, above or below it. */
  v.object({ type: v.literal('insertRow'), row: count, place: v.picklist(['above', 'below']) }),
  /** The form of a new entry; what it does not say is taken from the patient's latest row. */
  v.object({
    type: v.literal('writeEntry'),
    mrn: v.string(),
    date: v.string(),
    minutes: v.string(),
    activity: v.string(),
    staff: v.string(),
    patient: v.optional(newPatient),
  }),
  v.object({ type: v.literal('duplicateRow'), row: count }),
  /** Makes the quick fix of this title for a problem of the row. */
  v.object({ type: v.literal('applyFix'), row: count, code: v.string(), title: v.string() }),
] as const;

const blockEdits = [
  v.object({ type: v.literal('clearCells'), ...lines, columns }),
  v.object({ type: v.literal('fillDown'), ...lines, columns }),
  /** `columns`: those from the first selected one to the right; `width`: how many of them are selected. */
  v.object({ type: v.literal('pasteCells'), ...lines, columns, width: count, cells }),
  v.object({ type: v.literal('pasteNewRows'), cells }),
  v.object({ type: v.literal('deleteRows'), ...lines }),
  v.object({ type: v.literal('replaceAll'), generation, query, replacement: v.string(), columns }),
] as const;

const gridToHost = v.variant('type', [
  ready,
  requestLines,
  ...rowEdits,
  ...blockEdits,
  v.object({ type: v.literal('showInText'), row: count, column: count }),
  /** Find the next line with a problem after (or before) this line; the host answers with `reveal`. */
  v.object({ type: v.literal('nextProblem'), from: v.pipe(v.number(), v.integer()), backwards: v.boolean() }),
  v.object({ type: v.literal('switchToText') }),
  v.object({ type: v.literal('generateReport') }),
  /** Show the rows so; the same choice again applies filter and order anew. */
  v.object({ type: v.literal('chooseView'), choice: viewChoice, selected }),
  /** Fold the band of this line, or unfold it. */
  v.object({ type: v.literal('fold'), generation, index: count }),
  v.object({ type: v.literal('foldAll'), isFolded: v.boolean(), selected }),
  v.object({ type: v.literal('keepLayout'), layout: gridLayout }),
  /** Put the cells of these lines on the clipboard: more of them than the grid has itself. */
  v.object({ type: v.literal('copyCells'), ...lines, columns }),
  /** What can be filtered by; answered with `filterChoices`. */
  v.object({ type: v.literal('askFilterChoices') }),
  /** Count what is found, and reveal the one after (or before) this cell; answered with `found`. */
  v.object({
    type: v.literal('find'),
    query,
    columns,
    from: v.pipe(v.number(), v.integer()),
    column: v.pipe(v.number(), v.integer()),
    step: v.picklist(['here', 'next', 'previous']),
  }),
  /** Where the content of cells ends when moving from here over filled or empty ones; answered with `reveal`. */
  v.object({
    type: v.literal('edgeOfRegion'),
    generation,
    /** The selected row, which is meant wherever it has gone since; undefined on the head of a group. */
    row: v.optional(count),
    from: count,
    column: count,
    step: v.picklist([1, -1]),
    extend: v.boolean(),
  }),
  /** Values of the column that what is typed could become; answered with `suggestions`. */
  v.object({ type: v.literal('askSuggestions'), column: count, typed: v.string() }),
  /** What the row's month would come to; answered with `preview`. */
  v.object({ type: v.literal('askPreview'), row: count, column: count, value: v.string() }),
  v.object({
    type: v.literal('askEntryPreview'),
    mrn: v.string(),
    date: v.string(),
    minutes: v.string(),
    patient: v.optional(newPatient),
  }),
  v.object({ type: v.literal('askPatients'), typed: v.string() }),
  /** The quick fixes of the cell's problems; answered with `fixes`. */
  v.object({ type: v.literal('askFixes'), row: count, column: v.pipe(v.number(), v.integer()) }),
  v.object({ type: v.literal('sortInFile') }),
]);

export type GridToHost = v.InferOutput<typeof gridToHost>;
/** Edits of one row, which the host makes whatever has become of the others. */
export type GridRowEdit = v.InferOutput<(typeof rowEdits)[number]>;
/** Edits of many rows, which the host makes only when they are as they were seen. */
export type GridBlockEdit = v.InferOutput<(typeof blockEdits)[number]>;

/** The message, or undefined for anything the grid would never say. */
export function readGridMessage(message: unknown): GridToHost | undefined {
  const read = v.safeParse(gridToHost, message);
  return read.success ? read.output : undefined;
}
