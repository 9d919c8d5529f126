import { formatIsoDate, formatIsoMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { getChangedLine, type ComparableLine, type ComparedProblem, type ReportComparison } from './compareReports';

/** Returns a comparison as JSON, with minutes as decimal strings, as in the report's JSON. */
export function comparisonJson(
  { changes, unchanged, minutes, units }: ReportComparison,
  problems: readonly ComparedProblem[] = [],
): string {
  const shaped = {
    minutes: formatMinutes(minutes),
    units,
    unchanged,
    changes: changes.map((change) => ({
      kind: change.kind,
      mrn: getChangedLine(change).mrn,
      month: formatIsoMonth(getChangedLine(change).month),
      minutes: formatMinutes(change.minutes),
      codesChanged: change.codesChanged,
      columns: change.columns,
      similarMrn: change.similarMrn ?? null,
      before: change.before ? lineJson(change.before) : null,
      after: change.after ? lineJson(change.after) : null,
    })),
    ...(problems.length > 0 ? { problems: problems.map(problemJson) } : {}),
  };
  return `${JSON.stringify(shaped, null, 2)}\n`;
}

function problemJson({ file, problem: { code, severity, range, message } }: ComparedProblem): unknown {
  return { file, line: range.start.line + 1, code, severity, message };
}

function lineJson({ initialAssessment, minutes, codes, furtherCodes, texts }: ComparableLine): unknown {
  return {
    initialAssessment: initialAssessment === undefined ? null : formatIsoDate(initialAssessment),
    minutes: formatMinutes(minutes),
    base: codes.base ?? null,
    addOnUnits: codes.addOnUnits,
    ...(furtherCodes.length > 0 ? { furtherCodes } : {}),
    ...texts,
  };
}
