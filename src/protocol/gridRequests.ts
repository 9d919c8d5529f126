import * as v from 'valibot';
import { COPY_FORMS } from '../sheet/copiedCells';
import { HEADER_REMEDIES } from '../sheet/headerRemedies';
import { count, ready, requestLines } from './lineRequests';

/** The messages from the grid to the host. Each message is validated. */

const generation = v.pipe(v.number(), v.integer());
/** Lines of a generation, both ends included. The host refuses the edit if the lines have changed since. */
const lines = { generation, from: count, to: count };
const columns = v.pipe(v.array(count), v.readonly());
const texts = v.pipe(v.array(v.string()), v.readonly());
const cells = v.pipe(v.array(texts), v.minLength(1), v.readonly());
const query = v.object({ text: v.pipe(v.string(), v.minLength(1)), matchCase: v.boolean(), wholeCell: v.boolean() });

/** The cell to keep selected when rows move. */
const selected = v.optional(v.object({ row: count, column: v.pipe(v.number(), v.integer()) }));

const filter = v.object({
  text: v.string(),
  month: count,
  payers: texts,
  staff: texts,
  problem: v.string(),
  code: v.string(),
  near: count,
  /** Views that were stored by earlier versions have none. */
  values: v.optional(v.pipe(v.array(v.object({ column: count, values: texts })), v.readonly()), []),
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

/** The layout of the columns, by their names in the header; stored for each file. */
export type GridLayout = Readonly<v.InferOutput<typeof gridLayout>>;

/** The values of a new patient. */
const newPatient = v.object({
  firstName: v.string(),
  lastName: v.string(),
  payer: v.string(),
  initialAssessment: v.string(),
  npi: v.string(),
  problemsList: v.string(),
});

/** Values of further columns of the log, by the index of the column. */
const others = v.array(v.object({ column: count, value: v.string() }));

/** What is entered in the form of a new entry, before it's added. */
const entryDraft = v.object({
  typed: v.string(),
  chosen: v.optional(v.object({ mrn: v.string(), name: v.string(), payer: v.string(), staff: v.string() })),
  isNewChosen: v.boolean(),
  /** What was entered for a new patient, by field. */
  newPatient: v.record(v.string(), v.string()),
  date: v.string(),
  minutes: v.string(),
  activity: v.string(),
  staff: v.string(),
  /** The values of further columns, by name. */
  others: v.record(v.string(), v.string()),
});

export type EntryDraft = v.InferOutput<typeof entryDraft>;

const rowEdits = [
  /** `was` is the value that the user saw. The host refuses the edit if the document has another value. */
  v.object({ type: v.literal('editCell'), row: count, column: count, was: v.string(), value: v.string() }),
  /** Adds a row below this one for the same patient, with the patient's cells and today's date. Other cells are empty. */
  v.object({ type: v.literal('addEntry'), row: count }),
  /** Adds such a row above or below this one, with the date of this row. */
  v.object({ type: v.literal('insertRow'), row: count, place: v.picklist(['above', 'below']) }),
  /** Adds the entry of the form. Values that aren't entered are copied from the patient's latest row. */
  v.object({
    type: v.literal('writeEntry'),
    mrn: v.string(),
    date: v.string(),
    minutes: v.string(),
    activity: v.string(),
    staff: v.string(),
    patient: v.optional(newPatient),
    others,
  }),
  v.object({ type: v.literal('duplicateRow'), row: count }),
  /** Applies the quick fix with this title to a problem of the row. */
  v.object({ type: v.literal('applyFix'), row: count, code: v.string(), title: v.string() }),
] as const;

const blockEdits = [
  v.object({ type: v.literal('clearCells'), ...lines, columns }),
  v.object({ type: v.literal('fillDown'), ...lines, columns }),
  /** Writes one value into all cells of the block. */
  v.object({ type: v.literal('fillCells'), ...lines, columns, value: v.string() }),
  /** `columns` are the first selected column and the columns after it; `width` is the number of selected columns. */
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
  /** Finds the next line with a problem after (or before) this line. The host answers with `reveal`. */
  v.object({ type: v.literal('nextProblem'), from: v.pipe(v.number(), v.integer()), backward: v.boolean() }),
  v.object({ type: v.literal('switchToText') }),
  /** Does something about a header that can't be read. */
  v.object({ type: v.literal('remedyHeader'), remedy: v.picklist(HEADER_REMEDIES) }),
  v.object({ type: v.literal('generateReport') }),
  /** Changes the view. Sending the same choice applies the filter and sort again. */
  v.object({ type: v.literal('chooseView'), choice: viewChoice, selected }),
  /** Folds or unfolds the band of this line. */
  v.object({ type: v.literal('fold'), generation, index: count }),
  v.object({ type: v.literal('foldAll'), isFolded: v.boolean(), selected }),
  v.object({ type: v.literal('keepLayout'), layout: gridLayout }),
  /** Copies the cells of these lines to the clipboard, of which the grid doesn't need to have all. */
  v.object({ type: v.literal('copyCells'), ...lines, columns, form: v.picklist(COPY_FORMS) }),
  /** Requests the figures of these cells. The host answers with `selectionFigures`. */
  v.object({ type: v.literal('askSelectionFigures'), ...lines, columns }),
  /** Requests the values to filter by. The host answers with `filterChoices`. */
  v.object({ type: v.literal('askFilterChoices') }),
  /** Lets the user choose the values of a column to filter by. */
  v.object({ type: v.literal('filterByValues'), column: count }),
  /** Counts the matches and reveals the next (or previous) one from this cell. The host answers with `found`. */
  v.object({
    type: v.literal('find'),
    query,
    columns,
    from: v.pipe(v.number(), v.integer()),
    column: v.pipe(v.number(), v.integer()),
    step: v.picklist(['here', 'next', 'previous']),
  }),
  /** Finds the end of the filled or empty cells from here. The host answers with `reveal`. */
  v.object({
    type: v.literal('edgeOfRegion'),
    generation,
    /** The selected row, even if it has moved; undefined for the header of a group. */
    row: v.optional(count),
    from: count,
    column: count,
    step: v.picklist([1, -1]),
    extend: v.boolean(),
  }),
  /** Requests values of the column for typed text. The host answers with `suggestions`. */
  v.object({ type: v.literal('askSuggestions'), column: count, typed: v.string() }),
  /** Requests the row's month with another value. The host answers with `preview`. */
  v.object({ type: v.literal('askPreview'), row: count, column: count, value: v.string() }),
  v.object({
    type: v.literal('askEntryPreview'),
    mrn: v.string(),
    date: v.string(),
    minutes: v.string(),
    patient: v.optional(newPatient),
  }),
  /** Keeps a draft while VS Code discards the page of a hidden tab; undefined after the form is closed. */
  v.object({ type: v.literal('keepDraft'), draft: v.optional(entryDraft) }),
  v.object({ type: v.literal('askPatients'), typed: v.string() }),
  /** Requests the list of problems. The host answers with `problems`. */
  v.object({ type: v.literal('askProblems') }),
  /** Selects a cell of a row that the grid might not have loaded (column -1: the whole row). The host answers with `reveal`. */
  v.object({ type: v.literal('showRow'), row: count, column: v.pipe(v.number(), v.integer()) }),
  /** Shows the header in the text editor: the grid has no row for it. */
  v.object({ type: v.literal('showHeaderInText') }),
  /** Requests the quick fixes for the cell's problems. The host answers with `fixes`. */
  v.object({ type: v.literal('askFixes'), row: count, column: v.pipe(v.number(), v.integer()) }),
  v.object({ type: v.literal('sortInFile') }),
  /** The user tried to edit a log that was read-only. The host checks it again, and answers with `state` or `refused`. */
  v.object({ type: v.literal('editReadOnly') }),
]);

export type GridToHost = v.InferOutput<typeof gridToHost>;
/** Edits of one row. The host makes them even if other rows have changed. */
export type GridRowEdit = v.InferOutput<(typeof rowEdits)[number]>;
/** Edits of several rows. The host makes them only if the rows haven't changed since the user saw them. */
export type GridBlockEdit = v.InferOutput<(typeof blockEdits)[number]>;

/** Returns the message, or undefined if it isn't a valid message of the grid. */
export function readGridMessage(message: unknown): GridToHost | undefined {
  const read = v.safeParse(gridToHost, message);
  return read.success ? read.output : undefined;
}
