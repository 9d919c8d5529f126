import { excludeEachOther, type EarnedCodes } from '../../billing/rules/codes';
import { findEpisodes, type MonthOfService } from '../../billing/rules/episodes';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import type { Problem } from '../../log/problems/problems';
import { cellProblem, reportProblem } from './reportProblems';
import type { ExistingLine } from './reportReader';
import { isDamagedMrn } from '../../log/values/mrnText';

/** Returns the codes in a line: one base code at most. */
export function statedCodes(line: ExistingLine): EarnedCodes {
  return { base: listBaseCodes(line)[0], addOnUnits: line.addOnUnits };
}

/** Returns the codes of a line that {@link statedCodes} doesn't have: further base codes, and codes of other columns. */
export function listFurtherCodes(line: ExistingLine): readonly string[] {
  return [...listBaseCodes(line).slice(1), ...line.otherCodes];
}

function listBaseCodes({ has99492, has99493, otherBases }: ExistingLine) {
  return [...(has99492 ? (['99492'] as const) : []), ...(has99493 ? (['99493'] as const) : []), ...otherBases];
}

/** Returns the codes of a line that can't be billed in the same month as another of its codes (sources.md 2.2). */
export function findConflictingCodes(line: ExistingLine): readonly string[] {
  const all = [...listBaseCodes(line), ...line.otherCodes];
  return all.filter((code) => all.some((other) => excludeEachOther(code, other)));
}

/** Returns the key of a patient-month. */
export function getMonthKey({ mrn, month }: { readonly mrn: string; readonly month: CalendarMonth }): string {
  return `${month} ${mrn}`;
}

/** Finds the lines with a patient-month that an earlier line already has. */
export function findRepeatedLines(lines: readonly ExistingLine[]): Problem[] {
  const firsts = new Map<string, ExistingLine>();
  return lines.flatMap((line) => {
    const first = firsts.get(getMonthKey(line));
    if (!first) {
      firsts.set(getMonthKey(line), line);
      return [];
    }
    return [cellProblem('CB404', line.rangeOfCell, formatMonthName(line.month), getLineNumber(first))];
  });
}

/** Finds the lines with codes that can't be billed in the same month. */
export function findCodeConflicts(lines: readonly ExistingLine[]): Problem[] {
  return lines.flatMap((line) => {
    const codes = findConflictingCodes(line);
    const [, second] = codes;
    return second === undefined ? [] : [reportProblem('CB406', line.rangeOfCell(second), codes.join(' + '), '')];
  });
}

interface LineOfService extends MonthOfService {
  readonly line: ExistingLine;
}

/**
 * Finds the lines with another initial assessment than the first line of the same episode. A new episode begins only after a break
 * (sources.md 3.1).
 */
export function findSecondAssessments(lines: readonly ExistingLine[]): ReadonlyMap<ExistingLine, Problem> {
  const byPatient = new Map<string, LineOfService[]>();
  // Different patients can have the same damaged MRN.
  for (const line of lines.filter(({ mrn }) => !isDamagedMrn(mrn))) {
    const assessments = line.initialAssessment === undefined ? [] : [line.initialAssessment];
    const month = { line, month: line.month, summary: { entryCount: 1, assessments } };
    const months = byPatient.get(line.mrn);
    if (months) {
      months.push(month);
    } else {
      byPatient.set(line.mrn, [month]);
    }
  }
  const found = new Map<ExistingLine, Problem>();
  for (const months of byPatient.values()) {
    for (const episode of findEpisodes(months.sort((a, b) => a.month - b.month))) {
      const [first, ...others] = episode.assessments.length > 1 ? listAssessed(episode.months) : [];
      for (const { line } of first ? others : []) {
        if (first && line.initialAssessment !== first.line.initialAssessment) {
          found.set(line, cellProblem('CB408', line.rangeOfCell, getLineNumber(first.line)));
        }
      }
    }
  }
  return found;
}

function listAssessed(months: readonly LineOfService[]): LineOfService[] {
  return months.filter(({ line }) => line.initialAssessment !== undefined);
}

/** Finds the problems of a report that don't depend on a payer's rules, in the order of the file. */
export function findLineConflicts(lines: readonly ExistingLine[]): Problem[] {
  return [...findRepeatedLines(lines), ...findCodeConflicts(lines), ...findSecondAssessments(lines).values()].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/** Returns the number of a line in the file, from 1. */
function getLineNumber(line: ExistingLine): number {
  return line.rangeOfCell('MRN').start.line + 1;
}
