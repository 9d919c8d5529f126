import { addAll } from '../../text/lists';
import type { Problem } from '../../log/problems/problems';
import { BASE_CODES, BILLING_CODES, type BillingCode, type EarnedCodes } from '../../billing/rules/codes';
import { formatDate, formatMonthName, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import {
  NO_MINUTES,
  addMinutes,
  compareMinutes,
  roundToPrinted,
  formatMinutes,
  subtractMinutes,
  type Minutes,
} from '../../log/values/minutes';
import type { ReportLine } from '../reportLine';
import { counted, signedMinutes } from '../../wording/figureWords';
import { patientName } from '../../wording/monthFigures';
import { findLineConflicts, getMonthKey, listFurtherCodes, statedCodes } from './lineConflicts';
import { TEXT_COLUMNS, type ExistingLine, type ExistingReport, type TextColumn } from './reportReader';
import { SimilarMonths } from './similarMonths';
import { statedCodesText } from './verifyReport';
import { t } from '../../text/text';
import { toPrintable } from '../../text/printable';

/** The values by which two reports are compared, from a file or from a new report. */
export interface ComparableLine {
  readonly mrn: string;
  readonly month: CalendarMonth;
  readonly initialAssessment: CalendarDate | undefined;
  readonly minutes: Minutes;
  readonly codes: EarnedCodes;
  /** The codes of the line that can't be billed with its base code, and the codes of other columns. */
  readonly furtherCodes: readonly string[];
  readonly texts: Readonly<Record<TextColumn, string>>;
}

/** Returns the comparable values of a line from a file. */
export function comparableExistingLine(line: ExistingLine): ComparableLine {
  const { mrn, month, initialAssessment, minutes, texts } = line;
  const furtherCodes = listFurtherCodes(line);
  return { mrn, month, initialAssessment, minutes, codes: statedCodes(line), furtherCodes, texts };
}

/** Returns the comparable values of a line of a new report. */
export function comparableReportLine(line: ReportLine): ComparableLine {
  const { mrn, month, initialAssessment, minutes, codes } = line;
  const texts = {
    'First name': line.firstName.trim(),
    'Last name': line.lastName.trim(),
    Payer: line.payer.trim(),
    'Referring Provider NPI': line.npi.trim(),
    'Problems List': line.problemsList.trim(),
  };
  return { mrn, month, initialAssessment, minutes: roundToPrinted(minutes), codes, furtherCodes: [], texts };
}

/** A difference between two reports in one patient-month. */
export interface LineChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: ComparableLine | undefined;
  readonly after: ComparableLine | undefined;
  /** The minutes of the new report minus the minutes of the old one. */
  readonly minutes: Minutes;
  readonly codesChanged: boolean;
  /** Other columns that differ, including the initial assessment. */
  readonly columns: readonly (TextColumn | 'Initial Assessment')[];
  /** For an added or removed line: the MRN in the other report that looks the same and probably is the same patient. */
  readonly similarMrn: string | undefined;
}

export interface ReportComparison {
  /** By MRN, then from the latest month, as in the reports. */
  readonly changes: readonly LineChange[];
  readonly unchanged: number;
  readonly minutes: Minutes;
  /** The units of each code in the new report minus the units in the old one. */
  readonly units: Readonly<Record<BillingCode, number>>;
}

/** Compares two reports: lines added, removed, and changed, and the differences in minutes and units. */
export function compareReports(before: readonly ComparableLine[], after: readonly ComparableLine[]): ReportComparison {
  const oldLines = indexLines(before);
  const newLines = indexLines(after);
  const findSimilar = createSimilarMrnSearch(oldLines, newLines);
  const changes = [...new Map([...oldLines, ...newLines]).keys()]
    .map((key) => changeOf(oldLines.get(key), newLines.get(key)))
    .filter((change) => change !== undefined)
    .map((change) => ({ ...change, similarMrn: findSimilar(change) }))
    .sort((a, b) => compareLines(getChangedLine(a), getChangedLine(b)));
  return {
    changes,
    unchanged:
      [...newLines.keys()].filter((key) => oldLines.has(key)).length -
      changes.filter(({ kind }) => kind === 'changed').length,
    minutes: changes.reduce((sum, change) => addMinutes(sum, change.minutes), NO_MINUTES),
    units: sumUnitChanges(changes),
  };
}

/** Returns the lines by patient-month. A patient-month that a report has twice has two keys, so that no line is lost. */
function indexLines(lines: readonly ComparableLine[]): ReadonlyMap<string, ComparableLine> {
  const byKey = new Map<string, ComparableLine>();
  const counts = new Map<string, number>();
  for (const line of lines) {
    const key = getMonthKey(line);
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    byKey.set(before === 0 ? key : `${before}\u0000${key}`, line);
  }
  return byKey;
}

/** Returns the line that identifies the patient-month of a change. */
export function getChangedLine({ before, after }: LineChange): ComparableLine {
  const line = after ?? before;
  if (!line) {
    throw new Error('A change needs a line from at least one report.');
  }
  return line;
}

/** Returns a search for the MRN of a removed line that looks the same as that of an added line, and the other way around. */
function createSimilarMrnSearch(
  oldLines: ReadonlyMap<string, ComparableLine>,
  newLines: ReadonlyMap<string, ComparableLine>,
): (change: Omit<LineChange, 'similarMrn'>) => string | undefined {
  const removed = new SimilarMonths([...oldLines].flatMap(([key, line]) => (newLines.has(key) ? [] : [line])));
  const added = new SimilarMonths([...newLines].flatMap(([key, line]) => (oldLines.has(key) ? [] : [line])));
  return ({ before, after }) =>
    before && after ? undefined : before ? added.findMrn(before) : after && removed.findMrn(after);
}

function changeOf(
  before: ComparableLine | undefined,
  after: ComparableLine | undefined,
): Omit<LineChange, 'similarMrn'> | undefined {
  const minutes = subtractMinutes(after?.minutes ?? NO_MINUTES, before?.minutes ?? NO_MINUTES);
  if (!before || !after) {
    const line = after ?? before;
    const codesChanged = line?.codes.base !== undefined || (line?.furtherCodes.length ?? 0) > 0;
    return { kind: before ? 'removed' : 'added', before, after, minutes, codesChanged, columns: [] };
  }
  const codesChanged = lineCodesText(before) !== lineCodesText(after);
  const columns = [
    ...(before.initialAssessment === after.initialAssessment ? [] : (['Initial Assessment'] as const)),
    ...TEXT_COLUMNS.filter((column) => before.texts[column] !== after.texts[column]),
  ];
  const isSame = compareMinutes(minutes, NO_MINUTES) === 0 && !codesChanged && columns.length === 0;
  return isSame ? undefined : { kind: 'changed', before, after, minutes, codesChanged, columns };
}

function sumUnitChanges(changes: readonly LineChange[]): Record<BillingCode, number> {
  const units = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
  const count = (line: ComparableLine | undefined, by: 1 | -1): void => {
    const stated: readonly string[] = line ? [line.codes.base ?? '', ...line.furtherCodes] : [];
    for (const code of BASE_CODES.filter((each) => stated.includes(each))) {
      units[code] += by;
    }
    units['99494'] += by * (line?.codes.addOnUnits ?? 0);
  };
  for (const { before, after } of changes) {
    count(before, -1);
    count(after, 1);
  }
  return units;
}

function compareLines(a: ComparableLine, b: ComparableLine): number {
  return a.mrn === b.mrn ? b.month - a.month : a.mrn < b.mrn ? -1 : 1;
}

/** Returns `2 lines added, 1 removed, 3 changed, 25 unchanged; minutes +40.5; 99493 +1; 99494 -2`. */
function comparisonSummary({ changes, unchanged, minutes, units }: ReportComparison): string {
  if (changes.length === 0) {
    return t`No differences. ${counted(unchanged, 'line')} unchanged.`;
  }
  const count = (kind: LineChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const figures = BILLING_CODES.filter((code) => units[code] !== 0).map(
    (code) => `${code} ${units[code] > 0 ? '+' : ''}${units[code]}`,
  );
  const added = counted(count('added'), 'line');
  const lines = t`${added} added, ${count('removed')} removed, ${count('changed')} changed, ${unchanged} unchanged`;
  return [lines, t`minutes ${signedMinutes(minutes)}`, ...figures].join('; ');
}

/** Describes the changes to one line: `minutes 60 → 90.5 (+30.5); 99493 → 99493 + 1 × 99494; Payer`. */
function changeText(change: LineChange): string {
  const { before, after, kind, columns, codesChanged } = change;
  if (!before || !after) {
    const line = getChangedLine(change);
    const codes = lineCodesText(line);
    const text =
      kind === 'added'
        ? t`added: ${formatMinutes(line.minutes)} minutes, ${codes}`
        : t`removed: ${formatMinutes(line.minutes)} minutes, ${codes}`;
    return change.similarMrn === undefined ? text : t`${text} (see MRN ${change.similarMrn})`;
  }
  const minutes =
    compareMinutes(change.minutes, NO_MINUTES) === 0
      ? []
      : [
          t`minutes ${formatMinutes(before.minutes)} → ${formatMinutes(after.minutes)} (${signedMinutes(change.minutes)})`,
        ];
  const codes = codesChanged ? [`${lineCodesText(before)} → ${lineCodesText(after)}`] : [];
  return [...minutes, ...codes, ...columns.map((column) => columnText(column, before, after))].join('; ');
}

/** Returns all codes of a line: `99493 + 1 × 99494 + G2214`. */
export function lineCodesText({ codes, furtherCodes }: ComparableLine): string {
  const isEmpty = codes.base === undefined && codes.addOnUnits === 0 && furtherCodes.length > 0;
  return [...(isEmpty ? [] : [statedCodesText(codes)]), ...furtherCodes].join(' + ');
}

function columnText(column: TextColumn | 'Initial Assessment', before: ComparableLine, after: ComparableLine): string {
  if (column !== 'Initial Assessment') {
    return `${column} “${before.texts[column]}” → “${after.texts[column]}”`;
  }
  const date = (value: CalendarDate | undefined): string => (value === undefined ? t`none` : formatDate(value));
  return `${column} ${date(before.initialAssessment)} → ${date(after.initialAssessment)}`;
}

function similarMrnsText(count: number): string {
  return count === 1
    ? t`1 removed line was added under an MRN that looks the same. A spreadsheet probably changed the MRN, for example by removing zeros at the start.`
    : t`${count} removed lines were added under MRNs that look the same. A spreadsheet probably changed the MRNs, for example by removing zeros at the start.`;
}

/** A problem of one of the compared reports. */
export interface ComparedProblem {
  /** The name of the file. */
  readonly file: string;
  readonly problem: Problem;
}

/** Finds the problems of a compared report that its lines show without any rules. */
export function findComparedProblems(file: string, report: ExistingReport): ComparedProblem[] {
  return [...report.problems.filter(({ severity }) => severity !== 'error'), ...findLineConflicts(report.lines)].map(
    (problem) => ({ file, problem }),
  );
}

/**
 * Returns the comparison as text: the totals first, then the problems of the two reports, and then a paragraph for each patient.
 */
export function comparisonText(
  oldName: string,
  newName: string,
  comparison: ReportComparison,
  problems: readonly ComparedProblem[] = [],
): string {
  const lines = [t`What changed from ${oldName} to ${newName}`, '', comparisonSummary(comparison)];
  if (problems.length > 0) {
    lines.push('', t`Problems of the reports`);
    addAll(
      lines,
      problems.map(
        ({ file, problem: { code, range, message } }) => `  ${file}:${range.start.line + 1}  ${code}  ${message}`,
      ),
    );
  }
  const similar = comparison.changes.filter(({ kind, similarMrn }) => kind === 'removed' && similarMrn !== undefined);
  if (similar.length > 0) {
    lines.push('', similarMrnsText(similar.length));
  }
  let mrn: string | undefined;
  for (const change of comparison.changes) {
    const line = getChangedLine(change);
    if (line.mrn !== mrn) {
      mrn = line.mrn;
      lines.push('', `${patientName(line.texts['First name'], line.texts['Last name'], line.mrn)}  ·  MRN ${line.mrn}`);
    }
    lines.push(`  ${formatMonthName(line.month)}  ${changeText(change)}`);
  }
  return `${lines.map(toPrintable).join('\n')}\n`;
}
