import type { Problem, Severity } from '../log/problems/problems';
import type { RowId } from '../log/rows/rowId';
import type { CalendarMonth } from '../log/values/calendarDate';
import type { BilledLogs } from './billedLogs';
import { REPEATED_ROW, repeatedRowProblem, type RepeatedRow } from './ledger/repeatedRows';
import type { PatientMonth } from './months/patientMonth';
import { addExtent, addExtentOfTexts } from './facts/extentText';
import { FactCandidates, RANKS, type Candidate } from './factCandidates';
import { measureFinding } from './facts/factExtents';
import type { FactExtent, SharedFact } from './facts/sharedFact';

/** Something that is reported once, however many rows or months show it. */
export interface Fact {
  /** The sentence, with the number of rows and months, and where to look first. */
  readonly problem: Problem;
  /** The number of the log to look at first, from 0. */
  readonly log: number;
  /** The row to look at first; undefined for a problem of the header. */
  readonly row: RowId | undefined;
  /** The patient-month to look at first, the latest; undefined if no row of the fact has one. */
  readonly month: PatientMonth | undefined;
  readonly extent: FactExtent;
  /** The fact in several patient-months, or several that are reported as one; empty if it's in one row or month only. */
  readonly shared: readonly SharedFact[];
  /** The rows that repeat rows of another log; empty for any other fact. */
  readonly repeated: readonly RepeatedRow[];
}

export interface FactChoice {
  /** The most facts to list; all without a limit. */
  readonly limit?: number;
  /** The months that are closed. Facts of the other months come first. */
  readonly closedMonths?: ReadonlySet<CalendarMonth>;
  /** Whether hints are listed too. */
  readonly hasHints?: boolean;
  /** Returns the name of a log for a message, by its number from 0. */
  readonly nameOf?: (log: number) => string;
}

const NO_MONTHS: ReadonlySet<CalendarMonth> = new Set();
const NOT_SHARED: readonly SharedFact[] = [];
const NO_REPEATED: readonly RepeatedRow[] = [];
const ONE_ROW: FactExtent = { rows: 1, months: 0, patients: 0, first: undefined, last: undefined };

/**
 * Lists the facts of logs in the order in which they should be worked through: the headers; errors that can belong to any month; then
 * month by month, those that aren't closed first, the latest first, and in a month errors first and then what costs the most.
 * Hints come last.
 */
export function listFacts(billed: BilledLogs, choice: FactChoice = {}): readonly Fact[] {
  const { limit = Number.POSITIVE_INFINITY, closedMonths = NO_MONTHS, hasHints = true } = choice;
  const headers = [...listHeaderFacts(billed), ...listRepeatedFacts(billed, choice)];
  const candidates = new FactCandidates(billed, closedMonths);
  const isHint = ({ problem }: Fact): boolean => problem.severity === 'hint';
  const listOfRows = (isWanted: (severity: Severity) => boolean, taken: number): readonly Candidate[] =>
    taken < limit ? candidates.list(isWanted, limit - taken) : [];
  const first = headers.filter((fact) => !isHint(fact));
  const ofRows = listOfRows((severity) => severity !== 'hint', first.length);
  const hints = hasHints ? headers.filter(isHint) : [];
  const listed = first.length + ofRows.length + hints.length;
  const hintsOfRows = hasHints ? listOfRows((severity) => severity === 'hint', listed) : [];
  // All are described together: the text of a file on disk is read once, and not once for the hints, too.
  const described = describe(billed, [...ofRows, ...hintsOfRows]);
  const firstHint = described.findIndex(isHint);
  const end = firstHint < 0 ? described.length : firstHint;
  return [...first, ...described.slice(0, end), ...hints, ...described.slice(end)].slice(0, limit);
}

function listHeaderFacts(billed: BilledLogs): Fact[] {
  const facts = billed.logs.flatMap((log, number) =>
    billed.getHeaderProblems(log).map((problem): Fact => ({
      problem,
      log: number,
      row: undefined,
      month: undefined,
      extent: ONE_ROW,
      shared: NOT_SHARED,
      repeated: NO_REPEATED,
    })),
  );
  return facts.sort((a, b) => RANKS[a.problem.severity] - RANKS[b.problem.severity]);
}

/** Describes facts in the order of their rows, because a text is read faster from the top down. */
function describe(billed: BilledLogs, candidates: readonly Candidate[]): readonly Fact[] {
  const byRow = candidates
    .map((candidate, rank) => ({ candidate, rank }))
    .sort((a, b) => billed.table.compare(a.candidate.row, b.candidate.row));
  const facts: { readonly fact: Fact; readonly rank: number }[] = [];
  for (const { candidate, rank } of byRow) {
    const { row, code, key, month, shared } = candidate;
    const extent = measure(billed, candidate);
    const problem = shared.length > 1 ? describeTexts(billed, candidate, extent) : billed.describeFact(row, code, key);
    if (problem) {
      const log = billed.table.logNumberOf(row);
      facts.push({ fact: { problem, log, row, month, extent, shared, repeated: NO_REPEATED }, rank });
    }
  }
  return facts.sort((a, b) => a.rank - b.rank).map(({ fact }) => fact);
}

/** Describes texts that are reported as one fact by the first of them. */
function describeTexts(
  billed: BilledLogs,
  { row, code, key, shared }: Candidate,
  extent: FactExtent,
): Problem | undefined {
  const problem = billed.findFactProblem(row, code, key);
  return problem && { ...problem, message: addExtentOfTexts(problem.message, shared.length, extent) };
}

function measure(billed: BilledLogs, { shared, month, code, row }: Candidate): FactExtent {
  if (shared.length > 0) {
    return billed.factExtents.measureAll(shared);
  }
  const finding = month && [...month.rowFindings, ...month.patientFindings].find((each) => isOwn(each, code, row));
  return month && finding ? measureFinding(month, finding) : ONE_ROW;
}

function isOwn(finding: { code: string; key: string | undefined; row: RowId }, code: string, row: RowId): boolean {
  return finding.key === undefined && finding.code === code && finding.row === row;
}

/** Groups the rows that repeat rows of another log by the two logs: one of the files was probably exported twice. */
export function groupRepeatedRows(rows: readonly RepeatedRow[]): readonly (readonly RepeatedRow[])[] {
  const groups = new Map<string, RepeatedRow[]>();
  for (const row of rows) {
    const key = `${row.log} ${row.of.log}`;
    const group = groups.get(key);
    if (group) {
      group.push(row);
    } else {
      groups.set(key, [row]);
    }
  }
  return [...groups.values()];
}

function listRepeatedFacts(billed: BilledLogs, { nameOf }: FactChoice): Fact[] {
  const level = billed.checks.getLevel(REPEATED_ROW.code, REPEATED_ROW.severity);
  const groups = level === 'off' ? [] : groupRepeatedRows(billed.repeatedRows);
  return groups.flatMap((repeated): Fact[] => {
    const [first] = repeated;
    if (!first || level === 'off') {
      return [];
    }
    const extent: FactExtent = { ...ONE_ROW, rows: repeated.length };
    const problem = repeatedRowProblem(first, nameOf);
    const message = addExtent(problem.message, extent);
    const month = billed.ledger.monthOf(first.row);
    return [
      {
        problem: { ...problem, severity: level, message },
        log: first.log,
        row: first.row,
        month,
        extent,
        shared: NOT_SHARED,
        repeated,
      },
    ];
  });
}
